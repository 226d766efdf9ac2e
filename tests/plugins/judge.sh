#!/bin/sh
# judge.sh RDK PLUGIN SCENARIO: run it, and compare what comes with what the scenario's head says.
set -u
rdk=$1
plugin=$2
scenario=$3
output=$(mktemp)
trap 'rm -f "$output"' EXIT
faults=0

head_lines() { sed -n "s/^# $1: //p" "$scenario"; }

fault() {
    printf 'judge: %s\n' "$1"
    faults=$((faults + 1))
}

# shellcheck disable=SC2046 # options are words
"$rdk" run --color never $(head_lines options) "$plugin" "$scenario" >"$output" 2>&1
status=$?

wanted=$(head_lines exit)
[ -n "$wanted" ] || fault "the scenario's head has no '# exit:' line"
[ "$status" = "$wanted" ] || fault "exit status $status, expected $wanted"
head_lines says >"$output.says"
while IFS= read -r text; do
    grep -qF -- "$text" "$output" || fault "does not say '$text'"
done <"$output.says"
head_lines quiet >"$output.says"
while IFS= read -r text; do
    ! grep -qF -- "$text" "$output" || fault "says '$text'"
done <"$output.says"
rm -f "$output.says"

if [ "$faults" -ne 0 ]; then
    echo "--- what rdk said:"
    cat "$output"
    exit 1
fi
