#!/bin/sh
# usage: compatibility.sh REPOSITORY [--update]
# docs/compatibility.md is made from the facts of this folder and from the headers: every function of
# clusapi.h and resapi.h is declared there, which is to say done, or has its reason in absent.tsv.
# Without --update: the page must be what it would be made to.
set -eu
repository=$1
here=$repository/tests/abi
page=$repository/docs/compatibility.md
made=$(mktemp)
trap 'rm -f "$made"' EXIT

LC_ALL=C awk -f "$here/compatibility.awk" \
    pass=headers $(find "$repository/sdk/include/clusapi" "$repository/sdk/include/resapi" \
        -name '*.h' | LC_ALL=C sort) \
    pass=reasons "$here/absent.tsv" \
    pass=functions "$here/facts/clusapi-functions.tsv" >"$made"

if [ "${2-}" = --update ]; then
    cp "$made" "$page"
    exit 0
fi
if ! cmp -s "$made" "$page"; then
    diff -u "$page" "$made" || true
    echo "docs/compatibility.md is not what the headers say: run $0 $repository --update" >&2
    exit 1
fi
