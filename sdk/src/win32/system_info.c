/*
 * What machine this is; and text for a debugger.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "export.h"
#include "file_path.h"

/* A name of the node, in UTF-8. False: no such kind of name. */
static BOOL name_of(COMPUTER_NAME_FORMAT type, char name[HOST_NAME_MAX + 1])
{
    char host[HOST_NAME_MAX + 1] = "";

    gethostname(host, sizeof(host) - 1);
    char *dot = strchr(host, '.');
    switch (type) {
    case ComputerNameNetBIOS:
    case ComputerNamePhysicalNetBIOS:
        snprintf(name, MAX_COMPUTERNAME_LENGTH + 1, "%.*s", (int)strcspn(host, "."), host);
        _strupr(name);
        return TRUE;
    case ComputerNameDnsHostname:
    case ComputerNamePhysicalDnsHostname:
        snprintf(name, HOST_NAME_MAX + 1, "%.*s", (int)strcspn(host, "."), host);
        return TRUE;
    case ComputerNameDnsDomain:
    case ComputerNamePhysicalDnsDomain:
        snprintf(name, HOST_NAME_MAX + 1, "%s", dot != NULL ? dot + 1 : "");
        return TRUE;
    case ComputerNameDnsFullyQualified:
    case ComputerNamePhysicalDnsFullyQualified:
        snprintf(name, HOST_NAME_MAX + 1, "%s", host);
        return TRUE;
    default:
        return FALSE;
    }
}

static BOOL name_give(COMPUTER_NAME_FORMAT type, LPWSTR buffer, LPDWORD chars, DWORD no_room)
{
    char name[HOST_NAME_MAX + 1];

    if (chars == NULL || !name_of(type, name)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    DWORD room = buffer != NULL ? *chars : 0;
    *chars = rdk__give_text(name, buffer, room);
    if (*chars >= room) {
        SetLastError(no_room);
        return FALSE;
    }
    return TRUE;
}

RDK__EXPORT BOOL WINAPI GetComputerNameExW(COMPUTER_NAME_FORMAT NameType, LPWSTR lpBuffer,
                                           LPDWORD nSize)
{
    return name_give(NameType, lpBuffer, nSize, ERROR_MORE_DATA);
}

RDK__EXPORT BOOL WINAPI GetComputerNameW(LPWSTR lpBuffer, LPDWORD nSize)
{
    return name_give(ComputerNameNetBIOS, lpBuffer, nSize, ERROR_BUFFER_OVERFLOW);
}

RDK__EXPORT BOOL WINAPI GetComputerNameA(LPSTR lpBuffer, LPDWORD nSize)
{
    char name[HOST_NAME_MAX + 1];

    name_of(ComputerNameNetBIOS, name);
    size_t length = strlen(name);
    if (lpBuffer == NULL || *nSize <= length) {
        *nSize = (DWORD)length + 1;
        SetLastError(ERROR_BUFFER_OVERFLOW);
        return FALSE;
    }
    memcpy(lpBuffer, name, length + 1);
    *nSize = (DWORD)length;
    return TRUE;
}

RDK__EXPORT VOID WINAPI GetSystemInfo(LPSYSTEM_INFO lpSystemInfo)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    DWORD count = processors < 1 ? 1 : (DWORD)processors;

    *lpSystemInfo = (SYSTEM_INFO){
        .wProcessorArchitecture = PROCESSOR_ARCHITECTURE_AMD64,
        .dwPageSize = (DWORD)sysconf(_SC_PAGESIZE),
        .lpMinimumApplicationAddress = (LPVOID)0x10000,
        .lpMaximumApplicationAddress = (LPVOID)0x7FFFFFFEFFFF,
        .dwActiveProcessorMask = count >= 64 ? ~(DWORD_PTR)0 : ((DWORD_PTR)1 << count) - 1,
        .dwNumberOfProcessors = count,
        .dwProcessorType = 8664,
        .dwAllocationGranularity = 0x10000,
        .wProcessorLevel = 6,
    };
}

RDK__EXPORT BOOL WINAPI GlobalMemoryStatusEx(LPMEMORYSTATUSEX lpBuffer)
{
    if (lpBuffer->dwLength != sizeof(*lpBuffer)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
    uint64_t total = (uint64_t)sysconf(_SC_PHYS_PAGES) * page;
    uint64_t available = (uint64_t)sysconf(_SC_AVPHYS_PAGES) * page;
    *lpBuffer = (MEMORYSTATUSEX){
        .dwLength = sizeof(*lpBuffer),
        .dwMemoryLoad = (DWORD)(100 - available * 100 / total),
        .ullTotalPhys = total,
        .ullAvailPhys = available,
        .ullTotalPageFile = total,
        .ullAvailPageFile = available,
        .ullTotalVirtual = 0x7FFFFFFE0000,
        .ullAvailVirtual = 0x7FFFFFFE0000,
    };
    return TRUE;
}

RDK__EXPORT BOOL WINAPI GetVersionExW(LPOSVERSIONINFOW lpVersionInformation)
{
    const DWORD bytes = lpVersionInformation->dwOSVersionInfoSize;
    OSVERSIONINFOEXW version = {
        .dwOSVersionInfoSize = bytes,
        .dwMajorVersion = 10,
        .dwBuildNumber = 20348,
        .dwPlatformId = VER_PLATFORM_WIN32_NT,
        .wProductType = VER_NT_SERVER,
    };

    if (bytes != sizeof(OSVERSIONINFOW) && bytes != sizeof(OSVERSIONINFOEXW)) {
        SetLastError(ERROR_INSUFFICIENT_BUFFER);
        return FALSE;
    }
    memcpy(lpVersionInformation, &version, bytes);
    return TRUE;
}

RDK__EXPORT VOID WINAPI OutputDebugStringA(LPCSTR lpOutputString)
{
    if (lpOutputString != NULL) {
        fputs(lpOutputString, stderr);
    }
}

RDK__EXPORT VOID WINAPI OutputDebugStringW(LPCWSTR lpOutputString)
{
    char *text = lpOutputString != NULL ? rdk__narrow(lpOutputString) : NULL;

    OutputDebugStringA(text);
    free(text);
}
