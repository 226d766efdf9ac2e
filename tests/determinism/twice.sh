#!/bin/sh
# twice.sh RDK PLUGIN SCENARIOS [SEEDS]: the same scenario, plugin and seed give the same bytes of
# trace: a second time, with two jobs, with other things on the processor, from another folder; and
# another seed gives another order.
set -u
rdk=$1
plugin=$2
scenarios=$3
seeds=${4:-100}
folder=$(mktemp -d)
load=
trap '[ -z "$load" ] || kill $load 2>/dev/null; rm -rf "$folder"' EXIT

play() { # play FILE OPTION...
    file=$1
    shift
    "$rdk" run --format jsonl --seed 1 --repeat "$seeds" "$@" "$plugin" "$scenarios" >"$file" \
        2>"$file.err" || {
        echo "$*: exit status $?"
        cat "$file.err"
        grep -E '"kind":"(violation|failure)"' "$file" | head -n 5
        exit 1
    }
}

same() { # same FILE WHAT
    cmp "$folder/first" "$1" || {
        echo "$2, and the trace has other bytes:"
        diff "$folder/first" "$1" | head -n 6
        exit 1
    }
}

play "$folder/first"
[ -s "$folder/first" ] || { echo "the trace is empty"; exit 1; }
play "$folder/second"
same "$folder/second" "a second time"
play "$folder/two_jobs" -j 2
same "$folder/two_jobs" "with two jobs"
for _ in 1 2 3; do
    (while :; do :; done) &
    load="$load $!"
done
play "$folder/loaded" -j 2
kill $load
load=
same "$folder/loaded" "on a busy machine"
rm -f "$folder/second" "$folder/two_jobs" "$folder/loaded"

# Other seeds give other orders of the threads: the trace differs by more than the seed's number.
"$rdk" run --format jsonl --seed 100001 --repeat "$seeds" "$plugin" "$scenarios" >"$folder/other" ||
    { echo "other seeds: exit status $?"; exit 1; }
for file in first other; do
    sed 's/"seed":[0-9]*//' "$folder/$file" | cksum >"$folder/$file.sum"
done
if cmp -s "$folder/first.sum" "$folder/other.sum"; then
    echo "all seeds gave the same order of threads: the scheduler draws nothing"
    exit 1
fi

# Nothing of the machine or of the moment is in a trace.
if grep -oE '0x[0-9a-f]{12}|/proc/|"pid"|"tid"|20[0-9]{2}-[0-9]{2}-[0-9]{2}T' "$folder/first" |
    sort | uniq -c | head -n 5 | grep .; then
    echo "… stand in the trace: addresses, processes or dates of this machine"
    exit 1
fi
