#!/bin/sh
# The JSON Schema of scenarios, on stdout and nothing else.
. "$(dirname "$0")/functions.sh"

run 0 schema
silent err
says out '"$schema":"https://json-schema.org/draft/2020-12/schema"'
[ -z "$(tail -c 1 out)" ] || fault "it does not end in a newline"
run 2 schema more
finish
