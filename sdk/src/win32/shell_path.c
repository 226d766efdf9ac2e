/*
 * The functions of shlwapi.h.
 */

#include <shlwapi.h>
#include <stdbool.h>

#include <windows.h>

#include "export.h"

static bool is_slash(WCHAR c)
{
    return c == '\\' || c == '/';
}

RDK__EXPORT BOOL WINAPI PathFileExistsW(LPCWSTR pszPath)
{
    return GetFileAttributesW(pszPath) != INVALID_FILE_ATTRIBUTES;
}

RDK__EXPORT BOOL WINAPI PathIsDirectoryW(LPCWSTR pszPath)
{
    DWORD attributes = GetFileAttributesW(pszPath);

    return attributes != INVALID_FILE_ATTRIBUTES ? (BOOL)(attributes & FILE_ATTRIBUTE_DIRECTORY)
                                                 : FALSE;
}

RDK__EXPORT BOOL WINAPI PathIsRelativeW(LPCWSTR pszPath)
{
    return pszPath == NULL || pszPath[0] == 0 || (!is_slash(pszPath[0]) && pszPath[1] != ':');
}

RDK__EXPORT LPWSTR WINAPI PathFindFileNameW(LPCWSTR pszPath)
{
    LPCWSTR name = pszPath;

    for (LPCWSTR at = pszPath; at != NULL && *at != 0; at++) {
        if ((is_slash(*at) || *at == ':') && at[1] != 0 && !is_slash(at[1])) {
            name = at + 1;
        }
    }
    return (LPWSTR)(uintptr_t)name;
}

RDK__EXPORT LPWSTR WINAPI PathFindExtensionW(LPCWSTR pszPath)
{
    LPCWSTR dot = NULL;
    LPCWSTR at = pszPath;

    for (; at != NULL && *at != 0; at++) {
        dot = *at == '.' ? at : is_slash(*at) || *at == ' ' ? NULL : dot;
    }
    return (LPWSTR)(uintptr_t)(dot != NULL ? dot : at);
}

RDK__EXPORT LPWSTR WINAPI PathCombineW(LPWSTR pszDest, LPCWSTR pszDir, LPCWSTR pszFile)
{
    WCHAR joined[2 * MAX_PATH + 2] = L"";
    bool alone = pszDir == NULL || pszDir[0] == 0 || (pszFile != NULL && !PathIsRelativeW(pszFile));

    if (!alone) {
        lstrcpynW(joined, pszDir, MAX_PATH);
        if (!is_slash(joined[lstrlenW(joined) - 1]) && pszFile != NULL && pszFile[0] != 0) {
            lstrcatW(joined, L"\\");
        }
    }
    int used = lstrlenW(joined);
    lstrcpynW(joined + used, pszFile != NULL ? pszFile : L"", MAX_PATH + 1);
    if (lstrlenW(joined) >= MAX_PATH) {
        pszDest[0] = 0;
        return NULL;
    }
    return lstrcpyW(pszDest, joined);
}

RDK__EXPORT BOOL WINAPI PathAppendW(LPWSTR pszPath, LPCWSTR pszMore)
{
    WCHAR joined[MAX_PATH];

    while (is_slash(*pszMore)) {
        pszMore++;
    }
    if (PathCombineW(joined, pszPath, pszMore) == NULL) {
        return FALSE;
    }
    lstrcpyW(pszPath, joined);
    return TRUE;
}

RDK__EXPORT BOOL WINAPI PathRemoveFileSpecW(LPWSTR pszPath)
{
    WCHAR *cut = NULL;
    /* The root stays: "\\" and "C:\\". */
    WCHAR *root = pszPath[0] != 0 && pszPath[1] == ':' ? pszPath + 2 : pszPath;

    for (WCHAR *at = root; *at != 0; at++) {
        cut = is_slash(*at) ? at : cut;
    }
    cut = cut == root ? cut + 1 : cut == NULL ? root : cut;
    if (*cut == 0) {
        return FALSE;
    }
    *cut = 0;
    return TRUE;
}
