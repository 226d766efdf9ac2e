#!/bin/sh
# killed.sh RDK PLUGIN SCENARIO: whoever is killed or stopped in the middle of a run, nothing is left
# running, and what was seen until then is reported.
set -u
rdk=$1
plugin=$2
scenario=$3
output=$(mktemp)
run=
trap '[ -z "$run" ] || kill -9 "$run" 2>/dev/null; rm -f "$output"' EXIT

fail() {
    echo "$1"
    echo "--- what rdk said:"
    cat "$output"
    exit 1
}

children() { # the processes whose parent is $1
    cat /proc/[0-9]*/stat 2>/dev/null | sed 's/^\([0-9]*\) (.*) /\1 /' |
        awk -v parent="$1" '$3 == parent { print $1 }'
}

gone() { # wait until none of the processes is there (a zombie is not)
    tries=0
    for process in "$@"; do
        while state=$(sed 's/.*) //; s/ .*//' "/proc/$process/stat" 2>/dev/null) &&
            [ -n "$state" ] && [ "$state" != Z ]; do
            tries=$((tries + 1))
            [ "$tries" -lt 100 ] || return 1
            sleep 0.1
        done
    done
}

# Sets run (rdk), zygote and host.
begin() {
    "$rdk" run --color never --progress none "$@" "$plugin" "$scenario" >"$output" 2>&1 &
    run=$!
    tries=0
    host=
    while [ -z "$host" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 100 ] || fail "no host was started"
        sleep 0.05
        zygote=$(children "$run" | head -n 1)
        [ -z "$zygote" ] || host=$(children "$zygote" | head -n 1)
    done
    sleep 0.2
}

ended_with() {
    wait "$run"
    status=$?
    run=
    [ "$status" = "$1" ] || fail "exit status $status, expected $1"
}

begin
kill -9 "$run"
wait "$run" 2>/dev/null
run=
gone "$zygote" "$host" || fail "rdk was killed and left a process behind"

begin
kill -9 "$host"
ended_with 1
gone "$zygote" "$host" || fail "the host was killed and something stayed behind"
grep -q "sabotage" "$output" || fail "a killed host is not told"
grep -q "1 run: " "$output" || fail "no summary after the host was killed"

begin --hang-timeout 1s
kill -STOP "$host"
ended_with 1
gone "$zygote" "$host" || fail "a stopped host stayed behind"
grep -q "hang" "$output" || fail "a stopped host is not told"
grep -q "1 run: " "$output" || fail "no summary after the host was stopped"

begin
kill -9 "$zygote"
wait "$run"
status=$?
run=
gone "$zygote" "$host" || fail "the zygote was killed and a host stayed behind"
grep -q "1 run: " "$output" || fail "no summary after the zygote was killed (exit status $status)"

for signal in INT TERM; do
    begin
    kill -s "$signal" "$run"
    [ "$signal" = INT ] && ended_with 130 || ended_with 143
    gone "$zygote" "$host" || fail "SIG$signal left a process behind"
done
echo "nothing was left running"
