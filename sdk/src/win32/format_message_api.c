/*
 * FormatMessageW over the formatter.
 */

#include <stdlib.h>

#include "export.h"
#include "format_message.h"
#include "system_message.h"

/* The longest message that Windows makes. */
#define MESSAGE_CHARS_MAX 32768

#define KNOWN_FLAGS                                                                                \
    (FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_IGNORE_INSERTS | FORMAT_MESSAGE_FROM_STRING | \
     FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_ARGUMENT_ARRAY | FORMAT_MESSAGE_MAX_WIDTH_MASK)

/* Break lines at spaces, so that each has at most `width` characters where that can be. `to` has
 * room for twice the text. Returns the length. */
static size_t wrap(const WCHAR *text, size_t length, size_t width, WCHAR *to)
{
    size_t line = 0;  /* where the line began, in `to` */
    size_t space = 0; /* the last space of the line, in `to` + 1; 0 for none */
    size_t used = 0;

    for (size_t i = 0; i < length; i++) {
        to[used++] = text[i];
        if (text[i] == '\n') {
            line = used;
            space = 0;
        } else if (text[i] == ' ') {
            space = used;
        }
        if (used - line > width && space > 0) {
            /* The space becomes the line break; what follows it moves up by one. */
            memmove(to + space + 1, to + space, (used - space) * sizeof(WCHAR));
            to[space - 1] = '\r';
            to[space] = '\n';
            used++;
            line = space + 1;
            space = 0;
        }
    }
    to[used] = 0;
    return used;
}

/* Format into memory of our own. NULL, with the last error set, on failure. */
static WCHAR *format_new(const struct rdk__format_source *source, size_t width, size_t *ret_length)
{
    /* Twice the size, for the line breaks of wrap. */
    WCHAR *text = malloc(2 * MESSAGE_CHARS_MAX * sizeof(WCHAR));
    WCHAR *wrapped = malloc(2 * MESSAGE_CHARS_MAX * sizeof(WCHAR));
    struct rdk__format_problem problem;

    if (text == NULL || wrapped == NULL) {
        free(text);
        free(wrapped);
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return NULL;
    }
    size_t length = rdk__format_message(source, text, MESSAGE_CHARS_MAX, &problem);
    bool failed = problem.fault == RDK__FORMAT_SPEC_OPEN || problem.fault == RDK__FORMAT_SPEC_BAD ||
                  problem.fault == RDK__FORMAT_INSERT_MISSING ||
                  problem.fault == RDK__FORMAT_STRING_BAD ||
                  problem.fault == RDK__FORMAT_FORMAT_BAD;
    if (failed || length >= MESSAGE_CHARS_MAX) {
        free(text);
        free(wrapped);
        SetLastError(failed ? ERROR_INVALID_PARAMETER : ERROR_INSUFFICIENT_BUFFER);
        return NULL;
    }
    if (width == 0) {
        free(wrapped);
        *ret_length = length;
        return text;
    }
    *ret_length = wrap(text, length, width, wrapped);
    free(text);
    return wrapped;
}

/* Hand the text over. The number of characters, or 0 with the last error set. */
static DWORD deliver(const WCHAR *text, size_t length, DWORD flags, LPWSTR buffer, DWORD room)
{
    if ((flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) != 0) {
        size_t chars = length + 1 > room ? length + 1 : room;
        WCHAR *block = LocalAlloc(LMEM_FIXED, chars * sizeof(WCHAR));

        if (block == NULL) {
            return 0;
        }
        memcpy(block, text, (length + 1) * sizeof(WCHAR));
        *(LPWSTR *)(void *)buffer = block;
        return (DWORD)length;
    }
    if (length >= room) {
        SetLastError(ERROR_INSUFFICIENT_BUFFER);
        return 0;
    }
    memcpy(buffer, text, (length + 1) * sizeof(WCHAR));
    return (DWORD)length;
}

/* The format of the request; NULL, with the last error set, if there is none. */
static const WCHAR *format_of(DWORD flags, LPCVOID source, DWORD code, WCHAR system[128])
{
    if ((flags & FORMAT_MESSAGE_FROM_STRING) != 0) {
        if (source == NULL) {
            SetLastError(ERROR_INVALID_PARAMETER);
        }
        return source;
    }
    const WCHAR *name = rdk__system_message(code);
    if (name == NULL) {
        SetLastError(ERROR_MR_MID_NOT_FOUND);
        return NULL;
    }
    lstrcpynW(system, name, 120);
    lstrcatW(system, L"\r\n");
    return system;
}

RDK__EXPORT DWORD WINAPI FormatMessageW(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId,
                                        DWORD dwLanguageId, LPWSTR lpBuffer, DWORD nSize,
                                        va_list *Arguments)
{
    DWORD width = dwFlags & FORMAT_MESSAGE_MAX_WIDTH_MASK;
    bool from_string = (dwFlags & FORMAT_MESSAGE_FROM_STRING) != 0;
    bool from_system = (dwFlags & FORMAT_MESSAGE_FROM_SYSTEM) != 0;
    bool array = (dwFlags & FORMAT_MESSAGE_ARGUMENT_ARRAY) != 0;
    WCHAR system[128];
    size_t length = 0;

    UNREFERENCED_PARAMETER(dwLanguageId);
    if (lpBuffer == NULL || (dwFlags & ~(DWORD)KNOWN_FLAGS) != 0 || from_string == from_system) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return 0;
    }
    if ((dwFlags & FORMAT_MESSAGE_ALLOCATE_BUFFER) != 0) {
        *(LPWSTR *)(void *)lpBuffer = NULL;
    }
    struct rdk__format_source source = {
        .format = format_of(dwFlags, lpSource, dwMessageId, system),
        .list = array ? NULL : Arguments,
        .slots = array ? (const uint64_t *)(void *)Arguments : NULL,
        .slot_count = SIZE_MAX,
        .crlf = true,
        .join_lines = width != 0,
        .keep_inserts = (dwFlags & FORMAT_MESSAGE_IGNORE_INSERTS) != 0,
    };
    if (source.format == NULL) {
        return 0;
    }
    WCHAR *text = format_new(&source, width == FORMAT_MESSAGE_MAX_WIDTH_MASK ? 0 : width, &length);
    if (text == NULL) {
        return 0;
    }
    DWORD stored = deliver(text, length, dwFlags, lpBuffer, nSize);
    free(text);
    return stored;
}
