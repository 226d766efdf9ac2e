#ifndef RDK_SRC_RESUTIL_STORED_H
#define RDK_SRC_RESUTIL_STORED_H

/* Values in the cluster database. */

#include "resutil/datum.h"

struct rdk__stored {
    DWORD type;  /* REG_… */
    BYTE *data;  /* malloc; two NUL characters follow it. Never NULL */
    DWORD bytes; /* without them */
};

/* Read a value below the key, in a subkey if that is not NULL. ERROR_FILE_NOT_FOUND if the value or
 * the subkey is not there. */
DWORD rdk__stored_read(HKEY key, LPCWSTR subkey, LPCWSTR name, struct rdk__stored *ret_stored);
void rdk__stored_free(struct rdk__stored *stored);

/* See it as a value of a format. ERROR_INVALID_PARAMETER: its type is another.
 * ERROR_INVALID_DATA: the format has no value of that length. */
DWORD rdk__stored_datum(const struct rdk__stored *stored, const struct rdk__format *format,
                        struct rdk__datum *ret_datum);

/* Store a datum, or, if it is no value, delete what is stored; make the subkey if need be. With
 * `force` even if the same is stored already. */
DWORD rdk__stored_write(HKEY key, LPCWSTR subkey, LPCWSTR name, const struct rdk__datum *datum,
                        bool force);
/* Delete; that nothing is there is no error. */
DWORD rdk__stored_delete(HKEY key, LPCWSTR subkey, LPCWSTR name);

/* An item's value as it is stored, or its default. `stored` keeps the bytes: free it in any case.
 */
DWORD rdk__stored_item(HKEY key, const RESUTIL_PROPERTY_ITEM *item, struct rdk__stored *ret_stored,
                       struct rdk__datum *ret_datum, bool *ret_is_stored);

/* Go through the values below a key, and with `recurse` through those of its subkeys, whose names
 * are then paths with backslashes. What `visit` returns, if not success, ends it. */
DWORD rdk__stored_visit(HKEY key, bool recurse,
                        DWORD (*visit)(void *context, LPCWSTR name,
                                       const struct rdk__stored *stored),
                        void *context);

#endif
