/*
 * A batch of changes of the database in memory. It is carried out on a copy of the tree first: what
 * goes through there goes through, so that all of it is done or nothing.
 */
#include <string.h>

#include "cluster/memory_cluster.h"

static DWORD copy_tree(const struct rdk__key *from, struct rdk__key *to)
{
    DWORD status = ERROR_SUCCESS;

    for (DWORD i = 0; i < from->value_count && status == ERROR_SUCCESS; i++) {
        const struct rdk__value *value = &from->values[i];
        status = rdk__key_set_value(to, value->name, value->type, value->data, value->data_bytes);
    }
    for (DWORD i = 0; i < from->child_count && status == ERROR_SUCCESS; i++) {
        struct rdk__key *child = NULL;
        DWORD created = 0;
        status = rdk__key_make(to, from->children[i]->name, &child, &created);
        if (status == ERROR_SUCCESS) {
            status = copy_tree(from->children[i], child);
        }
    }
    return status;
}

static DWORD delete_key(struct rdk__key *base, LPCWSTR path)
{
    struct rdk__key *key = rdk__key_find(base, path);
    if (key == NULL) {
        return ERROR_FILE_NOT_FOUND;
    }
    while (key->child_count > 0) {
        delete_key(key, key->children[0]->name);
    }
    rdk__key_delete(key);
    return ERROR_SUCCESS;
}

/* One command; *current is the key that values belong to. */
static DWORD carry_out(struct rdk__key *base, struct rdk__key **current,
                       const struct rdk__batch_command *head, LPCWSTR name, const BYTE *data)
{
    DWORD created = 0;

    switch (head->command) {
    case CLUSREG_SET_VALUE:
        return rdk__key_set_value(*current, name, head->type, data, head->data_bytes);
    case CLUSREG_CREATE_KEY:
        return rdk__key_make(base, name, current, &created);
    case CLUSREG_DELETE_KEY:
        return delete_key(base, name);
    default:
        return rdk__key_delete_value(*current, name) ? ERROR_SUCCESS : ERROR_FILE_NOT_FOUND;
    }
}

static DWORD carry_out_all(struct rdk__key *base, const unsigned char *at, DWORD bytes,
                           DWORD *ret_number)
{
    struct rdk__key *current = base;
    DWORD status = ERROR_SUCCESS;

    for (DWORD number = 0; bytes > 0 && status == ERROR_SUCCESS; number++) {
        struct rdk__batch_command head;
        memcpy(&head, at, sizeof(head));
        const unsigned char *name = at + sizeof(head);
        const unsigned char *data = name + RDK__PADDED(head.name_bytes);
        const unsigned char *end = data + RDK__PADDED(head.data_bytes);
        *ret_number = number;
        status = carry_out(base, &current, &head, (LPCWSTR)(const void *)name, data);
        bytes -= (DWORD)(end - at);
        at = end;
    }
    return status;
}

DWORD memory_close_batch(struct rdk_memory_cluster *cluster, const uint64_t *arguments)
{
    struct rdk__key *key = NULL;
    const unsigned char *commands = POINTER(const unsigned char *, arguments[1]);
    const DWORD bytes = (DWORD)arguments[2];
    DWORD number = 0;
    DWORD status = memory_use_key(cluster, arguments[0], KEY_SET_VALUE | KEY_CREATE_SUB_KEY, &key);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    struct rdk__key *scratch = rdk__key_create_root();
    if (scratch == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    status = copy_tree(key, scratch);
    if (status == ERROR_SUCCESS) {
        status = carry_out_all(scratch, commands, bytes, &number);
        if (status != ERROR_SUCCESS) {
            *POINTER(LPDWORD, arguments[3]) = number;
        }
    }
    rdk__key_release(scratch);
    if (status == ERROR_SUCCESS) {
        status = carry_out_all(key, commands, bytes, &number);
        cluster->writes++;
    }
    return status;
}
