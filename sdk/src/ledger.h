#ifndef RDK_SRC_LEDGER_H
#define RDK_SRC_LEDGER_H

/*
 * The ledger: what librdk's callers hold at this moment, and where each thing was made.
 *
 * Serials rise with every handle, block and thread that is made, from one counter for each; so a
 * mark taken before a call and the records above it afterwards tell what the call left behind.
 * The visitors run with librdk's lock held: they must not call into librdk, and end early by
 * returning false.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rdk__object_kind {
    RDK__OBJECT_EVENT,
    RDK__OBJECT_MUTEX,
    RDK__OBJECT_SEMAPHORE,
    RDK__OBJECT_THREAD,
    RDK__OBJECT_FILE,
    RDK__OBJECT_SEARCH, /* FindFirstFileW */
    RDK__OBJECT_PROCESS,
    RDK__OBJECT_TIMER, /* CreateWaitableTimerW */
    RDK__OBJECT_KINDS,
};

enum rdk__block_kind {
    RDK__BLOCK_LOCAL, /* LocalAlloc */
    RDK__BLOCK_HEAP,  /* HeapAlloc */
    RDK__BLOCK_KINDS,
};

struct rdk__ledger {
    size_t handles[RDK__OBJECT_KINDS];
    size_t blocks[RDK__BLOCK_KINDS];
    size_t block_bytes[RDK__BLOCK_KINDS];
    size_t threads; /* made by librdk for a caller, and not ended */
    uint64_t last_handle_serial;
    uint64_t last_block_serial;
    uint32_t last_thread_number;
};

struct rdk__ledger_handle {
    uint64_t serial;
    uint32_t value; /* of the handle */
    enum rdk__object_kind kind;
    uint32_t object_number;
    const uint16_t *name; /* NUL-ended UTF-16; NULL if it has none */
    const char *function; /* that made it: "CreateEventW" */
    const void *site;     /* the address in the caller's code */
    uint32_t thread;      /* the number of the thread that made it */
};

struct rdk__ledger_block {
    uint64_t serial;
    enum rdk__block_kind kind;
    const void *block; /* set for the visit only: the record hides it from leak checkers */
    size_t bytes;
    const void *site;
    uint32_t thread;
};

struct rdk__ledger_thread {
    uint32_t number;
    const char *role;
    const void *site;  /* who made it; NULL for a thread that only called in */
    const void *start; /* its routine; NULL likewise */
    bool started;
};

void rdk__ledger_read(struct rdk__ledger *ret_ledger);
void rdk__ledger_handles(bool (*visit)(const struct rdk__ledger_handle *, void *), void *context);
void rdk__ledger_blocks(bool (*visit)(const struct rdk__ledger_block *, void *), void *context);
void rdk__ledger_threads(bool (*visit)(const struct rdk__ledger_thread *, void *), void *context);

/* The event that a handle names: its number as in rdk__wait_object, and whether it is set. With
 * `consume`, an auto-reset event that is set is reset, as by a wait. False when the handle names no
 * event. Needs no thread record of the caller's. */
bool rdk__ledger_event(const void *handle, bool consume, uint32_t *ret_number, bool *ret_is_set);

/* "event", "mutex", "semaphore", "thread", "file", "search", "process", "timer". */
const char *rdk__object_kind_name(enum rdk__object_kind kind);

#endif
