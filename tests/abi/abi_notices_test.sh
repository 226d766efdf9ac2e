#!/bin/sh
# abi_notices_test.sh INCLUDE WORK: abi_test.sh notices when a fact and a header differ, in
# each of the tables.
set -u
include=$1 work=$2
here=$(dirname "$0")
failures=0

# notices TABLE SED-EXPRESSION EXPECTED: with the table changed so, the test fails and says EXPECTED.
notices() {
    rm -rf "$work"
    mkdir -p "$work/facts"
    cp "$here"/facts/*.tsv "$work/facts"
    chmod u+w "$work"/facts/*.tsv
    sed -i "$2" "$work/facts/$1.tsv"
    if cmp -s "$here/facts/$1.tsv" "$work/facts/$1.tsv"; then
        echo "FAILED: $1: $2 changes nothing"
        failures=$((failures + 1))
    elif sh "$here/abi_test.sh" "${4:-gcc}" "${5:-c}" "${6:-0xC05}" "$include" "$work" "$work/facts" \
        >"$work/log" 2>&1; then
        echo "FAILED: $1: $2 goes unseen"
        failures=$((failures + 1))
    elif ! grep -q "$3" "$work/log"; then
        echo "FAILED: $1: $2 is not explained by '$3':"
        head -5 "$work/log"
        failures=$((failures + 1))
    fi
}

tab=$(printf '\t')
notices clusapi-constants "s/^CLCTL_GET_NAME${tab}0x/&1/" 'CLCTL_GET_NAME is'
notices clusapi-constants "s/^ClusterResourceStateUnknown${tab}-1/ClusterResourceStateUnknown${tab}-2/" \
    'ClusterResourceStateUnknown is'
notices clusapi-constants "/^CLRES_VERSION_V4_00${tab}/s/0x703/0xA0C/" \
    'CLRES_VERSION_V4_00 came later' gcc c 0x703
notices clusapi-enums "/^LOG_LEVEL${tab}/s/PLOG_LEVEL/PLOG_LEVELS/" 'PLOG_LEVELS'
notices clusapi-enums "/^LOG_LEVEL${tab}/s/LOG_SEVERE/FAILURE_TYPE_GENERAL/" \
    'FAILURE_TYPE_GENERAL' g++ c++
notices clusapi-strings 's/L"PendingTimeout"/L"PendingTimeOut"/' 'CLUSREG_NAME_RES_PENDING_TIMEOUT'
notices clusapi-types "/^HCLUSTER${tab}/s/_HCLUSTER /_HGROUP /" 'HCLUSTER is'
notices clusapi-function-types "/^PONLINE_ROUTINE${tab}/s/LPHANDLE/LPDWORD/" 'PONLINE_ROUTINE'
notices clusapi-function-types "/^PONLINE_ROUTINE${tab}/s/LPHANDLE/LPDWORD/" 'PONLINE_ROUTINE' g++ c++
notices clusapi-functions "/^ClusterRegCloseKey${tab}/s/LONG/PVOID/" 'ClusterRegCloseKey'
notices clusapi-structs "/^RESOURCE_STATUS${tab}/s/\\*PRESOURCE_STATUS/*PRESOURCE_STATUS_EX/" \
    'PRESOURCE_STATUS_EX'
notices clusapi-structs "/^RESOURCE_STATUS${tab}/s/DWORD CheckPoint/LONG CheckPoint/" \
    'type of RESOURCE_STATUS.CheckPoint'
notices clusapi-layout "s/^\\(RESOURCE_STATUS_EX${tab}32${tab}WaitHint${tab}\\)24/\\120/" \
    'RESOURCE_STATUS_EX.WaitHint'
notices clusapi-layout "s/^\\(CLUSPROP_SZ${tab}\\)8/\\112/" 'size of CLUSPROP_SZ' g++ c++
notices winbase-constants "s/^ERROR_IO_PENDING${tab}0x3E5/ERROR_IO_PENDING${tab}0x3E6/" \
    'ERROR_IO_PENDING is'
[ "$failures" = 0 ] && echo "every change was noticed"
[ "$failures" = 0 ]
