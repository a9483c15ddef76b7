#!/bin/sh
# Help, the manual page and the completions: from one table, complete, and accepted by those who read them.
. "$(dirname "$0")/lib.sh"
module proj/a.c a
commands=$("$FTLINT" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
options_of() { "$FTLINT" "$1" --help | sed -n 's/^  .* --\([a-z-]*\).*/\1/p' | sort -u; }

# On one screen of a large terminal.
for command in $commands docs; do
    run 0 "$command" --help
    [ "$(wc -l <out/stdout)" -le 80 ] || fail "longer than a screen"
    [ "$(awk '{ if (length($0) > n) n = length($0) } END { print n + 0 }' out/stdout)" -le 120 ] || fail "wider than a screen"
done
run 0 --help
for format in text concise json jsonl sarif github gitlab checkstyle junit rdjson markdown auto; do
    stdout_has " $format\\(,\\|\$\\)"
done

# The manual page names every command, option and format, and mandoc has nothing to say about it.
run 0 docs --man
cp out/stdout out/ftlint.1
what='mandoc'
mandoc -T lint -W warning out/ftlint.1 >out/stdout 2>&1 || fail "complains"
[ ! -s out/stdout ] || fail "complains"
mandoc -T ascii out/ftlint.1 | sed "s/.$(printf '\b')//g" >out/page
for command in $commands; do
    grep -q "^ *$command\b" out/page || fail "no command '$command'"
    for option in $(options_of "$command"); do
        grep -q -e "--$option\b" out/page || fail "no option '--$option'"
    done
done
for word in rdjson GITHUB_STEP_SUMMARY; do
    grep -q "$word" out/page || fail "no $word"
done
run 2 docs --man folder

# bash really completes.
run 0 completions bash
cp out/stdout out/ftlint.bash
what='completions bash'
bash -n out/ftlint.bash 2>out/stderr || fail "syntax"
shellcheck -s bash out/ftlint.bash >out/stdout 2>&1 || fail "shellcheck"

# completes 'COMMAND LINE' EXPECTED...: the last word is completed to these, in this order
completes() {
    what="completion of '$1'"
    line=$1
    shift
    bash --noprofile --norc -c '
        source out/ftlint.bash
        complete -p ftlint >/dev/null || exit 1
        read -ra COMP_WORDS <<<"${1//=/ = }"
        [[ $1 == *" " || $1 == *= ]] && COMP_WORDS+=("")
        [[ $1 == *= ]] && unset "COMP_WORDS[-1]"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _ftlint
        printf "%s\n" "${COMPREPLY[@]}"' bash "$line" >out/stdout 2>out/stderr || fail "failed"
    printf '%s\n' "$@" >out/expected
    cmp -s out/stdout out/expected || fail "not: $*"
}
completes 'ftlint --color ' auto always never
completes 'ftlint --color=al' always
completes 'ftlint --color=' auto always never
completes 'ftlint check --format js' json jsonl
completes 'ftlint -o s' sarif
completes 'ftlint rules --format ' text json
completes 'ftlint --statis' --statistics
completes 'ftlint rules --statis' ''
# shellcheck disable=SC2046
completes 'ftlint --select FT001,FT20' $("$FTLINT" rules | awk '$1 ~ /^FT20/ { print "FT001," $1 }')
completes 'ftlint explain borrowed-dict' borrowed-dict-item
completes 'ftlint help expl' explain
completes 'ftlint expl' explain
completes 'ftlint completions ' bash zsh fish
completes 'ftlint proj/' proj/a.c
completes 'ftlint --rules pr' proj
completes 'ftlint check pr' proj
completes 'ftlint --jobs ' ''
for command in $commands; do
    # shellcheck disable=SC2046
    completes "ftlint $command --" $("$FTLINT" "$command" --help | sed -n 's/^  .* \(--[a-z-]*\).*/\1/p')
done

run 0 completions zsh
cp out/stdout out/_ftlint
what='completions zsh'
zsh -f -n out/_ftlint 2>out/stderr || fail "syntax"
zsh -f -c 'autoload -Uz compinit && compinit -u -D && source out/_ftlint && [[ ${_comps[ftlint]} == _ftlint ]]' \
    >out/stdout 2>out/stderr || fail "does not load"
for option in $(options_of check); do
    grep -q -e "--${option}[]=[,}]" out/_ftlint || fail "no --$option"
done

run 0 completions fish
cp out/stdout out/ftlint.fish
what='completions fish'
HOME=$WORK fish --no-config -n out/ftlint.fish >out/stdout 2>out/stderr || fail "syntax"
fish_completes() {
    what="fish completion of '$1'"
    HOME=$WORK fish --no-config -c "source out/ftlint.fish; complete -C '$1'" 2>out/stderr | cut -f1 | sort >out/stdout
    shift
    printf '%s\n' "$@" | sort >out/expected
    cmp -s out/stdout out/expected || fail "not: $*"
}
fish_completes 'ftlint --color ' auto always never
fish_completes 'ftlint rules --format ' text json
fish_completes 'ftlint --statis' --statistics
fish_completes 'ftlint completions ' bash zsh fish
fish_completes 'ftlint explain borrowed-dict' borrowed-dict-item

run 2 completions
stderr_has 'for which shell? bash, zsh or fish'
run 2 completions tcsh
stderr_has 'for which shell?'

# Slips
run 2 --output githb proj
stderr_has "did you mean 'github'?"
run 2 explain FT11
stderr_has "unknown rule 'FT11', did you mean"
run 2 explain borowed-dict-item
stderr_has "did you mean 'borrowed-dict-item'?"
run 2 rules --formt json
stderr_has "did you mean '--format'?"

# Links on the rule's id
run 1 -q --links always proj
stdout_has "$(printf '\033]8;;https://.*/docs/rules/FT101.md\033\\\\FT101\033]8;;\033\\\\')"
run 1 -q --links never --color always proj
stdout_lacks "$(printf '\033]8')"
run 1 -q --color always proj
stdout_lacks "$(printf '\033]8')"

# What counts for the exit status
run 1 -q --fail-on error proj
run 1 -q --fail-on warning proj
run 0 -q --fail-on error --select FT005 --pedantic proj
finish
