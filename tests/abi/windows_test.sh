#!/bin/sh
# windows_test.sh CC CXX INCLUDE WORK [FLAGS...]: clusapi.h and resapi.h compile for Windows, without
# our windows.h and without a warning, and agree with the facts there too.
set -eu
cc=$1 cxx=$2 include=$3 work=$4
shift 4
here=$(dirname "$0")
rm -rf "$work"
mkdir -p "$work/include"
for part in clusapi clusapi.h resapi resapi.h; do
    ln -s "$include/$part" "$work/include/$part"
done
printf '#include <windows.h>\n#include <resapi.h>\nextern int rdk_windows_test;\n' >"$work/alone.c"
for level in 0x600 0x701 0xC05; do
    awk -v level="$level" -f "$here/generate.awk" "$here"/facts/clusapi-*.tsv >"$work/abi.c"
    for standard in c11 c17; do
        "$cc" -x c -std=$standard "$@" -I"$work/include" -Wall -Wextra -Wpedantic -Werror \
            -fsyntax-only "$work/alone.c"
        "$cc" -x c -std=$standard "$@" -I"$work/include" -fsyntax-only "$work/abi.c"
    done
    for standard in c++11 c++17; do
        "$cxx" -x c++ -std=$standard "$@" -I"$work/include" -Wall -Wextra -Wpedantic -Werror \
            -fsyntax-only "$work/alone.c"
        "$cxx" -x c++ -std=$standard "$@" -I"$work/include" -fsyntax-only "$work/abi.c"
    done
done
