#!/bin/sh
# Every format against its schema or its reader: the goldens, which are hostile, and reports of real runs.
. "$(dirname "$0")/../cli/lib.sh"
here=$SOURCE/tests/report

# The one that has the module: a python3 of another origin may come first on PATH.
python=
for candidate in /usr/bin/python3 python3; do
    "$candidate" -c 'import jsonschema' 2>/dev/null && python=$candidate && break
done
[ -n "$python" ] || { echo "python3-jsonschema is missing: tools/setup test"; exit 1; }

schema() {
    what="$2 against $1"
    "$python" -W ignore -m jsonschema -i "$2" "$here/$1" >out/stdout 2>out/stderr || fail "does not validate"
}

sarif() {
    schema sarif-schema-2.1.0.json "$1"
    what="$1 and code scanning"
    # what the schema cannot see, and what GitHub wants
    jq -e '
        def texts: [.. | objects | .text? | strings];
        .runs | length == 1 and (.[0] |
        .tool.driver.rules as $rules |
        (.columnKind == "unicodeCodePoints") and (.automationDetails.id | endswith("/")) and
        (.invocations[0].executionSuccessful | type == "boolean") and
        (texts | all(length > 0)) and
        ($rules | all(.help.text and .help.markdown and .shortDescription.text and .fullDescription.text and
            (.properties.precision | IN("very-high", "high", "medium", "low")) and
            (.properties["problem.severity"] | IN("error", "warning", "recommendation")) and
            (.shortDescription.text | length <= 1024) and (.fullDescription.text | length <= 1024) and
            (.properties.tags | length <= 10))) and
        (.results | length <= 25000) and
        (.results | all(
            (if has("ruleIndex") then $rules[.ruleIndex].id == .ruleId else true end) and
            (.locations | length == 1) and
            (.partialFingerprints["ftlintFingerprint/v1"] | length == 16) and
            ((.relatedLocations // []) as $related | .message.text as $text |
                $related | all(.id as $id | $text | contains("](\($id))"))) and
            ([.codeFlows[]?.threadFlows[].locations | length] | add // 0) <= 1000)) and
        ([.. | objects | .region? | objects] | all(
            .startLine == .endLine and .startLine >= 1 and .startColumn >= 1 and .endColumn >= .startColumn)) and
        ([.. | objects | .artifactLocation?.uri? | strings] | all(
            test("^[A-Za-z0-9._~/%-]+$") and (startswith("/") or startswith("./") | not))) and
        ([.results[] | has("suppressions")] | unique | length <= 1))' "$1" >out/stdout || fail "not as code scanning wants it"
}

xml() {
    what="$2 against $1"
    xmllint --noout --schema "$here/$1" "$2" >out/stdout 2>out/stderr || fail "does not validate"
}

unique_fingerprints() {
    what="fingerprints of $1"
    jq -e '([.[].fingerprint] | unique | length) == length' "$1" >out/stdout || fail "not unique"
}

all_of() { # FOLDER/PREFIX
    sarif "$1.sarif"
    schema ../../docs/findings.schema.json "$1.json"
    schema gitlab.schema.json "$1.gitlab"
    unique_fingerprints "$1.gitlab"
    schema rdjson.schema.json "$1.rdjson"
    xml checkstyle.xsd "$1.checkstyle"
    xml junit.xsd "$1.junit"
    what="lines of $1.jsonl"
    jq -s '{findings: .}' "$1.jsonl" >out/lines && jq '{findings}' "$1.json" >out/whole
    cmp -s out/lines out/whole || fail "not the findings of $1.json"
    what="workflow commands of $1.github"
    "$python" "$here/check_github.py" "$1.github" "$1.json" >out/stdout 2>out/stderr || fail "$(tail -n 1 out/stderr)"
    what="$1.markdown"
    awk '/^\|/ { gsub(/\\\|/, ""); if (gsub(/\|/, "") != 5) exit 1 }' "$1.markdown" || fail "a row without four cells"
}

every_output() { # PREFIX
    for format in text concise json jsonl sarif github gitlab checkstyle junit rdjson markdown; do
        printf ' --output %s=%s.%s' "$format" "$1" "$format"
    done
}

mkdir golden real
for file in "$here"/golden.*; do
    cp "$file" "golden/report.${file##*.}"
done
# paths of findings are those of the project, as they must be shown
all_of golden/report

# A project with odd names, started in its root, below it and above it.
mkdir -p 'odd/.git' "odd/a b" && cp -R "$SOURCE/examples/inventory" 'odd/100% "in" #1' && module "odd/a b/x[1],y:z.c" odd
module "$(printf 'odd/a b/\303\251\377.c')" bytes
cd odd || exit 1
# shellcheck disable=SC2046
run 1 $(every_output ../real/root)
cp ../out/stdout ../real/root.stdout
(cd 'a b' && "$FTLINT" --format sarif >../../real/below.sarif 2>/dev/null)
cd .. || exit 1
"$FTLINT" --format sarif odd >real/above.sarif 2>/dev/null
all_of real/root
what='text on standard output'
cmp -s real/root.stdout real/root.text || fail "differs from the one in a file"
for view in below above; do
    sarif real/$view.sarif
    what="paths and fingerprints, started $view the root"
    jq -S '[.runs[0].results[] | {ruleId, locations, partialFingerprints}] | map(select(
        .locations[0].physicalLocation.artifactLocation.uri | startswith("a%20b/")))' real/$view.sarif >out/view
    jq -S '[.runs[0].results[] | {ruleId, locations, partialFingerprints}] | map(select(
        .locations[0].physicalLocation.artifactLocation.uri | startswith("a%20b/")))' real/root.sarif >out/root
    [ "$(jq length out/root)" -eq 2 ] || fail "no findings in 'a b'"
    cmp -s out/view out/root || fail "differ"
done
what='flows of SARIF'
jq -e '[.runs[0].results[].codeFlows[]?.threadFlows | length] | max == 2' real/root.sarif >out/stdout ||
    fail "no interleaving of two threads"

# Nothing found, and a file that cannot be analysed.
mkdir clean && harmless clean/a.c && harmless clean/b.c
# shellcheck disable=SC2046
run 0 clean/a.c $(every_output real/clean)
all_of real/clean
printf 'a\0b' >clean/b.c
# shellcheck disable=SC2046
run 2 clean/a.c clean/b.c $(every_output real/broken)
all_of real/broken
what='a file that was not analysed'
jq -e '.runs[0].invocations[0] | .executionSuccessful == false and
    (.toolExecutionNotifications | length) == 1' real/broken.sarif >out/stdout || fail "not in SARIF"
for format in json github gitlab checkstyle junit rdjson markdown; do
    grep -q 'not source text' real/broken.$format || fail "not in $format"
done
finish
