/*
 * Instructions are judged in one pass over the table and stored in a second one, so that a bad last
 * row leaves the caller's structure as it was. Plain Windows C: the file compiles there as it is.
 */
#include <string.h>

#include <clusapi.h>
#include <rdk/instructions.h>
#include <rdk/property_list.h>

#include "export.h"

static BOOL number_is_allowed(const struct rdk_instruction *row, const void *number)
{
    const BYTE *allowed = row->allowed;
    for (size_t i = 0; i < row->allowed_count; i++) {
        if (memcmp(allowed + i * row->bytes, number, row->bytes) == 0) {
            return TRUE;
        }
    }
    return allowed == NULL;
}

static DWORD judge_number(const struct rdk_instruction *row,
                          const struct rdk_property_list_value *value)
{
    return value->bytes != row->bytes            ? ERROR_INVALID_DATA
           : number_is_allowed(row, value->data) ? ERROR_SUCCESS
                                                 : ERROR_INVALID_PARAMETER;
}

static DWORD text_bytes(LPCWSTR text)
{
    DWORD chars = 0;
    while (text[chars] != L'\0') {
        chars++;
    }
    return (chars + 1) * (DWORD)sizeof(WCHAR);
}

/* The value's bytes up to and with the first NUL; 0 if there is none. */
static DWORD value_text_bytes(const struct rdk_property_list_value *value)
{
    for (DWORD at = 0; at + sizeof(WCHAR) <= value->bytes; at += sizeof(WCHAR)) {
        if (value->data[at] == 0 && value->data[at + 1] == 0) {
            return at + (DWORD)sizeof(WCHAR);
        }
    }
    return 0;
}

static DWORD judge_text(const struct rdk_instruction *row,
                        const struct rdk_property_list_value *value)
{
    const LPCWSTR *allowed = row->allowed;
    const DWORD bytes = value_text_bytes(value);
    if (bytes == 0 || bytes > row->bytes) {
        return ERROR_INVALID_DATA;
    }
    for (size_t i = 0; i < row->allowed_count; i++) {
        if (text_bytes(allowed[i]) == bytes && memcmp(allowed[i], value->data, bytes) == 0) {
            return ERROR_SUCCESS;
        }
    }
    return allowed == NULL ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
}

static DWORD judge(const struct rdk_instruction *row, const struct rdk_property_list_value *value)
{
    if (value->type != CLUSPROP_TYPE_LIST_VALUE || value->format != row->format) {
        return ERROR_INVALID_DATA;
    }
    return row->format == CLUSPROP_FORMAT_SZ ? judge_text(row, value) : judge_number(row, value);
}

static void store(const struct rdk_instruction *row, const struct rdk_property_list_value *value,
                  BYTE *told)
{
    const DWORD bytes =
        row->format == CLUSPROP_FORMAT_SZ ? value_text_bytes(value) : (DWORD)row->bytes;
    memcpy(told + row->offset, value->data, bytes);
}

static void store_default(const struct rdk_instruction *row, BYTE *told)
{
    if (row->format != CLUSPROP_FORMAT_SZ) {
        /* The low bytes of the number are the member's: little-endian. */
        memcpy(told + row->offset, &row->number, row->bytes);
        return;
    }
    const LPCWSTR text = row->text != NULL ? row->text : L"";
    const size_t room = row->bytes - sizeof(WCHAR);
    const size_t bytes = text_bytes(text) - sizeof(WCHAR);
    const size_t used = bytes < room ? bytes : room;
    memcpy(told + row->offset, text, used);
    memset(told + row->offset + used, 0, sizeof(WCHAR));
}

RDK__EXPORT DWORD rdk_instructions_read(const struct rdk_instruction *table, const void *list,
                                        DWORD list_bytes, void *ret_told)
{
    struct rdk_property_list_property property;
    const BOOL given = list != NULL && list_bytes != 0;

    if (given && rdk_property_list_check(list, list_bytes, 0, NULL, NULL) != ERROR_SUCCESS) {
        return ERROR_INVALID_DATA;
    }
    for (const struct rdk_instruction *row = table; given && row->name != NULL; row++) {
        if (rdk_property_list_find(list, list_bytes, row->name, &property) == ERROR_SUCCESS) {
            const DWORD status = judge(row, &property.value);
            if (status != ERROR_SUCCESS) {
                return status;
            }
        }
    }
    for (const struct rdk_instruction *row = table; row->name != NULL; row++) {
        if (given &&
            rdk_property_list_find(list, list_bytes, row->name, &property) == ERROR_SUCCESS) {
            store(row, &property.value, ret_told);
        } else {
            store_default(row, ret_told);
        }
    }
    return ERROR_SUCCESS;
}
