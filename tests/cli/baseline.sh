#!/bin/sh
# ftlint baseline, and check with a baseline.
. "$(dirname "$0")/lib.sh"
mkdir proj/src proj/.git
module proj/src/a.c a
cd proj || exit 1

run 2 baseline
stderr_has "baseline: expected 'write', 'check' or 'prune'"
run 2 baseline wirte
stderr_has "found 'wirte'"
run 2 baseline prune
stderr_has "no baseline '.*/.ftlint-baseline.json': 'ftlint baseline write' makes one"
run 1 baseline check
stdout_has '^src/a.c:10: FT101 PyDict_GetItemWithError in lookup: not in the baseline$'

run 0 baseline write
stderr_has '^ftlint: 1 finding in .ftlint-baseline.json$'
[ "$(wc -l <.ftlint-baseline.json)" -eq 3 ] || fail 'one entry per line, a first and a last line'
grep -q '[0-9]:[0-9]' .ftlint-baseline.json && fail 'a line number in the baseline'
cp .ftlint-baseline.json "$WORK/out/first"
run 0
stderr_has '^no findings in 1 file, 1 in the baseline; '
run 1 --no-baseline
run 0 baseline check
stdout_empty
run 0 baseline write
cmp -s .ftlint-baseline.json "$WORK/out/first" || fail 'written again it is another'

# from elsewhere: paths count from the top of the project
run 0 -q src
(cd src && "$FTLINT" -q) || fail 'not found from a folder within'
(cd .. && "$FTLINT" -q proj) || fail 'not found from outside'

# moved, reformatted, renamed
sed '3s/^/\n\n\n/; s/GetItemWithError(registry, key)/GetItemWithError(registry,\n            key)/' src/a.c >src/b.c
rm src/a.c
run 0
stderr_lacks 'prune'

# a second one of the kind is new
sed 's/^    if (found == NULL)$/    found = PyDict_GetItemWithError(registry, found);\n&/' src/b.c >src/c.c
mv src/c.c src/b.c
run 1 --format concise
[ "$(wc -l <"$WORK/out/stdout")" -eq 1 ] || fail 'one is new, not more'

# mended: said, and taken out
harmless src/b.c
run 0
stderr_has "the baseline holds 1 finding that is gone: 'ftlint baseline prune' takes it out"
run 1 baseline check
stdout_has '^src/a.c: FT101 PyDict_GetItemWithError in lookup: in the baseline 1 time more than found$'
run 0 baseline prune
run 0 baseline check
stderr_has '^ftlint: 0 new, 0 gone, of 0 in '

# what a run does not look at is neither new nor gone
module src/x.c x
module src/y.c y
run 0 baseline write
run 0 src/x.c
stderr_lacks prune
run 0 --ignore borrowed
stderr_lacks prune
rm -f other.json
run 0 baseline write --baseline other.json src/x.c
run 0 baseline write --baseline other.json src/y.c
cmp -s other.json .ftlint-baseline.json || fail 'two halves are not the whole'

# bad files are errors, and nothing is lost
run 2 --baseline nowhere.json
stderr_has "cannot read 'nowhere.json'"
stdout_has FT101
echo '{' >broken.json
run 2 --baseline broken.json
stderr_has '^ftlint: error: broken.json:[0-9]*:[0-9]*: '
run 2 baseline write --baseline broken.json
grep -q '^{$' broken.json || fail 'a broken file was overwritten'
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod 500 locked
    run 2 baseline write --baseline locked/b.json
    stderr_has "cannot write 'locked/b.json'"
fi
run 2 baseline write --baseline nowhere/b.json
stderr_has "cannot write 'nowhere/b.json': no such file or directory"
finish
