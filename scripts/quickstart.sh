#!/bin/sh
# Build rdk and let it judge the sample plugin by all of its scenarios.
set -eu
cd "$(dirname "$0")/.."

scripts/setup.sh
cmake -S . -B build -G Ninja >build.log 2>&1 || { cat build.log >&2; rm -f build.log; exit 1; }
rm -f build.log
ninja -C build --quiet
build/bin/rdk run build/samples/dummy/dummy.so samples/dummy/scenarios
cat <<TXT

That was a resource DLL in a process of its own, a resource monitor around it, and hours of virtual
time. What to try next:
  build/bin/rdk run -v build/samples/dummy/dummy.so samples/dummy/scenarios   the same, with every call
  build/bin/rdk help run               what else a run can do
  docs/writing-a-plugin.md             your own resource DLL, from nothing
  docs/scenario-format.md              your own scenarios
TXT
