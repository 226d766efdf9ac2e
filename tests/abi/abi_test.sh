#!/bin/sh
# abi_test.sh COMPILER LANGUAGE LEVEL INCLUDE WORK [FACTS]: checks clusapi.h, resapi.h and
# what windows.h has of winbase-constants against the facts, at one level of CLUSAPI_VERSION.
# Inline functions of the headers may want librdk: nothing here calls one, so the linker drops them.
set -eu
compiler=$1 language=$2 level=$3 include=$4 work=$5
here=$(dirname "$0")
facts=${6:-$here/facts}
mkdir -p "$work"
rm -f "$work/abi"
awk -v level="$level" -f "$here/generate.awk" "$facts"/*.tsv >"$work/abi.c"
case $language in
c) standard=c11 ;;
*) standard=c++11 ;;
esac
"$compiler" -x "$language" -std=$standard -fshort-wchar -Wall -Wextra -Werror \
    -I"$include" -I"$include/win32" "$work/abi.c" -ffunction-sections -Wl,--gc-sections \
    -o "$work/abi"
"$work/abi"
