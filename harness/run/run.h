#ifndef RDK_RUN_H
#define RDK_RUN_H

/* The stage: one scenario with one plugin and one seed, from the first fork to the verdict. */

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "scenario/scenario.h"
#include "trace/trace.h"
#include "wire/zygote.h"

struct run_options {
    struct zygote *zygote;
    const char *plugin;  /* path to the .so */
    const char *refusal; /* why no process can hold the plugin; NULL: `zygote` is one that can */
    uint64_t seed;
    uint64_t hang_timeout_ns; /* real time that one turn of the plugin may take */
    uint64_t timeout_ns;      /* real time that the whole scenario may take */
    int checker_status;       /* the exit status by which a checker around the plugin's processes
                               * says that it found errors; 0: there is none */
    /* Becomes non-zero when the run is to end now: the scenario ends as skipped. May be NULL. */
    const volatile sig_atomic_t *interrupted;
};

enum run_verdict {
    RUN_PASSED,
    RUN_FAILED,
    RUN_CRASHED,
    RUN_HUNG,
    RUN_SKIPPED,
    RUN_XFAILED,
    RUN_NOT_LOADED, /* dlopen, Startup, table: exit status 7 */
    RUN_BROKEN,     /* the harness itself: exit status 70 */
};

struct run_result {
    enum run_verdict verdict;
    char *class;  /* of the first failure; owned; NULL when passed */
    char *reason; /* skipped, xfailed, not loaded, broken: why; owned */
    uint64_t virtual_us;
    struct trace *trace; /* owned */
};

/* Play a scenario. Never fails itself: what went wrong is in the result. Thread-safe for different
 * scenarios. */
void run_scenario(const struct scenario *scenario, const struct run_options *options,
                  struct run_result *ret);
void run_result_finish(struct run_result *result);

/* A property list as the user wrote it, in bytes (owned): the form that real clusters use, or the
 * documentation's, without the final ENDMARK. */
int run_encode_list(const struct scenario_properties *properties, bool documentation_form,
                    void **ret, size_t *ret_bytes, struct err *err);

#endif
