/*
 * The provider that keeps a cluster in memory: its handles, its database, and what a test does with
 * it.
 */
#include "cluster/memory_cluster.h"

#include <stdlib.h>
#include <string.h>

#include "export.h"

/* What an access mask other than the KEY_… rights stands for. */
#define READ_RIGHTS  ((REGSAM)KEY_READ)
#define WRITE_RIGHTS ((REGSAM)KEY_WRITE)
#define ALL_RIGHTS   ((REGSAM)KEY_ALL_ACCESS)

/* ---- handles ---- */

REGSAM memory_key_access(REGSAM access)
{
    static const struct {
        REGSAM generic;
        REGSAM rights;
    } meanings[] = {
        {GENERIC_READ, READ_RIGHTS}, {GENERIC_WRITE, WRITE_RIGHTS}, {GENERIC_EXECUTE, READ_RIGHTS},
        {GENERIC_ALL, ALL_RIGHTS},   {MAXIMUM_ALLOWED, ALL_RIGHTS},
    };
    for (size_t i = 0; i < ARRAYSIZE(meanings); i++) {
        if ((access & meanings[i].generic) != 0) {
            access |= meanings[i].rights;
        }
    }
    return access;
}

struct memory_handle *memory_find_handle(const struct rdk_memory_cluster *cluster, uint64_t number)
{
    for (DWORD i = 0; i < cluster->handle_count; i++) {
        if (cluster->handles[i].number == number) {
            return &cluster->handles[i];
        }
    }
    return NULL;
}

DWORD memory_open_handle(struct rdk_memory_cluster *cluster, const struct memory_handle *model,
                         void *ret_handle)
{
    struct memory_handle *handles =
        realloc(cluster->handles, (cluster->handle_count + 1) * sizeof(*handles));
    if (handles == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    cluster->handles = handles;
    cluster->last_number += 4;
    handles[cluster->handle_count] = *model;
    handles[cluster->handle_count++].number = cluster->last_number;
    if (model->key != NULL) {
        model->key->references++;
    }
    const void *handle = (const void *)(uintptr_t)cluster->last_number;
    memcpy(ret_handle, &handle, sizeof(handle));
    return ERROR_SUCCESS;
}

static DWORD open_handle(struct rdk_memory_cluster *cluster, struct rdk__key *key, REGSAM access,
                         HKEY *ret_handle)
{
    const struct memory_handle model = {
        .kind = MEMORY_KEY, .key = key, .access = memory_key_access(access)};

    return memory_open_handle(cluster, &model, ret_handle);
}

DWORD memory_close_handle(struct rdk_memory_cluster *cluster, struct memory_handle *handle)
{
    if (handle->key != NULL) {
        rdk__key_release(handle->key);
    }
    cluster->handle_count--;
    *handle = cluster->handles[cluster->handle_count];
    return ERROR_SUCCESS;
}

DWORD memory_use_key(const struct rdk_memory_cluster *cluster, uint64_t number, REGSAM right,
                     struct rdk__key **ret_key)
{
    const struct memory_handle *handle = memory_find_handle(cluster, number);
    if (handle == NULL || handle->kind != MEMORY_KEY) {
        return ERROR_INVALID_HANDLE;
    }
    if (handle->key->deleted) {
        return ERROR_KEY_DELETED;
    }
    if ((handle->access & right) != right) {
        return ERROR_ACCESS_DENIED;
    }
    *ret_key = handle->key;
    return ERROR_SUCCESS;
}

/* ---- the calls, one function each: arguments as in the prototype ---- */

static DWORD open_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    const DWORD status = memory_use_key(cluster, arguments[0], 0, &key);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    key = rdk__key_find(key, POINTER(LPCWSTR, arguments[1]));
    if (key == NULL) {
        return ERROR_FILE_NOT_FOUND;
    }
    return open_handle(cluster, key, (REGSAM)arguments[2], POINTER(PHKEY, arguments[3]));
}

static DWORD create_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    DWORD created = 0;
    DWORD status = memory_use_key(cluster, arguments[0], KEY_CREATE_SUB_KEY, &key);
    if (status == ERROR_SUCCESS) {
        status = rdk__key_make(key, POINTER(LPCWSTR, arguments[1]), &key, &created);
    }
    if (status == ERROR_SUCCESS) {
        status = open_handle(cluster, key, (REGSAM)arguments[3], POINTER(PHKEY, arguments[5]));
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    cluster->writes += created > 0;
    LPDWORD disposition = POINTER(LPDWORD, arguments[6]);
    if (disposition != NULL) {
        *disposition = created > 0 ? REG_CREATED_NEW_KEY : REG_OPENED_EXISTING_KEY;
    }
    return ERROR_SUCCESS;
}

static DWORD close_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct memory_handle *handle = memory_find_handle(cluster, arguments[0]);

    return handle != NULL && handle->kind == MEMORY_KEY ? memory_close_handle(cluster, handle)
                                                        : ERROR_INVALID_HANDLE;
}

static DWORD delete_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    const DWORD status = memory_use_key(cluster, arguments[0], KEY_CREATE_SUB_KEY, &key);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    key = rdk__key_find(key, POINTER(LPCWSTR, arguments[1]));
    if (key == NULL) {
        return ERROR_FILE_NOT_FOUND;
    }
    if (key->child_count > 0) {
        return ERROR_ACCESS_DENIED;
    }
    rdk__key_delete(key);
    cluster->writes++;
    return ERROR_SUCCESS;
}

static DWORD set_value(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    DWORD status = memory_use_key(cluster, arguments[0], KEY_SET_VALUE, &key);
    if (status == ERROR_SUCCESS) {
        status = rdk__key_set_value(key, POINTER(LPCWSTR, arguments[1]), (DWORD)arguments[2],
                                    POINTER(const BYTE *, arguments[3]), (DWORD)arguments[4]);
    }
    cluster->writes += status == ERROR_SUCCESS;
    return status;
}

static DWORD delete_value(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    const DWORD status = memory_use_key(cluster, arguments[0], KEY_SET_VALUE, &key);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (!rdk__key_delete_value(key, POINTER(LPCWSTR, arguments[1]))) {
        return ERROR_FILE_NOT_FOUND;
    }
    cluster->writes++;
    return ERROR_SUCCESS;
}

/* Type, data and size of a value, as a query and an enumeration give them. */
static DWORD give_value(const struct rdk__value *value, LPDWORD ret_type, LPBYTE data,
                        LPDWORD data_bytes)
{
    DWORD status = ERROR_SUCCESS;
    if (ret_type != NULL) {
        *ret_type = value->type;
    }
    if (data != NULL && *data_bytes < value->data_bytes) {
        status = ERROR_MORE_DATA;
    } else if (data != NULL && value->data_bytes > 0) {
        memcpy(data, value->data, value->data_bytes);
    }
    if (data_bytes != NULL) {
        *data_bytes = value->data_bytes;
    }
    return status;
}

static DWORD query_value(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    const DWORD status = memory_use_key(cluster, arguments[0], KEY_QUERY_VALUE, &key);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    const struct rdk__value *value = rdk__key_find_value(key, POINTER(LPCWSTR, arguments[1]));
    if (value == NULL) {
        return ERROR_FILE_NOT_FOUND;
    }
    return give_value(value, POINTER(LPDWORD, arguments[2]), POINTER(LPBYTE, arguments[3]),
                      POINTER(LPDWORD, arguments[4]));
}

DWORD memory_give_name(LPCWSTR name, LPWSTR buffer, LPDWORD chars)
{
    const DWORD need = rdk__name_chars(name);
    const BOOL fits = buffer == NULL || *chars > need;
    if (fits && buffer != NULL) {
        memcpy(buffer, name, (need + 1) * sizeof(WCHAR));
    }
    *chars = need;
    return fits ? ERROR_SUCCESS : ERROR_MORE_DATA;
}

static DWORD enum_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = cluster->root;
    const DWORD index = (DWORD)arguments[1];
    FILETIME *written = POINTER(PFILETIME, arguments[4]);
    if (arguments[0] != 0) {
        const DWORD status = memory_use_key(cluster, arguments[0], KEY_ENUMERATE_SUB_KEYS, &key);
        if (status != ERROR_SUCCESS) {
            return status;
        }
    }
    if (index >= key->child_count) {
        return ERROR_NO_MORE_ITEMS;
    }
    if (written != NULL) {
        *written = key->children[index]->written;
    }
    return memory_give_name(key->children[index]->name, POINTER(LPWSTR, arguments[2]),
                            POINTER(LPDWORD, arguments[3]));
}

static DWORD enum_value(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    const DWORD status = memory_use_key(cluster, arguments[0], KEY_QUERY_VALUE, &key);
    const DWORD index = (DWORD)arguments[1];
    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (index >= key->value_count) {
        return ERROR_NO_MORE_ITEMS;
    }
    /* Both are given in any case: a caller learns both sizes at once. */
    const struct rdk__value *value = &key->values[index];
    const DWORD name_status = memory_give_name(value->name, POINTER(LPWSTR, arguments[2]),
                                               POINTER(LPDWORD, arguments[3]));
    const DWORD data_status =
        give_value(value, POINTER(LPDWORD, arguments[4]), POINTER(LPBYTE, arguments[5]),
                   POINTER(LPDWORD, arguments[6]));
    return name_status != ERROR_SUCCESS ? name_status : data_status;
}

static void give_number(uint64_t slot, DWORD number)
{
    if (slot != 0) {
        *POINTER(LPDWORD, slot) = number;
    }
}

static DWORD query_info_key(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    const DWORD status = memory_use_key(cluster, arguments[0], KEY_QUERY_VALUE, &key);
    DWORD longest_key = 0;
    DWORD longest_name = 0;
    DWORD longest_data = 0;
    if (status != ERROR_SUCCESS) {
        return status;
    }
    for (DWORD i = 0; i < key->child_count; i++) {
        longest_key = max(longest_key, rdk__name_chars(key->children[i]->name));
    }
    for (DWORD i = 0; i < key->value_count; i++) {
        longest_name = max(longest_name, rdk__name_chars(key->values[i].name));
        longest_data = max(longest_data, key->values[i].data_bytes);
    }
    give_number(arguments[1], key->child_count);
    give_number(arguments[2], longest_key);
    give_number(arguments[3], key->value_count);
    give_number(arguments[4], longest_name);
    give_number(arguments[5], longest_data);
    give_number(arguments[6], 0);
    if (arguments[7] != 0) {
        *POINTER(PFILETIME, arguments[7]) = key->written;
    }
    return ERROR_SUCCESS;
}

static memory_call *const calls[RDK__PROVIDER_FUNCTION_COUNT] = {
    [RDK__PROVIDER_ClusterRegCreateKey] = create_key,
    [RDK__PROVIDER_ClusterRegOpenKey] = open_key,
    [RDK__PROVIDER_ClusterRegCloseKey] = close_key,
    [RDK__PROVIDER_ClusterRegDeleteKey] = delete_key,
    [RDK__PROVIDER_ClusterRegSetValue] = set_value,
    [RDK__PROVIDER_ClusterRegDeleteValue] = delete_value,
    [RDK__PROVIDER_ClusterRegQueryValue] = query_value,
    [RDK__PROVIDER_ClusterRegEnumKey] = enum_key,
    [RDK__PROVIDER_ClusterRegEnumValue] = enum_value,
    [RDK__PROVIDER_ClusterRegQueryInfoKey] = query_info_key,
    [RDK__PROVIDER_ClusterRegCloseBatch] = memory_close_batch,
};

/* A service control manager is not part of it. */
static memory_call *find_call(enum rdk__provider_function function)
{
    memory_call *call = calls[function];

    call = call != NULL ? call : memory_call_of(function);
    call = call != NULL ? call : memory_list_of(function);
    return call != NULL ? call : memory_change_of(function);
}

static BOOL fails_now(struct rdk_memory_cluster *cluster, DWORD *ret_code)
{
    if (cluster->failure == ERROR_SUCCESS || cluster->calls_before_failure-- > 0) {
        return FALSE;
    }
    *ret_code = cluster->failure;
    cluster->failure = ERROR_SUCCESS;
    return TRUE;
}

static uint64_t answer(void *context, enum rdk__provider_function function, uint64_t *arguments)
{
    struct rdk_memory_cluster *cluster = context;
    DWORD status = ERROR_SUCCESS;
    memory_call *call = find_call(function);
    if (call == NULL) {
        return RPC_S_SERVER_UNAVAILABLE;
    }
    pthread_mutex_lock(&cluster->lock);
    if (!fails_now(cluster, &status)) {
        status = call(cluster, arguments);
    }
    pthread_mutex_unlock(&cluster->lock);
    return status;
}

/* ---- the test's side ---- */

static struct rdk_memory_cluster *installed;

RDK__EXPORT DWORD rdk_memory_cluster_create(struct rdk_memory_cluster **ret_cluster)
{
    struct rdk_memory_cluster *cluster = calloc(1, sizeof(*cluster));
    if (cluster == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    cluster->root = rdk__key_create_root();
    if (cluster->root == NULL) {
        free(cluster);
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    pthread_mutex_init(&cluster->lock, NULL);
    cluster->provider = (struct rdk__provider){.call = answer, .context = cluster};
    *ret_cluster = cluster;
    return ERROR_SUCCESS;
}

RDK__EXPORT void rdk_memory_cluster_destroy(struct rdk_memory_cluster *cluster)
{
    if (cluster == NULL) {
        return;
    }
    if (installed == cluster) {
        rdk_memory_cluster_install(NULL);
    }
    for (DWORD i = 0; i < cluster->handle_count; i++) {
        if (cluster->handles[i].key != NULL) {
            rdk__key_release(cluster->handles[i].key);
        }
    }
    rdk__key_release(cluster->root);
    memory_free_objects(cluster);
    free(cluster->handles);
    pthread_mutex_destroy(&cluster->lock);
    free(cluster);
}

RDK__EXPORT void rdk_memory_cluster_install(struct rdk_memory_cluster *cluster)
{
    installed = cluster;
    rdk__provider_install(cluster != NULL ? &cluster->provider : NULL);
}

RDK__EXPORT DWORD rdk_memory_cluster_open_root(struct rdk_memory_cluster *cluster, REGSAM access,
                                               HKEY *ret_root)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD status = open_handle(cluster, cluster->root, access, ret_root);
    pthread_mutex_unlock(&cluster->lock);
    return status;
}

RDK__EXPORT DWORD rdk_memory_cluster_count_writes(struct rdk_memory_cluster *cluster)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD writes = cluster->writes;
    pthread_mutex_unlock(&cluster->lock);
    return writes;
}

RDK__EXPORT DWORD rdk_memory_cluster_count_handles(struct rdk_memory_cluster *cluster)
{
    pthread_mutex_lock(&cluster->lock);
    const DWORD handles = cluster->handle_count;
    pthread_mutex_unlock(&cluster->lock);
    return handles;
}

RDK__EXPORT void rdk_memory_cluster_fail_later(struct rdk_memory_cluster *cluster,
                                               DWORD calls_before, DWORD code)
{
    pthread_mutex_lock(&cluster->lock);
    cluster->calls_before_failure = calls_before;
    cluster->failure = code;
    pthread_mutex_unlock(&cluster->lock);
}
