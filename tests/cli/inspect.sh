#!/bin/sh
# inspect.sh RDK RIGHT FOLDER: what rdk inspect says of a plugin that is right and of odd ones.
odd=$(realpath "$3")
set -- "$1" "$2" "$2"
. "$(dirname "$0")/functions.sh"
[ -x "$(dirname "$rdk")/rdk-host" ] || { echo "rdk-host is not built"; exit 77; }
right=$2

run 0 inspect "$right"
silent err
says out "sha256    $(sha256sum "$right" | cut -d' ' -f1)"
says out "kind      ELF shared library, x86-64"
says out "librdk.so"
says out "built     with the SDK's flags"
says out "exports   StartupEx"
says out 'type "Wrong" (a text in its data that Startup accepts)'
says out "StartupEx 1.0 to 4.0: 0 (ERROR_SUCCESS), Version 2.0, TableSize 96"
says out "StartupEx 1.0 to 1.0: 1306 (ERROR_REVISION_MISMATCH)"
says out "StartupEx 5.0 to 5.0: 1306 (ERROR_REVISION_MISMATCH)"
says out "NULL  Arbitrate, Release"
says out "no problem: a cluster could use this plugin"
# As a program reads it.
run 0 inspect --format json "$right"
says out '"findings":[]'
says out '"Version":512,"TableSize":96,"entries":{"Open":true'
says out '"Arbitrate":false'
# A type that it has not.
run 1 inspect --type "No Such Type" "$right"
says out 'Startup refuses the resource type "No Such Type" in every range of versions: it returns 5080 (ERROR_CLUSTER_RESNAME_NOT_FOUND)'

run 0 inspect "$odd/odd_old.so"
says out 'type "Odd Type"'
says out "Startup   1.0 to 1.0: 0 (ERROR_SUCCESS), Version 1.0, TableSize 88"
run 0 inspect "$odd/odd_version_1.so"
says out 'note: "Odd Type" has version 1.0 alone, through StartupEx'
run 0 inspect "$odd/odd_lowest.so"
says out 'note: START-05: StartupEx, offered 1.0 to 4.0 for "Odd Type", gives version 1.0 although it has 2.0'
run 1 inspect "$odd/odd_any_type.so"
says out 'START-02: StartupEx, asked for a type that is none of its own, returns 0 (ERROR_SUCCESS) instead of 5080'
run 1 inspect "$odd/odd_any_range.so"
says out 'START-01: StartupEx, offered only versions that it has not, returns 0'
says out 'START-03: StartupEx, offered versions 1.0 to 1.0, gives "Odd Type" a function table of Version 0x200'
run 1 inspect "$odd/odd_arbitrate.so"
says out 'START-09: the function table of "Odd Type" has Arbitrate without Release'
run 1 inspect "$odd/odd_crash.so"
says out '1.0 to 4.0) ends the monitor process: crash:SIGSEGV: wrote through a NULL pointer'
[ "$(grep -c PROBLEM out)" = 1 ] || fault "one crash is more than one problem"
run 1 inspect --hang-timeout 500ms --type "Odd Type" "$odd/odd_hang.so"
says out '1.0 to 4.0) does not return: it computes without end'
says out 'PROBLEM: hang: '
run 1 inspect --type "Odd Type" "$odd/odd_wait.so"
says out 'does not return: it waits, and nothing can end the wait'
run 7 inspect "$odd/odd_missing.so"
says out 'PROBLEM: no library has these symbols that it needs: NobodyHasThis'

# What cannot be loaded is looked at all the same.
junk junk.so
run 7 inspect junk.so
says out "it is no shared library for this machine: no ELF file"
run 7 inspect absent.so
says err "absent.so"
mkfifo fifo.so
run 7 inspect fifo.so
says out "no file, or an empty one"
head -c 3000 "$right" >cut.so
run 7 inspect cut.so
says out "the file is damaged"
printf 'MZ not really\n' >windows.dll
run 7 inspect windows.dll
says out "Windows DLL or program"
library=$(ldd "$rdk" | sed -n 's/.*=> \(.*libc\.so[^ ]*\).*/\1/p' | head -n 1)
run 7 inspect "$library"
says out "it exports neither Startup nor StartupEx"
says out "it was not built with the SDK's flags"
run 2 inspect
run 2 inspect "$right" "$right"
finish
