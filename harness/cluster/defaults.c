#include "defaults.h"

#include <rdk/property_list.h>

#include "property.h"

typedef uint32_t (*default_function)(struct defaulted *defaulted);

static const struct property_schema *schema_of(const struct defaulted *defaulted)
{
    return defaulted->resource ? &property_resource_schema : &property_type_schema;
}

/* The object's key, or one below it; the caller closes it. */
static uint32_t open_key(const struct defaulted *defaulted, const char *below)
{
    return defaulted->resource ? resource_open_key(defaulted->cluster, defaulted->resource, below)
                               : type_open_key(defaulted->cluster, defaulted->type, below);
}

static uint32_t give_number(struct defaulted *defaulted, uint32_t number)
{
    blob_set(&defaulted->out, &number, sizeof(number));
    return ERROR_SUCCESS;
}

static uint32_t give_text(struct defaulted *defaulted, const char *text)
{
    size_t chars = 0;
    cleanup_free uint16_t *units = utf_to_utf16(text, &chars);

    blob_set(&defaulted->out, units, (chars + 1) * sizeof(*units));
    return ERROR_SUCCESS;
}

/* ---- who and what it is ---- */

static uint32_t get_name(struct defaulted *defaulted)
{
    return give_text(defaulted, defaulted->resource->name);
}

static uint32_t get_id(struct defaulted *defaulted)
{
    char guid[39];

    cluster_guid(1, defaulted->resource->id, guid);
    return give_text(defaulted, guid);
}

static uint32_t get_resource_type(struct defaulted *defaulted)
{
    return give_text(defaulted, defaulted->type->name);
}

static uint32_t get_class_info(struct defaulted *defaulted)
{
    static const CLUS_RESOURCE_CLASS_INFO unknown;

    blob_set(&defaulted->out, &unknown, sizeof(unknown));
    return ERROR_SUCCESS;
}

/* A number that lies in the object's key under that name, else 0. */
static uint32_t give_stored(struct defaulted *defaulted, const char *name)
{
    uint32_t number = 0;
    uint32_t key = open_key(defaulted, NULL);

    property_load_number(defaulted->cluster->database, key, name, &number);
    database_close(defaulted->cluster->database, key);
    return give_number(defaulted, number);
}

static uint32_t get_flags(struct defaulted *defaulted)
{
    return give_stored(defaulted, "Flags");
}

static uint32_t get_characteristics(struct defaulted *defaulted)
{
    return give_number(defaulted, defaulted->type->quorum_capable ? CLUS_CHAR_QUORUM : 0);
}

static uint32_t get_type_characteristics(struct defaulted *defaulted)
{
    return give_stored(defaulted, "Characteristics");
}

static uint32_t get_required_dependencies(struct defaulted *defaulted)
{
    return give_number(defaulted, CLUSPROP_SYNTAX_ENDMARK);
}

static uint32_t get_failure_info(struct defaulted *defaulted)
{
    struct cluster *cluster = defaulted->cluster;
    const struct resource *resource = defaulted->resource;
    const struct policy *policy = &resource->policy;
    uint32_t threshold = cluster_resource_property(cluster, resource->id, "RestartThreshold");
    uint64_t period_ms = cluster_resource_property(cluster, resource->id, "RestartPeriod");
    uint64_t passed_ms = (cluster->now_us - policy->period_start_us) / 1000;
    bool counting = policy->restarts > 0 && passed_ms < period_ms;
    uint32_t used = counting ? policy->restarts : 0;
    const uint32_t info[3] = {1, used < threshold ? threshold - used : 0,
                              (uint32_t)((counting ? period_ms - passed_ms : period_ms) / 1000)};

    blob_set(&defaulted->out, info, sizeof(info));
    return ERROR_SUCCESS;
}

/* ---- common properties ---- */

static uint32_t enum_common(struct defaulted *defaulted)
{
    property_list_names(schema_of(defaulted), &defaulted->out);
    return ERROR_SUCCESS;
}

static uint32_t get_common_of(struct defaulted *defaulted, bool read_only)
{
    uint32_t key = open_key(defaulted, NULL);

    property_list_common(defaulted->cluster, schema_of(defaulted), key, defaulted->resource,
                         read_only, &defaulted->out);
    database_close(defaulted->cluster->database, key);
    return ERROR_SUCCESS;
}

static uint32_t get_common(struct defaulted *defaulted)
{
    return get_common_of(defaulted, false);
}

static uint32_t get_ro_common(struct defaulted *defaulted)
{
    return get_common_of(defaulted, true);
}

static uint32_t validate_common(struct defaulted *defaulted)
{
    return property_check(schema_of(defaulted), defaulted->in, defaulted->in_bytes, true);
}

static uint32_t set_common(struct defaulted *defaulted)
{
    uint32_t status = validate_common(defaulted);
    uint32_t key = open_key(defaulted, NULL);

    if (status == ERROR_SUCCESS) {
        status = property_store_list(defaulted->cluster->database, key, defaulted->in,
                                     defaulted->in_bytes);
    }
    database_close(defaulted->cluster->database, key);
    return status;
}

static uint32_t get_common_formats(struct defaulted *defaulted)
{
    property_list_formats(schema_of(defaulted), &defaulted->out);
    return ERROR_SUCCESS;
}

static uint32_t get_resource_common_formats(struct defaulted *defaulted)
{
    property_list_formats(&property_resource_schema, &defaulted->out);
    return ERROR_SUCCESS;
}

/* ---- private properties ---- */

static uint32_t enum_private(struct defaulted *defaulted)
{
    uint32_t key = open_key(defaulted, "Parameters");

    property_list_value_names(defaulted->cluster->database, key, &defaulted->out);
    database_close(defaulted->cluster->database, key);
    return ERROR_SUCCESS;
}

static uint32_t get_private(struct defaulted *defaulted)
{
    uint32_t key = open_key(defaulted, "Parameters");

    property_list_values(defaulted->cluster->database, key, &defaulted->out);
    database_close(defaulted->cluster->database, key);
    return ERROR_SUCCESS;
}

static uint32_t get_ro_private(struct defaulted *defaulted)
{
    // An empty list and its final ENDMARK.
    static const uint32_t none[2];

    blob_set(&defaulted->out, none, sizeof(none));
    return ERROR_SUCCESS;
}

static uint32_t validate_private(struct defaulted *defaulted)
{
    return rdk_property_list_check(defaulted->in, (DWORD)defaulted->in_bytes, 0, NULL, NULL);
}

static uint32_t set_private(struct defaulted *defaulted)
{
    uint32_t key = open_key(defaulted, "Parameters");
    uint32_t status =
        property_store_list(defaulted->cluster->database, key, defaulted->in, defaulted->in_bytes);

    database_close(defaulted->cluster->database, key);
    return status;
}

/* ---- the table ---- */

struct row {
    uint32_t code;
    default_function function;
    bool service_only;
};

#define RES(name)  ((uint32_t)CLUSCTL_RESOURCE_##name)
#define TYPE(name) ((uint32_t)CLUSCTL_RESOURCE_TYPE_##name)

static const struct row rows[] = {
    {RES(GET_NAME), get_name, true},
    {RES(GET_ID), get_id, true},
    {RES(GET_RESOURCE_TYPE), get_resource_type, true},
    {RES(GET_FAILURE_INFO), get_failure_info, true},
    {RES(ADD_REGISTRY_CHECKPOINT), NULL, true},
    {RES(DELETE_REGISTRY_CHECKPOINT), NULL, true},
    {RES(GET_REGISTRY_CHECKPOINTS), NULL, true},
    {RES(ADD_CRYPTO_CHECKPOINT), NULL, true},
    {RES(DELETE_CRYPTO_CHECKPOINT), NULL, true},
    {RES(GET_CRYPTO_CHECKPOINTS), NULL, true},
    {RES(GET_CHARACTERISTICS), get_characteristics, false},
    {RES(GET_FLAGS), get_flags, false},
    {RES(GET_CLASS_INFO), get_class_info, false},
    {RES(GET_REQUIRED_DEPENDENCIES), get_required_dependencies, false},
    {RES(ENUM_COMMON_PROPERTIES), enum_common, false},
    {RES(GET_RO_COMMON_PROPERTIES), get_ro_common, false},
    {RES(GET_COMMON_PROPERTIES), get_common, false},
    {RES(SET_COMMON_PROPERTIES), set_common, false},
    {RES(VALIDATE_COMMON_PROPERTIES), validate_common, false},
    {RES(GET_COMMON_PROPERTY_FMTS), get_common_formats, false},
    {RES(ENUM_PRIVATE_PROPERTIES), enum_private, false},
    {RES(GET_RO_PRIVATE_PROPERTIES), get_ro_private, false},
    {RES(GET_PRIVATE_PROPERTIES), get_private, false},
    {RES(SET_PRIVATE_PROPERTIES), set_private, false},
    {RES(VALIDATE_PRIVATE_PROPERTIES), validate_private, false},
    {TYPE(GET_CHARACTERISTICS), get_type_characteristics, false},
    {TYPE(GET_FLAGS), get_flags, false},
    {TYPE(GET_CLASS_INFO), get_class_info, false},
    {TYPE(GET_REQUIRED_DEPENDENCIES), get_required_dependencies, false},
    {TYPE(ENUM_COMMON_PROPERTIES), enum_common, false},
    {TYPE(GET_RO_COMMON_PROPERTIES), get_ro_common, false},
    {TYPE(GET_COMMON_PROPERTIES), get_common, false},
    {TYPE(SET_COMMON_PROPERTIES), set_common, false},
    {TYPE(VALIDATE_COMMON_PROPERTIES), validate_common, false},
    {TYPE(GET_COMMON_RESOURCE_PROPERTY_FMTS), get_resource_common_formats, false},
    {TYPE(ENUM_PRIVATE_PROPERTIES), enum_private, false},
    {TYPE(GET_RO_PRIVATE_PROPERTIES), get_ro_private, false},
    {TYPE(GET_PRIVATE_PROPERTIES), get_private, false},
    {TYPE(SET_PRIVATE_PROPERTIES), set_private, false},
    {TYPE(VALIDATE_PRIVATE_PROPERTIES), validate_private, false},
};

static const struct row *find(uint32_t code)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (rows[i].code == code) {
            return &rows[i];
        }
    }
    return NULL;
}

bool default_is_service_only(uint32_t code)
{
    const struct row *row = find(code);

    return row && row->service_only;
}

bool default_exists(uint32_t code)
{
    const struct row *row = find(code);

    return row && row->function;
}

uint32_t default_process(struct defaulted *defaulted, uint32_t code)
{
    const struct row *row = find(code);

    if (!row || !row->function) {
        return ERROR_INVALID_FUNCTION;
    }
    return row->function(defaulted);
}
