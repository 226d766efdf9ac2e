#ifndef RDK_SRC_RESUTIL_DATUM_H
#define RDK_SRC_RESUTIL_DATUM_H

/*
 * One property's value, apart from where it is kept. A value comes out of a property list, a
 * parameter block, a table's default or the database, and goes into the first, the second or the
 * last: all through this form, so that no format is treated twice.
 */

#include <stdbool.h>

#include <rdk/property_list.h>
#include <resapi.h>
#include <windows.h>

#include "resutil/format.h"

struct rdk__datum {
    const struct rdk__format *format;
    ULONGLONG number; /* SHAPE_NUMBER: signed formats are sign-extended */
    const BYTE *data; /* the other shapes: borrowed, any alignment; NULL: no value */
    DWORD bytes;      /* of data; text with its NUL */
};

/* The row of a table item's format; NULL if no parameter block can hold it. */
const struct rdk__format *rdk__item_format(const RESUTIL_PROPERTY_ITEM *item);

/* A number of `bytes` bytes at any address. */
ULONGLONG rdk__number_load(const struct rdk__format *format, const void *address, DWORD bytes);

/* From a value that the reader has passed, of a format that can be stored. Text ends at its first
 * NUL. */
void rdk__datum_from_value(const struct rdk_property_list_value *value, struct rdk__datum *ret);
void rdk__datum_from_default(const RESUTIL_PROPERTY_ITEM *item, struct rdk__datum *ret);
void rdk__datum_from_member(const RESUTIL_PROPERTY_ITEM *item, const BYTE *params,
                            struct rdk__datum *ret);

/* No value: a NULL pointer. Never true of a number. */
bool rdk__datum_is_absent(const struct rdk__datum *datum);
/* No value, or one without content: an empty string, no bytes. */
bool rdk__datum_is_empty(const struct rdk__datum *datum);
/* Both of the same format. */
bool rdk__datum_is_equal(const struct rdk__datum *a, const struct rdk__datum *b);
/* Whether the item's range permits the number; always true of what is none. */
bool rdk__datum_is_in_range(const RESUTIL_PROPERTY_ITEM *item, const struct rdk__datum *datum);

/* Add a property to a list: EXPAND_SZ with its expanded form behind it. No value is listed as an
 * empty one, or not at all where the format has none. Returns the builder's error. */
DWORD rdk__datum_list(struct rdk_property_list_builder *builder, LPCWSTR name,
                      const struct rdk__datum *datum);

#endif
