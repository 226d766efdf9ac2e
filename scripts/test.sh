#!/bin/sh
# Build rdk and run all of its tests.
#   scripts/test.sh [--build DIR] [--sanitize] [--clang] [CTEST-ARGUMENT...]
set -eu
cd "$(dirname "$0")/.."

build=
sanitize=OFF
compiler=
while [ $# -gt 0 ]; do
    case "$1" in
    --build) build=${2:?"--build needs a directory"}; shift 2 ;;
    --sanitize) sanitize=ON; shift ;;
    --clang) compiler=clang; shift ;;
    -h | --help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) break ;;
    esac
done
if [ -z "$build" ]; then
    build=build
    [ "$sanitize" = OFF ] || build=$build-sanitize
    [ -z "$compiler" ] || build=$build-$compiler
fi

scripts/setup.sh
if [ -n "$compiler" ]; then
    export CC=clang CXX=clang++
fi
cmake -S . -B "$build" -G Ninja -DRDK_BENCH=ON -DRDK_SANITIZE="$sanitize" >"${TMPDIR:-/tmp}/rdk-configure.$$" 2>&1 || {
    cat "${TMPDIR:-/tmp}/rdk-configure.$$" >&2
    rm -f "${TMPDIR:-/tmp}/rdk-configure.$$"
    exit 1
}
rm -f "${TMPDIR:-/tmp}/rdk-configure.$$"
ninja -C "$build" --quiet
ctest --test-dir "$build" --output-on-failure -j "$(nproc)" "$@"
