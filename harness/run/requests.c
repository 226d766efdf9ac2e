#include <stdlib.h>
#include <string.h>

#include "cluster/database.h"
#include "stage.h"

/* The functions of the provider seam, served from the cluster's database. */

struct served {
    struct stage *stage;
    const struct host *host;
    const struct abi_row *row;
    const struct wire_message *message;
    struct wire_message *reply;
    struct arena *arena;
    bool key_of_monitor; /* ResourceKey was to be closed */
};

static const struct wire_value *value_of(const struct served *served, const char *name)
{
    int index = abi_arg_index(served->row, name);

    if (index < 0 || (size_t)index >= served->message->value_count) {
        return NULL;
    }
    return &served->message->values[index];
}

static uint64_t number_of(const struct served *served, const char *name)
{
    const struct wire_value *value = value_of(served, name);

    return value && value->kind == WIRE_NUMBER ? value->number : 0;
}

/* The first key argument. A number that is no key's comes as more than 32 bits hold. */
static uint32_t key_of(const struct served *served)
{
    for (unsigned i = 0; i < served->row->arg_count && i < served->message->value_count; i++) {
        if (served->row->args[i].role == ABI_KEY) {
            uint64_t number = served->message->values[i].number;
            return number > UINT32_MAX ? 0 : (uint32_t)number;
        }
    }
    return 0;
}

/* The first string argument, as UTF-8; NULL when it is NULL. */
static const char *text_of(const struct served *served)
{
    for (unsigned i = 0; i < served->row->arg_count && i < served->message->value_count; i++) {
        if (served->row->args[i].role == ABI_STRING) {
            return record_utf8(served->stage, &served->message->values[i]);
        }
    }
    return NULL;
}

/* Was an out-pointer given? */
static bool wanted(const struct served *served, const char *name)
{
    const struct wire_value *value = value_of(served, name);

    return value && value->kind != WIRE_NULL;
}

static void give_number(struct served *served, const char *name, uint64_t number)
{
    int index = abi_arg_index(served->row, name);

    if (index >= 0 && wanted(served, name)) {
        served->reply->values[index + 2] =
            (struct wire_value){.kind = WIRE_NUMBER, .number = number};
    }
}

static void give_bytes(struct served *served, const char *name, const void *bytes, size_t length)
{
    int index = abi_arg_index(served->row, name);

    if (index >= 0) {
        served->reply->values[index + 2] =
            (struct wire_value){.kind = WIRE_BYTES,
                                .bytes = arena_copy(served->arena, bytes, length),
                                .length = length};
    }
}

/* Data into a buffer whose size argument says, in bytes, what fits and then what there is. */
static uint32_t give_data(struct served *served, const char *buffer, const char *size,
                          const void *data, size_t length)
{
    uint64_t room = number_of(served, size);
    bool asked = wanted(served, buffer);

    if (asked && !wanted(served, size)) {
        return ERROR_INVALID_PARAMETER;
    }
    give_number(served, size, length);
    if (!asked) {
        return ERROR_SUCCESS;
    }
    if (length > room) {
        return ERROR_MORE_DATA;
    }
    give_bytes(served, buffer, data, length);
    return ERROR_SUCCESS;
}

/* A name into a buffer of characters; the length that is given back leaves out the NUL. */
static uint32_t give_name(struct served *served, const char *buffer, const char *chars,
                          const char *name)
{
    size_t units;
    uint64_t room = number_of(served, chars);
    uint16_t *wide = utf_to_utf16(name, &units);
    uint32_t status = ERROR_SUCCESS;

    if (!wanted(served, buffer) || !wanted(served, chars)) {
        status = ERROR_INVALID_PARAMETER;
    } else if (units + 1 > room) {
        give_number(served, chars, units);
        status = ERROR_MORE_DATA;
    } else {
        give_number(served, chars, units);
        give_bytes(served, buffer, wide, (units + 1) * sizeof(*wide));
    }
    free(wide);
    return status;
}

static struct database *database(const struct served *served)
{
    return cluster_database(served->stage->cluster);
}

static uint32_t create_key(struct served *served)
{
    uint32_t key = 0;
    uint32_t created = 0;
    const char *path = text_of(served);

    if (!path || !wanted(served, "phkResult")) {
        return ERROR_INVALID_PARAMETER;
    }
    uint32_t status = database_create_key(database(served), key_of(served), path, &key, &created);
    if (status == ERROR_SUCCESS) {
        give_number(served, "phkResult", key);
        give_number(served, "lpdwDisposition",
                    created ? REG_CREATED_NEW_KEY : REG_OPENED_EXISTING_KEY);
    }
    return status;
}

static uint32_t open_key(struct served *served)
{
    uint32_t key = 0;
    const char *path = text_of(served);

    if (!wanted(served, "phkResult")) {
        return ERROR_INVALID_PARAMETER;
    }
    uint32_t status = database_open(database(served), key_of(served), path ? path : "", &key);
    if (status == ERROR_SUCCESS) {
        give_number(served, "phkResult", key);
    }
    return status;
}

/* The key that Open was given is not the plugin's to close. It stays open, and the rules hear of
 * it. */
static bool is_of_monitor(const struct served *served)
{
    for (const struct instance *instance = served->stage->instances; instance;
         instance = instance->next) {
        if (instance->host == served->host && instance->key && instance->key == key_of(served)) {
            return true;
        }
    }
    return false;
}

static uint32_t close_key(struct served *served)
{
    if (is_of_monitor(served)) {
        served->key_of_monitor = true;
        return ERROR_SUCCESS;
    }
    return database_close(database(served), key_of(served));
}

static uint32_t delete_key(struct served *served)
{
    const char *path = text_of(served);

    return path ? database_delete_key(database(served), key_of(served), path)
                : ERROR_INVALID_PARAMETER;
}

static uint32_t set_value(struct served *served)
{
    const struct wire_value *data = value_of(served, "lpData");
    const char *name = text_of(served);
    bool has = data && data->kind == WIRE_BYTES;

    if (!has && number_of(served, "cbData") > 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return database_set(database(served), key_of(served), name ? name : "",
                        (uint32_t)number_of(served, "dwType"), has ? data->bytes : NULL,
                        has ? data->length : 0);
}

static uint32_t delete_value(struct served *served)
{
    const char *name = text_of(served);

    return database_delete_value(database(served), key_of(served), name ? name : "");
}

static uint32_t query_value(struct served *served)
{
    uint32_t type;
    const void *data;
    size_t length;
    const char *name = text_of(served);
    uint32_t status =
        database_get(database(served), key_of(served), name ? name : "", &type, &data, &length);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    give_number(served, "lpdwValueType", type);
    return give_data(served, "lpData", "lpcbData", data, length);
}

static uint32_t enum_key(struct served *served)
{
    const char *name;
    uint32_t status = database_enum_key(database(served), key_of(served),
                                        (uint32_t)number_of(served, "dwIndex"), &name);

    return status == ERROR_SUCCESS ? give_name(served, "lpszName", "lpcchName", name) : status;
}

static uint32_t enum_value(struct served *served)
{
    const char *name;
    uint32_t type;
    const void *data;
    size_t length;
    uint32_t status =
        database_enum_value(database(served), key_of(served),
                            (uint32_t)number_of(served, "dwIndex"), &name, &type, &data, &length);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    give_number(served, "lpdwType", type);
    status = give_name(served, "lpszValueName", "lpcchValueName", name);
    uint32_t data_status = give_data(served, "lpData", "lpcbData", data, length);
    return status != ERROR_SUCCESS ? status : data_status;
}

static uint32_t query_info(struct served *served)
{
    struct database_info info;
    uint32_t status = database_info(database(served), key_of(served), &info);

    if (status == ERROR_SUCCESS) {
        give_number(served, "lpcSubKeys", info.subkeys);
        give_number(served, "lpcchMaxSubKeyLen", info.longest_subkey_chars);
        give_number(served, "lpcValues", info.values);
        give_number(served, "lpcchMaxValueNameLen", info.longest_value_name_chars);
        give_number(served, "lpcbMaxValueLen", info.longest_value_bytes);
    }
    return status;
}

/* The service control manager has no services: what can be got of it is its own handle, under a
 * number that no key has. */
#define SERVICE_MANAGER 0x3F00000U

static uint32_t open_manager(struct served *served)
{
    give_number(served, "phSCObject", SERVICE_MANAGER);
    return ERROR_SUCCESS;
}

static uint32_t open_service(struct served *served)
{
    return key_of(served) == SERVICE_MANAGER ? ERROR_SERVICE_DOES_NOT_EXIST : ERROR_INVALID_HANDLE;
}

static uint32_t close_manager(struct served *served)
{
    return key_of(served) == SERVICE_MANAGER ? ERROR_SUCCESS : ERROR_INVALID_HANDLE;
}

/* What is asked of a service comes with no service's handle. */
static uint32_t use_service(struct served *served)
{
    (void)served;
    return ERROR_INVALID_HANDLE;
}

static const struct {
    const char *name;
    uint32_t (*serve)(struct served *served);
} functions[] = {
    {"ClusterRegCreateKey", create_key},   {"ClusterRegOpenKey", open_key},
    {"ClusterRegCloseKey", close_key},     {"ClusterRegDeleteKey", delete_key},
    {"ClusterRegSetValue", set_value},     {"ClusterRegDeleteValue", delete_value},
    {"ClusterRegQueryValue", query_value}, {"ClusterRegEnumKey", enum_key},
    {"ClusterRegEnumValue", enum_value},   {"ClusterRegQueryInfoKey", query_info},
    {"OpenSCManagerW", open_manager},      {"OpenServiceW", open_service},
    {"CloseServiceHandle", close_manager}, {"QueryServiceStatusEx", use_service},
    {"QueryServiceConfigW", use_service},  {"QueryServiceConfig2W", use_service},
    {"ChangeServiceConfigW", use_service}, {"StartServiceW", use_service},
    {"ControlService", use_service},       {"EnumDependentServicesW", use_service},
};

static uint32_t serve(struct served *served)
{
    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        if (strcmp(functions[i].name, served->row->name) == 0) {
            return functions[i].serve(served);
        }
    }
    return ERROR_INVALID_PARAMETER;
}

static void record_request(struct served *served, const char *path, uint32_t status)
{
    struct stage *stage = served->stage;
    struct trace_record *record = record_begin(stage, TRACE_REQUEST, served->row->name);
    const struct call *call = call_find_running(stage, served->host, served->message->call);

    if (call && call->instance) {
        record_instance(stage, record, call->instance->resource, call->instance->node);
    }
    record->monitor = served->host->number;
    record->thread = record_thread(stage, served->message);
    record->call = served->message->call;
    trace_text(record, "key", path);
    record_arguments(stage, record, served->row, served->message->values,
                     served->message->value_count, false);
    if (served->key_of_monitor) {
        trace_number(record, "key_of_monitor", NAMES_BOOL, TRUE);
    }
    record_return(record, served->row, status);
    trace_commit(stage->trace);
}

void request_answer(struct stage *stage, const struct host *host, const struct abi_row *row,
                    const struct wire_message *message, struct wire_message *reply,
                    struct arena *arena)
{
    struct served served = {.stage = stage,
                            .host = host,
                            .row = row,
                            .message = message,
                            .reply = reply,
                            .arena = arena};
    char *path = database_path(cluster_database(stage->cluster), key_of(&served));

    reply->value_count = row->arg_count + 2;
    uint32_t status = serve(&served);
    reply->values[0] = (struct wire_value){.kind = WIRE_NUMBER, .number = status};
    reply->values[1] = (struct wire_value){.kind = WIRE_NUMBER, .number = status};
    record_request(&served, path, status);
    free(path);
}
