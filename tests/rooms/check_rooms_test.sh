#!/bin/sh
# check_rooms_test.sh ROOT: the check of the rooms sees an arrow that must not be there.
set -eu
root=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir -p "$scratch/docs" "$scratch/harness/base" "$scratch/harness/monitor" "$scratch/samples/x"
cp "$root/docs/architecture.md" "$scratch/docs/"
printf '#include "base/err.h"\n' >"$scratch/harness/base/fine.c"
sh "$root/tests/rooms/check_rooms.sh" "$scratch" || { echo "a sound tree was refused"; exit 1; }

expect_fault() {
    if output=$(sh "$root/tests/rooms/check_rooms.sh" "$scratch"); then
        echo "not seen: $1"
        exit 1
    fi
    case "$output" in
    *"$1"*) ;;
    *) echo "expected '$1', got: $output"; exit 1 ;;
    esac
}

printf '#include "run/run.h"\n' >"$scratch/harness/base/wrong.c"
expect_fault "harness/base/wrong.c: includes run/"
rm "$scratch/harness/base/wrong.c"

printf 'rdk_add_room(monitor\n  SOURCES a.c\n  USES base wire\n  LIBS x)\n' \
    >"$scratch/harness/monitor/CMakeLists.txt"
expect_fault "harness/monitor/CMakeLists.txt: uses wire"
rm "$scratch/harness/monitor/CMakeLists.txt"

printf '#include <pthread.h>\n' >"$scratch/samples/x/x.c"
expect_fault "includes <pthread.h>"
