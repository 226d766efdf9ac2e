#!/bin/sh
# macros_test.sh COMPILER LANGUAGE STANDARD INCLUDE WORK: the macros of clusapi.h and resapi.h
# have the right values, without a warning, and a plugin exports its entry points by their plain
# names whatever its language and visibility.
set -u
compiler=$1 language=$2 standard=$3 include=$4 work=$5
here=$(dirname "$0")
mkdir -p "$work"
failures=0
warnings="-Wall -Wextra -Wpedantic -Werror"
[ "$language" = c ] && warnings="$warnings -Wconversion"

# shellcheck disable=SC2086
"$compiler" -x "$language" -std="$standard" -fshort-wchar $warnings -fvisibility=hidden -fPIC \
    -ffunction-sections \
    -I"$include" -I"$include/win32" -include rdk/wchar.h -c "$here/macros_probe.c" \
    -o "$work/probe.o" || exit 1
# Inline functions of the headers may want librdk: nothing here calls one, so the linker drops them.
"$compiler" -Wl,--gc-sections "$work/probe.o" -o "$work/probe" && "$work/probe" || failures=1
"$compiler" -shared "$work/probe.o" -o "$work/probe.so" || failures=1
for name in Startup StartupEx; do
    if ! nm -D --defined-only "$work/probe.so" | grep -q " T $name\$"; then
        echo "FAILED: $name is not exported by that name"
        failures=1
    fi
done
exit $failures
