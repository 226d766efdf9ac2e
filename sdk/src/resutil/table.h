#ifndef RDK_SRC_RESUTIL_TABLE_H
#define RDK_SRC_RESUTIL_TABLE_H

/* A property table, and what of a property list agrees with it. */

#include "resutil/datum.h"
#include "resutil/stored.h"

/* The table's item of that name; NULL if there is none. */
const RESUTIL_PROPERTY_ITEM *rdk__table_find(const RESUTIL_PROPERTY_ITEM *table,
                                             const struct rdk_property_list_property *property);
bool rdk__table_has(const RESUTIL_PROPERTY_ITEM *table, LPCWSTR name);

/* Check a whole list for its form alone. Values of length 0 pass. */
DWORD rdk__list_check(const void *list, DWORD list_bytes);

/* Check a listed property against its item: read-only, format, length, range. */
DWORD rdk__item_check(const RESUTIL_PROPERTY_ITEM *item,
                      const struct rdk_property_list_property *property,
                      struct rdk__datum *ret_datum);

/* Whether a property can be stored as it is, under its own name. */
DWORD rdk__private_check(const struct rdk_property_list_property *property);

/* Store it. Leading parts of the name are subkeys; a value of length 0 deletes. */
DWORD rdk__private_store(HKEY key, const struct rdk_property_list_property *property, bool force);

/* Check, or store, those properties of a list of good form that the table does not name; all of
 * them if the table is NULL. */
DWORD rdk__unknown_check(const RESUTIL_PROPERTY_ITEM *table, const void *list, DWORD list_bytes);
DWORD rdk__unknown_store(HKEY key, const RESUTIL_PROPERTY_ITEM *table, const void *list,
                         DWORD list_bytes, bool force);

/* What a function that fails leaves behind, whatever the reason: no counts. Either may be NULL. */
void rdk__clear_counts(DWORD *returned, DWORD *required);

/* Hand a result over to a caller's buffer by the rule of all functions that get lists: with
 * ERROR_MORE_DATA the buffer is untouched and *required says how much it takes. */
DWORD rdk__deliver(const void *data, DWORD bytes, void *out, DWORD out_bytes, DWORD *returned,
                   DWORD *required);

/* The same for a builder's list, unless `code` says that it failed. Finishes the builder. */
DWORD rdk__deliver_list(struct rdk_property_list_builder *builder, DWORD code, void *out,
                        DWORD out_bytes, DWORD *returned, DWORD *required);

#endif
