#ifndef RDK_HOST_LEDGER_BOOK_H
#define RDK_HOST_LEDGER_BOOK_H

/*
 * The host's side of the ledger: on whose account everything stands that the plugin made. An
 * account is a resource and the entry point that made it, or that began the thread that did.
 * librdk's ledger (ledger.h) says what is there and which thread made it when; the host knows what
 * that thread was doing. Keys and file descriptors are kept here.
 *
 * What is made for no resource (while the plugin is loaded, in Startup, in a control of the type)
 * is the module's, and may stay until it is unloaded: the contract demands of Close, and of a
 * failed Open, that nothing is left of *the resource*, and asks nothing of the module.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/abi.h"
#include "state.h"

struct account {
    uint32_t resource; /* 0: the module */
    const char *entry; /* "Online"; NULL: not known */
    const char *role;  /* of the thread that the entry point began: "worker"; NULL: itself */
    bool is_shared;    /* several of the resource's threads may have made it */
};

/* The serials of librdk's ledger when a call began. */
struct ledger_mark {
    uint64_t handle;
    uint64_t block;
};

/* Around the call of an entry point or export (me->frame). Polls pay for counters only; after the
 * others the descriptors are looked at, and what sabotage.c watches. */
void ledger_begin(struct thread *me, struct ledger_mark *ret);
void ledger_end(struct thread *me, const struct ledger_mark *mark);
/* The resource is gone: Close has returned, or Open has failed. Tell what is left of it. */
void ledger_close(struct thread *me, uint32_t resource);

/* A thread of the plugin's ends; librdk still knows it. */
void ledger_thread_ended(const struct thread *thread);
/* A function of the provider has succeeded: keys come and go. */
void ledger_requested(const struct thread *me, const struct abi_row *row, const uint64_t *slots);

/* For ledger_*.c */

struct account ledger_account(const struct thread *thread);
bool ledger_account_equal(const struct account *a, const struct account *b);
/* On whose account it stands that a thread (by librdk's number) made at that serial. */
struct account ledger_handle_account(uint32_t thread, uint64_t serial);
struct account ledger_block_account(uint32_t thread, uint64_t serial);
/* Nothing more is to stand on the resource's accounts. */
void ledger_forget(uint32_t resource);

/* ledger_descriptors.c */

struct ledger_descriptor {
    int number;
    uint64_t device;
    uint64_t inode;
    struct account account;
};

/* A call that is no poll begins. True if other code of the plugin has run since the last look;
 * *ret is whose. */
bool descriptors_begin(const struct thread *me, struct account *ret);
/* Any other code of the plugin has run. */
void descriptors_ran(const struct account *account);
/* Look which there are; new ones are on the account of `me` and of what ran besides, which is
 * returned. */
struct account descriptors_look(const struct thread *me);
const struct ledger_descriptor *descriptors_all(size_t *ret_count);
/* "/dev/null", "socket": the same in each run. Owned. */
char *descriptor_text(int number);
void descriptors_forget(uint32_t resource);

/* ledger_keys.c */

struct ledger_key {
    uint64_t number;
    char *name;
    struct account account;
};

const struct ledger_key *keys_all(size_t *ret_count);
void keys_forget(uint32_t resource);

/* ledger_malloc.c */

/* A block of the C heap that the plugin or its libraries made. */
struct ledger_block_made {
    uint64_t serial;
    const void *block;
    size_t bytes;
    const char *function;
    const void *site;
    struct account account;
};

/* Before redirect_apply: the plugin's malloc, free, new … are booked from then on. Not under a
 * sanitizer. */
void mallocs_redirect(void);
/* In order of making. Owned. */
struct ledger_block_made *mallocs_all(size_t *ret_count);
void mallocs_forget(uint32_t resource);
/* Free what a library of the plugin's made for the host. */
void mallocs_free(void *block);

/* ledger_reach.c */

struct reach;

/* What can be found from the data of the plugin and its libraries, at this moment, and from what
 * other resources hold: that is kept for others, and not lost. */
struct reach *reach_create(void);
void reach_destroy(struct reach *reach);
/* Tell it of a block; before the first question. A root is known to be in use. */
void reach_add_block(struct reach *reach, const void *block, size_t bytes, bool is_root);
bool reach_has(struct reach *reach, uint64_t value);

/* ledger_site.c */

/* The function around an address in the plugin's code and its file: "LeakingOffline, leaks.so".
 * Owned. */
char *site_text(const void *address);

/* sabotage.c */

/* The state of the process that the plugin has no business with, as it is now, is right. */
void sabotage_begin(void);
/* Tell what has been changed since, and by whom, and put it back. */
void sabotage_check(struct thread *me, const struct account *account);

/* ledger_report.c */

/* "Online", "the worker of Online", as the subject of a sentence. Owned. */
char *account_text(const struct account *account);

#endif
