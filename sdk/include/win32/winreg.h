#ifndef RDK_WIN32_WINREG_H
#define RDK_WIN32_WINREG_H

/*
 * The registry of this process: it lives in memory, and is empty at the start. Functions return
 * their error and leave the last error alone. Threads: [any].
 */

#include "winnt.h"

EXTERN_C_START

#define HKEY_CLASSES_ROOT   ((HKEY)(ULONG_PTR)0x80000000)
#define HKEY_CURRENT_USER   ((HKEY)(ULONG_PTR)0x80000001)
#define HKEY_LOCAL_MACHINE  ((HKEY)(ULONG_PTR)0x80000002)
#define HKEY_USERS          ((HKEY)(ULONG_PTR)0x80000003)
#define HKEY_CURRENT_CONFIG ((HKEY)(ULONG_PTR)0x80000005)

/**
 * Open a key below another.
 *
 * @retval ERROR_FILE_NOT_FOUND     there is none
 * @retval ERROR_INVALID_HANDLE     hKey is not a key's
 * @retval ERROR_INVALID_PARAMETER  phkResult is NULL
 */
LSTATUS WINAPI RegOpenKeyExW(HKEY hKey, LPCWSTR lpSubKey, DWORD ulOptions, REGSAM samDesired,
                             PHKEY phkResult);
/** Open a key, or make it with those on the way. @retval ERROR_NOT_ENOUGH_MEMORY */
LSTATUS WINAPI RegCreateKeyExW(HKEY hKey, LPCWSTR lpSubKey, DWORD Reserved, LPWSTR lpClass,
                               DWORD dwOptions, REGSAM samDesired,
                               const LPSECURITY_ATTRIBUTES lpSecurityAttributes, PHKEY phkResult,
                               LPDWORD lpdwDisposition);
/** Close a key; the HKEY_… stay open. @retval ERROR_INVALID_HANDLE */
LSTATUS WINAPI RegCloseKey(HKEY hKey);
/**
 * Read a value.
 *
 * @param lpcbData  bytes of room; on return the value's size
 * @retval ERROR_MORE_DATA       the room is too small
 * @retval ERROR_FILE_NOT_FOUND  there is no such value
 */
LSTATUS WINAPI RegQueryValueExW(HKEY hKey, LPCWSTR lpValueName, LPDWORD lpReserved, LPDWORD lpType,
                                LPBYTE lpData, LPDWORD lpcbData);
/** Set a value. */
LSTATUS WINAPI RegSetValueExW(HKEY hKey, LPCWSTR lpValueName, DWORD Reserved, DWORD dwType,
                              const BYTE *lpData, DWORD cbData);
/** Delete a value. @retval ERROR_FILE_NOT_FOUND */
LSTATUS WINAPI RegDeleteValueW(HKEY hKey, LPCWSTR lpValueName);
/** Delete a key without subkeys. @retval ERROR_FILE_NOT_FOUND, ERROR_ACCESS_DENIED (it has some) */
LSTATUS WINAPI RegDeleteKeyW(HKEY hKey, LPCWSTR lpSubKey);
/**
 * The name of a subkey, by its number.
 *
 * @param lpcchName  characters of room; on return those stored, without the NUL
 * @retval ERROR_NO_MORE_ITEMS, ERROR_MORE_DATA
 */
LSTATUS WINAPI RegEnumKeyExW(HKEY hKey, DWORD dwIndex, LPWSTR lpName, LPDWORD lpcchName,
                             LPDWORD lpReserved, LPWSTR lpClass, LPDWORD lpcchClass,
                             PFILETIME lpftLastWriteTime);
/** A value, by its number; as RegEnumKeyExW and RegQueryValueExW. */
LSTATUS WINAPI RegEnumValueW(HKEY hKey, DWORD dwIndex, LPWSTR lpValueName, LPDWORD lpcchValueName,
                             LPDWORD lpReserved, LPDWORD lpType, LPBYTE lpData, LPDWORD lpcbData);

EXTERN_C_END

#define RegOpenKeyEx    RegOpenKeyExW
#define RegCreateKeyEx  RegCreateKeyExW
#define RegQueryValueEx RegQueryValueExW
#define RegSetValueEx   RegSetValueExW
#define RegDeleteValue  RegDeleteValueW
#define RegDeleteKey    RegDeleteKeyW
#define RegEnumKeyEx    RegEnumKeyExW
#define RegEnumValue    RegEnumValueW

#endif
