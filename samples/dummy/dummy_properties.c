/*
 * The private properties: one of each common format. What is done with them (control codes, the
 * database, the parameter block) is the SDK's; here is only what they are.
 */
#include <stddef.h>

#include "dummy.h"

#define AT(member) ((DWORD)offsetof(struct dummy_config, member))

#define MAX_DELAY_MS    600000u  /* 10 minutes */
#define MAX_INTERVAL_MS 3600000u /* 1 hour */

static RESUTIL_ULARGEINT_DATA start = {
    .Default = {.QuadPart = 0},
    .Minimum = {.QuadPart = 0},
    .Maximum = {.QuadPart = 1000000000000},
};

/* The size of a MULTI_SZ default stands in the place of its minimum. */
// clang-format off
static const RESUTIL_PROPERTY_ITEM table[] = {
    /* name, subkey, format, default, minimum, maximum, flags, place */
    {L"OnlineDelay", NULL, CLUSPROP_FORMAT_DWORD, {100}, 0, MAX_DELAY_MS, 0, AT(online_delay_ms)},
    {L"OfflineDelay", NULL, CLUSPROP_FORMAT_DWORD, {100}, 0, MAX_DELAY_MS, 0, AT(offline_delay_ms)},
    {L"CountInterval", NULL, CLUSPROP_FORMAT_DWORD, {1000}, 1, MAX_INTERVAL_MS, 0,
     AT(count_interval_ms)},
    {L"PinnedToGroup", NULL, CLUSPROP_FORMAT_DWORD, {0}, 0, 1, 0, AT(pinned_to_group)},
    {L"Step", NULL, CLUSPROP_FORMAT_LONG, {1}, (DWORD)-100, 100, RESUTIL_PROPITEM_SIGNED, AT(step)},
    {L"StartAt", NULL, CLUSPROP_FORMAT_ULARGE_INTEGER, {.ULargeIntData = &start}, 0, 0, 0,
     AT(start_at)},
    {L"Greeting", NULL, CLUSPROP_FORMAT_SZ, {.lpDefault = L"Hello."}, 0, 0, 0, AT(greeting)},
    {L"Label", NULL, CLUSPROP_FORMAT_EXPAND_SZ, {.lpDefault = NULL}, 0, 0, 0, AT(label)},
    {L"Contacts", NULL, CLUSPROP_FORMAT_MULTI_SZ, {.lpDefault = L""}, sizeof(L""), 0, 0,
     AT(contacts)},
    {L"Token", NULL, CLUSPROP_FORMAT_BINARY, {.lpDefault = NULL}, 0, 0, 0, AT(token)},
    {DUMMY_SAVED_COUNTER, NULL, CLUSPROP_FORMAT_LARGE_INTEGER, {.LargeIntData = NULL}, 0, 0,
     RESUTIL_PROPITEM_READ_ONLY, AT(saved_counter)},
    {0},
};
// clang-format on

/* The counter takes these along when it starts. The others are looked at when they are needed. */
static const LPCWSTR deferred[] = {L"CountInterval", L"Step", L"StartAt", NULL};

/* The table knows ranges; this knows sense. */
static DWORD check(void *context, const void *block)
{
    const struct dummy_config *config = block;
    UNREFERENCED_PARAMETER(context);
    if (config->step == 0) {
        return ERROR_INVALID_DATA; /* a counter that stands still */
    }
    return ERROR_SUCCESS;
}

static BOOL is_running(void *context)
{
    struct dummy *dummy = context;
    return dummy_counter_is_running(&dummy->counter);
}

const struct rdk_properties_class dummy_properties = {
    .table = table,
    .block_bytes = sizeof(struct dummy_config),
    .deferred = deferred,
    .check = check,
    .is_running = is_running,
};
