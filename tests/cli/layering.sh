#!/bin/sh
# Rooms include only the rooms that docs/architecture.md allows, and third-party headers have one door each.
self=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
cd "$1/src" || exit 1
failures=0

# room allowed-rooms...
while read -r room allowed; do
    [ -d "$room" ] || { echo "no room '$room'"; failures=$((failures + 1)); continue; }
    for other in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$room"/*.[ch] | sort -u); do
        case " $room $allowed " in
        *" $other "*) ;;
        *)
            grep -n "^#include \"$other/" "$room"/*.[ch] | sed "s/\$/: '$room' may not know '$other'/"
            failures=$((failures + 1))
            ;;
        esac
    done
done <<'ROOMS'
base
ir base
models base
facts base
source base
parse ir base
analysis ir models facts base
link facts models base
rules facts models base
findings facts base
report findings rules facts models base
command report findings rules link analysis parse source ir models facts base
ROOMS

for room in */; do
    grep -q "^${room%/}\\( \\|\$\\)" "$self" || { echo "room '${room%/}' is not in the table above"; failures=$((failures + 1)); }
done

# header rooms...
while read -r header rooms; do
    for file in $(grep -l "^#include <$header" ./*/*.[ch] ./*.c); do
        room=$(basename "$(dirname "$file")")
        case " $rooms " in
        *" $room "*) ;;
        *)
            echo "$file: <$header...> belongs to: $rooms"
            failures=$((failures + 1))
            ;;
        esac
    done
done <<'DOORS'
clang-c/ parse
yaml.h rules
xxhash.h findings
jansson.h source report rules command findings
DOORS
[ $failures -eq 0 ]
