#ifndef RDK_PROPERTY_LIST_BUILDER_H
#define RDK_PROPERTY_LIST_BUILDER_H

/* Part of <rdk/property_list.h>: the builder. */

#include "property_list_reader.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What to build; combine with |. */
#define RDK_PROPERTY_LIST_DOCUMENTATION_FORM 0x100u /* no final ENDMARK */
#define RDK_PROPERTY_LIST_VALUES_ONLY        0x200u /* a bare value list: no count, no names */

/**
 * A list under construction. Errors stick: the adders may be called one after the other, and
 * rdk_property_list_done tells the first one. A caller's buffer that is too small (or NULL) is not
 * one of them: the builder goes on counting.
 */
struct rdk_property_list_builder {
    BYTE *buffer;
    DWORD capacity; /* bytes of buffer */
    DWORD used;     /* bytes needed so far, whether or not they fit */
    DWORD count;    /* properties begun */
    DWORD flags;
    DWORD error;  /* the first error */
    DWORD values; /* of the open property */
    BOOL growing; /* buffer is ours, from LocalAlloc */
    BOOL open;    /* a property waits for its ENDMARK */
};

/** Build in memory that grows. flags: DOCUMENTATION_FORM, VALUES_ONLY or 0. */
void rdk_property_list_builder_init(struct rdk_property_list_builder *builder, DWORD flags);

/** Build in the caller's buffer. NULL and 0 only count. */
void rdk_property_list_builder_init_buffer(struct rdk_property_list_builder *builder, void *buffer,
                                           DWORD buffer_bytes, DWORD flags);

/** Free what a growing builder holds. Accepts NULL, zeroed memory, and to be called twice. */
void rdk_property_list_builder_finish(struct rdk_property_list_builder *builder);

/*
 * Add a property of one value. All return ERROR_SUCCESS or the builder's first error:
 * ERROR_INVALID_PARAMETER (a NULL or empty name, NULL data with a length, a length the format does
 * not have), ERROR_NOT_ENOUGH_MEMORY, ERROR_ARITHMETIC_OVERFLOW (over 4 GiB).
 */
DWORD rdk_property_list_add_dword(struct rdk_property_list_builder *builder, LPCWSTR name,
                                  DWORD number);
DWORD rdk_property_list_add_long(struct rdk_property_list_builder *builder, LPCWSTR name,
                                 LONG number);
DWORD rdk_property_list_add_word(struct rdk_property_list_builder *builder, LPCWSTR name,
                                 WORD number);
DWORD rdk_property_list_add_ularge(struct rdk_property_list_builder *builder, LPCWSTR name,
                                   ULONGLONG number);
DWORD rdk_property_list_add_large(struct rdk_property_list_builder *builder, LPCWSTR name,
                                  LONGLONG number);
DWORD rdk_property_list_add_filetime(struct rdk_property_list_builder *builder, LPCWSTR name,
                                     FILETIME time);
/** text NULL adds the empty string. */
DWORD rdk_property_list_add_sz(struct rdk_property_list_builder *builder, LPCWSTR name,
                               LPCWSTR text);
/** expanded NULL: the EXPAND_SZ value alone; else an EXPANDED_SZ value follows it. */
DWORD rdk_property_list_add_expand_sz(struct rdk_property_list_builder *builder, LPCWSTR name,
                                      LPCWSTR text, LPCWSTR expanded);
/** strings_bytes counts the last NUL; NULL and 0 add the empty multi-string. */
DWORD rdk_property_list_add_multi_sz(struct rdk_property_list_builder *builder, LPCWSTR name,
                                     LPCWSTR strings, DWORD strings_bytes);
DWORD rdk_property_list_add_binary(struct rdk_property_list_builder *builder, LPCWSTR name,
                                   const void *data, DWORD data_bytes);
/** A self-relative security descriptor of at least 20 bytes. */
DWORD rdk_property_list_add_security_descriptor(struct rdk_property_list_builder *builder,
                                                LPCWSTR name, const void *data, DWORD data_bytes);
/** A bare value list as the value. */
DWORD rdk_property_list_add_value_list(struct rdk_property_list_builder *builder, LPCWSTR name,
                                       const void *values, DWORD values_bytes);
/** A property list as the value. */
DWORD rdk_property_list_add_property_list(struct rdk_property_list_builder *builder, LPCWSTR name,
                                          const void *list, DWORD list_bytes);

/** Add a property with one value of any syntax, as it stands: its length is not checked. */
DWORD rdk_property_list_add(struct rdk_property_list_builder *builder, LPCWSTR name, DWORD syntax,
                            const void *data, DWORD data_bytes);

/*
 * A property of several values: begin, the values, end. In a bare value list there is neither
 * begin nor end. A property that is ended without a value is ERROR_INVALID_PARAMETER.
 */
DWORD rdk_property_list_begin(struct rdk_property_list_builder *builder, LPCWSTR name);
DWORD rdk_property_list_add_value(struct rdk_property_list_builder *builder, DWORD syntax,
                                  const void *data, DWORD data_bytes);
DWORD rdk_property_list_end(struct rdk_property_list_builder *builder);

/**
 * Add a property of another list, byte for byte except that its padding becomes zero.
 */
DWORD rdk_property_list_add_copy(struct rdk_property_list_builder *builder,
                                 const struct rdk_property_list_property *property);

/**
 * Complete the list: final ENDMARK, count. Call once; a growing builder's list is then at
 * builder->buffer.
 *
 * @param[out] ret_bytes  Optional. Size of the list; with ERROR_MORE_DATA, the size it needs.
 *
 * @retval ERROR_SUCCESS    complete
 * @retval ERROR_MORE_DATA  the caller's buffer is too small; its contents are undefined
 * @retval ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY, ERROR_ARITHMETIC_OVERFLOW
 *                          the first error of the construction
 */
DWORD rdk_property_list_done(struct rdk_property_list_builder *builder, DWORD *ret_bytes);

/** Hand over a completed growing list. Caller: LocalFree. NULL if there is none. */
void *rdk_property_list_take(struct rdk_property_list_builder *builder, DWORD *ret_bytes);

#ifdef __cplusplus
}
#endif

#endif
