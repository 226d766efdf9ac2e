#include "resutil/stored.h"

#include <stdlib.h>
#include <string.h>

#define TERMINATOR_BYTES ((DWORD)(2 * sizeof(WCHAR)))

static DWORD read_value(HKEY key, LPCWSTR name, struct rdk__stored *ret_stored)
{
    struct rdk__stored stored = {0};
    LONG code;

    /* The value may grow between asking for its size and reading it. */
    do {
        DWORD bytes = 0;

        free(stored.data);
        stored.data = NULL;
        code = ClusterRegQueryValue(key, name, &stored.type, NULL, &bytes);
        if (code != ERROR_SUCCESS) {
            return (DWORD)code;
        }
        stored.data = calloc(1, (size_t)bytes + TERMINATOR_BYTES);
        if (stored.data == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        stored.bytes = bytes;
        code = ClusterRegQueryValue(key, name, &stored.type, stored.data, &stored.bytes);
    } while (code == ERROR_MORE_DATA);
    if (code != ERROR_SUCCESS) {
        free(stored.data);
        return (DWORD)code;
    }
    memset(stored.data + stored.bytes, 0, TERMINATOR_BYTES);
    *ret_stored = stored;
    return ERROR_SUCCESS;
}

DWORD rdk__stored_read(HKEY key, LPCWSTR subkey, LPCWSTR name, struct rdk__stored *ret_stored)
{
    HKEY below;
    DWORD code;

    memset(ret_stored, 0, sizeof(*ret_stored));
    if (subkey == NULL) {
        return read_value(key, name, ret_stored);
    }
    code = (DWORD)ClusterRegOpenKey(key, subkey, KEY_READ, &below);
    if (code != ERROR_SUCCESS) {
        return code;
    }
    code = read_value(below, name, ret_stored);
    ClusterRegCloseKey(below);
    return code;
}

void rdk__stored_free(struct rdk__stored *stored)
{
    free(stored->data);
    memset(stored, 0, sizeof(*stored));
}

/* What text lacks at its end is there behind it: read_value saw to that. */
static void text_datum(const struct rdk__stored *stored, struct rdk__datum *datum)
{
    DWORD bytes = stored->bytes & ~(DWORD)1;

    if (bytes != stored->bytes) {
        memset(stored->data + bytes, 0, 1);
    }
    datum->data = stored->data;
    if (datum->format->text == RDK__TEXT_STRING) {
        datum->bytes = (rdk__list_text_chars(stored->data, bytes) + 1) * (DWORD)sizeof(WCHAR);
        return;
    }
    while (!rdk__list_text_is_ended(RDK__TEXT_MULTI, stored->data, bytes)) {
        bytes += (DWORD)sizeof(WCHAR);
    }
    datum->bytes = bytes;
}

static DWORD number_datum(const struct rdk__stored *stored, struct rdk__datum *datum)
{
    DWORD wanted = stored->type == REG_DWORD ? sizeof(DWORD) : sizeof(ULONGLONG);

    if (stored->bytes != wanted) {
        return ERROR_INVALID_DATA;
    }
    datum->number = rdk__number_load(datum->format, stored->data, wanted);
    /* A WORD is stored as a DWORD, which may hold more. */
    if (datum->format->exact_bytes < wanted && datum->number >> (8 * datum->format->exact_bytes)) {
        return ERROR_INVALID_DATA;
    }
    return ERROR_SUCCESS;
}

DWORD rdk__stored_datum(const struct rdk__stored *stored, const struct rdk__format *format,
                        struct rdk__datum *ret_datum)
{
    struct rdk__datum datum = {.format = format};
    DWORD code = ERROR_SUCCESS;

    if (stored->type != format->registry &&
        (format->registry_alt == REG_NONE || stored->type != format->registry_alt)) {
        return ERROR_INVALID_PARAMETER;
    }
    if (format->shape == RDK__SHAPE_NUMBER) {
        code = number_datum(stored, &datum);
    } else if (format->text != RDK__TEXT_NONE) {
        text_datum(stored, &datum);
    } else {
        datum.data = stored->data;
        datum.bytes = stored->bytes;
        code = stored->bytes < format->least_bytes ? ERROR_INVALID_DATA : ERROR_SUCCESS;
    }
    *ret_datum = datum;
    return code;
}

/* The bytes that a datum is stored as. */
static const BYTE *stored_bytes(const struct rdk__datum *datum, DWORD *ret_bytes)
{
    if (datum->format->shape == RDK__SHAPE_NUMBER) {
        *ret_bytes = datum->format->registry == REG_DWORD ? sizeof(DWORD) : sizeof(ULONGLONG);
        return (const BYTE *)&datum->number;
    }
    *ret_bytes = datum->bytes;
    return datum->data;
}

static bool is_stored(HKEY key, LPCWSTR subkey, LPCWSTR name, DWORD type, const BYTE *data,
                      DWORD bytes)
{
    struct rdk__stored stored;
    bool same;

    if (rdk__stored_read(key, subkey, name, &stored) != ERROR_SUCCESS) {
        return false;
    }
    same = stored.type == type && stored.bytes == bytes && memcmp(stored.data, data, bytes) == 0;
    rdk__stored_free(&stored);
    return same;
}

DWORD rdk__stored_delete(HKEY key, LPCWSTR subkey, LPCWSTR name)
{
    HKEY below = key;
    DWORD code = ERROR_SUCCESS;

    if (subkey != NULL) {
        code = (DWORD)ClusterRegOpenKey(key, subkey, KEY_ALL_ACCESS, &below);
    }
    if (code == ERROR_SUCCESS) {
        code = ClusterRegDeleteValue(below, name);
        if (subkey != NULL) {
            ClusterRegCloseKey(below);
        }
    }
    return code == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : code;
}

DWORD rdk__stored_write(HKEY key, LPCWSTR subkey, LPCWSTR name, const struct rdk__datum *datum,
                        bool force)
{
    DWORD type = datum->format->registry;
    HKEY below = key;
    DWORD bytes;
    const BYTE *data = stored_bytes(datum, &bytes);
    DWORD code;

    if (rdk__datum_is_absent(datum)) {
        return rdk__stored_delete(key, subkey, name);
    }
    if (!force && is_stored(key, subkey, name, type, data, bytes)) {
        return ERROR_SUCCESS;
    }
    if (subkey == NULL) {
        return ClusterRegSetValue(key, name, type, data, bytes);
    }
    code = (DWORD)ClusterRegCreateKey(key, subkey, 0, KEY_ALL_ACCESS, NULL, &below, NULL);
    if (code == ERROR_SUCCESS) {
        code = ClusterRegSetValue(below, name, type, data, bytes);
        ClusterRegCloseKey(below);
    }
    return code;
}

DWORD rdk__stored_item(HKEY key, const RESUTIL_PROPERTY_ITEM *item, struct rdk__stored *ret_stored,
                       struct rdk__datum *ret_datum, bool *ret_is_stored)
{
    const struct rdk__format *format = rdk__item_format(item);
    DWORD code = ERROR_FILE_NOT_FOUND;

    memset(ret_stored, 0, sizeof(*ret_stored));
    *ret_is_stored = false;
    if (format == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    if ((item->Flags & RESUTIL_PROPITEM_IN_MEMORY) == 0) {
        code = rdk__stored_read(key, item->KeyName, item->Name, ret_stored);
    }
    if (code == ERROR_FILE_NOT_FOUND) {
        rdk__datum_from_default(item, ret_datum);
        return ERROR_SUCCESS;
    }
    if (code != ERROR_SUCCESS) {
        return code;
    }
    *ret_is_stored = true;
    return rdk__stored_datum(ret_stored, format, ret_datum);
}
