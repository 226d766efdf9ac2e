#!/bin/sh
# guard_test.sh COMPILER LANGUAGE INCLUDE LIBRDK WORK: what rdk/wchar.h promises, for one compiler
# and one language (c or c++).
set -u
compiler=$1 language=$2 include=$3 librdk=$4 work=$5
here=$(dirname "$0")
rm -rf "$work"
mkdir -p "$work"
failures=0

fail() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}

guarded() {
    "$compiler" -x "$language" -fshort-wchar -I"$include" -include rdk/wchar.h "$@"
}

# Each function binds to librdk, at each level of optimisation, with and without headers, and does
# in 16 bits what it should.
case $language in
c) standards="c11 gnu17" headers="0 1 2" ;;
*) standards="c++11 gnu++17" headers="0 1 2 3" ;;
esac
for standard in $standards; do
    for optimisation in -O0 -O2 "-O2 -D_FORTIFY_SOURCE=2"; do
        for header in $headers; do
            what="$standard $optimisation headers $header"
            # shellcheck disable=SC2086
            if ! guarded -std="$standard" $optimisation -Wall -Wextra -Wpedantic -Werror \
                -DHEADERS="$header" -Wno-macro-redefined -D__STDC_WANT_LIB_EXT2__=0 \
                -c "$here/guard_probe.c" -o "$work/probe.o" 2>"$work/log"; then
                # gcc does not know -Wno-macro-redefined, but says so only beside other trouble.
                cat "$work/log"
                fail "does not compile: $what"
                continue
            fi
            foreign=$(nm -u "$work/probe.o" |
                grep -E ' (__)?(wcs|wmem|wcp|w?mbs|wctomb|v?f?s?wprintf|vswprintf)' || true)
            [ -z "$foreign" ] || fail "binds to the C library: $what:$foreign"
            if "$compiler" "$work/probe.o" "$librdk" -Wl,-rpath,"$(dirname "$librdk")" \
                -o "$work/probe"; then
                "$work/probe" || fail "a wrong result: $what"
            else
                fail "does not link: $what"
            fi
        done
    done
done

# An overflow that the compiler can see ends the process. C++ has no such check for wide functions.
if [ "$language" = c ]; then
    guarded -O2 -D_FORTIFY_SOURCE=2 -DOVERFLOW -DHEADERS=1 -Wno-unused-function -w \
        "$here/guard_probe.c" -x none "$librdk" -Wl,-rpath,"$(dirname "$librdk")" -o "$work/overflow"
    (ulimit -c 0; "$work/overflow") 2>"$work/log" && fail "an overflow goes unseen"
    grep -q 'buffer overflow' "$work/log" || fail "an overflow is not named"
fi

# A call of a function that librdk does not have is refused; its name alone is not.
missing=$(sed -n 's/^extern .*[ *]\([a-z_]*\)(.*/\1/p' "$include/rdk/wchar/missing.h")
[ "$(echo "$missing" | wc -w)" -ge 20 ] || fail "the list of missing functions is not understood"
cat >"$work/missing.c" <<'END'
#include <stdio.h>
#include <time.h>
#include <wchar.h>
#ifdef CALL
#define ARGUMENTS_fgetws (wide, 1, stdin)
#define ARGUMENTS_wcsftime (wide, 1, wide, (struct tm *)0)
#define ARGUMENTS_mbsrtowcs (wide, (const char **)0, 1, (mbstate_t *)0)
#define ARGUMENTS_wcrtomb ((char *)0, L'a', (mbstate_t *)0)
#define ARGUMENTS_swscanf (wide, L"%d", (int *)0)
#define ARGUMENTS_wcstold (wide, (wchar_t **)0)
#define PASTE(a, b) a##b
#define CALL_OF(name) name PASTE(ARGUMENTS_, name)
void probe(wchar_t *wide);
void probe(wchar_t *wide)
{
    (void)wide;
    (void)CALL_OF(CALL);
}
#endif
END
for function in fgetws wcsftime mbsrtowcs wcrtomb swscanf wcstold; do
    echo "$missing" | grep -qx "$function" || fail "$function is not in the list"
    guarded -O1 -DCALL="$function" -c "$work/missing.c" -o "$work/missing.o" 2>"$work/log" &&
        fail "a call of $function compiles"
    grep -q '32-bit characters' "$work/log" || fail "a call of $function is not explained"
done
guarded -O1 -c "$work/missing.c" -o "$work/missing.o" || fail "names alone do not compile"

# Without the flag nothing compiles, and the message names it.
echo 'int unused;' >"$work/flag.c"
"$compiler" -x "$language" -I"$include" -include rdk/wchar.h -c "$work/flag.c" \
    -o "$work/flag.o" 2>"$work/log" && fail "compiles without -fshort-wchar"
grep -q 'fshort-wchar' "$work/log" || fail "the message does not name the flag"

# The mark is exported in spite of hidden visibility and --gc-sections, once for many sources, and
# left out where it has no place.
for part in a b; do
    echo "int part_$part; int get_$part(void); int get_$part(void) { return part_$part; }" \
        >"$work/$part.c"
    guarded -O2 -fPIC -fvisibility=hidden -fdata-sections -ffunction-sections \
        -c "$work/$part.c" -o "$work/$part.o"
    guarded -O2 -fPIC -DRDK_NO_PLUGIN_TAG -c "$work/$part.c" -o "$work/$part-untagged.o"
done
"$compiler" -shared -Wl,--gc-sections "$work/a.o" "$work/b.o" -o "$work/tagged.so" ||
    fail "two sources of a plugin do not link"
[ "$(nm -D --defined-only "$work/tagged.so" | grep -c ' rdk_plugin_wchar16$')" = 1 ] ||
    fail "the plugin has no mark"
"$compiler" -shared "$work/a-untagged.o" "$work/b-untagged.o" -o "$work/untagged.so"
nm "$work/untagged.so" | grep -q rdk_plugin_wchar16 && fail "RDK_NO_PLUGIN_TAG leaves the mark"
nm -D "$librdk" | grep -q rdk_plugin_wchar16 && fail "librdk has the mark"

[ "$failures" = 0 ] && echo "all good: $compiler $language"
[ "$failures" = 0 ]
