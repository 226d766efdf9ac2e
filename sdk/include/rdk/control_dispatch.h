#ifndef RDK_CONTROL_DISPATCH_H
#define RDK_CONTROL_DISPATCH_H

/*
 * Control dispatch: ResourceControl and ResourceTypeControl as a table of control code → handler.
 *
 *     static DWORD on_rename(void *context, LPCWSTR name) { … }
 *
 *     static const struct rdk_control controls[] = {
 *         RDK_CONTROL_PRIVATE_PROPERTIES(struct dummy, properties),
 *         RDK_CONTROL_GROUP_MEMBERSHIP(struct dummy, membership),
 *         RDK_CONTROL_TEXT(CLUSCTL_RESOURCE_SET_NAME, on_rename),
 *         RDK_CONTROL_DWORD(CLUSCTL_RESOURCE_GET_CHARACTERISTICS, CLUS_CHAR_BROADCAST_DELETE),
 *         RDK_CONTROL_END,
 *     };
 *
 *     return rdk_control_dispatch(controls, dummy, ControlCode, InBuffer, InBufferSize,
 *                                 OutBuffer, OutBufferSize, BytesReturned);
 *
 * The rules that are the same for every plugin are kept here (the contract, 2.8 and 5.2):
 *
 *   - a code that is not in the table, user codes included, gives ERROR_INVALID_FUNCTION: the
 *     monitor then does what it does by default;
 *   - CLUSCTL_RESOURCE_UNKNOWN and CLUSCTL_RESOURCE_TYPE_UNKNOWN give ERROR_SUCCESS;
 *   - *BytesReturned is set in any case: what was written on success, the exact need with
 *     ERROR_MORE_DATA, else 0;
 *   - no byte is written behind the buffer;
 *   - texts reach the handler as NUL-ended strings of their own, whether or not the sender wrote
 * the NUL; a text that is missing, empty or of an odd size gives ERROR_INVALID_DATA and the handler
 *     is not called. Buffers may have any alignment.
 *
 * A handler's context is what rdk_control_dispatch was given: your instance data. A handler that
 * wants the monitor's default processing besides its own returns ERROR_INVALID_FUNCTION.
 *
 * Threads: a handler runs on the thread of the entry point; Terminate may run at the same time.
 */

#include <stddef.h>

#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where a handler writes its answer. Its members are not for the handler. */
struct rdk_control_output {
    BYTE *buffer;
    DWORD capacity;
    DWORD need; /* bytes written so far, whether or not they fitted */
};

/** Append to the answer. Write all of it without asking for room: what does not fit is counted. */
void rdk_control_write(struct rdk_control_output *output, const void *bytes, DWORD byte_count);
/** Append a text with its NUL. NULL is the empty text. */
void rdk_control_write_text(struct rdk_control_output *output, LPCWSTR text);

/* Handlers, by what the code carries. */
typedef DWORD (*rdk_control_notice_handler)(void *context);
typedef DWORD (*rdk_control_text_handler)(void *context, LPCWSTR text);
typedef DWORD (*rdk_control_struct_handler)(void *context, const void *input);
typedef DWORD (*rdk_control_query_handler)(void *context, struct rdk_control_output *output);
typedef DWORD (*rdk_control_exchange_handler)(void *context, const void *input, DWORD input_bytes,
                                              struct rdk_control_output *output);

enum rdk_control_kind {
    RDK_CONTROL_KIND_NOTICE = 1,
    RDK_CONTROL_KIND_TEXT,
    RDK_CONTROL_KIND_STRUCT,
    RDK_CONTROL_KIND_QUERY,
    RDK_CONTROL_KIND_EXCHANGE,
    RDK_CONTROL_KIND_CONSTANT,
    RDK_CONTROL_KIND_DWORD,
    RDK_CONTROL_KIND_PROPERTIES,
    RDK_CONTROL_KIND_MEMBERSHIP
};

/** One row of a dispatch table. Write rows with the macros below. */
struct rdk_control {
    DWORD code;
    enum rdk_control_kind kind; /* 0 ends the table */
    size_t size;                /* of the input structure or the constant; offset of the part */
    DWORD number;               /* the constant, for RDK_CONTROL_DWORD */
    const void *constant;
    rdk_control_notice_handler notice;
    rdk_control_text_handler text;
    rdk_control_struct_handler structure;
    rdk_control_query_handler query;
    rdk_control_exchange_handler exchange;
};

/** A code that carries nothing either way: CLUSCTL_RESOURCE_DELETE. */
#define RDK_CONTROL_NOTICE(code, handler)                                          \
    {                                                                              \
        code, RDK_CONTROL_KIND_NOTICE, 0, 0, NULL, handler, NULL, NULL, NULL, NULL \
    }
/** A code that brings a name or another text: CLUSCTL_RESOURCE_SET_NAME. */
#define RDK_CONTROL_TEXT(code, handler)                                          \
    {                                                                            \
        code, RDK_CONTROL_KIND_TEXT, 0, 0, NULL, NULL, handler, NULL, NULL, NULL \
    }
/** A code that brings a structure: the handler gets an aligned copy. A shorter input gives
 * ERROR_INVALID_DATA; of a longer one the rest is ignored. */
#define RDK_CONTROL_STRUCT(code, type, handler)                                               \
    {                                                                                         \
        code, RDK_CONTROL_KIND_STRUCT, sizeof(type), 0, NULL, NULL, NULL, handler, NULL, NULL \
    }
/** A code that asks for something that the handler writes. */
#define RDK_CONTROL_QUERY(code, handler)                                          \
    {                                                                             \
        code, RDK_CONTROL_KIND_QUERY, 0, 0, NULL, NULL, NULL, NULL, handler, NULL \
    }
/** A code of any other shape: the input as it came (any alignment, perhaps NULL), and an output. */
#define RDK_CONTROL_EXCHANGE(code, handler)                                          \
    {                                                                                \
        code, RDK_CONTROL_KIND_EXCHANGE, 0, 0, NULL, NULL, NULL, NULL, NULL, handler \
    }
/** A code that asks for a DWORD that is always the same: CLUSCTL_RESOURCE_GET_CHARACTERISTICS. */
#define RDK_CONTROL_DWORD(code, value)                                             \
    {                                                                              \
        code, RDK_CONTROL_KIND_DWORD, 0, value, NULL, NULL, NULL, NULL, NULL, NULL \
    }
/** A code that asks for bytes that are always the same: a CLUS_RESOURCE_CLASS_INFO, the value list
 * of CLUSCTL_RESOURCE_GET_REQUIRED_DEPENDENCIES. `object` is a static object. */
#define RDK_CONTROL_CONSTANT(code, object)                                                     \
    {                                                                                          \
        code, RDK_CONTROL_KIND_CONSTANT, sizeof(object), 0, &(object), NULL, NULL, NULL, NULL, \
            NULL                                                                               \
    }
/** All codes of private properties: `member` is a struct rdk_properties (private_properties.h) in
 * the instance data `type`. */
#define RDK_CONTROL_PRIVATE_PROPERTIES(type, member)                                             \
    {                                                                                            \
        0, RDK_CONTROL_KIND_PROPERTIES, offsetof(type, member), 0, NULL, NULL, NULL, NULL, NULL, \
            NULL                                                                                 \
    }
/** CLUSCTL_RESOURCE_LEAVING_GROUP and _JOINING_GROUP: `member` is a struct rdk_membership
 * (group_membership.h) in the instance data `type`. */
#define RDK_CONTROL_GROUP_MEMBERSHIP(type, member)                                               \
    {                                                                                            \
        0, RDK_CONTROL_KIND_MEMBERSHIP, offsetof(type, member), 0, NULL, NULL, NULL, NULL, NULL, \
            NULL                                                                                 \
    }
#define RDK_CONTROL_END                                                       \
    {                                                                         \
        0, (enum rdk_control_kind)0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL \
    }

/**
 * Answer one control call. Give it the arguments of the entry point as they came.
 *
 * @param[in]  table           The rows, ended by RDK_CONTROL_END. The first row of a code counts.
 * @param[in]  context         Handed to the handlers: the instance data, or NULL for a type.
 * @param[in]  code            ControlCode.
 * @param[in]  in              InBuffer; may be NULL.
 * @param[in]  in_bytes        InBufferSize.
 * @param[out] out             OutBuffer; may be NULL when out_bytes is 0.
 * @param[in]  out_bytes       OutBufferSize.
 * @param[out] bytes_returned  BytesReturned; may be NULL.
 *
 * @retval ERROR_SUCCESS           done; *bytes_returned bytes are in out
 * @retval ERROR_MORE_DATA         out is too small: *bytes_returned is what it takes
 * @retval ERROR_INVALID_FUNCTION  not in the table, or so said the handler
 * @retval ERROR_INVALID_DATA      the input is not what the code carries; no handler was called
 * @retval other                   what the handler returned
 *
 * Threads: [serial], as the entry point.
 */
DWORD rdk_control_dispatch(const struct rdk_control *table, void *context, DWORD code,
                           const void *in, DWORD in_bytes, void *out, DWORD out_bytes,
                           LPDWORD bytes_returned);

#ifdef __cplusplus
}
#endif

#endif
