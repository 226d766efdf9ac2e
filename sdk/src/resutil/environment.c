#define _GNU_SOURCE /* environ */
/* Paths, and the environment of a process. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <clusapi.h>
#include <resapi.h>

#include "export.h"
#include "resutil/hand_out.h"

RDK__EXPORT LPWSTR WINAPI ResUtilExpandEnvironmentStrings(LPCWSTR pszSrc)
{
    if (pszSrc == NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    /* Until it fits: a variable may grow meanwhile. */
    DWORD room = 0;
    DWORD need = ExpandEnvironmentStringsW(pszSrc, NULL, 0);
    LPWSTR text = NULL;
    while (need > room) {
        free(text);
        room = need;
        text = malloc(room * sizeof(WCHAR));
        if (text == NULL) {
            SetLastError(ERROR_NOT_ENOUGH_MEMORY);
            return NULL;
        }
        need = ExpandEnvironmentStringsW(pszSrc, text, room);
    }
    LPWSTR copy = need > 0 ? rdk__hand_out(text, need * (DWORD)sizeof(WCHAR), RDK__SITE()) : NULL;
    free(text);
    if (need > 0 && copy == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    }
    return copy;
}

/* ---- paths ---- */

static BOOL is_separator(WCHAR c)
{
    return c == L'\\' || c == L'/';
}

/* "c:" in front. */
static BOOL has_drive(LPCWSTR path)
{
    const WCHAR letter = (WCHAR)(path[0] | 0x20);

    return letter >= L'a' && letter <= L'z' && path[1] == L':';
}

static BOOL is_forbidden(WCHAR c)
{
    static const WCHAR forbidden[] = L"<>\"|?*:";

    for (LPCWSTR at = forbidden; *at != L'\0'; at++) {
        if (*at == c) {
            return TRUE;
        }
    }
    return c < L' ';
}

RDK__EXPORT BOOL WINAPI ResUtilIsPathValid(LPCWSTR pszPath)
{
    if (pszPath == NULL || *pszPath == L'\0') {
        return FALSE;
    }
    for (LPCWSTR at = has_drive(pszPath) ? pszPath + 2 : pszPath; *at != L'\0'; at++) {
        if (is_forbidden(*at)) {
            return FALSE;
        }
    }
    return TRUE;
}

static DWORD make_directory(LPCWSTR path)
{
    if (CreateDirectoryW(path, NULL) || GetLastError() == ERROR_ALREADY_EXISTS) {
        return ERROR_SUCCESS;
    }
    const DWORD status = GetLastError();
    const DWORD attributes = GetFileAttributesW(path);
    /* A parent that cannot be written to is there all the same. */
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0
               ? ERROR_SUCCESS
               : status;
}

RDK__EXPORT DWORD WINAPI ResUtilCreateDirectoryTree(LPCWSTR pszPath)
{
    if (pszPath == NULL || *pszPath == L'\0') {
        return ERROR_INVALID_PARAMETER;
    }
    DWORD chars = 0;
    while (pszPath[chars] != L'\0') {
        chars++;
    }
    LPWSTR path = malloc((chars + 1) * sizeof(WCHAR));
    if (path == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    memcpy(path, pszPath, (chars + 1) * sizeof(WCHAR));
    DWORD status = ERROR_SUCCESS;
    for (DWORD at = has_drive(path) ? 3 : 1; at <= chars && status == ERROR_SUCCESS; at++) {
        const WCHAR held = path[at];
        if ((held == L'\0' || is_separator(held)) && !is_separator(path[at - 1])) {
            path[at] = L'\0';
            status = make_directory(path);
            path[at] = held;
        }
    }
    free(path);
    return status;
}

/* ---- a block with the network name ---- */

static const LPCWSTR variables[] = {
    L"COMPUTERNAME",
    L"_CLUSTER_NETWORK_HOSTNAME_",
    L"_CLUSTER_NETWORK_NAME_",
};

struct block {
    LPWSTR text;
    size_t chars;
    BOOL failed;
};

static void append(struct block *block, LPCWSTR text, size_t chars)
{
    LPWSTR larger =
        block->failed ? NULL : realloc(block->text, (block->chars + chars) * sizeof(WCHAR));
    if (larger == NULL) {
        block->failed = TRUE;
        return;
    }
    memcpy(larger + block->chars, text, chars * sizeof(WCHAR));
    block->text = larger;
    block->chars += chars;
}

static size_t text_chars(LPCWSTR text)
{
    size_t chars = 0;

    while (text[chars] != L'\0') {
        chars++;
    }
    return chars;
}

static BOOL is_replaced(LPCWSTR variable)
{
    for (size_t i = 0; i < ARRAYSIZE(variables); i++) {
        const size_t chars = text_chars(variables[i]);
        if (text_chars(variable) > chars && variable[chars] == L'=' &&
            CompareStringOrdinal(variable, (int)chars, variables[i], (int)chars, TRUE) ==
                CSTR_EQUAL) {
            return TRUE;
        }
    }
    return FALSE;
}

static void append_variable(struct block *block, const char *variable)
{
    const int chars = MultiByteToWideChar(CP_UTF8, 0, variable, -1, NULL, 0);
    LPWSTR wide = chars > 0 ? malloc((size_t)chars * sizeof(WCHAR)) : NULL;
    if (wide == NULL) {
        block->failed = block->failed || chars > 0;
        return;
    }
    MultiByteToWideChar(CP_UTF8, 0, variable, -1, wide, chars);
    if (!is_replaced(wide)) {
        append(block, wide, (size_t)chars);
    }
    free(wide);
}

RDK__EXPORT LPVOID WINAPI ResUtilGetEnvironmentWithNetName(HRESOURCE hResource)
{
    WCHAR name[256];
    DWORD chars = ARRAYSIZE(name);
    struct block block = {0};
    LPVOID copy = NULL;

    if (!GetClusterResourceNetworkName(hResource, name, &chars)) {
        return NULL;
    }
    for (char **variable = environ; variable != NULL && *variable != NULL; variable++) {
        append_variable(&block, *variable);
    }
    for (size_t i = 0; i < ARRAYSIZE(variables); i++) {
        append(&block, variables[i], text_chars(variables[i]));
        append(&block, L"=", 1);
        append(&block, name, chars + 1);
    }
    append(&block, L"", 1);
    if (!block.failed) {
        copy = rdk__hand_out(block.text, (DWORD)(block.chars * sizeof(WCHAR)), RDK__SITE());
    }
    free(block.text);
    if (copy == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    }
    return copy;
}

RDK__EXPORT DWORD WINAPI ResUtilFreeEnvironment(LPVOID lpEnvironment)
{
    LocalFree(lpEnvironment);
    return ERROR_SUCCESS;
}
