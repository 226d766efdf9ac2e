# Write the rows of system_message.c: one for each error code of winerror.h.
# Run as: cmake -DHEADER=winerror.h -DOUTPUT=file -P system_message_table.cmake
file(STRINGS "${HEADER}" lines
  REGEX "^#define (NO_ERROR|ERROR_|RPC_|EPT_|OR_|DNS_|WSA|E_|CO_|REGDB_|CLASS_|DISP_|STG_|SEC_|NTE_|OLE_|TYPE_)")
set(rows "")
foreach(line IN LISTS lines)
  if(line MATCHES "^#define [A-Za-z0-9_]+_(FIRST|LAST|BASE|MASK) ")
    continue()
  endif()
  if(line MATCHES "^#define ([A-Za-z0-9_]+) ")
    string(APPEND rows "{(DWORD)${CMAKE_MATCH_1}, L\"${CMAKE_MATCH_1}\"},\n")
  endif()
endforeach()
file(WRITE "${OUTPUT}" "${rows}")
