#include <string.h>

#include "watch.h"

/*
 * How long an entry point may take (contract 2.0): 300 ms for most. Time is virtual here: computing
 * is free in it, so what is judged is waiting.
 */

struct limit {
    const char *entry;
    const char *rule;
    unsigned limit_ms;
};

/* For one entry the longer limit first: the rule that is broken by most is the one that is told. */
static const struct limit limits[] = {
    {"Startup", "START-08", 300},
    {"StartupEx", "START-08", 300},
    {"Open", "OPEN-08", 300},
    {"Online", "ONL-01", 300},
    {"Terminate", "TERM-06", 1000},
    {"Terminate", "TERM-07", 300},
    {"LooksAlive", "LIVE-02", 300},
    {"IsAlive", "LIVE-02", 300},
    {"IsAlive", "LIVE-03", 50},
    {"ResourceControl", "CTL-20", 300},
    {"ResourceTypeControl", "CTL-20", 300},
    {"BeginResourceControl", "CTL-20", 300},
    {"BeginResourceTypeControl", "CTL-20", 300},
};

void durations_observe(struct rules *rules, const struct trace_record *record)
{
    const struct trace_record *call;

    if (record->kind != TRACE_RETURN) {
        return;
    }
    call = facts_call(rules, record);
    if (!call || facts_number(call, "direct")) {
        return; /* a direct call is the scenario's own doing */
    }
    uint64_t took_us = record->time_us - call->time_us;
    if (took_us <= 50000) {
        return; /* the shortest limit; most calls end here */
    }
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        const struct limit *limit = &limits[i];
        if (strcmp(limit->entry, record->name) == 0 && took_us > limit->limit_ms * UINT64_C(1000)) {
            rules_break(rules, limit->rule, record,
                        "%s waited for %llu ms before it returned; %u ms is the limit",
                        record->name, (unsigned long long)(took_us / 1000), limit->limit_ms);
            return;
        }
    }
}
