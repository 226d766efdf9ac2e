/*
 * FormatMessageW and FormatMessageA over the formatter.
 */

#include <stdlib.h>

#include "export.h"
#include "format_message.h"
#include "probe.h"
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

/* Hand over text of characters of `unit` bytes. Their number, or 0 with the last error set. */
static DWORD deliver(const void *text, size_t length, size_t unit, DWORD flags, void *buffer,
                     DWORD room)
{
    if ((flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) != 0) {
        size_t chars = length + 1 > room ? length + 1 : room;
        void *block = LocalAlloc(LMEM_FIXED, chars * unit);

        if (block == NULL) {
            return 0;
        }
        memcpy(block, text, (length + 1) * unit);
        *(void **)buffer = block;
        return (DWORD)length;
    }
    if (length >= room) {
        SetLastError(ERROR_INSUFFICIENT_BUFFER);
        return 0;
    }
    memcpy(buffer, text, (length + 1) * unit);
    return (DWORD)length;
}

/* The format of the request; NULL, with the last error set, if there is none. */
static const WCHAR *format_of(DWORD flags, const WCHAR *source, DWORD code, WCHAR system[128])
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

/* False, with the last error set, if the request is wrong. */
static bool request_check(DWORD flags, void *buffer)
{
    bool from_string = (flags & FORMAT_MESSAGE_FROM_STRING) != 0;
    bool from_system = (flags & FORMAT_MESSAGE_FROM_SYSTEM) != 0;

    if (buffer == NULL || (flags & ~(DWORD)KNOWN_FLAGS) != 0 || from_string == from_system) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return false;
    }
    if ((flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) != 0) {
        *(void **)buffer = NULL;
    }
    return true;
}

/* The whole message, to be freed; NULL, with the last error set, on failure. */
static WCHAR *message_new(DWORD flags, const WCHAR *string, DWORD code, va_list *arguments,
                          bool narrow, size_t *ret_length)
{
    DWORD width = flags & FORMAT_MESSAGE_MAX_WIDTH_MASK;
    bool array = (flags & FORMAT_MESSAGE_ARGUMENT_ARRAY) != 0;
    WCHAR system[128];
    struct rdk__format_source source = {
        .format = format_of(flags, string, code, system),
        .list = array ? NULL : arguments,
        .slots = array ? (const uint64_t *)(void *)arguments : NULL,
        .slot_count = SIZE_MAX,
        .crlf = true,
        .join_lines = width != 0,
        .narrow = narrow,
        .keep_inserts = (flags & FORMAT_MESSAGE_IGNORE_INSERTS) != 0,
    };

    if (source.format == NULL) {
        return NULL;
    }
    return format_new(&source, width == FORMAT_MESSAGE_MAX_WIDTH_MASK ? 0 : width, ret_length);
}

RDK__EXPORT DWORD WINAPI FormatMessageW(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId,
                                        DWORD dwLanguageId, LPWSTR lpBuffer, DWORD nSize,
                                        va_list *Arguments)
{
    size_t length = 0;

    UNREFERENCED_PARAMETER(dwLanguageId);
    if (!request_check(dwFlags, lpBuffer)) {
        return 0;
    }
    WCHAR *text = message_new(dwFlags, lpSource, dwMessageId, Arguments, false, &length);
    if (text == NULL) {
        return 0;
    }
    DWORD stored = deliver(text, length, sizeof(WCHAR), dwFlags, lpBuffer, nSize);
    free(text);
    return stored;
}

/* A UTF-8 string as UTF-16, to be freed; NULL if it is none that can be read. */
static WCHAR *widen_new(const char *text)
{
    size_t bytes = 0;

    if (text == NULL || !rdk__probe_narrow(text, MESSAGE_CHARS_MAX, &bytes)) {
        return NULL;
    }
    WCHAR *wide = malloc((bytes + 1) * sizeof(WCHAR));
    if (wide != NULL) {
        MultiByteToWideChar(CP_UTF8, 0, text, (int)bytes + 1, wide, (int)bytes + 1);
    }
    return wide;
}

RDK__EXPORT DWORD WINAPI FormatMessageA(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId,
                                        DWORD dwLanguageId, LPSTR lpBuffer, DWORD nSize,
                                        va_list *Arguments)
{
    bool from_string = (dwFlags & FORMAT_MESSAGE_FROM_STRING) != 0;
    DWORD stored = 0;
    size_t length = 0;

    UNREFERENCED_PARAMETER(dwLanguageId);
    if (!request_check(dwFlags, lpBuffer)) {
        return 0;
    }
    WCHAR *format = from_string ? widen_new(lpSource) : NULL;
    WCHAR *text = message_new(dwFlags, format, dwMessageId, Arguments, true, &length);
    free(format);
    if (text == NULL) {
        return 0;
    }
    /* A unit of UTF-16 takes three bytes at most. */
    char *narrow = malloc(length * 3 + 1);
    if (narrow == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    } else {
        int bytes = WideCharToMultiByte(CP_UTF8, 0, text, (int)length + 1, narrow,
                                        (int)length * 3 + 1, NULL, NULL);

        stored = deliver(narrow, (size_t)bytes - 1, 1, dwFlags, lpBuffer, nSize);
    }
    free(narrow);
    free(text);
    return stored;
}
