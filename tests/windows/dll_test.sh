#!/bin/sh
# Builds dummy.dll as the last section of docs/writing-a-plugin.md says.
#   dll_test.sh MINGW-GCC SOURCE-DIRECTORY OUTPUT-DIRECTORY
set -eu
gcc=$1
root=$2
out=$3
"$gcc" -std=c17 -Wall -Wextra -Werror -D_WIN32_WINNT=0x0A00 \
    -I"$root/sdk/include" -I"$root/sdk/src" -shared -o "$out/dummy.dll" \
    "$root"/samples/dummy/*.c \
    "$root"/sdk/src/helpers/*.c "$root"/sdk/src/helpers/windows/*.c \
    "$root"/sdk/src/resutil/property_list_*.c "$root"/sdk/src/resutil/format.c \
    -lclusapi -lresutils
grep -q StartupEx "$out/dummy.dll" || { echo "dummy.dll: StartupEx is not exported" >&2; exit 1; }
