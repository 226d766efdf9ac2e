#ifndef RDK_SRC_WIN32_OBJECT_H
#define RDK_SRC_WIN32_OBJECT_H

/*
 * The objects that handles name, and the one table of handles.
 *
 * A handle is a small multiple of 4: a slot of the table, and above it a generation that tells a
 * stale handle from the slot's next use. It has 32 significant bits, as on Windows.
 * An object lives while a handle, a wait or (for a thread) the running thread refers to it.
 */

#include "kernel.h"
#include "ledger.h"

struct object {
    enum rdk__object_kind kind;
    uint32_t number;
    uint32_t references;
    uint32_t handles;
    struct rdk__link waits; /* wait blocks, first come first served */
    struct rdk__link names; /* in the list of named objects, while it has handles */
    WCHAR *name;
    void (*destroy)(struct object *object); /* of a file, search, process, timer: ends `data` */
    union {
        struct {
            bool manual;
            bool set;
        } event;
        struct {
            struct thread *owner;
            uint32_t depth;
            bool abandoned;
            struct rdk__link owned; /* in the owner's list */
        } mutex;
        struct {
            LONG count;
            LONG maximum;
        } semaphore;
        struct thread *thread;
        void *data; /* of a file, search, process, timer */
    };
};

/* Make an object with one reference. NULL if memory is short. Lock held, as for all of these. */
struct object *rdk__object_create(enum rdk__object_kind kind);
void rdk__object_reference(struct object *object);
void rdk__object_release(struct object *object);

/* Make a handle, which holds a reference of its own; NULL if the table or memory is full. */
HANDLE rdk__handle_create(struct object *object, const char *function, const void *site);
/* The object of a handle (borrowed), pseudo-handles included; NULL if the handle is not valid. */
struct object *rdk__handle_object(HANDLE handle);
/* The same, and of that kind only. */
struct object *rdk__handle_of_kind(HANDLE handle, enum rdk__object_kind kind);
bool rdk__handle_close(HANDLE handle);
/* The handle is not valid; tell the runtime when it was, once: it was closed, and is used again.
 * With no lock held. */
void rdk__handle_blame(HANDLE handle, const char *function);
/* The descriptor of a file's handle; -1 if it is none. */
int rdk__file_descriptor(HANDLE handle);

/* The object of that name, of any kind; NULL if there is none. `name` has no prefix. */
struct object *rdk__object_by_name(const WCHAR *name);
bool rdk__object_set_name(struct object *object, const WCHAR *name);

/* The object may have become free to take: serve its waiters. */
void rdk__object_changed(struct object *object);
/* Reports name the owner of what a thread waits for: it is another now. */
void rdk__object_owner_changed(struct object *object);

/* Their part of the ledger. */
void rdk__handle_count(struct rdk__ledger *ledger);
void rdk__thread_count(struct rdk__ledger *ledger);

#endif
