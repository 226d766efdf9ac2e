#include <stddef.h>

#include "export.h"
#include "resutil/format.h"
#include "resutil/property_list.h"

/* Lists in lists are looked into this deep; what lies deeper is taken as bytes. */
#define NESTING_LIMIT 8

static DWORD check_list(const BYTE *list, DWORD list_bytes, DWORD flags, unsigned depth,
                        struct rdk_property_list_error *error, DWORD *ret_bytes);

static DWORD check_values(const BYTE *list, DWORD list_bytes, DWORD flags, unsigned depth);

/* A value that is itself a list. Its own ending is not the outer list's business. */
static bool is_nested_good(const struct rdk_property_list_value *value, DWORD flags, unsigned depth)
{
    struct rdk_property_list_error error;
    DWORD inner = flags & ~(DWORD)(RDK_PROPERTY_LIST_ENDMARK | RDK_PROPERTY_LIST_NO_FINAL);

    if (value->type != CLUSPROP_TYPE_LIST_VALUE || value->bytes == 0 || depth == NESTING_LIMIT) {
        return true;
    }
    if (value->format == CLUSPROP_FORMAT_PROPERTY_LIST) {
        return check_list(value->data, value->bytes, inner, depth + 1, &error, NULL) ==
               ERROR_SUCCESS;
    }
    if (value->format == CLUSPROP_FORMAT_VALUE_LIST) {
        return check_values(value->data, value->bytes, inner, depth + 1) == ERROR_SUCCESS;
    }
    return true;
}

/* Look at each value of a cursor; ERROR_NO_MORE_ITEMS when all are good. */
static DWORD check_nested(struct rdk_property_list_cursor *cursor, unsigned depth)
{
    struct rdk_property_list_value value;
    DWORD code;

    while ((code = rdk_property_list_next_value(cursor, &value)) == ERROR_SUCCESS) {
        if (!is_nested_good(&value, cursor->flags, depth)) {
            return rdk__property_list_fail(&cursor->error, RDK_PROPERTY_LIST_VALUE_NESTED,
                                           (DWORD)(value.data - cursor->list), cursor->property,
                                           "a sound list as the value");
        }
    }
    return code;
}

static DWORD check_values(const BYTE *list, DWORD list_bytes, DWORD flags, unsigned depth)
{
    struct rdk_property_list_cursor cursor;
    DWORD code = rdk_property_list_open_values(&cursor, list, list_bytes, flags);

    if (code == ERROR_SUCCESS) {
        code = check_nested(&cursor, depth);
    }
    if (code == ERROR_NO_MORE_ITEMS) {
        return cursor.offset + sizeof(DWORD) == list_bytes ? ERROR_SUCCESS : ERROR_INVALID_DATA;
    }
    return code;
}

static DWORD list_end(const struct rdk_property_list_reader *reader)
{
    struct rdk_property_list_cursor end;
    struct rdk_property_list_value value;

    /* A final ENDMARK reads as an empty value list. */
    (void)rdk_property_list_open_values(&end, reader->list + reader->offset,
                                        reader->list_bytes - reader->offset, 0);
    if (rdk_property_list_next_value(&end, &value) == ERROR_NO_MORE_ITEMS) {
        return reader->offset + (DWORD)sizeof(DWORD);
    }
    return reader->offset;
}

static DWORD check_list(const BYTE *list, DWORD list_bytes, DWORD flags, unsigned depth,
                        struct rdk_property_list_error *error, DWORD *ret_bytes)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD code = rdk_property_list_open(&reader, list, list_bytes, flags);

    while (code == ERROR_SUCCESS) {
        code = rdk_property_list_next(&reader, &property);
        if (code == ERROR_SUCCESS && (flags & RDK_PROPERTY_LIST_STRICT) != 0) {
            code = check_nested(&property.values, depth);
            if (code != ERROR_NO_MORE_ITEMS) {
                *error = property.values.error;
                return code;
            }
            code = ERROR_SUCCESS;
        }
    }
    *error = reader.error;
    if (code != ERROR_NO_MORE_ITEMS) {
        return code;
    }
    if (ret_bytes != NULL) {
        *ret_bytes = list_end(&reader);
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_property_list_check(const void *list, DWORD list_bytes, DWORD flags,
                                          struct rdk_property_list_error *ret_error,
                                          DWORD *ret_bytes)
{
    struct rdk_property_list_error error;
    DWORD code = check_list(list, list_bytes, flags, 0, &error, ret_bytes);

    if (ret_error != NULL) {
        *ret_error = error;
    }
    return code;
}

RDK__EXPORT const char *rdk_property_list_fault_text(enum rdk_property_list_fault fault)
{
    static const char *const texts[] = {
        [RDK_PROPERTY_LIST_SOUND] = "the list is sound",
        [RDK_PROPERTY_LIST_NO_BUFFER] = "there is no list",
        [RDK_PROPERTY_LIST_TRUNCATED] = "the list ends early",
        [RDK_PROPERTY_LIST_NAME_SYNTAX] = "a property does not begin with a name",
        [RDK_PROPERTY_LIST_NAME_LENGTH] = "a name has a wrong length or no end",
        [RDK_PROPERTY_LIST_NO_VALUE] = "a property has no value",
        [RDK_PROPERTY_LIST_NO_ENDMARK] = "a property has no ENDMARK",
        [RDK_PROPERTY_LIST_VALUE_SYNTAX] = "a value has a wrong syntax",
        [RDK_PROPERTY_LIST_VALUE_LENGTH] = "a value has a length that its format does not have",
        [RDK_PROPERTY_LIST_VALUE_TEXT] = "a string does not end",
        [RDK_PROPERTY_LIST_VALUE_NESTED] = "a list within the list is malformed",
        [RDK_PROPERTY_LIST_PADDING] = "padding is not zero",
        [RDK_PROPERTY_LIST_FINAL_ENDMARK] = "the final ENDMARK is not as asked",
        [RDK_PROPERTY_LIST_SLACK] = "there are bytes behind the list",
    };

    if ((size_t)fault >= sizeof(texts) / sizeof(texts[0])) {
        return "an unknown fault";
    }
    return texts[fault];
}
