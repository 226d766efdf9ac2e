#!/bin/sh
# Help goes to stdout, exits 0, and names every command.
. "$(dirname "$0")/functions.sh"

run 0 help
for command in run lint inspect explain decode encode schema help version completion man; do
    says out "  $command "
    cp out page
    run 0 help "$command"
    says out "usage: rdk $command"
    says out "--help"
    cp out of_help
    run 0 "$command" --help
    [ "$command" = help ] || cmp -s out of_help || fault "rdk help $command differs from --help"
    cp page out
done
run 0 --help
says out "Commands:"
run 0 help run
says out "--hang-timeout"
says out "RDK_FAIL_FAST"
run 0 --version
says out "rdk "
run 0 version
silent err
finish
