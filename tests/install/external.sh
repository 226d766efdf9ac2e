#!/bin/sh
# external.sh CMAKE BUILD PROJECT CC: install rdk, build an author's project against what was
# installed, by CMake and by pkg-config, and play its scenario with the rdk that was installed.
set -eu
cmake=$1
build=$2
project=$3
cc=$4
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

# The prefix is what this build was configured for; DESTDIR would leave wrong paths in rdk.pc.
"$cmake" -S "$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$build/CMakeCache.txt")" \
    -B "$prefix/build" -G Ninja -DCMAKE_INSTALL_PREFIX="$prefix/root" -DRDK_TESTS=OFF \
    -DCMAKE_C_COMPILER="$cc" -DCMAKE_BUILD_TYPE=Debug >"$prefix/log" 2>&1 ||
    { cat "$prefix/log"; exit 1; }
"$cmake" --build "$prefix/build" --target install >"$prefix/log" 2>&1 ||
    { tail -n 30 "$prefix/log"; exit 1; }
rm -rf "$prefix/build"

root=$prefix/root
packages=$(dirname "$(find "$root" -name rdk.pc)")
[ -x "$root/bin/rdk" ] || { echo "rdk was not installed"; exit 1; }

"$cmake" -S "$project" -B "$prefix/author" -DCMAKE_PREFIX_PATH="$root" \
    -DCMAKE_C_COMPILER="$cc" >"$prefix/log" 2>&1 || { cat "$prefix/log"; exit 1; }
"$cmake" --build "$prefix/author" >"$prefix/log" 2>&1 || { cat "$prefix/log"; exit 1; }
"$root/bin/rdk" run "$prefix/author/external.so" "$project/external.yaml"

# shellcheck disable=SC2046 # options are words
"$cc" -shared -fPIC -Wall -Werror "$project/external.c" -o "$prefix/external.so" \
    $(PKG_CONFIG_PATH="$packages" pkg-config --cflags --libs rdk) -Wl,-rpath,"$packages/.."
"$root/bin/rdk" run "$prefix/external.so" "$project/external.yaml"
