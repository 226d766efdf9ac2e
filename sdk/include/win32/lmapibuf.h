#ifndef RDK_WIN32_LMAPIBUF_H
#define RDK_WIN32_LMAPIBUF_H

#include "lmcons.h"

EXTERN_C_START

/** Free what a function of the Net family gave; NULL is nothing. @retval NERR_Success */
NET_API_STATUS WINAPI NetApiBufferFree(LPVOID Buffer);
/** Allocate such a buffer. @retval ERROR_NOT_ENOUGH_MEMORY */
NET_API_STATUS WINAPI NetApiBufferAllocate(DWORD ByteCount, LPVOID *Buffer);

EXTERN_C_END

#endif
