#ifndef RDK_BENCH_FLOOR_H
#define RDK_BENCH_FLOOR_H

/*
 * The floor of a lifecycle: a process of its own that, for each lifecycle, forks, loads the plugin
 * and makes the calls that the harness made, in the same order with the same arguments, directly
 * and with librdk's ordinary runtime and its cluster in memory. No wire, no trace, no rules.
 */

#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "trace/trace.h"

#define FLOOR_CALLS_MAX   64u
#define FLOOR_BYTES_MAX   1024u
#define FLOOR_ENTRY_CHARS 24u

struct floor_call {
    char entry[FLOOR_ENTRY_CHARS];
    uint32_t code; /* ResourceControl */
    uint32_t in_bytes;
    uint32_t out_bytes;
    unsigned char in[FLOOR_BYTES_MAX];
};

struct floor_script {
    size_t count;
    struct floor_call calls[FLOOR_CALLS_MAX];
};

/* The calls that stand in a trace. */
int floor_script_read(const struct trace *trace, struct floor_script *ret, struct err *err);

/* Play the script once, in this process; false when a call did what it must not. */
bool floor_play(const struct floor_script *script, const char *plugin);

struct floor_server {
    pid_t pid;
    int socket;
};

/* The process that forks. To be started by a small process, as a fork copies its page table. */
int floor_start(const struct floor_script *script, const char *plugin, struct floor_server *ret,
                struct err *err);
/* Nanoseconds that one lifecycle took, of `count`; negative when one failed. */
double floor_lifecycles(const struct floor_server *server, uint32_t count);
void floor_stop(struct floor_server *server);

#endif
