/* Values of the database as properties, and properties as values (contract 6.2, 7.3). */
#include <stdlib.h>
#include <string.h>

#include <rdk/property_list.h>

#include "property.h"

struct form {
    uint16_t format;
    uint32_t type;
};

// The first row of a type is what a value of that type becomes.
static const struct form forms[] = {
    {CLUSPROP_FORMAT_BINARY, REG_BINARY},
    {CLUSPROP_FORMAT_DWORD, REG_DWORD},
    {CLUSPROP_FORMAT_SZ, REG_SZ},
    {CLUSPROP_FORMAT_EXPAND_SZ, REG_EXPAND_SZ},
    {CLUSPROP_FORMAT_MULTI_SZ, REG_MULTI_SZ},
    {CLUSPROP_FORMAT_ULARGE_INTEGER, REG_QWORD},
    {CLUSPROP_FORMAT_LONG, REG_DWORD},
    {CLUSPROP_FORMAT_SECURITY_DESCRIPTOR, REG_BINARY},
    {CLUSPROP_FORMAT_LARGE_INTEGER, REG_QWORD},
    {CLUSPROP_FORMAT_WORD, REG_DWORD},
    {CLUSPROP_FORMAT_FILETIME, REG_QWORD},
};

static const struct form *form_of_format(uint16_t format)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (forms[i].format == format) {
            return &forms[i];
        }
    }
    return NULL;
}

static const struct form *form_of_type(uint32_t type)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (forms[i].type == type) {
            return &forms[i];
        }
    }
    return NULL;
}

static void store_value(struct database *database, uint32_t key, const char *name,
                        const struct rdk_property_list_value *value)
{
    const struct form *form = form_of_format(value->format);
    WORD word = 0;

    if (value->format == CLUSPROP_FORMAT_WORD &&
        rdk_property_list_get_word(value, &word) == ERROR_SUCCESS) {
        property_store_number(database, key, name, word);
        return;
    }
    database_set(database, key, name, form ? form->type : REG_BINARY, value->data, value->bytes);
}

uint32_t property_store_list(struct database *database, uint32_t key, const void *list,
                             size_t bytes)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    uint32_t status = rdk_property_list_check(list, (DWORD)bytes, 0, NULL, NULL);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    rdk_property_list_open(&reader, list, (DWORD)bytes, 0);
    while (rdk_property_list_next(&reader, &property) == ERROR_SUCCESS) {
        size_t chars = property.name_chars;
        cleanup_free uint16_t *units = memory_copy(property.name, (chars + 1) * sizeof(*units));
        cleanup_free char *name = utf_from_utf16(units, chars);
        char *leaf = strrchr(name, '\\');
        uint32_t below = 0;
        if (!leaf) {
            store_value(database, key, name, &property.value);
            continue;
        }
        *leaf = '\0';
        status = database_create_key(database, key, name, &below, NULL);
        if (status != ERROR_SUCCESS) {
            return status;
        }
        store_value(database, below, leaf + 1, &property.value);
        database_close(database, below);
    }
    return ERROR_SUCCESS;
}

void property_store_text(struct database *database, uint32_t key, const char *name,
                         const char *text)
{
    size_t chars = 0;
    cleanup_free uint16_t *units = utf_to_utf16(text ? text : "", &chars);

    database_set(database, key, name, REG_SZ, units, (chars + 1) * sizeof(*units));
}

void property_store_number(struct database *database, uint32_t key, const char *name,
                           uint32_t number)
{
    database_set(database, key, name, REG_DWORD, &number, sizeof(number));
}

bool property_load_number(const struct database *database, uint32_t key, const char *name,
                          uint32_t *ret_number)
{
    uint32_t type = 0;
    const void *data = NULL;
    size_t bytes = 0;

    if (database_get(database, key, name, &type, &data, &bytes) != ERROR_SUCCESS ||
        type != REG_DWORD || bytes != sizeof(*ret_number)) {
        return false;
    }
    memcpy(ret_number, data, sizeof(*ret_number));
    return true;
}

void property_list_values(const struct database *database, uint32_t key, struct blob *ret)
{
    struct rdk_property_list_builder builder;
    const char *name = NULL;
    uint32_t type = 0;
    const void *data = NULL;
    size_t bytes = 0;
    DWORD list_bytes = 0;

    rdk_property_list_builder_init(&builder, 0);
    for (uint32_t i = 0;
         database_enum_value(database, key, i, &name, &type, &data, &bytes) == ERROR_SUCCESS; i++) {
        const struct form *form = form_of_type(type);
        cleanup_free uint16_t *units = utf_to_utf16(name, NULL);
        if (form && *name != '\0') {
            rdk_property_list_add(&builder, (LPCWSTR)units,
                                  (DWORD)CLUSPROP_TYPE_LIST_VALUE << 16 | form->format, data,
                                  (DWORD)bytes);
        }
    }
    if (rdk_property_list_done(&builder, &list_bytes) == ERROR_SUCCESS) {
        blob_set(ret, builder.buffer, list_bytes);
    }
    rdk_property_list_builder_finish(&builder);
}

void property_list_value_names(const struct database *database, uint32_t key, struct blob *ret)
{
    struct buf names = {0};
    const char *name = NULL;
    uint32_t type = 0;
    const void *data = NULL;
    size_t bytes = 0;

    for (uint32_t i = 0;
         database_enum_value(database, key, i, &name, &type, &data, &bytes) == ERROR_SUCCESS; i++) {
        size_t chars = 0;
        cleanup_free uint16_t *units = utf_to_utf16(name, &chars);
        if (chars > 0) {
            buf_append(&names, units, (chars + 1) * sizeof(*units));
        }
    }
    buf_append(&names, "\0", 2);
    blob_set(ret, names.data, names.length);
    buf_finish(&names);
}
