#!/bin/sh
# A wrong command line is exit 2, with a message that helps, and nothing on stdout.
. "$(dirname "$0")/functions.sh"

run 2
says err "a command is missing"
run 2 rnu
says err 'unknown command "rnu"; did you mean run?'
run 2 run --jbos 3 a.yaml
says err "unknown option --jbos; did you mean --jobs?"
says err "rdk help run"
silent out
run 2 run -j
says err "-j needs a value: N"
run 2 run --timeout 60 a.yaml
says err '"60" lacks its unit'
run 2 run --format prety a.yaml
says err "did you mean pretty?"
run 2 run -k '(a' a.yaml
says err "a ( is not closed"
run 2 lint
says err "name scenario files"
run 2 decode
run 2 decode code NO_SUCH_CODE_AT_ALL
run 2 decode list 012
says err "an odd number"
run 2 explain STAT-0X
run 2 help runn
says err "did you mean run?"
run 2 version now
RDK_JOBS=many run 2 run a.yaml
says err 'RDK_JOBS: "many" is no number'
valid a.yaml
junk one.so
junk two.so
run 2 run one.so two.so a.yaml
says err "two.so: the plugin is one.so already"
run 2 lint one.so
says err "one.so: a scenario's name ends in .yaml or .yml"
run 2 run --report tap=/nonexistent/x.tap one.so a.yaml
says err "/nonexistent/x.tap: No such file or directory"
finish
