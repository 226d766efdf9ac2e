#!/bin/sh
# A plugin that cannot be loaded is exit 7, said once for each scenario, and nobody else's fault.
. "$(dirname "$0")/functions.sh"
[ -x "$(dirname "$rdk")/rdk-host" ] || { echo "rdk-host is not built"; exit 77; }

valid a.yaml
junk junk.so
run 7 run junk.so a.yaml
says out "junk.so"
says out "1 run: 0 passed, 1 failed"
: >empty.so
run 7 run empty.so a.yaml
# The scenario's own plugin, beside it.
mkdir sub
sed 's/^name:.*/&\nplugin: {file: own.so}/' a.yaml >sub/own.yaml
junk sub/own.so
run 7 run sub/own.yaml
says out "sub/own.so"
rm sub/own.so
run 4 run sub/own.yaml
says err "own.so: No such file or directory"
mkdir elsewhere
junk elsewhere/own.so
RDK_PLUGIN_PATH=/nonexistent:elsewhere run 7 run sub/own.yaml
says out "elsewhere/own.so"
# Invalid beats not loaded; the valid one was tried all the same.
printf 'schema: 1\n' >bad.yaml
run 3 run junk.so bad.yaml a.yaml
says out "1 run: 0 passed, 1 failed"
# The other formats tell it too.
run 7 run --format tap junk.so a.yaml
says out "not ok 1 - a valid one"
says out "1..1"
run 7 run --report junit=o.xml --report jsonl=o.jsonl --report tap=o.tap junk.so a.yaml
grep -q '<failure type=' o.xml || fault "the JUnit report has no failure"
grep -q '"kind":"summary"' o.jsonl || fault "the JSONL report has no end"
grep -q '^1\.\.1$' o.tap || fault "the TAP report has no plan"
# Machine formats carry no colour and stdout has nothing else in it.
run 7 run --format jsonl --color always junk.so a.yaml
! grep -qv '^{"schema":1,' out || fault "stdout has a line that is no event"
finish
