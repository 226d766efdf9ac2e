#ifndef RDK_WIN32_SYSINFOAPI_H
#define RDK_WIN32_SYSINFOAPI_H

/*
 * Time. Under the harness it is virtual.
 */

#include "windef.h"

EXTERN_C_START

/** Milliseconds since some fixed point, modulo 2^32. */
DWORD WINAPI GetTickCount(void);
/** Milliseconds since some fixed point. */
ULONGLONG WINAPI GetTickCount64(void);
/** The time of day in UTC, in 100 ns since 1601. */
VOID WINAPI GetSystemTimeAsFileTime(LPFILETIME lpSystemTimeAsFileTime);
/** GetSystemTimeAsFileTime. */
VOID WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME lpSystemTimeAsFileTime);
/** The time of day in UTC, as a date. */
VOID WINAPI GetSystemTime(LPSYSTEMTIME lpSystemTime);

/** The time of day in the time zone of the process, as a date. */
VOID WINAPI GetLocalTime(LPSYSTEMTIME lpSystemTime);

typedef enum _COMPUTER_NAME_FORMAT {
    ComputerNameNetBIOS,
    ComputerNameDnsHostname,
    ComputerNameDnsDomain,
    ComputerNameDnsFullyQualified,
    ComputerNamePhysicalNetBIOS,
    ComputerNamePhysicalDnsHostname,
    ComputerNamePhysicalDnsDomain,
    ComputerNamePhysicalDnsFullyQualified,
    ComputerNameMax,
} COMPUTER_NAME_FORMAT;

RDK_EXTENSION typedef struct _SYSTEM_INFO {
    union {
        DWORD dwOemId;
        struct {
            WORD wProcessorArchitecture;
            WORD wReserved;
        };
    };
    DWORD dwPageSize;
    LPVOID lpMinimumApplicationAddress;
    LPVOID lpMaximumApplicationAddress;
    DWORD_PTR dwActiveProcessorMask;
    DWORD dwNumberOfProcessors;
    DWORD dwProcessorType;
    DWORD dwAllocationGranularity;
    WORD wProcessorLevel;
    WORD wProcessorRevision;
} SYSTEM_INFO, *LPSYSTEM_INFO;
#define PROCESSOR_ARCHITECTURE_AMD64 9

typedef struct _MEMORYSTATUSEX {
    DWORD dwLength;
    DWORD dwMemoryLoad;
    DWORDLONG ullTotalPhys;
    DWORDLONG ullAvailPhys;
    DWORDLONG ullTotalPageFile;
    DWORDLONG ullAvailPageFile;
    DWORDLONG ullTotalVirtual;
    DWORDLONG ullAvailVirtual;
    DWORDLONG ullAvailExtendedVirtual;
} MEMORYSTATUSEX, *LPMEMORYSTATUSEX;

typedef struct _OSVERSIONINFOW {
    DWORD dwOSVersionInfoSize;
    DWORD dwMajorVersion;
    DWORD dwMinorVersion;
    DWORD dwBuildNumber;
    DWORD dwPlatformId;
    WCHAR szCSDVersion[128];
} OSVERSIONINFOW, *LPOSVERSIONINFOW, OSVERSIONINFO, *LPOSVERSIONINFO;

typedef struct _OSVERSIONINFOEXW {
    DWORD dwOSVersionInfoSize;
    DWORD dwMajorVersion;
    DWORD dwMinorVersion;
    DWORD dwBuildNumber;
    DWORD dwPlatformId;
    WCHAR szCSDVersion[128];
    WORD wServicePackMajor;
    WORD wServicePackMinor;
    WORD wSuiteMask;
    BYTE wProductType;
    BYTE wReserved;
} OSVERSIONINFOEXW, *LPOSVERSIONINFOEXW, OSVERSIONINFOEX, *LPOSVERSIONINFOEX;
#define VER_PLATFORM_WIN32_NT 2
#define VER_NT_WORKSTATION    1
#define VER_NT_SERVER         3

/**
 * A name of this node: NetBIOS names as GetComputerNameW, the host name, its domain, or both.
 *
 * @param nSize  characters of room; on return those stored, without the NUL, or the size to offer
 * @retval FALSE  ERROR_MORE_DATA, ERROR_INVALID_PARAMETER
 */
BOOL WINAPI GetComputerNameExW(COMPUTER_NAME_FORMAT NameType, LPWSTR lpBuffer, LPDWORD nSize);
/** Processors and pages. */
VOID WINAPI GetSystemInfo(LPSYSTEM_INFO lpSystemInfo);
/** Memory of the machine, in bytes. @retval FALSE  ERROR_INVALID_PARAMETER (dwLength) */
BOOL WINAPI GlobalMemoryStatusEx(LPMEMORYSTATUSEX lpBuffer);
/** The version: 10.0, build 20348 (Windows Server 2022), whose cluster this is.
 * @retval FALSE  ERROR_INSUFFICIENT_BUFFER (neither structure's size) */
BOOL WINAPI GetVersionExW(LPOSVERSIONINFOW lpVersionInformation);

EXTERN_C_END

#define GetComputerNameEx GetComputerNameExW
#define GetVersionEx      GetVersionExW

#endif
