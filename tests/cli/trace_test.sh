#!/bin/sh
# What a buffer is said to be in a trace: properties where the control code says so, else bytes.
. "$(dirname "$0")/functions.sh"
[ -n "${2-}" ] || { echo "no plugin to play with"; exit 77; }

cat >buffers.yaml <<'YAML'
schema: 1
name: buffers
resources: {r1: {type: Wrong}}
steps:
  - control: r1
    code: 0x80200001
    in: {dword: 0}
    expect: {return: ERROR_INVALID_FUNCTION}
  - control: r1
    code: VALIDATE_PRIVATE_PROPERTIES
    in: {list: {}}
YAML
run 0 run --format jsonl "$2" buffers.yaml
grep '"kind":"call","name":"ResourceControl".*2149580801' out >own || fault "the control was not called"
grep -q '"InBuffer":{"bytes":"00000000"}' own || fault "a DWORD 0 is no property list"
grep '"name":"CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES"' out |
    grep -q '"InBuffer":{"list":"0000000000000000","text":"{}"}' || fault "properties are no list"
finish
