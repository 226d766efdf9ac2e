#include <string.h>

#include "watch.h"

/*
 * Calls that a resource DLL has to avoid (contract 2.13). The table is data: a function, and from
 * which entry points it is forbidden. A call on a worker has no entry point.
 */

enum avoid {
    AVOID_IN_FIVE = 1, /* not from Open, Close, Online, Offline, Terminate */
};

static const struct {
    const char *function;
    enum avoid avoid;
} functions[] = {
    {"ClusterRegCreateKey", AVOID_IN_FIVE},   {"ClusterRegDeleteKey", AVOID_IN_FIVE},
    {"ClusterRegDeleteValue", AVOID_IN_FIVE}, {"ClusterRegSetKeySecurity", AVOID_IN_FIVE},
    {"ClusterRegSetValue", AVOID_IN_FIVE},
};

/* The five, and the rule that each has for itself. */
static const struct {
    const char *entry;
    const char *rule;
} five[] = {
    {"Open", "OPEN-05"},    {"Online", "ONL-12"},     {"Close", "THRD-04"},
    {"Offline", "THRD-04"}, {"Terminate", "THRD-04"},
};

static bool is_avoided(const char *function)
{
    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        if (strcmp(functions[i].function, function) == 0) {
            return functions[i].avoid == AVOID_IN_FIVE;
        }
    }
    return false;
}

static void check_entry(struct rules *rules, const struct trace_record *request)
{
    const struct trace_record *call = facts_call(rules, request);

    if (!call || !request->thread || strcmp(request->thread, "call") != 0 ||
        !is_avoided(request->name)) {
        return;
    }
    for (size_t i = 0; i < sizeof(five) / sizeof(five[0]); i++) {
        if (strcmp(five[i].entry, call->name) == 0) {
            rules_break(rules, five[i].rule, request,
                        "%s called %s: the cluster database is not written from the thread of "
                        "Open, Close, Online, Offline or Terminate, where that can deadlock; a "
                        "worker may write it",
                        call->name, request->name);
        }
    }
}

void forbidden_observe(struct rules *rules, const struct trace_record *record)
{
    if (record->kind != TRACE_REQUEST) {
        return;
    }
    check_entry(rules, record);
    if (facts_number(record, "key_of_monitor")) {
        rules_break(rules, "CLOSE-03", record,
                    "%s closed the ResourceKey that Open was given: it is the monitor's, as the "
                    "ResourceHandle is; close the keys that you opened",
                    record->name);
    }
}
