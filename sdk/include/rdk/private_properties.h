#ifndef RDK_PRIVATE_PROPERTIES_H
#define RDK_PRIVATE_PROPERTIES_H

/*
 * Private properties: from one property table, all that a resource DLL does with them.
 *
 *     static const struct rdk_properties_class dummy_properties = {
 *         .table = table,
 *         .block_bytes = sizeof(struct dummy_config),
 *         .deferred = deferred,
 *         .check = check_config,
 *         .is_running = is_running,
 *     };
 *
 *     Open:    rdk_properties_open(&dummy->properties, &dummy_properties, ResourceKey, dummy);
 *     Online:  rdk_properties_load(&dummy->properties, &bad_name);
 *     control: RDK_CONTROL_PRIVATE_PROPERTIES(struct dummy, properties) in the dispatch table
 *     Close:   rdk_properties_close(&dummy->properties);
 *
 *     const struct dummy_config *config = rdk_properties_acquire(&dummy->properties);
 *     delay_ms = config->online_delay_ms;
 *     rdk_properties_release(&dummy->properties);
 *
 * The values live in a parameter block: your structure, at the offsets of the table. A change by a
 * client goes: verify all of the list, copy the block, apply the list to the copy, ask `check`,
 * store, exchange the blocks under the lock. So a bad property among good ones changes nothing, and
 * a reader sees the old values or the new, never a mix.
 */

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Clients may set properties that the table does not have; they are stored and returned as they
 * are. Without it such a list is refused with ERROR_INVALID_PARAMETER, which finds misspellings. */
#define RDK_PROPERTIES_ALLOW_UNKNOWN 0x1u

/** What holds for all resources of a type. Zero what you do not need. */
struct rdk_properties_class {
    const RESUTIL_PROPERTY_ITEM *table; /* ended by an item without a Name. Items marked READ_ONLY
                                         * are read like the others, reported apart and set by
                                         * nobody but the plugin */
    DWORD block_bytes;                  /* of the parameter block */
    DWORD flags;                        /* RDK_PROPERTIES_… */

    /* Names of the properties that a running resource takes up only when it comes online the next
     * time, ended by NULL. A change of one gives ERROR_RESOURCE_PROPERTIES_STORED meanwhile. */
    const LPCWSTR *deferred;

    /* May these values stand together? ERROR_SUCCESS, or the code for the client. The table's
     * ranges were checked. No lock is held. */
    DWORD (*check)(void *context, const void *block);

    /* Is the resource online, or on its way? Needed with `deferred`. No lock is held. */
    BOOL (*is_running)(void *context);

    /* The values were changed by a client. No lock is held. */
    void (*changed)(void *context);
};

/** The properties of one resource. Part of its instance data. */
struct rdk_properties {
    HKEY key; /* `Parameters`, for your own reads, and for writes on a worker. Do not close it */

    /* The rest is not for the plugin. */
    const struct rdk_properties_class *type;
    void *context;
    BYTE *block;
    RESUTIL_PROPERTY_ITEM *writable;  /* the table in two: */
    RESUTIL_PROPERTY_ITEM *read_only; /* same memory, behind */
    CRITICAL_SECTION lock;            /* over block */
};

/**
 * Open the resource's `Parameters` and read the properties. For Open.
 *
 * A value that is missing or bad in the database is no failure here: a resource that cannot be
 * opened could not be repaired. rdk_properties_load tells of it, in Online.
 *
 * @param[out] properties    Filled in; on failure nothing is left to close.
 * @param[in]  type          Borrowed until the close.
 * @param[in]  resource_key  The key that Open received.
 * @param[in]  context       Handed to the callbacks.
 *
 * @retval ERROR_SUCCESS            open
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory
 * @retval other                    `Parameters` cannot be opened, or not be read
 */
DWORD rdk_properties_open(struct rdk_properties *properties,
                          const struct rdk_properties_class *type, HKEY resource_key,
                          void *context);

/** Close the key and free the values. For Close. Accepts zeroed memory, and what failed to open. */
void rdk_properties_close(struct rdk_properties *properties);

/**
 * Read the properties anew. For Online.
 *
 * @param[out] ret_bad_name  Optional. The property at fault (static), or NULL.
 *
 * @retval ERROR_SUCCESS            read; on failure the values are what they were
 * @retval ERROR_FILE_NOT_FOUND     one that the table says is REQUIRED is missing or empty
 * @retval ERROR_INVALID_PARAMETER  one is stored with another type
 * @retval ERROR_INVALID_DATA       one is out of range
 * @retval other                    of `check`, or of the database
 */
DWORD rdk_properties_load(struct rdk_properties *properties, LPCWSTR *ret_bad_name);

/**
 * Look at the values. They do not change until the release; take what you need and release soon,
 * and call nothing of the monitor in between.
 *
 * @return the parameter block: a pointer to your structure. Valid until the release.
 *
 * Threads: [any].
 */
const void *rdk_properties_acquire(struct rdk_properties *properties);
void rdk_properties_release(struct rdk_properties *properties);

/**
 * Answer a control call, if it is about private properties; RDK_CONTROL_PRIVATE_PROPERTIES does
 * this for you. Parameters and results as of ResourceControl.
 *
 * @retval ERROR_INVALID_FUNCTION  another code: nothing was done
 */
DWORD rdk_properties_control(struct rdk_properties *properties, DWORD code, const void *in,
                             DWORD in_bytes, void *out, DWORD out_bytes, LPDWORD bytes_returned);

#ifdef __cplusplus
}
#endif

#endif
