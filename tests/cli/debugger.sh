#!/bin/sh
# debugger.sh RDK DUMMY SCENARIO CRASHING CRASHING_SCENARIO: under gdb a scenario plays as without it,
# and a crash stops in gdb with the plugin's line.
command -v gdb >/dev/null || { echo "gdb is not installed"; exit 77; }
gdb -batch -ex run --args /bin/true 2>&1 | grep -q 'exited normally' || {
    echo "gdb may not trace here"
    exit 77
}
scenario=$(realpath "$3")
crashing=$(realpath "$4")
crash=$(realpath "$5")
set -- "$1" "$2" "$2"
. "$(dirname "$0")/functions.sh"

run 0 run "$2" "$scenario"
virtual=$(sed -n 's/.*(virtual \(.*\))$/\1/p' out | tail -n 1)
run 0 run --debugger 'gdb -batch -ex run --args' "$2" "$scenario"
says out "exited normally"
says out "(virtual $virtual)"
run 1 run --debugger 'gdb -batch -ex run -ex bt --args' "$crashing" "$crash"
says out "CrashingOnline"
says out "segfault_online.c:"
finish
