/*
 * The control codes.
 */
#include "dummy.h"

static DWORD get_counter(void *context, struct rdk_control_output *output)
{
    struct dummy *dummy = context;
    const LONGLONG value = dummy_counter_read(&dummy->counter);
    rdk_control_write(output, &value, sizeof(value));
    return ERROR_SUCCESS;
}

/* Makes the counter stand still, so that you can see what becomes of a resource that fails. */
static DWORD break_counter(void *context)
{
    struct dummy *dummy = context;
    if (!dummy_counter_is_running(&dummy->counter)) {
        return ERROR_RESOURCE_NOT_ONLINE;
    }
    dummy_counter_break(&dummy->counter);
    return ERROR_SUCCESS;
}

DWORD dummy_may_leave_group(void *context, LPCWSTR group)
{
    struct dummy *dummy = context;
    const struct dummy_config *config = rdk_properties_acquire(&dummy->properties);
    const BOOL pinned = config->pinned_to_group != 0;
    rdk_properties_release(&dummy->properties);

    if (pinned) {
        dummy_log(dummy->handle, LOG_WARNING, L"Stays in group '%1': PinnedToGroup is set.\n",
                  group);
        return ERROR_INVALID_STATE;
    }
    if (InterlockedCompareExchange(&dummy->saving, 0, 0) != 0) {
        dummy_log(dummy->handle, LOG_WARNING, L"Stays in group '%1': its state is being saved.\n",
                  group);
        return ERROR_BUSY;
    }
    return ERROR_SUCCESS;
}

const struct rdk_control dummy_controls[] = {
    RDK_CONTROL_PRIVATE_PROPERTIES(struct dummy, properties),
    RDK_CONTROL_GROUP_MEMBERSHIP(struct dummy, membership),
    RDK_CONTROL_QUERY(DUMMY_CONTROL_GET_COUNTER, get_counter),
    RDK_CONTROL_NOTICE(DUMMY_CONTROL_BREAK, break_counter),
    RDK_CONTROL_END,
};
