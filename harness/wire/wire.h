#ifndef RDK_WIRE_H
#define RDK_WIRE_H

/*
 * The wire between the service (rdk) and a host (a child of rdk-host's zygote): one shared-memory
 * segment with futexes, half-duplex. Whoever has the turn writes one message and hands the turn
 * over. The service sends a command; the host runs until it has something to say, says it, and
 * stands still until the service answers.
 *
 * A message is a small header and a list of values. The reader checks everything that it reads and
 * copies it out of the segment; what the other side does to the segment afterwards changes nothing.
 *
 *     service → host                          host → service (each ends the host's turn)
 *     LOAD    dlopen a plugin                 LOADED    values[0] text: why it was refused (NULL:
 * fine) CALL    call an entry point             RETURN    a call came back GO      go on, the clock
 * says now_us    CALLBACK  the plugin called its monitor; wants REPLY REPLY   answer to
 * CALLBACK/REQUEST      REQUEST   a call through the provider; wants REPLY QUIT    unload and exit
 * IDLE      every thread waits (or the horizon is reached) MISTAKE   something that the host or
 * librdk saw; wants GO DIED      from the signal or exit handler; wants GO
 *
 * After CALL, GO or REPLY the host runs until its next message. `now_us` is the clock as its sender
 * knows it: the host adds a microsecond at each scheduling point, and takes the service's when that
 * is later. `until_us` from the service is the horizon: its next own deadline; a host whose clock
 * gets there hands the turn over (IDLE with until_us == now_us). `until_us` from the host is the
 * earliest deadline of its threads (WIRE_NEVER: none).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"

#define WIRE_NEVER      UINT64_MAX
#define WIRE_MAX_VALUES 64u
/* All values of a message together. */
#define WIRE_MAX_BYTES (256u << 20)
/* Instead of a row: a function that comes with its signature. */
#define WIRE_ROW_FUNCTION UINT32_MAX

enum wire_type {
    WIRE_LOAD = 1,
    WIRE_CALL,
    WIRE_GO,
    WIRE_REPLY,
    WIRE_QUIT,
    WIRE_LOADED,
    WIRE_RETURN,
    WIRE_CALLBACK,
    WIRE_REQUEST,
    WIRE_IDLE,
    WIRE_MISTAKE,
    WIRE_DIED,
    WIRE_SIGNALLED,
};

enum wire_kind {
    WIRE_NULL,
    WIRE_NUMBER,
    WIRE_BYTES
};

struct wire_value {
    enum wire_kind kind;
    uint64_t number;
    const void *bytes; /* in a received message: into the receiver's own copy */
    size_t length;
};

/* Which thread of the host speaks. */
enum wire_thread {
    WIRE_THREAD_CALL,
    WIRE_THREAD_WORKER,
    WIRE_THREAD_OTHER
};

// clang-format off
/*
 * What the fields and values are, by type:
 *
 * LOAD      values: 0 path, 1 seed (number), 2 real-time flag (number; only 0 is served so far:
 *           else LOADED refuses)
 * CALL      call: a number the service chose; row: the abi row; table: which function table (a
 *           number the service chose when it called Startup[Ex] for a type; resources remember
 *           theirs); values: one per argument, as its role says (abi.h): VALUE, *_SIZE, INSTANCE,
 *           RESOURCE_HANDLE, KEY numbers; STRING as UTF-16 with its NUL, or NULL; IN_BUFFER bytes
 *           or NULL; OUT_BUFFER NULL asks for a NULL pointer, NUMBER 0 for a guarded buffer of the
 *           paired size. An instance is named by its resource's number; Open's ABI_RESOURCE_HANDLE
 *           gives that number, and the host keeps the RESID that Open returned for it.
 *           BYTES_RETURNED and U32_OUT: NUMBER is what the variable holds at first; NULL the same
 *           as NUMBER WIRE_UNWRITTEN, by which the service sees in RETURN that nothing was written.
 *           flags: WIRE_CALL_FLAG_*.
 *           row WIRE_ROW_FUNCTION: any function that the plugin exports. values: 0 its name, 1 bytes:
 *           its return type and those of its arguments, each an enum abi_type as u32; 2+i argument
 *           i: a number, and for ABI_POINTER bytes or NULL.
 * REPLY     thread: whom it answers; 0: the last that asked. A service may answer CALLBACK with a
 *           CALL, and reply to the callback later: the thread stands still until then.
 * GO        values: the numbers of the events that the service watches from now on (none: none).
 * RETURN    call; values: 0 the return value (Open: 1 if not NULL), 1 the thread's last error,
 *           2+i what argument i was left with, NULL where it is no output: OUT_BUFFER bytes (as
 *           many as the paired size output says, at most the room); BYTES_RETURNED, INOUT_*,
 *           U32_OUT numbers; EVENT_OUT number of the event (0: NULL) as 64-bit, negative -1 when
 *           it is no live event, WIRE_EVENT_IS_SET added when it is signalled already;
 *           TABLE_OUT bytes: struct wire_function_table, or NULL.
 *           flags WIRE_RETURN_AT_REST: what IDLE would say next with nothing to wait for: no thread
 *           but idle call threads, no event watched. The service then sends no GO until it wants
 *           something.
 *           Value 0 is NULL when there was nothing to call: the table, or the plugin, has no such
 *           function.
 *           The outputs of a control call that returned ReturnedAsynchronously TRUE come with its
 *           EndControlCall.
 * CALLBACK  thread, thread_kind, call (active on that thread; 0: none); row; values one per
 *           argument: STATUS bytes of struct wire_status; LogEvent: FORMAT is the formatted text
 *           in UTF-16 and VARIADIC the raw format text. A RESOURCE_HANDLE that is none of ours is
 *           WIRE_FOREIGN; the RESID of resource n is WIRE_RESID + n. REPLY's values[0]: what it
 *           returns. EndControlCall and EndTypeControlCall of an open call have two values more:
 *           what its out-buffer holds (bytes), and its BytesReturned.
 * REQUEST   as CALLBACK, for a provider function. A NULL pointer is NULL; outputs are NUMBER 0;
 *           INOUT_* what stands in them. REPLY: values[0] the return value, 1 last error to set,
 *           2+i outputs as in RETURN, KEY_OUT and FILETIME_OUT numbers, OUT_STRING UTF-16 bytes.
 *           A GO in answer says that the REPLY comes later: that thread stands still until then.
 * IDLE      until_us; values: a text per thread that waits ("worker 2: WaitForSingleObject(event
 *           5)"), sent only when until_us is WIRE_NEVER; flags WIRE_IDLE_DEADLOCK when owned
 *           objects form a cycle, values[0] is then the cycle in words.
 * MISTAKE   thread, call; values: 0 rule id or class (text), 1 what happened (text). For a leak
 *           after Close it comes before that call's RETURN. From a sanitizer: 0 its class
 *           ("ubsan:integer-divide-by-zero"), or its name alone ("tsan", "lsan") with 2 the text
 *           of its report, in which the rest stands.
 * DIED      thread, thread_kind, call; values: 0 class text ("crash:SIGSEGV", "exit"), 1 detail
 *           text (UTF-8), 2 the exit status or signal number, 3 NULL, or a sanitizer's report (0 is
 *           then "asan"). `call` is that of the thread.
 * SIGNALLED values: 0 the number of a watched event that is set, when it was not set before or has
 *           just been put under watch. An auto-reset event is consumed, as by a wait.
 * Texts are UTF-8 without a NUL unless said to be UTF-16.
 *
 * Between two of the service's deadlines a host moves the clock itself, when all of its threads
 * wait and the earliest of their deadlines comes before `until_us`.
 */
// clang-format on
#define WIRE_UNWRITTEN    0xcdcdcdcdu
#define WIRE_EVENT_IS_SET ((uint64_t)1 << 62)
#define WIRE_FOREIGN      UINT64_MAX
#define WIRE_RESID        ((uint64_t)1 << 62)

struct wire_message {
    enum wire_type type;
    uint32_t flags;
    uint32_t row;
    uint32_t table;
    uint32_t thread;
    enum wire_thread thread_kind;
    uint64_t call;
    uint64_t now_us;
    uint64_t until_us;
    size_t value_count;
    struct wire_value values[WIRE_MAX_VALUES];
};

/* The same message, with the values that it has and no room for more: most have few. */
static inline void wire_message_copy(struct wire_message *to, const struct wire_message *from)
{
    memcpy(to, from, offsetof(struct wire_message, values));
    memcpy(to->values, from->values, from->value_count * sizeof(from->values[0]));
}

#define WIRE_CALL_FLAG_UNALIGNED 0x1u /* hand the in-buffer over at an odd address */
#define WIRE_IDLE_DEADLOCK       0x1u
#define WIRE_RETURN_AT_REST      0x1u

struct wire_function_table {
    uint32_t table_size;
    uint32_t version;
    uint32_t non_null; /* bit i: pointer i of the functions struct of `version` is not NULL */
    uint32_t readable; /* 0: the pointer that Startup gave cannot be read */
};

struct wire_status {
    int32_t state;
    uint32_t check_point;
    uint32_t wait_hint;
    uint32_t application_error; /* Ex only */
    uint32_t flags;             /* Ex only */
    uint32_t reserved;
    int64_t event; /* number of the event; 0: NULL; -1: not a live event */
};

struct wire;

/* Service: make a segment; *ret_fd is the memfd to hand to the host (the caller closes it). */
int wire_create(struct wire **ret, int *ret_fd, struct err *err);
/* Host: map the segment that came as `fd`. */
int wire_open(int fd, struct wire **ret, struct err *err);
void wire_close(struct wire *wire);

/* Write a message and hand the turn over. -EMSGSIZE past 256 MiB. Async-signal-safe on the host. */
int wire_send(struct wire *wire, const struct wire_message *message, struct err *err);
/* Wait for the turn, at most `timeout_ns` (UINT64_MAX: no limit): -ETIMEDOUT. Then read the
 * message; -EPROTO when it is malformed. Its bytes are valid until the next receive. */
int wire_receive(struct wire *wire, struct wire_message *ret, uint64_t timeout_ns, struct err *err);

/* Whether it is this side's turn; and wait for it without reading the message: 0 or -ETIMEDOUT.
 * Both are async-signal-safe. */
bool wire_has_turn(const struct wire *wire);
int wire_wait(struct wire *wire, uint64_t timeout_ns);

#endif
