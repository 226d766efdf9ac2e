#!/bin/sh
# twice.sh RDK PLUGIN SCENARIOS [SEEDS]: the same scenario, plugin and seed give the same bytes of
# trace, one job or two, on a busy machine or an idle one; and another seed gives another order.
set -u
rdk=$1
plugin=$2
scenarios=$3
seeds=${4:-10}
folder=$(mktemp -d)
load=
trap '[ -z "$load" ] || kill "$load" 2>/dev/null; rm -rf "$folder"' EXIT

play() { # play SEED JOBS FILE
    "$rdk" run --format jsonl --seed "$1" -j "$2" "$plugin" "$scenarios" >"$3" 2>"$3.err" || {
        echo "seed $1, -j$2: exit status $?"
        cat "$3.err"
        grep -E '"kind":"(violation|failure)"' "$3" | head -n 5
        exit 1
    }
}

seed=1
distinct=
while [ "$seed" -le "$seeds" ]; do
    play "$seed" 1 "$folder/first"
    # The second time, and with two jobs, something else wants the processor too.
    (while :; do :; done) &
    load=$!
    play "$seed" 1 "$folder/second"
    play "$seed" 2 "$folder/third"
    kill "$load"
    load=
    [ -s "$folder/first" ] || { echo "seed $seed: the trace is empty"; exit 1; }
    for other in second third; do
        cmp "$folder/first" "$folder/$other" || {
            echo "seed $seed: the $other run has other bytes:"
            diff "$folder/first" "$folder/$other" | head -n 6
            exit 1
        }
    done
    distinct="$distinct$(grep -v '"seed"' "$folder/first" | cksum)
"
    seed=$((seed + 1))
done
[ "$(printf '%s' "$distinct" | sort -u | wc -l)" -gt 1 ] || {
    echo "all $seeds seeds gave the same order of threads: the scheduler draws nothing"
    exit 1
}
