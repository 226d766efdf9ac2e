#!/bin/sh
# Playing scenarios with a plugin that does everything right, and one that never returns.
. "$(dirname "$0")/functions.sh"
right=${2-}
loop=${3-}
[ -f "$right" ] && [ -f "$loop" ] || { echo "the plugins to run with are not built"; exit 77; }

scenario() { # scenario FILE NAME EXPECTED-STATE
    cat >"$1" <<YAML
schema: 1
name: $2
resources:
  r1: {type: Wrong}
steps:
  - online: r1
    expect: {state: $3}
YAML
}

mkdir all
scenario all/1.yaml one Online
scenario all/2.yaml two Failed
scenario all/3.yaml three Online
scenario all/4.yaml four Failed

run 0 run "$right" all/1.yaml
says out "PASS   one"
says out "1 run: 1 passed, 0 failed, 0 crashed, 0 hung, 0 skipped, 0 expected failures in "
silent err
run 1 run "$right" all
says out "all/2.yaml:7:"
says out "expected: "
says out "Failures:"
says out "reproduce: "
says out "4 run: 2 passed, 2 failed"
# Standard streams that are closed are nobody else's numbers.
"$rdk" run "$right" all/1.yaml >&- 2>err
status=$?
[ "$status" = 70 ] || fault "without a standard output: exit status $status"
says err "stdout: Bad file descriptor"
"$rdk" run "$right" all/1.yaml <&- 2>&- >out || fault "without standard input and error"
says out "1 run: 1 passed"
run 1 run "$right" all
# The command that reproduces does.
command=$(sed -n 's/^ *reproduce: //p' out | head -n 1)
sh -c "$command" >again 2>&1
[ $? -eq 1 ] || fault "the reproduction exits otherwise: $command"
grep -q "1 run: 0 passed, 1 failed" again || fault "the reproduction plays other scenarios"

run 1 run --var x='a b' --hang-timeout 9s --timeout 60s "$right" all/2.yaml
says out "'--var=x=a b' --hang-timeout=9000ms --seed 1"

# Any number of jobs: the same lines in the same order.
for jobs in 1 4; do
    run 1 run -j "$jobs" --format jsonl "$right" all
    cp out "jobs.$jobs"
    run 1 run -j "$jobs" -x --format tap "$right" all
    sed 's/ in .*//' out >"fast.$jobs"
done
cmp -s jobs.1 jobs.4 || fault "the JSONL differs with the number of jobs"
cmp -s fast.1 fast.4 || fault "--fail-fast differs with the number of jobs"
grep -q '^1\.\.2$' fast.1 || fault "--fail-fast plays more than two"
[ "$(grep -c '"kind":"verdict"' jobs.1)" -eq 4 ] || fault "not each trace ends with a verdict"

run 0 run --repeat 3 "$right" all/1.yaml
says out "3 run: 3 passed"
run 0 run -q "$right" all/1.yaml
[ "$(wc -l <out)" -eq 2 ] || fault "-q says more than the first line and the summary"
run 0 run -v "$right" all/1.yaml
says out "  call       Online r1"
run 0 run --color always "$right" all/1.yaml
grep -q "$(printf '\033')" out || fault "no colour although it was asked for"
GITHUB_ACTIONS=true run 1 run "$right" all/2.yaml
says out "::error file=all/2.yaml,line=7,"
GITHUB_ACTIONS=true run 1 run --format tap "$right" all/2.yaml
! grep -q '^::error' out || fault "an annotation among TAP"
# Nobody reads: an error of writing at most, and no death by SIGPIPE.
{ "$rdk" run -v "$right" all 2>err; echo $? >status; } | :
case $(cat status) in
1 | 70) ;;
*) fault "a closed stdout ends it with $(cat status)" ;;
esac
run 70 run "$right" all/1.yaml --report tap=/dev/full
says err "/dev/full: No space left on device"

# Interrupted: the report is finished first.
scenario all/1.yaml hangs Online
printf '  - advance: 2m\n' >>all/1.yaml
for signal in INT TERM; do
    "$rdk" run --hang-timeout 3s "$loop" all >out 2>err &
    pid=$!
    sleep 1
    kill -s "$signal" "$pid"
    wait "$pid"
    status=$?
    wanted=130
    [ "$signal" = INT ] || wanted=143
    [ "$status" -eq "$wanted" ] || fault "SIG$signal: exit status $status"
    says out "HUNG   hangs"
    says out "1 run: 0 passed, 0 failed, 0 crashed, 1 hung"
done
finish
