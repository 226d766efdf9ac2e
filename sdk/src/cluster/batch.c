/*
 * Batches of changes. The commands are collected here, as bytes, and handed over when the batch is
 * closed: the provider carries out all of them, or none.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>

#include "cluster/seam.h"
#include "export.h"

struct batch {
    struct batch *next;
    HKEY key;
    BOOL has_key; /* a key that values can be set in: the last command did not delete it */
    unsigned char *commands;
    DWORD bytes;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct batch *all;

/* With the lock held. */
static struct batch **find(const void *handle)
{
    struct batch **link = &all;

    while (*link != NULL && *link != handle) {
        link = &(*link)->next;
    }
    return *link != NULL ? link : NULL;
}

RDK__EXPORT LONG WINAPI ClusterRegCreateBatch(HKEY hKey, HREGBATCH *pHREGBATCH)
{
    if (hKey == NULL || pHREGBATCH == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    struct batch *batch = calloc(1, sizeof(*batch));
    if (batch == NULL) {
        return ERROR_OUTOFMEMORY;
    }
    batch->key = hKey;
    batch->has_key = TRUE;
    pthread_mutex_lock(&lock);
    batch->next = all;
    all = batch;
    pthread_mutex_unlock(&lock);
    *pHREGBATCH = (HREGBATCH)(void *)batch;
    return ERROR_SUCCESS;
}

static DWORD text_bytes(LPCWSTR text)
{
    DWORD chars = 0;

    while (text[chars] != L'\0') {
        chars++;
    }
    return (chars + 1) * (DWORD)sizeof(WCHAR);
}

static LONG append(struct batch *batch, const struct rdk__batch_command *head, LPCWSTR name,
                   LPCVOID data)
{
    const DWORD names = RDK__PADDED(head->name_bytes);
    const DWORD need = (DWORD)sizeof(*head) + names + RDK__PADDED(head->data_bytes);
    unsigned char *commands = realloc(batch->commands, batch->bytes + need);
    if (commands == NULL) {
        return ERROR_OUTOFMEMORY;
    }
    unsigned char *to = commands + batch->bytes;
    memset(to, 0, need);
    memcpy(to, head, sizeof(*head));
    memcpy(to + sizeof(*head), name, head->name_bytes);
    if (head->data_bytes > 0) {
        memcpy(to + sizeof(*head) + names, data, head->data_bytes);
    }
    batch->commands = commands;
    batch->bytes += need;
    return ERROR_SUCCESS;
}

/* Whether the command can stand where it stands. */
static LONG check_command(const struct batch *batch, CLUSTER_REG_COMMAND command, LPCWSTR name,
                          LPCVOID data, DWORD bytes)
{
    const BOOL of_value = command == CLUSREG_SET_VALUE || command == CLUSREG_DELETE_VALUE;
    const BOOL of_key = command == CLUSREG_CREATE_KEY || command == CLUSREG_DELETE_KEY;

    if (!of_value && !of_key) {
        return ERROR_INVALID_FUNCTION;
    }
    if (of_value && !batch->has_key) {
        return ERROR_INVALID_PARAMETER;
    }
    if (of_key && (name == NULL || *name == L'\0' || *name == L'\\')) {
        return ERROR_INVALID_PARAMETER;
    }
    if (command == CLUSREG_SET_VALUE ? data == NULL && bytes != 0 : data != NULL || bytes != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT LONG WINAPI ClusterRegBatchAddCommand(HREGBATCH hRegBatch,
                                                  CLUSTER_REG_COMMAND dwCommand, LPCWSTR wzName,
                                                  DWORD dwOptions, void const *lpData, DWORD cbData)
{
    pthread_mutex_lock(&lock);
    struct batch **link = find(hRegBatch);
    LONG status = ERROR_INVALID_HANDLE;
    if (link != NULL) {
        status = check_command(*link, dwCommand, wzName, lpData, cbData);
    }
    if (status == ERROR_SUCCESS && dwCommand != CLUSREG_SET_VALUE && dwOptions != 0) {
        status = ERROR_INVALID_PARAMETER;
    }
    if (status == ERROR_SUCCESS) {
        LPCWSTR name = wzName != NULL ? wzName : L"";
        const struct rdk__batch_command head = {.command = (uint32_t)dwCommand,
                                                .type = dwOptions,
                                                .name_bytes = text_bytes(name),
                                                .data_bytes = cbData};
        status = append(*link, &head, name, lpData);
    }
    if (status == ERROR_SUCCESS && dwCommand == CLUSREG_CREATE_KEY) {
        (*link)->has_key = TRUE;
    }
    if (status == ERROR_SUCCESS && dwCommand == CLUSREG_DELETE_KEY) {
        (*link)->has_key = FALSE;
    }
    pthread_mutex_unlock(&lock);
    return status;
}

static LONG close_batch(HREGBATCH handle, BOOL commit, INT *failed)
{
    struct batch *batch = NULL;
    DWORD number = (DWORD)-1;
    LONG status = ERROR_SUCCESS;

    pthread_mutex_lock(&lock);
    struct batch **link = find(handle);
    if (link != NULL) {
        batch = *link;
        *link = batch->next;
    }
    pthread_mutex_unlock(&lock);
    if (batch == NULL) {
        return ERROR_INVALID_HANDLE;
    }
    if (commit && batch->bytes > 0) {
        status = (LONG)FORWARD(ClusterRegCloseBatch, SLOT(batch->key), SLOT(batch->commands),
                               batch->bytes, SLOT(&number));
    }
    if (status != ERROR_SUCCESS && failed != NULL) {
        *failed = (INT)number;
    }
    free(batch->commands);
    free(batch);
    return status;
}

RDK__EXPORT LONG WINAPI ClusterRegCloseBatch(HREGBATCH hRegBatch, BOOL bCommit,
                                             INT *failedCommandNumber)
{
    return close_batch(hRegBatch, bCommit, failedCommandNumber);
}

RDK__EXPORT LONG WINAPI ClusterRegCloseBatchEx(HREGBATCH hRegBatch, DWORD flags,
                                               INT *failedCommandNumber)
{
    return close_batch(hRegBatch, (flags & 1) != 0, failedCommandNumber);
}
