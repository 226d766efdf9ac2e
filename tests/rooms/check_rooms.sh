#!/bin/sh
# check_rooms.sh ROOT: who includes whom, compared with the table in docs/architecture.md.
# Prints each arrow that the table does not have; exits 1 when there is one.
set -eu
cd "$1"
faults=0

fault() {
    printf '%s\n' "$1"
    faults=$((faults + 1))
}

# The rooms that the table lets a room include: "base names abi".
allowed() {
    sed -n "s/^| harness\\/$1 | \\(.*\\) |\$/\\1/p" docs/architecture.md |
        tr ',' '\n' | sed -n 's/^ *\([a-z]*\) *$/\1/p' | tr '\n' ' '
}

for folder in harness/*/; do
    room=$(basename "$folder")
    grep -q "^| harness/$room |" docs/architecture.md || {
        fault "harness/$room: has no row in docs/architecture.md"
        continue
    }
    permitted=" $room $(allowed "$room") "
    for file in "$folder"*.c "$folder"*.h; do
        [ -e "$file" ] || continue
        for target in $(sed -n 's/^ *# *include *"\([a-z]*\)\/[^"]*".*/\1/p' "$file" | sort -u); do
            case "$permitted" in
            *" $target "*) ;;
            *) fault "$file: includes $target/, which harness/$room may not" ;;
            esac
        done
    done
    [ -e "${folder}CMakeLists.txt" ] || continue
    # The words between USES and the next keyword or the closing parenthesis.
    uses=$(tr '\n' ' ' <"${folder}CMakeLists.txt" |
        sed -n 's/.*rdk_add_room( *'"$room"' [^)]* USES \([^)]*\)).*/\1/p' | sed 's/ [A-Z].*//')
    for target in $uses; do
        case "$permitted" in
        *" $target "*) ;;
        *) fault "${folder}CMakeLists.txt: uses $target, which harness/$room may not" ;;
        esac
    done
done

for file in sdk/include/*.h sdk/include/clusapi/*.h sdk/include/resapi/*.h; do
    [ -e "$file" ] || continue
    ! grep -q '^ *# *include *[<"]rdk/' "$file" ||
        fault "$file: includes rdk/, which the headers of Microsoft's names may not"
done

for file in samples/*/*.c samples/*/*.h; do
    [ -e "$file" ] || continue
    for header in $(sed -n 's/^ *# *include *<\([^>]*\)>.*/\1/p' "$file"); do
        case "$header" in
        windows.h | clusapi.h | resapi.h | strsafe.h | rdk/*) ;;
        assert.h | limits.h | stdarg.h | stdbool.h | stddef.h | stdint.h | stdlib.h | string.h | wchar.h) ;;
        libvirt/*) ;;
        *) fault "$file: includes <$header>, which is not of the SDK or of C" ;;
        esac
    done
    for header in $(sed -n 's/^ *# *include *"\([^"]*\)".*/\1/p' "$file"); do
        [ -e "$(dirname "$file")/$header" ] ||
            fault "$file: includes \"$header\", which is not of the sample"
    done
done

[ "$faults" -eq 0 ] || exit 1
