#include <string.h>

#include <clusapi.h>

#include "watch.h"

/*
 * Calls that a resource DLL has to avoid (contract 2.13). The table is data: a function, and where
 * it is forbidden. The functions of resapi.h are seen by the calls that they make in their turn.
 */

enum avoid {
    AVOID_ALWAYS = 1, /* on no thread */
    AVOID_ON_ENTRY,   /* on a worker only */
    AVOID_IN_FIVE,    /* not from Open, Close, Online, Offline, Terminate */
};

static const struct {
    const char *function;
    enum avoid avoid;
} functions[] = {
    {"AddClusterResourceDependency", AVOID_ALWAYS},
    {"RemoveClusterResourceDependency", AVOID_ALWAYS},
    {"RemoveClusterResourceNode", AVOID_ALWAYS},
    {"ChangeClusterResourceGroup", AVOID_ALWAYS},
    {"CreateClusterGroup", AVOID_ALWAYS},
    {"CreateClusterResource", AVOID_ALWAYS},
    {"DeleteClusterGroup", AVOID_ALWAYS},
    {"DeleteClusterResource", AVOID_ALWAYS},
    {"DestroyClusterGroup", AVOID_ALWAYS},
    {"FailClusterResource", AVOID_ALWAYS},
    {"MoveClusterGroup", AVOID_ALWAYS},
    {"MoveClusterGroupEx", AVOID_ALWAYS},
    {"OnlineClusterGroup", AVOID_ALWAYS},
    {"OfflineClusterGroup", AVOID_ALWAYS},
    {"OnlineClusterResource", AVOID_ALWAYS},
    {"OnlineClusterResourceEx", AVOID_ALWAYS},
    {"OfflineClusterResource", AVOID_ALWAYS},
    {"OfflineClusterResourceEx", AVOID_ALWAYS},
    {"SetClusterGroupName", AVOID_ALWAYS},
    {"SetClusterGroupNodeList", AVOID_ALWAYS},
    {"SetClusterName", AVOID_ALWAYS},
    {"SetClusterQuorumResource", AVOID_ALWAYS},
    {"SetClusterResourceName", AVOID_ALWAYS},
    {"SetClusterServiceAccountPassword", AVOID_ALWAYS},
    {"ResUtilFindDependentDiskResourceDriveLetter", AVOID_ALWAYS},
    {"ClusterResourceControl", AVOID_ON_ENTRY},
    {"ClusterGroupControl", AVOID_ON_ENTRY},
    {"ClusterGroupOpenEnum", AVOID_ON_ENTRY},
    {"ClusterGroupEnum", AVOID_ON_ENTRY},
    {"ClusterResourceOpenEnum", AVOID_ON_ENTRY},
    {"ClusterResourceEnum", AVOID_ON_ENTRY},
    {"GetClusterGroupState", AVOID_ON_ENTRY},
    {"GetClusterResourceState", AVOID_ON_ENTRY},
    {"GetClusterResourceNetworkName", AVOID_ON_ENTRY},
    {"CanResourceBeDependent", AVOID_ON_ENTRY},
    {"AddClusterResourceNode", AVOID_ON_ENTRY},
    {"ClusterRegCreateKey", AVOID_IN_FIVE},
    {"ClusterRegDeleteKey", AVOID_IN_FIVE},
    {"ClusterRegDeleteValue", AVOID_IN_FIVE},
    {"ClusterRegSetKeySecurity", AVOID_IN_FIVE},
    {"ClusterRegSetValue", AVOID_IN_FIVE},
    {"ClusterRegCloseBatch", AVOID_IN_FIVE},
};

/* The five, and the rule that each has for itself. */
static const struct {
    const char *entry;
    const char *rule;
} five[] = {
    {"Open", "OPEN-05"},    {"Online", "ONL-12"},     {"Close", "THRD-04"},
    {"Offline", "THRD-04"}, {"Terminate", "THRD-04"},
};

/* 0: it may be called anywhere. */
static enum avoid avoid_of(const char *function)
{
    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        if (strcmp(functions[i].function, function) == 0) {
            return functions[i].avoid;
        }
    }
    return 0;
}

/* The entry point on whose thread the request was made; NULL: it was a worker's. */
static const struct trace_record *entry_of(const struct rules *rules,
                                           const struct trace_record *request)
{
    bool on_entry = request->thread && strcmp(request->thread, "call") == 0;

    return on_entry ? facts_call(rules, request) : NULL;
}

/* Polls, and the notices of a change of group, have a rule of their own. */
static const char *rule_of_entry(const struct trace_record *call)
{
    uint64_t code = facts_number(call, "ControlCode");

    if (strcmp(call->name, "LooksAlive") == 0 || strcmp(call->name, "IsAlive") == 0) {
        return "LIVE-04";
    }
    if (code == CLUSCTL_RESOURCE_LEAVING_GROUP || code == CLUSCTL_RESOURCE_JOINING_GROUP) {
        return "LEAVE-06";
    }
    return "THRD-04";
}

static void check_write(struct rules *rules, const struct trace_record *request,
                        const struct trace_record *call)
{
    for (size_t i = 0; call && i < sizeof(five) / sizeof(five[0]); i++) {
        if (strcmp(five[i].entry, call->name) == 0) {
            rules_break(rules, five[i].rule, request,
                        "%s called %s: the cluster database is not written from the thread of "
                        "Open, Close, Online, Offline or Terminate, where that can deadlock; a "
                        "worker may write it",
                        call->name, request->name);
        }
    }
}

static void check_worker_only(struct rules *rules, const struct trace_record *request,
                              const struct trace_record *call)
{
    if (call) {
        rules_break(rules, rule_of_entry(call), request,
                    "%s called %s, which belongs on a worker%s", call->name, request->name,
                    facts_number(request, "deadlock")
                        ? ": the cluster cannot answer before the entry point has returned, and "
                          "both waited; that is a deadlock, which was ended with ERROR_TIMEOUT"
                        : ": on the thread of an entry point it can deadlock");
    }
}

static void check_never(struct rules *rules, const struct trace_record *request,
                        const struct trace_record *call)
{
    rules_break(rules, call ? rule_of_entry(call) : "THRD-04", request,
                "%s called %s: a resource DLL never does, from no thread%s",
                call ? call->name : "a worker", request->name,
                facts_number(request, "deadlock")
                    ? "; the cluster could not answer before the entry point had returned: a "
                      "deadlock, which was ended with ERROR_TIMEOUT"
                    : "");
}

static void check_call(struct rules *rules, const struct trace_record *request)
{
    const struct trace_record *call = entry_of(rules, request);

    switch (avoid_of(request->name)) {
    case AVOID_ALWAYS:
        check_never(rules, request, call);
        break;
    case AVOID_ON_ENTRY:
        check_worker_only(rules, request, call);
        break;
    case AVOID_IN_FIVE:
        check_write(rules, request, call);
        break;
    }
}

void forbidden_observe(struct rules *rules, const struct trace_record *record)
{
    if (record->kind != TRACE_REQUEST) {
        return;
    }
    check_call(rules, record);
    if (facts_number(record, "key_of_monitor")) {
        rules_break(rules, "CLOSE-03", record,
                    "%s closed the ResourceKey that Open was given: it is the monitor's, as the "
                    "ResourceHandle is; close the keys that you opened",
                    record->name);
    }
}
