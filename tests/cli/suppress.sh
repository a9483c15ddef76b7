#!/bin/sh
# Comments that suppress or postpone findings, and --fix.
. "$(dirname "$0")/lib.sh"
module proj/a.c a
call='PyDict_GetItemWithError(registry, key);'

# mark TEXT: the module with this comment behind the hazard
mark() {
    module proj/a.c a
    sed "s|$call|& $1|" proj/a.c >proj/marked.c
    mv proj/marked.c proj/a.c
}

mark '/* ftlint: ignore[FT101] never emptied */'
run 0 proj
stdout_empty
stderr_has '^no findings in 1 file, 1 suppressed; understood'
run 1 --no-suppressions proj
stdout_has 'FT101'
run 0 --require-reasons proj

mark '// ftlint: ignore[borrowed]'
run 0 proj
run 1 --require-reasons proj
stdout_has "^proj/a.c:10:[0-9]*: warning: No reason is given for 'ignore\[borrowed\]' \[FT904 suppression-without-reason\]"

mark '// ftlint: todo[FT101] move to GetItemRef'
run 0 proj
stdout_has '^proj/a.c:10:.* (to do: move to GetItemRef) \[FT101 borrowed-dict-item\]$'
stderr_has '^1 finding (1 [a-z]*) in 1 file, 1 marked to do; understood'
run 0 --format json -q proj
stdout_has '"state": "todo"'
stdout_has '"reason": "move to GetItemRef"'

mark '// noqa: borrowed-ref - manual fix needed'
run 0 proj
stdout_has '(to do: noqa: borrowed-ref - manual fix needed)'

# a text that looks like a comment is none
module proj/a.c a
sed 's|    (void)self;|& const char *s = "/* ftlint: ignore-file[FT101] */"; (void)s;|' proj/a.c >proj/b.c
mv proj/b.c proj/a.c
run 1 proj

# a suppression is in use even if its rule is not shown
mark '/* ftlint: ignore[FT101] never emptied */'
run 0 --ignore FT101 proj
run 0 --select FT903 proj
mark '/* ftlint: ignore[FT102] never emptied */'
run 1 --select FT903 proj
stdout_has "Nothing is left to ignore here for 'FT102' \[FT903 suppression-unused\]"

# --fix takes out what is of no use, and nothing else
sed 's|static PyMethodDef methods|// ftlint: ignore[FT102] alone on its line\n&|' proj/a.c >proj/b.c
mv proj/b.c proj/a.c
chmod 750 proj/a.c
run 1 --fix proj
stdout_has 'FT101'
stdout_lacks 'FT903'
stderr_has '^ftlint: note: mended 2 findings in 1 file$'
module out/clean.c a
cmp -s out/clean.c proj/a.c || fail 'the comments are not gone, or more than that is'
case $(ls -l proj/a.c) in
-rwxr-x---*) ;;
*) fail 'the mode of the file has changed' ;;
esac
run 1 --fix proj
cmp -s out/clean.c proj/a.c || fail 'a second --fix changes something'
ls -A proj | grep -v '^a\.c$' >out/stray && fail "stray files: $(cat out/stray)"

# through a link nothing is written
mark '/* ftlint: ignore[FT102] never emptied */'
mkdir linked
cp proj/a.c out/target.c
ln -s ../out/target.c linked/a.c
run 2 --fix linked/a.c
stderr_has "cannot mend '.*a.c': it is not a file of the project"
cmp -s proj/a.c out/target.c || fail 'the target of a link was written'
finish
