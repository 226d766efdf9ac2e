#ifndef RDK_WIN32_PROCESSENV_H
#define RDK_WIN32_PROCESSENV_H

#include "windef.h"

EXTERN_C_START

/**
 * A variable of the environment, which is taken as UTF-8.
 *
 * @return characters stored, without the NUL; if that does not fit, the size to offer, with it
 * @retval 0  ERROR_ENVVAR_NOT_FOUND; or an empty value (last error ERROR_SUCCESS)
 */
DWORD WINAPI GetEnvironmentVariableW(LPCWSTR lpName, LPWSTR lpBuffer, DWORD nSize);
/**
 * Set a variable; NULL removes it.
 *
 * @retval FALSE  ERROR_INVALID_PARAMETER (no name, or `=` in it), ERROR_NOT_ENOUGH_MEMORY,
 *                ERROR_ENVVAR_NOT_FOUND (nothing to remove)
 */
BOOL WINAPI SetEnvironmentVariableW(LPCWSTR lpName, LPCWSTR lpValue);
/**
 * Replace each `%name%` by the variable's value; what is no variable's name stays as it is.
 *
 * @return the size that the result has, in characters with the NUL; nothing useful is stored if
 *         that is more than `nSize`
 * @retval 0  ERROR_NOT_ENOUGH_MEMORY, ERROR_INVALID_PARAMETER (lpSrc is NULL)
 */
DWORD WINAPI ExpandEnvironmentStringsW(LPCWSTR lpSrc, LPWSTR lpDst, DWORD nSize);

EXTERN_C_END

#define GetEnvironmentVariable   GetEnvironmentVariableW
#define SetEnvironmentVariable   SetEnvironmentVariableW
#define ExpandEnvironmentStrings ExpandEnvironmentStringsW

#endif
