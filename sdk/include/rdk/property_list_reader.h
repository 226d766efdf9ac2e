#ifndef RDK_PROPERTY_LIST_READER_H
#define RDK_PROPERTY_LIST_READER_H

/* Part of <rdk/property_list.h>: the reader and the validator. */

#include <clusapi.h>
#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is wrong with a list. */
enum rdk_property_list_fault {
    RDK_PROPERTY_LIST_SOUND = 0,
    RDK_PROPERTY_LIST_NO_BUFFER,     /* the list pointer is NULL */
    RDK_PROPERTY_LIST_TRUNCATED,     /* a count or length reaches past the end of the buffer */
    RDK_PROPERTY_LIST_NAME_SYNTAX,   /* something else where a property's NAME has to be */
    RDK_PROPERTY_LIST_NAME_LENGTH,   /* odd, shorter than one character and its NUL, or no NUL */
    RDK_PROPERTY_LIST_NO_VALUE,      /* a property without a value */
    RDK_PROPERTY_LIST_NO_ENDMARK,    /* the next property begins before this one ended */
    RDK_PROPERTY_LIST_VALUE_SYNTAX,  /* type ENDMARK with a format; strict: unknown type, format */
    RDK_PROPERTY_LIST_VALUE_LENGTH,  /* a length that the value's format does not have */
    RDK_PROPERTY_LIST_VALUE_TEXT,    /* a string without its NUL, a multi-string without its last */
    RDK_PROPERTY_LIST_VALUE_NESTED,  /* strict: a malformed list as a value */
    RDK_PROPERTY_LIST_PADDING,       /* strict: a padding byte that is not zero */
    RDK_PROPERTY_LIST_FINAL_ENDMARK, /* asked for: final ENDMARK missing, or there but not wanted */
    RDK_PROPERTY_LIST_SLACK          /* strict: bytes behind the list */
};

/** Where a list is malformed, what had to be there, and the code that ResUtil reports for it. */
struct rdk_property_list_error {
    enum rdk_property_list_fault fault;
    DWORD code;     /* ERROR_INSUFFICIENT_BUFFER truncated, ERROR_INVALID_PARAMETER NAME syntax,
                     * ERROR_INVALID_DATA all others, ERROR_SUCCESS when sound */
    DWORD offset;   /* of the offending bytes, from the start of the list */
    DWORD property; /* number of the property, from 0; the count when behind the last */
    const char *expected; /* static English text: "a NAME syntax (0x00040003)"; never NULL */
};

/* How to read; combine with |. */
#define RDK_PROPERTY_LIST_ALLOW_EMPTY 0x1u /* a value of length 0 passes whatever its format */
#define RDK_PROPERTY_LIST_STRICT      0x2u /* all faults above that are marked strict */
#define RDK_PROPERTY_LIST_ENDMARK     0x4u /* the final ENDMARK must be there (default form) */
#define RDK_PROPERTY_LIST_NO_FINAL    0x8u /* it must not (documentation form) */

/** One value. `data` points into the list and may have any alignment. */
struct rdk_property_list_value {
    DWORD syntax;     /* type << 16 | format */
    WORD type;        /* CLUSPROP_TYPE_… */
    WORD format;      /* CLUSPROP_FORMAT_… */
    const BYTE *data; /* borrowed from the list */
    DWORD bytes;      /* of data, without padding */
    DWORD offset;     /* of the value's syntax, from the start of the list */
};

/** A place among values: of one property, or of a bare value list. */
struct rdk_property_list_cursor {
    const BYTE *list;
    DWORD list_bytes;
    DWORD offset;
    DWORD flags;
    DWORD property;
    struct rdk_property_list_error error; /* set when a call fails */
};

/** One property, already checked up to and with its ENDMARK. */
struct rdk_property_list_property {
    const BYTE *name;  /* UTF-16LE, ends in a NUL; any alignment; borrowed from the list */
    DWORD name_chars;  /* up to the first NUL, without it */
    DWORD offset;      /* of the NAME syntax, from the start of the list */
    DWORD bytes;       /* from there to behind the ENDMARK */
    DWORD value_count; /* at least 1 */
    struct rdk_property_list_value value;   /* the first value */
    struct rdk_property_list_cursor values; /* before the first value; copy it to walk them */
};

/** A place in a list. */
struct rdk_property_list_reader {
    const BYTE *list;
    DWORD list_bytes;
    DWORD offset; /* of the next property; at the end: of what follows the last one */
    DWORD flags;
    DWORD count;                          /* what the list says */
    DWORD property;                       /* number of the next one, from 0 */
    struct rdk_property_list_error error; /* set when a call fails */
};

/* ---- reader ---- */

/**
 * Begin to read a list.
 *
 * @param[out] reader      Set up in any case; after a failure it has no properties.
 * @param[in]  list        Borrowed while the reader is in use; any alignment.
 * @param[in]  list_bytes  Size of the buffer; may exceed the list.
 * @param[in]  flags       RDK_PROPERTY_LIST_…; 0 reads as a resource DLL should.
 *
 * @retval ERROR_SUCCESS       open; nothing but the count was looked at
 * @retval ERROR_INVALID_DATA  list is NULL
 * @retval ERROR_INSUFFICIENT_BUFFER  no room for the count
 */
DWORD rdk_property_list_open(struct rdk_property_list_reader *reader, const void *list,
                             DWORD list_bytes, DWORD flags);

/**
 * Take the next property.
 *
 * @param[out] ret_property  The property. Set on success only.
 *
 * @retval ERROR_SUCCESS        taken
 * @retval ERROR_NO_MORE_ITEMS  all were read; what the flags ask of the end of the list holds
 * @retval ERROR_INSUFFICIENT_BUFFER, ERROR_INVALID_PARAMETER, ERROR_INVALID_DATA
 *                              malformed: see reader->error; further calls give the same
 */
DWORD rdk_property_list_next(struct rdk_property_list_reader *reader,
                             struct rdk_property_list_property *ret_property);

/**
 * Find a property by name: the first of that name, compared without regard to case.
 *
 * Only the list up to the end of that property is checked.
 *
 * @retval ERROR_SUCCESS         found
 * @retval ERROR_FILE_NOT_FOUND  not in the list
 * @retval ERROR_INVALID_DATA    malformed, cut short, or NULL
 */
DWORD rdk_property_list_find(const void *list, DWORD list_bytes, LPCWSTR name,
                             struct rdk_property_list_property *ret_property);

/** TRUE if the property has that name; case is ignored. */
BOOL rdk_property_list_name_is(const struct rdk_property_list_property *property, LPCWSTR name);

/** Copy the name, with its NUL; cut to fit. Returns the characters of the whole name, without. */
DWORD rdk_property_list_name_copy(const struct rdk_property_list_property *property, WCHAR *buffer,
                                  DWORD buffer_chars);

/**
 * Begin to read a bare value list: values and an ENDMARK, without count and names, as control codes
 * such as CLUSCTL_RESOURCE_GET_REQUIRED_DEPENDENCIES return it, or as a nested value holds it.
 * Fails as rdk_property_list_open does on a NULL list.
 */
DWORD rdk_property_list_open_values(struct rdk_property_list_cursor *cursor, const void *list,
                                    DWORD list_bytes, DWORD flags);

/**
 * Take the next value. Never fails on a copy of a property's cursor but with ERROR_NO_MORE_ITEMS.
 *
 * @retval ERROR_SUCCESS        taken
 * @retval ERROR_NO_MORE_ITEMS  the ENDMARK was reached
 * @retval ERROR_INSUFFICIENT_BUFFER, ERROR_INVALID_DATA  malformed: see cursor->error
 */
DWORD rdk_property_list_next_value(struct rdk_property_list_cursor *cursor,
                                   struct rdk_property_list_value *ret_value);

/*
 * A value's data as a number. Works at any alignment.
 * ERROR_SUCCESS, or ERROR_INVALID_DATA when the value has another format or length.
 */
DWORD rdk_property_list_get_word(const struct rdk_property_list_value *value, WORD *ret_number);
DWORD rdk_property_list_get_dword(const struct rdk_property_list_value *value, DWORD *ret_number);
DWORD rdk_property_list_get_long(const struct rdk_property_list_value *value, LONG *ret_number);
DWORD rdk_property_list_get_ularge(const struct rdk_property_list_value *value,
                                   ULONGLONG *ret_number);
DWORD rdk_property_list_get_large(const struct rdk_property_list_value *value,
                                  LONGLONG *ret_number);
DWORD rdk_property_list_get_filetime(const struct rdk_property_list_value *value,
                                     FILETIME *ret_time);

/**
 * Copy the text of a SZ, EXPAND_SZ or EXPANDED_SZ value, with its NUL; cut to fit.
 *
 * @param[out] ret_chars  Optional. Characters of the whole text, without NUL.
 *
 * @retval ERROR_SUCCESS       copied
 * @retval ERROR_MORE_DATA     copied, but cut
 * @retval ERROR_INVALID_DATA  the value is no string
 */
DWORD rdk_property_list_get_text(const struct rdk_property_list_value *value, WCHAR *buffer,
                                 DWORD buffer_chars, DWORD *ret_chars);

/* ---- validator ---- */

/**
 * Check a whole list.
 *
 * @param[out] ret_error  Optional. Where, why and what was expected; fault SOUND on success.
 * @param[out] ret_bytes  Optional. Bytes of the list: to the end of the last property, and of the
 *                        final ENDMARK if there is one. Set on success only.
 *
 * @retval ERROR_SUCCESS  sound by the flags; else the code of the error
 */
DWORD rdk_property_list_check(const void *list, DWORD list_bytes, DWORD flags,
                              struct rdk_property_list_error *ret_error, DWORD *ret_bytes);

/** The fault in a few words: "the list ends early". Static; never NULL. */
const char *rdk_property_list_fault_text(enum rdk_property_list_fault fault);

#ifdef __cplusplus
}
#endif

#endif
