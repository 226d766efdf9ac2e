#ifndef RDK_SRC_RESUTIL_FORMAT_H
#define RDK_SRC_RESUTIL_FORMAT_H

/*
 * The property formats, one row each: which lengths a value may have, how a parameter block keeps
 * it, and as which registry type it is stored. Everything that depends on a format asks here.
 */

#include <stdbool.h>

#include <clusapi.h>
#include <windows.h>

/* How a parameter block keeps a value of the format. */
enum rdk__shape {
    RDK__SHAPE_NONE,   /* not at all: the format is only seen in lists */
    RDK__SHAPE_NUMBER, /* in place */
    RDK__SHAPE_STRING, /* a pointer to NUL-ended text */
    RDK__SHAPE_SIZED,  /* a pointer, and behind it the size in bytes as a DWORD */
};

enum rdk__list_text {
    RDK__TEXT_NONE,
    RDK__TEXT_STRING, /* UTF-16, a NUL inside */
    RDK__TEXT_MULTI,  /* UTF-16, two NULs at the end, or a single NUL alone */
};

/* Where the permitted range of a number stands in a table item. */
enum rdk__range {
    RDK__RANGE_NONE,
    RDK__RANGE_ITEM, /* Minimum and Maximum, default in Default */
    RDK__RANGE_DATA, /* the structure of three 8-byte members that the default points to */
};

struct rdk__format {
    WORD format;
    enum rdk__shape shape;
    enum rdk__list_text text;
    enum rdk__range range;
    bool is_signed;
    DWORD least_bytes;  /* of a value in a list */
    DWORD exact_bytes;  /* of a value in a list; 0: any from least_bytes on */
    DWORD registry;     /* REG_… type to store as; REG_NONE: cannot be stored */
    DWORD registry_alt; /* also read from; REG_NONE: no other */
};

/* The row of a CLUSPROP_FORMAT_…; NULL for one that has none (UNKNOWN, USER, numbers unknown). */
const struct rdk__format *rdk__format_find(DWORD format);

/* The row of the format in which a registry value is shown in a list; NULL if it has none. */
const struct rdk__format *rdk__format_of_registry(DWORD registry_type);

/* Whether the bytes end as text of that kind has to. `data` may have any alignment. */
bool rdk__list_text_is_ended(enum rdk__list_text text, const BYTE *data, DWORD bytes);

/* Characters before the first NUL; bytes / 2 if there is none. Any alignment. */
DWORD rdk__list_text_chars(const BYTE *data, DWORD bytes);

/* Characters before the NUL of text that has one. */
DWORD rdk__list_text_length(LPCWSTR text);

/* Equal without regard to case. `data` may have any alignment. */
bool rdk__list_text_is(const BYTE *data, DWORD chars, LPCWSTR text, DWORD text_chars);

#endif
