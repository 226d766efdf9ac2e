#ifndef RDK_SRC_WIN32_FILE_PATH_H
#define RDK_SRC_WIN32_FILE_PATH_H

/*
 * Windows paths on this file system, as fileapi.h describes them.
 */

#include <windows.h>

/* UTF-8 of a string; NULL if memory is short. The caller frees it. */
char *rdk__narrow(LPCWSTR text);
/* The path of the file system. ERROR_SUCCESS, or what is wrong. The caller frees it. */
DWORD rdk__path_native(LPCWSTR path, char **ret_native);
/* What errno says about that path (NULL: none). ENOENT becomes ERROR_PATH_NOT_FOUND when the
 * directory is missing. */
DWORD rdk__error_of_errno(int code, const char *path);
/* The result of the functions that give a string of UTF-8: stored, or the size to offer. */
DWORD rdk__give_text(const char *text, LPWSTR buffer, DWORD room);

#endif
