/*
 * The environment, which is UTF-8 below and UTF-16 above.
 */

#include <pthread.h>
#include <stdlib.h>

#include "export.h"
#include "text.h"

/* getenv's answer is good until the next change. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* UTF-8 of so many characters of a string; NULL if memory is short. The caller frees it. */
static char *narrow_new(LPCWSTR text, size_t chars)
{
    char *narrow = malloc(chars * 3 + 1);
    size_t bytes = 0;

    for (size_t at = 0, used; narrow != NULL && at < chars; at += used) {
        bool valid;

        bytes +=
            rdk__utf8_put(rdk__utf16_next(text + at, chars - at, &used, &valid), narrow + bytes);
    }
    if (narrow != NULL) {
        narrow[bytes] = 0;
    }
    return narrow;
}

/* The value of a variable; NULL if there is none (or no memory). The caller frees it. */
static WCHAR *value_new(LPCWSTR name, size_t name_chars, size_t *ret_chars)
{
    char *narrow = narrow_new(name, name_chars);
    WCHAR *value = NULL;
    size_t chars = 0;

    pthread_mutex_lock(&lock);
    const char *found = narrow != NULL ? getenv(narrow) : NULL;
    size_t bytes = found != NULL ? strlen(found) : 0;
    if (found != NULL) {
        value = malloc((bytes + 1) * sizeof(WCHAR));
    }
    for (size_t at = 0, used; value != NULL && at < bytes; at += used) {
        bool valid;

        chars +=
            rdk__utf16_put(rdk__utf8_next(found + at, bytes - at, &used, &valid), value + chars);
    }
    pthread_mutex_unlock(&lock);
    free(narrow);
    if (value != NULL) {
        value[chars] = 0;
        *ret_chars = chars;
    }
    return value;
}

RDK__EXPORT DWORD WINAPI GetEnvironmentVariableW(LPCWSTR lpName, LPWSTR lpBuffer, DWORD nSize)
{
    size_t chars = 0;
    WCHAR *value = lpName != NULL ? value_new(lpName, (size_t)lstrlenW(lpName), &chars) : NULL;

    if (value == NULL) {
        SetLastError(ERROR_ENVVAR_NOT_FOUND);
        return 0;
    }
    DWORD result = (DWORD)chars + 1;
    if (lpBuffer != NULL && nSize > chars) {
        memcpy(lpBuffer, value, (chars + 1) * sizeof(WCHAR));
        result = (DWORD)chars;
        SetLastError(ERROR_SUCCESS);
    }
    free(value);
    return result;
}

RDK__EXPORT BOOL WINAPI SetEnvironmentVariableW(LPCWSTR lpName, LPCWSTR lpValue)
{
    DWORD error = ERROR_SUCCESS;

    if (lpName == NULL || lpName[0] == 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    char *name = narrow_new(lpName, (size_t)lstrlenW(lpName));
    char *value = lpValue != NULL ? narrow_new(lpValue, (size_t)lstrlenW(lpValue)) : NULL;
    pthread_mutex_lock(&lock);
    if (name == NULL || (lpValue != NULL && value == NULL)) {
        error = ERROR_NOT_ENOUGH_MEMORY;
    } else if (strchr(name, '=') != NULL) {
        error = ERROR_INVALID_PARAMETER;
    } else if (lpValue != NULL) {
        error = setenv(name, value, 1) == 0 ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
    } else if (getenv(name) == NULL) {
        error = ERROR_ENVVAR_NOT_FOUND;
    } else {
        unsetenv(name);
    }
    pthread_mutex_unlock(&lock);
    free(name);
    free(value);
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

static void put(LPWSTR to, DWORD room, size_t *used, const WCHAR *text, size_t chars)
{
    for (size_t i = 0; i < chars; i++, (*used)++) {
        if (*used < room) {
            to[*used] = text[i];
        }
    }
}

RDK__EXPORT DWORD WINAPI ExpandEnvironmentStringsW(LPCWSTR lpSrc, LPWSTR lpDst, DWORD nSize)
{
    DWORD room = lpDst != NULL ? nSize : 0;
    size_t used = 0;

    if (lpSrc == NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return 0;
    }
    for (const WCHAR *at = lpSrc; *at != 0;) {
        size_t name = 0;
        size_t chars = 0;
        WCHAR *value = NULL;

        if (*at == '%') {
            while (at[1 + name] != 0 && at[1 + name] != '%') {
                name++;
            }
            if (at[1 + name] == '%' && name > 0) {
                value = value_new(at + 1, name, &chars);
            }
        }
        if (value != NULL) {
            put(lpDst, room, &used, value, chars);
            free(value);
            at += name + 2;
        } else {
            put(lpDst, room, &used, at, 1);
            at++;
        }
    }
    put(lpDst, room, &used, L"", 1);
    return (DWORD)used;
}
