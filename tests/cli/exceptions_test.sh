#!/bin/sh
# A rule that there is none of cannot be allowed or expected to fail.
. "$(dirname "$0")/functions.sh"

valid good.yaml
cat >>good.yaml <<'YAML'
allow:
  - {rule: STAT-06, reason: known}
  - {rule: leak, reason: known}
xfail: {rule: crash:SIGSEGV, reason: known}
YAML
run 0 lint good.yaml
silent err
sed 's/STAT-06/STAT-66/; s/crash:/crush:/' good.yaml >bad.yaml
run 3 lint bad.yaml
says err "bad.yaml:9:5: error: there is no rule 'STAT-66'; did you mean 'STAT-06'?"
says err "   9 |   - {rule: STAT-66, reason: known}"
says err "bad.yaml:11:8: error: there is no rule 'crush:SIGSEGV'; did you mean 'crash'?"
says out "1 file, 0 scenarios; 2 problems in 1 file"
run 3 run --dry-run bad.yaml
# Once for all variants of a matrix.
{ cat bad.yaml; printf 'matrix: {a: [1, 2, 3]}\n'; } >many.yaml
run 3 lint many.yaml
says out "2 problems in 1 file"
finish
