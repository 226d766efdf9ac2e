#ifndef RDK_WIN32_MINWINBASE_H
#define RDK_WIN32_MINWINBASE_H

#include "winnt.h"

/* Memory, as macros over the C library. */
#define MoveMemory(destination, source, length) memmove((destination), (source), (length))
#define CopyMemory(destination, source, length) memcpy((destination), (source), (length))
#define FillMemory(destination, length, fill)   memset((destination), (fill), (length))
#define ZeroMemory(destination, length)         memset((destination), 0, (length))
#define RtlMoveMemory                           MoveMemory
#define RtlCopyMemory                           CopyMemory
#define RtlFillMemory                           FillMemory
#define RtlZeroMemory                           ZeroMemory
#define RtlEqualMemory(a, b, length)            (!memcmp((a), (b), (length)))

RDK_EXTENSION typedef struct _OVERLAPPED {
    ULONG_PTR Internal;
    ULONG_PTR InternalHigh;
    union {
        struct {
            DWORD Offset;
            DWORD OffsetHigh;
        };
        PVOID Pointer;
    };
    HANDLE hEvent;
} OVERLAPPED, *LPOVERLAPPED;

typedef struct _WIN32_FIND_DATAW {
    DWORD dwFileAttributes;
    FILETIME ftCreationTime;
    FILETIME ftLastAccessTime;
    FILETIME ftLastWriteTime;
    DWORD nFileSizeHigh;
    DWORD nFileSizeLow;
    DWORD dwReserved0;
    DWORD dwReserved1;
    WCHAR cFileName[MAX_PATH];
    WCHAR cAlternateFileName[14];
} WIN32_FIND_DATAW, *PWIN32_FIND_DATAW, *LPWIN32_FIND_DATAW;

/* A store that the compiler does not drop. */
static inline PVOID SecureZeroMemory(PVOID memory, SIZE_T bytes)
{
    memset(memory, 0, bytes);
    __asm__ volatile("" : : "r"(memory) : "memory");
    return memory;
}

#endif
