#!/bin/sh
# File names and source text that want to steer a terminal or the log of a CI job: no format lets them.
. "$(dirname "$0")/lib.sh"
escape=$(printf '\033')
csi=$(printf '\302\233')
turn=$(printf '\342\200\256')
cr=$(printf '\r')

cd proj || exit 1
hostile() {
    {
        printf '#include <Python.h>\n#line 7 "::set-output name=a::b"\n'
        printf 'static PyObject *get(PyObject *s, PyObject *d) { return PyDict_GetItemString(d, "%b"); }\n' \
            '##[set-output name=x]y ::error::z \033]0;title\a \302\233 \342\200\256 ##vso[task.x]'
        printf 'static PyMethodDef m[] = {{"::error file=x::%b", get, METH_O, NULL}, {NULL, NULL, 0, NULL}};\n' '##[error]\033[2J\0342\0200\0256'
        printf 'static struct PyModuleDef def = {PyModuleDef_HEAD_INIT, .m_name = "##[error]a\\n::error::b", .m_methods = m};\n'
        printf 'PyMODINIT_FUNC PyInit_a(void) { return PyModule_Create(&def); }\n'
    } >"$1"
}
hostile '::error file=a,line=1::b.c'
hostile "$(printf 'new\n::error::line.c')"
hostile "$(printf 'esc\033[2J\302\233\342\200\256.c')"
hostile '##[add-path]x.c'
hostile '##vso[task.y]z.c'
hostile '%0A::error::%25.c'
hostile "quote\"'<&>.c"
hostile "$(printf 'bad\377\376.c')"
printf 'int x = 1\0;\n' >' ::error::nul.c'
head -c 2000 /dev/zero >'::error::##[error]zero.c'

# No line that a runner takes for a command; outside of what is switched off, none but those of ftlint itself.
no_commands() {
    what="$1"
    for c in "$escape" "$csi" "$turn" "$cr"; do
        ! LC_ALL=C grep -q -F -e "$c" "$2" || fail "a character that steers the terminal"
    done
    # (what begins with "::" is read as such a command and no further)
    ! grep -v '^::' "$2" | grep -q -e '##[a-z]*\[' || fail 'a command in brackets'
    LC_ALL=C sed '/^::stop-commands::/,/^::ftlint-end-of-report-[0-9]*::$/d' "$2" | LC_ALL=C grep '^[[:space:]]*::' |
        LC_ALL=C grep -v -e '^::group::ftlint$' -e '^::endgroup::$' \
            -e '^::\(notice\|warning\|error\) \(file=[^:,]*,line=[0-9,a-zA-Z=]*,\|file=[^:,]*,\)\?title=[^:,]*::' >../out/commands &&
        fail "a command: $(head -n 1 ../out/commands)"
}
for format in text concise json jsonl sarif github gitlab checkstyle junit rdjson; do
    "$FTLINT" -v --pedantic --format $format . >../out/stdout 2>../out/stderr
    status=$?
    [ $status -eq 1 ] || [ $status -eq 2 ] || fail "$format: exit status $status"
    no_commands "$format, stdout" ../out/stdout
    no_commands "$format, stderr" ../out/stderr
    case $format in
    json | sarif | gitlab | rdjson)
        if command -v jq >/dev/null; then
            jq -e . ../out/stdout >/dev/null || fail "$format: invalid JSON"
        fi
        ;;
    esac
done
"$FTLINT" --format text -q . >../out/stdout 2>&1
grep -q '^\./::error file=a,line=1::b\.c:' ../out/stdout || fail 'the path is not spelled so that it is none'
run 2 "$(printf '::error::no\n##[error]\033[2J\302\233such.c')"
no_commands 'a name that is not there' ../out/stderr
printf '"%s": 1\n' '##[error]x' >.ftlint.yml
run 2 .
no_commands 'a key of the configuration' ../out/stderr
finish
