#ifndef RDK_WIN32_LIBLOADERAPI_H
#define RDK_WIN32_LIBLOADERAPI_H

/*
 * Loaded libraries. `foo.dll` is looked for as foo.so, then libfoo.so: in the directory of its
 * path, or without one beside the caller and then where the system's loader looks. The names of
 * Windows' own libraries whose functions librdk has (kernel32, advapi32, user32, netapi32, shlwapi,
 * clusapi, resutils, msvcrt …) stand for librdk. Threads: [any].
 */

#include "windef.h"

EXTERN_C_START

#define LOAD_LIBRARY_AS_DATAFILE            0x00000002
#define LOAD_WITH_ALTERED_SEARCH_PATH       0x00000008
#define LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR    0x00000100
#define LOAD_LIBRARY_SEARCH_APPLICATION_DIR 0x00000200
#define LOAD_LIBRARY_SEARCH_USER_DIRS       0x00000400
#define LOAD_LIBRARY_SEARCH_SYSTEM32        0x00000800
#define LOAD_LIBRARY_SEARCH_DEFAULT_DIRS    0x00001000

#define GET_MODULE_HANDLE_EX_FLAG_PIN                0x00000001
#define GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT 0x00000002
#define GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS       0x00000004

/**
 * Ask not to be told of threads: nothing to do, DllMain is called for the process alone.
 *
 * @retval TRUE  always
 */
BOOL WINAPI DisableThreadLibraryCalls(HMODULE hLibModule);
/**
 * Load a library, and call its DllMain if it has one.
 *
 * @return a value for GetProcAddress and FreeLibrary
 * @retval NULL  ERROR_MOD_NOT_FOUND, ERROR_BAD_EXE_FORMAT (it cannot be loaded),
 *               ERROR_DLL_INIT_FAILED (DllMain returned FALSE)
 */
HMODULE WINAPI LoadLibraryW(LPCWSTR lpLibFileName);
/** LoadLibraryW with a name in UTF-8. */
HMODULE WINAPI LoadLibraryA(LPCSTR lpLibFileName);
/** LoadLibraryW; flags of the search have no effect, others are ERROR_INVALID_PARAMETER. */
HMODULE WINAPI LoadLibraryExW(LPCWSTR lpLibFileName, HANDLE hFile, DWORD dwFlags);
/** Give up a library; with the last reference DllMain is called. @retval FALSE  not one */
BOOL WINAPI FreeLibrary(HMODULE hLibModule);
/** The function or variable of that name. @retval NULL  ERROR_PROC_NOT_FOUND (also: by number) */
FARPROC WINAPI GetProcAddress(HMODULE hModule, LPCSTR lpProcName);
/** A library that is loaded, without a reference; NULL names the program.
 * @retval NULL  ERROR_MOD_NOT_FOUND */
HMODULE WINAPI GetModuleHandleW(LPCWSTR lpModuleName);
/** GetModuleHandleW with a name in UTF-8. */
HMODULE WINAPI GetModuleHandleA(LPCSTR lpModuleName);
/** The same with a reference, unless a flag says otherwise; by an address in it, with
 * GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS. @retval FALSE  ERROR_MOD_NOT_FOUND */
BOOL WINAPI GetModuleHandleExW(DWORD dwFlags, LPCWSTR lpModuleName, HMODULE *phModule);
/**
 * The path of a library, or of the program (NULL), with slashes.
 *
 * @return characters stored, without the NUL; `nSize` if it was cut (ERROR_INSUFFICIENT_BUFFER)
 * @retval 0  ERROR_MOD_NOT_FOUND: not a library
 */
DWORD WINAPI GetModuleFileNameW(HMODULE hModule, LPWSTR lpFilename, DWORD nSize);

EXTERN_C_END

#if defined(UNICODE) || defined(_UNICODE)
#    define LoadLibrary     LoadLibraryW
#    define GetModuleHandle GetModuleHandleW
#else
#    define LoadLibrary     LoadLibraryA
#    define GetModuleHandle GetModuleHandleA
#endif
#define LoadLibraryEx     LoadLibraryExW
#define GetModuleHandleEx GetModuleHandleExW
#define GetModuleFileName GetModuleFileNameW

#endif
