#!/bin/sh
# A repository whose configuration names programs for everything that git can run: none of them may run, and none may
# make git look anywhere else.
. "$(dirname "$0")/lib.sh"
git() { command git -c user.name=t -c user.email=t@t.invalid -c init.defaultBranch=main -c commit.gpgsign=false "$@" >/dev/null 2>&1; }

cd proj || exit 1
module a.c a
git init . || { echo 'git is needed'; exit 1; }
git add . && git commit -m first

cat >"$WORK/evil" <<CODE
#!/bin/sh
echo "\$*" >>'$WORK/ran'
cat
CODE
chmod +x "$WORK/evil"
for key in core.fsmonitor core.sshCommand core.pager core.editor core.askPass core.gitProxy diff.external diff.x.command \
    diff.x.textconv filter.x.clean filter.x.smudge filter.y.process 'filter.a=b c.clean' alias.diff alias.ls-files \
    credential.helper gpg.program interactive.diffFilter pager.diff; do
    git config "$key" "$WORK/evil"
done
git config filter.y.required true
mkdir "$WORK/hooks"
for hook in post-index-change pre-commit post-checkout reference-transaction; do
    cp "$WORK/evil" "$WORK/hooks/$hook"
    cp "$WORK/evil" .git/hooks/$hook
done
git config core.hooksPath "$WORK/hooks"
printf '*.c diff=x filter=x\n*.h filter=y\n*.cc filter="a=b c"\n' | tee .git/info/attributes >.gitattributes
module b.c b
harmless c.h
harmless d.cc
rm -f "$WORK/ran"
run 1 --changed-since HEAD --format concise
stdout_has '^b.c:10:'
[ ! -e "$WORK/ran" ] || fail "a filter or another program of the configuration ran"

# a file that only its time says is changed makes git write its index, and that calls a hook
touch -d '2001-01-01 00:00:00' a.c 2>/dev/null || touch -t 200101010000 a.c
git config core.hooksPath .git/hooks
run 1 --changed-since HEAD --format concise
[ ! -e "$WORK/ran" ] || fail "a hook ran"
git diff # what the test is about does happen without ftlint's care
[ -e "$WORK/ran" ] || fail "the test tests nothing"
rm -f "$WORK/ran"

# objects that are missing are not fetched by what the configuration says
cp -R "$WORK/proj" "$WORK/partial"
cd "$WORK/partial" || exit 1
git config extensions.partialClone origin
git config core.repositoryFormatVersion 1
git config remote.origin.url "ssh://nowhere.invalid/x"
git config remote.origin.promisor true
git config remote.origin.uploadpack "$WORK/evil"
rm -f "$WORK/ran"
blob=$(command git rev-parse HEAD:a.c)
rm -f ".git/objects/$(printf %.2s "$blob")/${blob#??}"
echo >>a.c
run 2 --changed-since HEAD
stderr_has 'error: git '
[ ! -e "$WORK/ran" ] || fail "a transport ran"

# the top of the work tree is where .git is, whatever core.worktree says
cd "$WORK/proj" || exit 1
git config core.worktree /
run 2 --changed-since HEAD
stderr_has 'is not in a git repository'
git config --unset core.worktree

# a folder of the checkout that is a bare repository is none
mkdir "$WORK/plain" && cd "$WORK/plain" || exit 1
git init --bare sub
mkdir -p sub/work
module sub/a.c a
command git -C sub config core.bare false
command git -C sub config core.worktree "$WORK/plain/sub"
command git -C sub config core.fsmonitor "$WORK/evil"
cd sub || exit 1
run 2 --changed-since HEAD
[ ! -e "$WORK/ran" ] || fail "the configuration of a bare repository in the checkout was used"
finish
