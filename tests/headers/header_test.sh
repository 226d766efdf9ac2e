#!/bin/sh
# header_test.sh COMPILER LANGUAGE STANDARD INCLUDE WORK: each public header compiles alone, twice in
# one source, with and without the guard of rdk/wchar.h before it, without a single warning.
set -u
compiler=$1 language=$2 standard=$3 include=$4 work=$5
mkdir -p "$work"
failures=0
count=0

# compile HEADER FLAGS...
compile() {
    header=$1
    shift
    printf '#include <%s>\n#include <%s>\nextern int rdk_headers_test;\n' "$header" "$header" \
        >"$work/header.c"
    if ! "$compiler" -x "$language" -std="$standard" -fshort-wchar -Wall -Wextra -Wpedantic \
        -Werror -I"$include" -I"$include/win32" "$@" -fsyntax-only "$work/header.c" \
        >"$work/log" 2>&1; then
        echo "FAILED: $header $*"
        head -8 "$work/log"
        failures=$((failures + 1))
    fi
    count=$((count + 1))
}

for header in "$include"/*.h "$include"/rdk/*.h "$include"/win32/*.h; do
    [ -e "$header" ] || continue
    name=${header#"$include"/}
    compile "${name#win32/}"
    compile "${name#win32/}" -include rdk/wchar.h
done

echo "$count compilations, $failures failed"
[ "$count" -ge 8 ] && [ "$failures" = 0 ]
