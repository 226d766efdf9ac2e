#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf.h"
#include "handles.h"
#include "ledger_book.h"
#include "marshal.h"

/* The keys of the cluster database that the plugin has open, and its other handles of the cluster
 * and of services. */

static struct ledger_key *keys;
static size_t key_count;

static void key_opened(const struct thread *me, const struct abi_row *row, const uint64_t *slots,
                       uint64_t number)
{
    struct ledger_key key = {.number = number, .account = ledger_account(me)};

    for (unsigned i = 0; i < row->arg_count && !key.name; i++) {
        const uint16_t *name = (const uint16_t *)(uintptr_t)slots[i];
        if (row->args[i].role == ABI_STRING && name) {
            key.name = utf_from_utf16(name, marshal_length(name));
        }
    }
    keys = memory_resize(keys, (key_count + 1) * sizeof(*keys));
    keys[key_count++] = key;
}

static void key_closed(uint64_t number)
{
    for (size_t i = 0; i < key_count; i++) {
        if (keys[i].number == number) {
            free(keys[i].name);
            memmove(&keys[i], &keys[i + 1], (key_count - i - 1) * sizeof(*keys));
            key_count--;
            return;
        }
    }
}

void ledger_requested(const struct thread *me, const struct abi_row *row, const uint64_t *slots)
{
    /* CloseServiceHandle, CloseCluster, CloseClusterResource … */
    if (strcmp(row->name, "ClusterRegCloseKey") == 0 || strncmp(row->name, "Close", 5) == 0) {
        key_closed(handles_key((const void *)(uintptr_t)slots[0]));
        return;
    }
    for (unsigned i = 0; i < row->arg_count; i++) {
        void *const *place = (void *const *)(uintptr_t)slots[i];
        if (row->args[i].role == ABI_KEY_OUT && place && *place) {
            key_opened(me, row, slots, handles_key(*place));
        }
    }
}

const struct ledger_key *keys_all(size_t *ret_count)
{
    *ret_count = key_count;
    return keys;
}

void keys_forget(uint32_t resource)
{
    for (size_t i = 0; i < key_count; i++) {
        if (keys[i].account.resource == resource) {
            keys[i].account = (struct account){0};
        }
    }
}
