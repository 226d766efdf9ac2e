/* The cluster database, as ClusterReg… shows it. */
#include <stdlib.h>
#include <string.h>

#include "requests.h"

static struct database *database(const struct served *served)
{
    return cluster_database(served->stage->cluster);
}

static uint32_t create_key(struct served *served)
{
    uint32_t key = 0;
    uint32_t created = 0;
    const char *path = served_text(served, "lpszSubKey");

    if (!path || !served_wants(served, "phkResult")) {
        return ERROR_INVALID_PARAMETER;
    }
    uint32_t status =
        database_create_key(database(served), served_key(served), path, &key, &created);
    if (status == ERROR_SUCCESS) {
        served_give_number(served, "phkResult", key);
        served_give_number(served, "lpdwDisposition",
                           created ? REG_CREATED_NEW_KEY : REG_OPENED_EXISTING_KEY);
    }
    return status;
}

static uint32_t open_key(struct served *served)
{
    uint32_t key = 0;
    const char *path = served_text(served, "lpszSubKey");

    if (!served_wants(served, "phkResult")) {
        return ERROR_INVALID_PARAMETER;
    }
    uint32_t status = database_open(database(served), served_key(served), path ? path : "", &key);
    if (status == ERROR_SUCCESS) {
        served_give_number(served, "phkResult", key);
    }
    return status;
}

/* The key that Open was given is not the plugin's to close. It stays open, and the rules hear of
 * it. */
static bool is_of_monitor(const struct served *served)
{
    for (const struct instance *instance = served->stage->instances; instance;
         instance = instance->next) {
        if (instance->host == served->host && instance->key &&
            instance->key == served_key(served)) {
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
    return database_close(database(served), served_key(served));
}

static uint32_t delete_key(struct served *served)
{
    const char *path = served_text(served, "lpszSubKey");

    return path ? database_delete_key(database(served), served_key(served), path)
                : ERROR_INVALID_PARAMETER;
}

static uint32_t set_value(struct served *served)
{
    const struct wire_value *data = served_value(served, "lpData");
    const char *name = served_text(served, "lpszValueName");
    bool has = data && data->kind == WIRE_BYTES;

    if (!has && served_number(served, "cbData") > 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return database_set(database(served), served_key(served), name ? name : "",
                        (uint32_t)served_number(served, "dwType"), has ? data->bytes : NULL,
                        has ? data->length : 0);
}

static uint32_t delete_value(struct served *served)
{
    const char *name = served_text(served, "lpszValueName");

    return database_delete_value(database(served), served_key(served), name ? name : "");
}

static uint32_t query_value(struct served *served)
{
    uint32_t type;
    const void *data;
    size_t length;
    const char *name = served_text(served, "lpszValueName");
    uint32_t status =
        database_get(database(served), served_key(served), name ? name : "", &type, &data, &length);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    served_give_number(served, "lpdwValueType", type);
    return served_give_data(served, "lpData", "lpcbData", data, length);
}

static uint32_t enum_key(struct served *served)
{
    const char *name;
    uint32_t status = database_enum_key(database(served), served_key(served),
                                        (uint32_t)served_number(served, "dwIndex"), &name);

    return status == ERROR_SUCCESS ? served_give_name(served, "lpszName", "lpcchName", name)
                                   : status;
}

static uint32_t enum_value(struct served *served)
{
    const char *name;
    uint32_t type;
    const void *data;
    size_t length;
    uint32_t status = database_enum_value(database(served), served_key(served),
                                          (uint32_t)served_number(served, "dwIndex"), &name, &type,
                                          &data, &length);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    served_give_number(served, "lpdwType", type);
    status = served_give_name(served, "lpszValueName", "lpcchValueName", name);
    uint32_t data_status = served_give_data(served, "lpData", "lpcbData", data, length);
    return status != ERROR_SUCCESS ? status : data_status;
}

static uint32_t query_info(struct served *served)
{
    struct database_info info;
    uint32_t status = database_info(database(served), served_key(served), &info);

    if (status == ERROR_SUCCESS) {
        served_give_number(served, "lpcSubKeys", info.subkeys);
        served_give_number(served, "lpcchMaxSubKeyLen", info.longest_subkey_chars);
        served_give_number(served, "lpcValues", info.values);
        served_give_number(served, "lpcchMaxValueNameLen", info.longest_value_name_chars);
        served_give_number(served, "lpcbMaxValueLen", info.longest_value_bytes);
    }
    return status;
}

/* ---- batches ---- */

/* A command, and what stands behind it; the host made it, and it is checked. */
struct command {
    struct seam_command head;
    char *name; /* UTF-8, owned by the served call's arena */
    const void *data;
};

/* False: what is left is no command. */
static bool take_command(struct arena *arena, const unsigned char **at, size_t *bytes,
                         struct command *ret)
{
    if (*bytes < sizeof(ret->head)) {
        return false;
    }
    memcpy(&ret->head, *at, sizeof(ret->head));
    uint64_t names = SEAM_PADDED(ret->head.name_bytes);
    uint64_t need = sizeof(ret->head) + names + SEAM_PADDED(ret->head.data_bytes);
    if (need > *bytes || ret->head.name_bytes < sizeof(uint16_t)) {
        return false;
    }
    uint16_t *wide = arena_copy(arena, *at + sizeof(ret->head), ret->head.name_bytes);
    char *name = utf_from_utf16(wide, ret->head.name_bytes / sizeof(*wide) - 1);
    ret->name = arena_printf(arena, "%s", name);
    free(name);
    ret->data = *at + sizeof(ret->head) + names;
    *at += need;
    *bytes -= (size_t)need;
    return true;
}

static uint32_t carry_out(struct database *target, uint32_t base, uint32_t *current,
                          const struct command *command)
{
    uint32_t key = 0;
    uint32_t status = ERROR_SUCCESS;

    switch (command->head.command) {
    case CLUSREG_SET_VALUE:
        return database_set(target, *current, command->name, command->head.type, command->data,
                            command->head.data_bytes);
    case CLUSREG_CREATE_KEY:
        status = database_create_key(target, base, command->name, &key, NULL);
        if (status == ERROR_SUCCESS) {
            database_close(target, *current);
            *current = key;
        }
        return status;
    case CLUSREG_DELETE_KEY:
        status = database_open(target, base, command->name, &key);
        if (status == ERROR_SUCCESS) {
            database_close(target, key);
            status = database_delete_tree(target, base, command->name);
        }
        return status;
    case CLUSREG_DELETE_VALUE:
        return database_delete_value(target, *current, command->name);
    default:
        return ERROR_INVALID_FUNCTION;
    }
}

static uint32_t carry_out_all(struct served *served, struct database *target, uint32_t base,
                              uint32_t *ret_number)
{
    const struct wire_value *commands = served_value(served, "lpCommands");
    const unsigned char *at = commands && commands->kind == WIRE_BYTES ? commands->bytes : NULL;
    size_t bytes = at ? commands->length : 0;
    struct command command;
    uint32_t current = 0;
    uint32_t status = database_open(target, base, "", &current);

    for (*ret_number = 0; status == ERROR_SUCCESS && bytes > 0; ++*ret_number) {
        if (!take_command(served->arena, &at, &bytes, &command)) {
            status = ERROR_INVALID_DATA;
            break;
        }
        status = carry_out(target, base, &current, &command);
        if (status != ERROR_SUCCESS) {
            break;
        }
    }
    if (current) {
        database_close(target, current);
    }
    return status;
}

static void copy_tree(struct database *from, uint32_t from_key, struct database *to,
                      uint32_t to_key)
{
    const char *name = NULL;
    const void *data = NULL;
    uint32_t type = 0;
    size_t bytes = 0;

    for (uint32_t i = 0;
         database_enum_value(from, from_key, i, &name, &type, &data, &bytes) == ERROR_SUCCESS;
         i++) {
        database_set(to, to_key, name, type, data, bytes);
    }
    for (uint32_t i = 0; database_enum_key(from, from_key, i, &name) == ERROR_SUCCESS; i++) {
        uint32_t below = 0;
        uint32_t copy = 0;
        if (database_open(from, from_key, name, &below) == ERROR_SUCCESS &&
            database_create_key(to, to_key, name, &copy, NULL) == ERROR_SUCCESS) {
            copy_tree(from, below, to, copy);
            database_close(to, copy);
        }
        if (below) {
            database_close(from, below);
        }
    }
}

/* On a copy first: what goes through there goes through, so that all of it is done or nothing. */
static uint32_t close_batch(struct served *served)
{
    struct database *target = database(served);
    uint32_t base = served_key(served);
    uint32_t number = 0;
    uint32_t again = 0;
    uint32_t status = database_open(target, base, "", &again);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    struct database *scratch = database_create();
    copy_tree(target, again, scratch, DATABASE_ROOT);
    status = carry_out_all(served, scratch, DATABASE_ROOT, &number);
    database_destroy(scratch);
    if (status == ERROR_SUCCESS) {
        status = carry_out_all(served, target, again, &number);
    } else {
        served_give_number(served, "failedCommandNumber", number);
    }
    database_close(target, again);
    return status;
}

static const struct served_row rows[] = {
    {"ClusterRegCreateKey", create_key},   {"ClusterRegOpenKey", open_key},
    {"ClusterRegCloseKey", close_key},     {"ClusterRegDeleteKey", delete_key},
    {"ClusterRegSetValue", set_value},     {"ClusterRegDeleteValue", delete_value},
    {"ClusterRegQueryValue", query_value}, {"ClusterRegEnumKey", enum_key},
    {"ClusterRegEnumValue", enum_value},   {"ClusterRegQueryInfoKey", query_info},
    {"ClusterRegCloseBatch", close_batch},
};

serve_function *registry_function(const char *name)
{
    return served_find(rows, sizeof(rows) / sizeof(rows[0]), name);
}
