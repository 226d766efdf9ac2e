#!/bin/sh
# The completion and the manual page name every command and option that help names.
. "$(dirname "$0")/functions.sh"

run 0 man
cp out page
run 0 completion bash
cp out completion
run 2 completion fish
says err "name the shell: bash"
run 0 help
commands=$(sed -n 's/^  \([a-z]*\) .*/\1/p' out)
[ "$(echo "$commands" | wc -l)" -ge 8 ] || fault "help names few commands"
for command in $commands; do
    grep -q "SS \"rdk $command " page || fault "the manual page lacks $command"
    grep -q "^    $command) words=" completion || fault "the completion lacks $command"
    run 0 help "$command"
    for option in $(sed -n 's/^  .*\(--[a-z-]*\).*/\1/p' out); do
        escaped=$(printf '%s' "$option" | sed 's/-/\\\\-/g')
        grep -q -- "$escaped" page || fault "the manual page lacks $option"
        sed -n "s/^    $command) words=\"\(.*\)\" ;;/\1 /p" completion | grep -qF -- "$option " ||
            grep -q "^    $command) .*$option\"" completion ||
            fault "the completion of $command lacks $option"
    done
done
if command -v bash >/dev/null; then
    bash -c '. ./completion; COMP_WORDS=(rdk run --fa); COMP_CWORD=2; _rdk
             [ "${COMPREPLY[*]}" = --fail-fast ]' || fault "bash does not complete --fa"
fi
if command -v groff >/dev/null; then
    groff -man -Tutf8 -ww page >/dev/null 2>warnings
    [ ! -s warnings ] || fault "groff: $(head -n 1 warnings)"
fi
finish
