#!/bin/sh
# Files that are absent or invalid: exit 4 and 3, each problem at its place.
. "$(dirname "$0")/functions.sh"

run 4 run
says err "nothing to run"
run 4 run absent.yaml
says err "absent.yaml: No such file or directory"
run 4 lint absent.yaml
mkdir empty
run 4 run empty
says err "empty: no *.yaml or *.yml in it"
junk junk.so
run 4 run junk.so
says err "no scenario is named"
run 4 run absent.so
says err "absent.so: No such file or directory"

valid valid.yaml
run 0 lint valid.yaml
says out "1 file, 1 scenario"
silent err
: >nothing.yaml
run 3 lint nothing.yaml
says err "nothing.yaml:1"
printf 'schema: 1\nname: [\n' >broken.yaml
run 3 lint broken.yaml
says err "broken.yaml:"
sed 's/online/onlin/' valid.yaml >typo.yaml
run 3 lint typo.yaml
says err "typo.yaml:7:5: error:"
says err '   7 |   - onlin: r1'
says err '     |     ^'
says err 'online'
# Any invalid file fails, all problems of all files are said, the valid ones count.
mkdir -p many/b
cp valid.yaml many/b/z.yaml
cp typo.yaml many/a.yml
cp broken.yaml many/c.yaml
printf 'not a scenario\n' >many/notes.txt
run 3 lint many
says err "many/a.yml:7:5: error:"
says err "many/c.yaml:"
says out "3 files, 1 scenario; "
# Control characters of a file reach no terminal.
printf 'schema: 1\nname: "\\e[31mred"\nstpes: []\n' >red.yaml
run 3 lint red.yaml
! grep -q "$(printf '\033')" err || fault "an escape sequence came through"
run 3 lint --color always typo.yaml
grep -q "$(printf '\033')" err || fault "no colour although it was asked for"
finish
