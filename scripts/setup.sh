#!/bin/sh
# Install what rdk is built with. Does nothing when everything is there.
#   scripts/setup.sh         what building and testing need
#   scripts/setup.sh --ci    and what .ci/run needs besides (a second compiler, gdb, valgrind, mingw-w64)
set -eu

packages="gcc g++ cmake ninja-build pkg-config check libffi-dev libyaml-dev libelf-dev libdw-dev"
ci_packages="clang clang-format libclang-rt-14-dev llvm valgrind gdb"
ci_packages="$ci_packages gcc-mingw-w64-x86-64-win32 g++-mingw-w64-x86-64-win32"

say() { printf 'setup: %s\n' "$*" >&2; }

case "${1-}" in
'') ;;
--ci) packages="$packages $ci_packages" ;;
-h | --help)
    sed -n '2,4s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
*)
    say "unknown argument '$1'; expected nothing, --ci or --help"
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    say "this is not a Debian system. rdk needs, by their Debian names:"
    say "  $packages"
    say "(a C17 compiler, CMake 3.25 or later, Ninja, pkg-config, Check, libffi, libyaml,"
    say "libelf, libdw)"
    for tool in cc c++ cmake ninja pkg-config; do
        command -v "$tool" >/dev/null 2>&1 || { say "missing: $tool"; exit 1; }
    done
    for module in check libffi yaml-0.1 libelf libdw; do
        pkg-config --exists "$module" || { say "missing: pkg-config module $module"; exit 1; }
    done
    exit 0
fi

missing=
for package in $packages; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        say "these packages are missing and there is no sudo to install them with:$missing"
        exit 1
    fi
    as_root=sudo
fi
say "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get -qq update
# shellcheck disable=SC2086 # a list of words is what is meant
$as_root apt-get -qq install -y --no-install-recommends $missing >/dev/null
