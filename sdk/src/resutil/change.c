#include "resutil/change.h"

#include <stdlib.h>
#include <string.h>

#include "resutil/hand_out.h"

static DWORD reserve(struct rdk__changes *changes)
{
    size_t capacity = changes->capacity == 0 ? 16 : changes->capacity * 2;
    struct rdk__change *list;

    if (changes->count < changes->capacity) {
        return ERROR_SUCCESS;
    }
    list = realloc(changes->list, capacity * sizeof(*list));
    if (list == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    changes->list = list;
    changes->capacity = capacity;
    return ERROR_SUCCESS;
}

DWORD rdk__changes_add(struct rdk__changes *changes, const RESUTIL_PROPERTY_ITEM *item,
                       const struct rdk__datum *datum)
{
    struct rdk__change change = {.item = item, .datum = *datum};

    if (reserve(changes) != ERROR_SUCCESS) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    if (datum->format->shape != RDK__SHAPE_NUMBER && datum->data != NULL) {
        change.copy = rdk__hand_out(datum->data, datum->bytes, changes->site);
        if (change.copy == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        change.datum.data = change.copy;
    }
    changes->list[changes->count++] = change;
    return ERROR_SUCCESS;
}

void rdk__change_apply(struct rdk__change *change, BYTE *params)
{
    const struct rdk__format *format = change->datum.format;
    BYTE *member = params + change->item->Offset;
    struct rdk__datum old;
    void *old_pointer;

    rdk__datum_from_member(change->item, params, &old);
    if (rdk__datum_is_equal(&old, &change->datum)) {
        return;
    }
    if (format->shape == RDK__SHAPE_NUMBER) {
        memcpy(member, &change->datum.number, format->exact_bytes);
        return;
    }
    memcpy(&old_pointer, member, sizeof(old_pointer));
    memcpy(member, &change->copy, sizeof(change->copy));
    if (format->shape == RDK__SHAPE_SIZED) {
        memcpy(member + sizeof(change->copy), &change->datum.bytes, sizeof(DWORD));
    }
    change->copy = NULL;
    LocalFree(old_pointer);
}

void rdk__changes_apply(struct rdk__changes *changes, BYTE *params)
{
    for (size_t i = 0; i < changes->count; i++) {
        rdk__change_apply(&changes->list[i], params);
    }
}

void rdk__changes_free(struct rdk__changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        LocalFree(changes->list[i].copy);
    }
    free(changes->list);
    memset(changes, 0, sizeof(*changes));
}
