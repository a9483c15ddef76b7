#!/bin/sh
# Nothing that is outside of the checkout comes out in a report or a message, and nothing outside of it is written: links,
# includes that spell any path, #embed, flags of compile_commands.json, configuration, output files.
. "$(dirname "$0")/lib.sh"
secret=SECRET_7f3a # never spelled in the checkout

mkdir secrets secrets/sub
echo "$secret" >secrets/token
echo "$secret" >secrets/token.h
echo "#define NAME $secret" >secrets/macros
echo "$secret: {$secret: [$secret" >secrets/config
cd proj || exit 1
mkdir .git
ln -s ../secrets/token link.h
ln -s ../secrets/token.h header.h
ln -s "$WORK/secrets" folder
ln -s "$WORK/secrets/sub" up

# outside NAME PREPROCESSOR_LINES: findings whose texts name whatever the lines make.
outside() {
    {
        printf '#include <Python.h>\nstruct\n%b\n{ PyObject *cache; int n; };\ntypedef struct { PyObject_HEAD struct\n%b\nin; } Obj;\n' "$2" "$2"
        cat <<'CODE'
static PyObject *get(PyObject *self, PyObject *a)
{
    Obj *o = (Obj *)self;
    o->in.n++;
    return Py_NewRef(a);
}
static PyMethodDef methods[] = {{"get", get, METH_O, NULL}, {NULL, NULL, 0, NULL}};
CODE
    } >"$1"
}

all_silent() {
    for format in text sarif; do
        "$FTLINT" --pedantic -v --format $format "$@" >"$WORK/out/stdout" 2>"$WORK/out/stderr" </dev/null
        status=$?
        what="ftlint --format $format $*"
        [ $status -le 2 ] || fail "exit status $status"
        stdout_lacks $secret
        stderr_lacks $secret
    done
}

outside plain.c plain_name
run 1 plain.c
stdout_has 'plain_name.n' # the test would see it
rm plain.c

outside a.c '#include "../secrets/token"'
outside b.c '#inc\\\nlude "../secrets/token"'
outside c.c "#undef P\n#define P \"$WORK/secrets/token\"\n#include P"
outside d.c '#include "link.h"'
outside e.c '#include "folder/token"'
outside f.c '#include "folder/token.h"'
outside g.c '#include "up/../token"'
outside h.c '#undef P\n#define P <../secrets/token>\n#include P'
outside i.c '%:include "header.h"'
outside j.c "#include_next \"$WORK/secrets/token\""
all_silent .
rm -- *.c

# Flags that a database asks for
outside a.c NAME
for flag in "-include $WORK/secrets/macros" "-imacros $WORK/secrets/macros" "-include ../secrets/macros" \
    "-I$WORK/secrets -include macros" "-Xclang -include -Xclang $WORK/secrets/macros" "@$WORK/secrets/flags" \
    "-iprefix $WORK/secrets -iwithprefix -include macros" "--config=$WORK/secrets/flags" "-ivfsoverlay $WORK/secrets/config"; do
    echo "-include $WORK/secrets/macros" >"$WORK/secrets/flags"
    printf '[{"directory": "%s", "file": "a.c", "command": "cc %s -c a.c"}]' "$WORK/proj" "$flag" >compile_commands.json
    "$FTLINT" --pedantic a.c >"$WORK/out/stdout" 2>"$WORK/out/stderr"
    what="ftlint with $flag"
    stdout_lacks $secret
    stderr_lacks $secret
done
# ... and what they would write or run
printf '[{"directory": "%s", "file": "a.c", "arguments": ["cc", "-MD", "-MF", "x.d", "-o", "x.o", "-save-temps", "-ftime-trace=x.t",
"-serialize-diagnostics", "x.dia", "-fmodules", "-fmodules-cache-path=%s/cache", "-fplugin=%s/x.so", "-Xclang", "-load", "-Xclang", "./x.so",
"-working-directory=/", "-MJ", "x.json", "-dependency-file", "x.dep", "-fcrash-diagnostics-dir=.", "-include", "/dev/zero", "-c", "a.c"]}]' \
    "$WORK/proj" "$WORK" "$WORK" >compile_commands.json
find "$WORK/proj" "$WORK/secrets" | LC_ALL=C sort >"$WORK/out/before"
run 1 a.c
find "$WORK/proj" "$WORK/secrets" | LC_ALL=C sort >"$WORK/out/after"
cmp -s "$WORK/out/before" "$WORK/out/after" || fail "files were written"
rm compile_commands.json a.c

# #embed is a 0: no byte of the file decides anything
cat >a.c <<CODE
#include <Python.h>
enum { A =
#embed "$WORK/secrets/token" limit(1)
, B =
%: /* x
*/ em\\
bed "../secrets/token" limit(1)
};
static PyObject *get(PyObject *self, PyObject *d) { char a[A + 7], b[B + 8]; return PyDict_GetItem(d, self); }
CODE
run 0 dump --ir a.c:get
stdout_has '@a: char.7.$'
stdout_has '@b: char.8.$'
rm a.c

# Links in the place of files that ftlint reads, and messages about what is wrong with them
module a.c a
ln -s ../secrets/config .ftlint.yml
run 2 a.c
stderr_has 'a link that leads out of the project'
stderr_lacks $secret
run 2 --config .ftlint.yml a.c
stderr_lacks $secret
rm .ftlint.yml
ln -s ../secrets/config compile_commands.json
"$FTLINT" a.c >"$WORK/out/stdout" 2>"$WORK/out/stderr"
stderr_has 'not valid JSON'
stderr_lacks $secret
run 2 -p . a.c
stderr_lacks $secret
rm compile_commands.json
ln -s ../secrets/config ftlint-baseline.json
run 2 --baseline ftlint-baseline.json a.c
stderr_lacks $secret
cp ../secrets/config ../secrets/rule.yml
ln -s ../secrets rules
run 2 --rules rules a.c
stderr_lacks $secret
rm rules
mkdir rules && ln -s ../../secrets/rule.yml rules/rule.yml
run 2 --rules rules a.c
stderr_lacks $secret
rm -r rules ftlint-baseline.json

# A source that is a link out of the checkout, even if it is named: hooks name what a change has
outside ../secrets/b.c $secret
ln -s ../secrets/b.c b.c
run 2 b.c
stderr_has "cannot read 'b.c': a link that leads out of the project"
stderr_lacks $secret
run 2 folder
stderr_lacks $secret
run 1 -q .
stdout_lacks $secret
rm b.c

# Output files: not through links that lead out, not into .git
echo precious >../secrets/precious
mkdir .git/hooks
ln -s ../secrets/precious report.txt
ln -s ../secrets reports
ln -s .git gitlink
for file in report.txt reports/new.txt .git/config .git/hooks/post-checkout gitlink/config .GIT/config; do
    run 2 -o text=$file a.c
    stderr_has "cannot write '$file': a link that leads out of the project, or a place in .git"
    printf 'output: text=%s\n' $file >.ftlint.yml
    run 2 a.c
    rm .ftlint.yml
done
run 2 baseline write --baseline report.txt a.c
[ "$(cat ../secrets/precious)" = precious ] || fail "written through a link"
[ ! -e ../secrets/new.txt ] || fail "written into a folder outside"
[ ! -e .git/config ] || fail "written into .git"
ln -s ../secrets/not-there dangling.txt
run 1 -q -o text=dangling.txt a.c
[ ! -e ../secrets/not-there ] || fail "written through a dangling link"

# --fix mends files of the project only
sed 's|\(PyDict_GetItemWithError(registry, key);\)|\1 // ftlint: ignore[FT102] no reason|' a.c >../secrets/fix.c
cp ../secrets/fix.c ../secrets/fix.h
ln -s ../secrets/fix.h fix.h
echo '#include "fix.h"' >c.c
"$FTLINT" --fix --pedantic . >"$WORK/out/stdout" 2>&1
cmp -s ../secrets/fix.c ../secrets/fix.h || fail "--fix wrote through a link"
finish
