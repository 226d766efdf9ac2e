#!/bin/sh
# YAML → property list → its parts again; what is wrong in the YAML is told with its place.
. "$(dirname "$0")/functions.sh"

cat >list.yaml <<'YAML'
Path: {expand_sz: '%x%'}
Max: 5
Names: [a, b]
Low: {long: -1}
Raw: {binary: "0102"}
YAML
run 0 encode list list.yaml
silent err
grep -q '^05 00 00 00 03 00 04 00 ' out || fault "the list does not begin with its count and a name"
cp out list.hex
run 0 decode list list.hex
says out '5 properties in 188 bytes'
says out 'EXPAND_SZ "%x%"'
says out 'DWORD 5'
says out 'MULTI_SZ ["a", "b"]'
says out 'LONG -1'
says out 'BINARY 0102'
says out 'the final ENDMARK'
# The bytes themselves, and from stdin.
run 0 encode list --raw list.yaml
cp out list.bin
[ "$(wc -c <list.bin)" = 188 ] || fault "--raw: $(wc -c <list.bin) bytes"
run 0 decode list --strict list.bin
"$rdk" encode list - <list.yaml | "$rdk" decode list - >out 2>err
says out '5 properties in 188 bytes'
"$rdk" encode list --raw - <list.yaml | "$rdk" decode list - >out 2>err
says out '5 properties in 188 bytes'
run 0 encode list --raw --documentation-form list.yaml
[ "$(wc -c <out)" = 184 ] || fault "--documentation-form: $(wc -c <out) bytes"
# As it stands.
printf '{hex: "01020304"}\n' >hex.yaml
run 0 encode list hex.yaml
[ "$(cat out)" = "01 02 03 04" ] || fault "hex: is not taken as it is"
# Strict finds what a reader overlooks.
slack="01000000 03000400 04000000 4D000000 02000100 04000000 05000000 00000000 00000000 11"
run 0 decode list "$slack"
run 2 decode list --strict "$slack"
says out '0024  strict: '
# Faults.
printf 'Max: {dwrd: 3}\n' >typo.yaml
run 3 encode list typo.yaml
says err "typo.yaml:1:7: error: unknown key 'dwrd'"
says err "did you mean 'dword'?"
silent out
printf -- '- a\n' >sequence.yaml
run 3 encode list sequence.yaml
run 4 encode list absent.yaml
run 2 encode list
run 2 encode tree list.yaml
finish
