/*
 * The registry of the process, in trees of the kind that the memory cluster has.
 */

#include <pthread.h>
#include <stdlib.h>

#include <windows.h>

#include "cluster/key_tree.h"
#include "export.h"

/* Keys that are open, by number; an HKEY is a number and never an address. */
#define FIRST_HANDLE 0x40000000U
#define ROOT_BASE    0x80000000U
#define ROOTS        6

struct open_key {
    uintptr_t handle;
    struct rdk__key *key;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct rdk__key *roots[ROOTS];
static struct open_key *open_keys;
static size_t open_count;
static uintptr_t last_handle = FIRST_HANDLE;

static struct open_key *open_find(HKEY handle)
{
    for (size_t i = 0; i < open_count; i++) {
        if (open_keys[i].handle == (uintptr_t)handle) {
            return &open_keys[i];
        }
    }
    return NULL;
}

static LSTATUS key_of(HKEY handle, struct rdk__key **ret_key)
{
    uintptr_t root = (uintptr_t)handle - ROOT_BASE;

    if (root < ROOTS) {
        if (roots[root] == NULL) {
            roots[root] = rdk__key_create_root();
        }
        *ret_key = roots[root];
        return *ret_key != NULL ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
    }
    const struct open_key *open = open_find(handle);
    if (open == NULL) {
        return ERROR_INVALID_HANDLE;
    }
    *ret_key = open->key;
    return open->key->deleted ? ERROR_KEY_DELETED : ERROR_SUCCESS;
}

static LSTATUS handle_new(struct rdk__key *key, PHKEY ret_handle)
{
    struct open_key *grown = realloc(open_keys, (open_count + 1) * sizeof(*grown));

    if (grown == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    open_keys = grown;
    last_handle += 4;
    grown[open_count++] = (struct open_key){last_handle, key};
    key->references++;
    *ret_handle = (HKEY)last_handle;
    return ERROR_SUCCESS;
}

RDK__EXPORT LSTATUS WINAPI RegOpenKeyExW(HKEY hKey, LPCWSTR lpSubKey, DWORD ulOptions,
                                         REGSAM samDesired, PHKEY phkResult)
{
    struct rdk__key *key = NULL;

    UNREFERENCED_PARAMETER(ulOptions);
    UNREFERENCED_PARAMETER(samDesired);
    if (phkResult == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    pthread_mutex_lock(&lock);
    LSTATUS status = key_of(hKey, &key);
    if (status == ERROR_SUCCESS) {
        key = rdk__key_find(key, lpSubKey != NULL ? lpSubKey : L"");
        status = key != NULL ? handle_new(key, phkResult) : ERROR_FILE_NOT_FOUND;
    }
    pthread_mutex_unlock(&lock);
    return status;
}

RDK__EXPORT LSTATUS WINAPI RegCreateKeyExW(HKEY hKey, LPCWSTR lpSubKey, DWORD Reserved,
                                           LPWSTR lpClass, DWORD dwOptions, REGSAM samDesired,
                                           const LPSECURITY_ATTRIBUTES lpSecurityAttributes,
                                           PHKEY phkResult, LPDWORD lpdwDisposition)
{
    struct rdk__key *key = NULL;
    DWORD created = 0;

    UNREFERENCED_PARAMETER(Reserved);
    UNREFERENCED_PARAMETER(lpClass);
    UNREFERENCED_PARAMETER(dwOptions);
    UNREFERENCED_PARAMETER(samDesired);
    UNREFERENCED_PARAMETER(lpSecurityAttributes);
    if (phkResult == NULL || lpSubKey == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    pthread_mutex_lock(&lock);
    LSTATUS status = key_of(hKey, &key);
    if (status == ERROR_SUCCESS) {
        status = (LSTATUS)rdk__key_make(key, lpSubKey, &key, &created);
    }
    if (status == ERROR_SUCCESS) {
        status = handle_new(key, phkResult);
    }
    pthread_mutex_unlock(&lock);
    if (status == ERROR_SUCCESS && lpdwDisposition != NULL) {
        *lpdwDisposition = created > 0 ? REG_CREATED_NEW_KEY : REG_OPENED_EXISTING_KEY;
    }
    return status;
}

RDK__EXPORT LSTATUS WINAPI RegCloseKey(HKEY hKey)
{
    LSTATUS status = ERROR_SUCCESS;

    pthread_mutex_lock(&lock);
    struct open_key *open = open_find(hKey);
    if (open != NULL) {
        rdk__key_release(open->key);
        *open = open_keys[--open_count];
    } else if ((uintptr_t)hKey - ROOT_BASE >= ROOTS) {
        status = ERROR_INVALID_HANDLE;
    }
    pthread_mutex_unlock(&lock);
    return status;
}

static LSTATUS value_give(const struct rdk__value *value, LPDWORD ret_type, LPBYTE data,
                          LPDWORD data_bytes)
{
    DWORD room = data_bytes != NULL ? *data_bytes : 0;

    if (ret_type != NULL) {
        *ret_type = value->type;
    }
    if (data_bytes != NULL) {
        *data_bytes = value->data_bytes;
    }
    if (data == NULL) {
        return ERROR_SUCCESS;
    }
    if (room < value->data_bytes) {
        return ERROR_MORE_DATA;
    }
    if (value->data_bytes > 0) {
        memcpy(data, value->data, value->data_bytes);
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT LSTATUS WINAPI RegQueryValueExW(HKEY hKey, LPCWSTR lpValueName, LPDWORD lpReserved,
                                            LPDWORD lpType, LPBYTE lpData, LPDWORD lpcbData)
{
    struct rdk__key *key = NULL;

    if (lpReserved != NULL || (lpData != NULL && lpcbData == NULL)) {
        return ERROR_INVALID_PARAMETER;
    }
    pthread_mutex_lock(&lock);
    LSTATUS status = key_of(hKey, &key);
    if (status == ERROR_SUCCESS) {
        const struct rdk__value *value = rdk__key_find_value(key, lpValueName);

        status = value != NULL ? value_give(value, lpType, lpData, lpcbData) : ERROR_FILE_NOT_FOUND;
    }
    pthread_mutex_unlock(&lock);
    return status;
}

RDK__EXPORT LSTATUS WINAPI RegSetValueExW(HKEY hKey, LPCWSTR lpValueName, DWORD Reserved,
                                          DWORD dwType, const BYTE *lpData, DWORD cbData)
{
    struct rdk__key *key = NULL;

    if (Reserved != 0 || (lpData == NULL && cbData != 0)) {
        return ERROR_INVALID_PARAMETER;
    }
    pthread_mutex_lock(&lock);
    LSTATUS status = key_of(hKey, &key);
    if (status == ERROR_SUCCESS) {
        status = (LSTATUS)rdk__key_set_value(key, lpValueName, dwType, lpData, cbData);
    }
    pthread_mutex_unlock(&lock);
    return status;
}

RDK__EXPORT LSTATUS WINAPI RegDeleteValueW(HKEY hKey, LPCWSTR lpValueName)
{
    struct rdk__key *key = NULL;

    pthread_mutex_lock(&lock);
    LSTATUS status = key_of(hKey, &key);
    if (status == ERROR_SUCCESS && !rdk__key_delete_value(key, lpValueName)) {
        status = ERROR_FILE_NOT_FOUND;
    }
    pthread_mutex_unlock(&lock);
    return status;
}

RDK__EXPORT LSTATUS WINAPI RegDeleteKeyW(HKEY hKey, LPCWSTR lpSubKey)
{
    struct rdk__key *key = NULL;

    if (lpSubKey == NULL || *lpSubKey == 0) {
        return ERROR_INVALID_PARAMETER;
    }
    pthread_mutex_lock(&lock);
    LSTATUS status = key_of(hKey, &key);
    if (status == ERROR_SUCCESS) {
        key = rdk__key_find(key, lpSubKey);
        if (key == NULL) {
            status = ERROR_FILE_NOT_FOUND;
        } else if (key->child_count > 0) {
            status = ERROR_ACCESS_DENIED;
        } else {
            rdk__key_delete(key);
        }
    }
    pthread_mutex_unlock(&lock);
    return status;
}

static LSTATUS name_give(LPCWSTR name, LPWSTR buffer, LPDWORD chars)
{
    DWORD need = rdk__name_chars(name);

    if (*chars <= need) {
        return ERROR_MORE_DATA;
    }
    memcpy(buffer, name, (need + 1) * sizeof(WCHAR));
    *chars = need;
    return ERROR_SUCCESS;
}

RDK__EXPORT LSTATUS WINAPI RegEnumKeyExW(HKEY hKey, DWORD dwIndex, LPWSTR lpName, LPDWORD lpcchName,
                                         LPDWORD lpReserved, LPWSTR lpClass, LPDWORD lpcchClass,
                                         PFILETIME lpftLastWriteTime)
{
    struct rdk__key *key = NULL;

    if (lpName == NULL || lpcchName == NULL || lpReserved != NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    if (lpClass != NULL && lpcchClass != NULL && *lpcchClass > 0) {
        lpClass[0] = 0;
        *lpcchClass = 0;
    }
    pthread_mutex_lock(&lock);
    LSTATUS status = key_of(hKey, &key);
    if (status == ERROR_SUCCESS && dwIndex >= key->child_count) {
        status = ERROR_NO_MORE_ITEMS;
    }
    if (status == ERROR_SUCCESS) {
        status = name_give(key->children[dwIndex]->name, lpName, lpcchName);
        if (lpftLastWriteTime != NULL) {
            *lpftLastWriteTime = key->children[dwIndex]->written;
        }
    }
    pthread_mutex_unlock(&lock);
    return status;
}

RDK__EXPORT LSTATUS WINAPI RegEnumValueW(HKEY hKey, DWORD dwIndex, LPWSTR lpValueName,
                                         LPDWORD lpcchValueName, LPDWORD lpReserved, LPDWORD lpType,
                                         LPBYTE lpData, LPDWORD lpcbData)
{
    struct rdk__key *key = NULL;

    if (lpValueName == NULL || lpcchValueName == NULL || lpReserved != NULL ||
        (lpData != NULL && lpcbData == NULL)) {
        return ERROR_INVALID_PARAMETER;
    }
    pthread_mutex_lock(&lock);
    LSTATUS status = key_of(hKey, &key);
    if (status == ERROR_SUCCESS && dwIndex >= key->value_count) {
        status = ERROR_NO_MORE_ITEMS;
    }
    if (status == ERROR_SUCCESS) {
        const struct rdk__value *value = &key->values[dwIndex];

        status = name_give(value->name, lpValueName, lpcchValueName);
        if (status == ERROR_SUCCESS) {
            status = value_give(value, lpType, lpData, lpcbData);
        }
    }
    pthread_mutex_unlock(&lock);
    return status;
}
