#!/bin/sh
# valgrind.sh RDK DUMMY SCENARIOS ODD: --valgrind finds nothing in the sample, whose trace is the same
# to the byte, and finds what a plugin does wrong that nobody else sees.
command -v valgrind >/dev/null || { echo "valgrind is not installed"; exit 77; }
scenarios=$(realpath "$3")
odd=$(realpath "$4")
set -- "$1" "$2" "$2"
. "$(dirname "$0")/functions.sh"
dummy=$2

run 0 run --format jsonl "$dummy" "$scenarios"
cp out without
run 0 run --format jsonl --valgrind -j2 "$dummy" "$scenarios"
! grep -v '^rdk: ' err | grep -q . || fault "valgrind says something of the sample"
cmp without out || fault "another trace: $(diff without out | head -n 4)"

cat >odd.yaml <<YAML
schema: 1
name: it reads what it has freed
resources: {r1: {type: Wrong}}
steps: [{online: r1}]
YAML
run 0 run "$odd" odd.yaml
run 1 run --valgrind "$odd" odd.yaml
says out "crash:checker"
says out "--valgrind"
says err "Invalid read of size"
run 2 run --debugger /nonexistent/gdb "$odd" odd.yaml
says err "/nonexistent/gdb"
run 2 run --debugger " " "$odd" odd.yaml
finish
