#!/bin/sh
# --list and --dry-run name what is selected; nothing selected is exit 4.
. "$(dirname "$0")/functions.sh"

mkdir -p all/sub
valid all/b.yaml "second is slow" slow
valid all/a.yaml "first is quick" quick
valid all/sub/c.yaml "third is quick" "quick, odd"
junk p.so

run 0 run --list all
[ "$(cat out)" = "all/a.yaml: first is quick  [quick]
all/b.yaml: second is slow  [slow]
all/sub/c.yaml: third is quick  [quick, odd]" ] || fault "--list differs"
run 0 run --list -k "first or slow" all/
[ "$(wc -l <out)" -eq 2 ] || fault "-k selects other than two"
run 0 run --list --tags 'quick,!odd' all
[ "$(wc -l <out)" -eq 1 ] || fault "--tags selects other than one"
RDK_TAGS=slow run 0 run --list all
says out "second is slow"
RDK_TAGS=slow run 0 run --list --tags odd all
says out "third is quick"
run 4 run --list -k nothing all
says err "none of 3 scenarios is selected"
run 4 run p.so -k nothing all
silent out
run 0 run --dry-run --seed 5 --repeat 2 -k first p.so all
[ "$(cat out)" = "all/a.yaml: first is quick, with p.so, seed 5
all/a.yaml: first is quick, with p.so, seed 6" ] || fault "--dry-run differs"
# The parts of a partition are all of it, each once, and the same ones every time.
mkdir parts
for number in 1 2 3 4 5 6 7 8 9; do
    valid "parts/$number.yaml" "scenario number $number"
done
run 0 run --list parts
sort out >whole
for part in 1 2 3; do
    "$rdk" run --list --partition "hash:$part/3" parts >"part$part" 2>err
    "$rdk" run --list --partition "hash:$part/3" parts 2>err | cmp -s - "part$part" ||
        fault "part $part is another one the second time"
    [ -s "part$part" ] || fault "part $part of 3 has none of 9"
done
sort part1 part2 part3 | cmp -s - whole || fault "the parts are not the whole"
run 2 run --list --partition hash:4/3 parts
# Without a plugin there is nothing to play: both ways to name one are said.
run 4 run all/a.yaml
says err "no plugin: name it on the command line"
says err "plugin: {file:"
# An invalid file beside: its problems are said, the rest is listed.
printf 'schema: 1\n' >all/bad.yaml
run 3 run --list all
[ "$(wc -l <out)" -eq 3 ] || fault "the valid ones are not listed"
finish
