/* The common properties of resources and types: their tables, and what a resource's amount to. */
#include "property.h"

#include <stdlib.h>
#include <string.h>

#include <rdk/property_list.h>

#define ANY UINT32_MAX

// Minimum and maximum 0: no range.
// clang-format off
static const struct property resource_items[] = {
    {"Name",                    CLUSPROP_FORMAT_SZ,             PROPERTY_READ_ONLY,  0, 0, 0},
    {"Type",                    CLUSPROP_FORMAT_SZ,             PROPERTY_READ_ONLY,  0, 0, 0},
    {"Description",             CLUSPROP_FORMAT_SZ,             PROPERTY_READ_WRITE, 0, 0, 0},
    {"DebugPrefix",             CLUSPROP_FORMAT_SZ,             PROPERTY_READ_WRITE, 0, 0, 0},
    {"SeparateMonitor",         CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 0, 1, 0},
    {"PersistentState",         CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 0, 1, 0},
    {"LooksAlivePollInterval",  CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 10, ANY, ANY},
    {"IsAlivePollInterval",     CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 10, ANY, ANY},
    {"RestartAction",           CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 0, 2, 2},
    {"RestartThreshold",        CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 0, ANY, 3},
    {"RestartPeriod",           CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 0, ANY, 900000},
    {"RestartDelay",            CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_ONLY,  0, ANY, 500},
    {"RetryPeriodOnFailure",    CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 0, ANY, 3600000},
    {"PendingTimeout",          CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 10, ANY, 180000},
    {"DeadlockTimeout",         CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 1000, ANY, 300000},
    {"EmbeddedFailureAction",   CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 0, 2, 2},
    {"MonitorProcessId",        CLUSPROP_FORMAT_DWORD,          PROPERTY_IN_MEMORY,  0, 0, 0},
    {"StatusInformation",       CLUSPROP_FORMAT_ULARGE_INTEGER, PROPERTY_IN_MEMORY,  0, 0, 0},
    {"LastOperationStatusCode", CLUSPROP_FORMAT_ULARGE_INTEGER, PROPERTY_IN_MEMORY,  0, 0, 0},
    {"ResourceSpecificData1",   CLUSPROP_FORMAT_ULARGE_INTEGER, PROPERTY_IN_MEMORY,  0, 0, 0},
    {"ResourceSpecificData2",   CLUSPROP_FORMAT_ULARGE_INTEGER, PROPERTY_IN_MEMORY,  0, 0, 0},
    {"ResourceSpecificStatus",  CLUSPROP_FORMAT_SZ,             PROPERTY_IN_MEMORY,  0, 0, 0},
};

static const struct property type_items[] = {
    {"Name",                    CLUSPROP_FORMAT_SZ,             PROPERTY_READ_WRITE, 0, 0, 0},
    {"Description",             CLUSPROP_FORMAT_SZ,             PROPERTY_READ_WRITE, 0, 0, 0},
    {"DllName",                 CLUSPROP_FORMAT_SZ,             PROPERTY_READ_ONLY,  0, 0, 0},
    {"LooksAlivePollInterval",  CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 1, ANY, 5000},
    {"IsAlivePollInterval",     CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 1, ANY, 60000},
    {"PendingTimeout",          CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 10, ANY, 180000},
    {"DeadlockTimeout",         CLUSPROP_FORMAT_DWORD,          PROPERTY_READ_WRITE, 30000, ANY, 300000},
    {"DumpPolicy",              CLUSPROP_FORMAT_ULARGE_INTEGER, PROPERTY_READ_WRITE, 0, 0, 0},
    {"DumpLogQuery",            CLUSPROP_FORMAT_MULTI_SZ,       PROPERTY_READ_WRITE, 0, 0, 0},
    {"EnabledEventLogs",        CLUSPROP_FORMAT_MULTI_SZ,       PROPERTY_READ_WRITE, 0, 0, 0},
};
// clang-format on

const struct property_schema property_resource_schema = {
    resource_items, sizeof(resource_items) / sizeof(resource_items[0])};
const struct property_schema property_type_schema = {type_items,
                                                     sizeof(type_items) / sizeof(type_items[0])};

static const struct property *find(const struct property_schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->count; i++) {
        if (utf_compare_folded(schema->items[i].name, name) == 0) {
            return &schema->items[i];
        }
    }
    return NULL;
}

static uint32_t check_one(const struct property_schema *schema,
                          const struct rdk_property_list_property *property, bool strict)
{
    size_t chars = property->name_chars;
    cleanup_free uint16_t *units = memory_copy(property->name, (chars + 1) * sizeof(*units));
    cleanup_free char *name = utf_from_utf16(units, chars);
    const struct property *item = find(schema, name);
    DWORD number = 0;

    if (!item || (strict && item->access != PROPERTY_READ_WRITE) ||
        item->access == PROPERTY_IN_MEMORY || property->value.format != item->format) {
        return ERROR_INVALID_PARAMETER;
    }
    bool ranged = item->minimum != 0 || item->maximum != 0;
    if (item->format != CLUSPROP_FORMAT_DWORD || !ranged) {
        return ERROR_SUCCESS;
    }
    if (rdk_property_list_get_dword(&property->value, &number) != ERROR_SUCCESS) {
        return ERROR_INVALID_DATA;
    }
    return number < item->minimum || number > item->maximum ? ERROR_INVALID_DATA : ERROR_SUCCESS;
}

uint32_t property_check(const struct property_schema *schema, const void *list, size_t bytes,
                        bool strict)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    uint32_t status = rdk_property_list_check(list, (DWORD)bytes, 0, NULL, NULL);

    if (status == ERROR_SUCCESS) {
        status = rdk_property_list_open(&reader, list, (DWORD)bytes, 0);
    }
    while (status == ERROR_SUCCESS && rdk_property_list_next(&reader, &property) == ERROR_SUCCESS) {
        status = check_one(schema, &property, strict);
    }
    return status;
}

/* ---- what a resource's common property amounts to ---- */

static bool load_from_type(const struct cluster *cluster, const struct resource *resource,
                           const char *name, uint32_t *ret_number)
{
    const struct type *type = cluster_type(cluster, resource->type);
    uint32_t key = type_open_key((struct cluster *)cluster, type, NULL);
    bool found = property_load_number(cluster->database, key, name, ret_number);

    database_close(cluster->database, key);
    return found;
}

uint32_t cluster_resource_property(const struct cluster *cluster, cluster_id id, const char *name)
{
    const struct resource *resource = cluster_resource(cluster, id);
    const struct property *item = find(&property_resource_schema, name);
    uint32_t number = 0;

    if (!resource || !item || item->format != CLUSPROP_FORMAT_DWORD) {
        return 0;
    }
    uint32_t key = resource_open_key((struct cluster *)cluster, resource, NULL);
    bool own = property_load_number(cluster->database, key, name, &number);
    database_close(cluster->database, key);
    // 0xFFFFFFFF as a poll interval says: the type's.
    bool of_type = item->initial == ANY;
    if (own && !(of_type && number == ANY)) {
        return number;
    }
    if (load_from_type(cluster, resource, name, &number)) {
        return number;
    }
    const struct property *type_item = find(&property_type_schema, name);
    return type_item ? type_item->initial : item->initial;
}

/* ---- lists ---- */

static LPCWSTR wide(uint16_t *units)
{
    return (LPCWSTR)units;
}

void property_list_names(const struct property_schema *schema, struct blob *ret)
{
    struct buf names = {0};

    for (size_t i = 0; i < schema->count; i++) {
        if (schema->items[i].access == PROPERTY_READ_WRITE) {
            size_t chars = 0;
            cleanup_free uint16_t *name = utf_to_utf16(schema->items[i].name, &chars);
            buf_append(&names, name, (chars + 1) * sizeof(*name));
        }
    }
    buf_append(&names, "\0", 2);
    blob_set(ret, names.data, names.length);
    buf_finish(&names);
}

static void take_list(struct rdk_property_list_builder *builder, struct blob *ret)
{
    DWORD bytes = 0;

    if (rdk_property_list_done(builder, &bytes) == ERROR_SUCCESS) {
        blob_set(ret, builder->buffer, bytes);
    }
    rdk_property_list_builder_finish(builder);
}

void property_list_formats(const struct property_schema *schema, struct blob *ret)
{
    struct rdk_property_list_builder builder;

    rdk_property_list_builder_init(&builder, 0);
    for (size_t i = 0; i < schema->count; i++) {
        cleanup_free uint16_t *name = utf_to_utf16(schema->items[i].name, NULL);
        rdk_property_list_add_word(&builder, wide(name), schema->items[i].format);
    }
    take_list(&builder, ret);
}

/* What the resource itself said of it (contract 3.8). */
static bool add_local(struct rdk_property_list_builder *builder, const struct resource *resource,
                      LPCWSTR name)
{
    struct rdk_property_list_property property;

    if (resource->local.bytes == 0 ||
        rdk_property_list_find(resource->local.data, (DWORD)resource->local.bytes, name,
                               &property) != ERROR_SUCCESS) {
        return false;
    }
    rdk_property_list_add_copy(builder, &property);
    return true;
}

static void add_in_memory(struct rdk_property_list_builder *builder,
                          const struct resource *resource, const struct property *item)
{
    cleanup_free uint16_t *name = utf_to_utf16(item->name, NULL);

    if (add_local(builder, resource, wide(name))) {
        return;
    }
    uint64_t number = 0;
    if (strcmp(item->name, "StatusInformation") == 0) {
        number = resource->status_information;
    } else if (strcmp(item->name, "LastOperationStatusCode") == 0) {
        number = resource->status;
    }
    if (item->format == CLUSPROP_FORMAT_ULARGE_INTEGER) {
        rdk_property_list_add_ularge(builder, wide(name), number);
    } else if (item->format == CLUSPROP_FORMAT_SZ) {
        rdk_property_list_add_sz(builder, wide(name), NULL);
    } else {
        rdk_property_list_add_dword(builder, wide(name), (DWORD)number);
    }
}

static void add_stored(struct rdk_property_list_builder *builder, const struct database *database,
                       uint32_t key, const struct property *item)
{
    cleanup_free uint16_t *name = utf_to_utf16(item->name, NULL);
    uint32_t type = 0;
    const void *data = NULL;
    size_t bytes = 0;
    bool stored = database_get(database, key, item->name, &type, &data, &bytes) == ERROR_SUCCESS;

    if (stored) {
        rdk_property_list_add(builder, wide(name),
                              (DWORD)CLUSPROP_TYPE_LIST_VALUE << 16 | item->format, data,
                              (DWORD)bytes);
    } else if (item->format == CLUSPROP_FORMAT_DWORD) {
        rdk_property_list_add_dword(builder, wide(name), item->initial);
    } else if (item->format == CLUSPROP_FORMAT_ULARGE_INTEGER) {
        rdk_property_list_add_ularge(builder, wide(name), item->initial);
    } else if (item->format == CLUSPROP_FORMAT_MULTI_SZ) {
        rdk_property_list_add_multi_sz(builder, wide(name), NULL, 0);
    } else {
        rdk_property_list_add_sz(builder, wide(name), NULL);
    }
}

void property_list_common(const struct cluster *cluster, const struct property_schema *schema,
                          uint32_t key, const struct resource *resource, bool read_only,
                          struct blob *ret)
{
    struct rdk_property_list_builder builder;

    rdk_property_list_builder_init(&builder, 0);
    for (size_t i = 0; i < schema->count; i++) {
        const struct property *item = &schema->items[i];
        if ((item->access != PROPERTY_READ_WRITE) != read_only) {
            continue;
        }
        if (item->access == PROPERTY_IN_MEMORY) {
            add_in_memory(&builder, resource, item);
        } else {
            add_stored(&builder, cluster->database, key, item);
        }
    }
    take_list(&builder, ret);
}

/* Add those properties of a list that are not in another one. */
static void add_others(struct rdk_property_list_builder *builder, const struct blob *list,
                       const void *except, size_t except_bytes)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    struct rdk_property_list_property found;

    if (list->bytes == 0 ||
        rdk_property_list_open(&reader, list->data, (DWORD)list->bytes, 0) != ERROR_SUCCESS) {
        return;
    }
    while (rdk_property_list_next(&reader, &property) == ERROR_SUCCESS) {
        size_t bytes = (property.name_chars + 1u) * sizeof(WCHAR);
        cleanup_free uint16_t *name = memory_copy(property.name, bytes);
        if (!except || rdk_property_list_find(except, (DWORD)except_bytes, wide(name), &found) !=
                           ERROR_SUCCESS) {
            rdk_property_list_add_copy(builder, &property);
        }
    }
}

uint32_t property_merge(struct blob *into, const void *list, size_t bytes)
{
    struct rdk_property_list_builder builder;
    struct blob added = {.data = (void *)list, .bytes = bytes};

    if (rdk_property_list_check(list, (DWORD)bytes, 0, NULL, NULL) != ERROR_SUCCESS) {
        return ERROR_INVALID_DATA;
    }
    rdk_property_list_builder_init(&builder, 0);
    add_others(&builder, into, list, bytes);
    add_others(&builder, &added, NULL, 0);
    take_list(&builder, into);
    return ERROR_SUCCESS;
}
