#!/bin/sh
# Names, numbers and rules are explained; unknown words get a suggestion.
. "$(dirname "$0")/functions.sh"

run 0 explain 997
says out "997 (0x000003e5)  ERROR_IO_PENDING"
run 0 explain ERROR_IO_PENDING
says out "997 (0x000003e5)  ERROR_IO_PENDING"
run 0 explain LEAVING_GROUP
says out "0x01500056  CLUSCTL_RESOURCE_LEAVING_GROUP"
run 0 explain 0x80070057
says out "of the Win32 error 87 (ERROR_INVALID_PARAMETER)"
run 0 explain stat-06
says out "STAT-06"
says out "how it is checked"
run 0 explain VmResdllContextSave
says out "1 (0x1)"
run 0 explain
says out "TERM-04"
says out "rdk explain ID"
run 0 explain error_busy
says out "ERROR_BUSY"
run 2 explain ERROR_IO_PENDNIG
says err "did you mean ERROR_IO_PENDING?"
run 0 decode code 0x01500056 GET_NAME
says out "internal  yes"
says out "CLUSCTL_RESOURCE_GET_NAME"
run 0 decode list 00000000
says out "0 properties in 4 bytes"
run 0 decode list "01000000 03000400 04000000 4D000000 02000100 04000000 05000000 00000000"
says out "0004  M, 28 bytes"
says out "  0010  value, 4 bytes: DWORD 5"
printf '\000\000\000\000' >list.bin
run 0 decode list list.bin
says out "0 properties"
run 2 decode list 05000000
says out "malformed: "
says out "122 (ERROR_INSUFFICIENT_BUFFER)"
run 2 decode list absent.bin
says err "absent.bin: neither hexadecimal digits nor a file"
finish
