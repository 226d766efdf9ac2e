#!/bin/sh
# smoke_test.sh RDK-BENCH: every figure can be measured. Says nothing of how fast anything is.
set -eu
out=$("$1" --quick)
for what in 'isolated lifecycle' 'a call (IsAlive)' 'a poll' 'a call by libffi' 'a virtual day' \
    '1,000 scenarios' 'memcpy of it' 'bytes in a second' ResUtilFindDwordProperty SetEvent \
    'closing an event' 'critical section' 'a line for the log'; do
    printf '%s\n' "$out" | grep -q "^| .*$what.*| \*\*[0-9][0-9.]*[^|]*\*\* (" || {
        printf 'no figure for: %s\n%s\n' "$what" "$out"
        exit 1
    }
done
# A page without a place for figures stays as it is, and so does one for a part of them.
page=$(mktemp)
trap 'rm -f "$page"' EXIT
echo 'no marks' >"$page"
! "$1" --quick --write "$page" 2>/dev/null
! "$1" --only memcpy --write "$page" 2>/dev/null
[ "$(cat "$page")" = 'no marks' ]
