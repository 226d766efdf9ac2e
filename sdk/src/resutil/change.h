#ifndef RDK_SRC_RESUTIL_CHANGE_H
#define RDK_SRC_RESUTIL_CHANGE_H

/*
 * Members of a parameter block that are about to change. All memory is got first; what can fail is
 * then behind us, and the members take their values one after the other or not at all.
 */

#include "resutil/datum.h"

struct rdk__change {
    const RESUTIL_PROPERTY_ITEM *item;
    struct rdk__datum datum; /* of a pointer shape: its data is `copy` */
    void *copy;              /* LocalAlloc; NULL for a number or no value */
};

struct rdk__changes {
    struct rdk__change *list;
    size_t count;
    size_t capacity;
    const void *site; /* in the caller's code: for the copies */
};

/* Note that the item's member becomes the datum, which is copied. */
DWORD rdk__changes_add(struct rdk__changes *changes, const RESUTIL_PROPERTY_ITEM *item,
                       const struct rdk__datum *datum);

/* Put one change into the block. A member that has the value already is not touched. */
void rdk__change_apply(struct rdk__change *change, BYTE *params);

/* Put all into the block. */
void rdk__changes_apply(struct rdk__changes *changes, BYTE *params);

/* Free the list, and the copies that were not put anywhere. */
void rdk__changes_free(struct rdk__changes *changes);

#endif
