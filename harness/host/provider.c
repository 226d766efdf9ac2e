#include "provider.h"

#include <windows.h>

#include "ledger_book.h"
#include "marshal.h"
#include "state.h"

static const struct abi_row *rows[RDK__PROVIDER_FUNCTION_COUNT];

/* librdk has passed the scheduling point. */
static uint64_t provider_ask(void *context, enum rdk__provider_function function,
                             uint64_t *arguments)
{
    const struct abi_row *row = rows[function];
    struct wire_message out = {.type = WIRE_REQUEST};
    struct marshal scratch;
    struct thread *me = baton_enter();
    const char *outer = me->inside;

    (void)context;
    if (!row) {
        SetLastError(ERROR_CALL_NOT_IMPLEMENTED);
        return ERROR_CALL_NOT_IMPLEMENTED;
    }
    me->inside = row->name;
    marshal_arguments(row, arguments, &out, &scratch);
    const struct wire_message *reply = talk_ask(me, &out);
    uint64_t value = ERROR_CALL_NOT_IMPLEMENTED;
    if (reply->value_count > 0 && reply->values[0].kind == WIRE_NUMBER) {
        value = reply->values[0].number;
        marshal_outputs(row, arguments, reply);
        if (value == ERROR_SUCCESS) {
            ledger_requested(me, row, arguments);
        }
    }
    if (reply->value_count > 1 && reply->values[1].kind == WIRE_NUMBER &&
        reply->values[1].number != 0) {
        SetLastError((DWORD)reply->values[1].number);
    }
    me->inside = outer;
    return value;
}

static const struct rdk__provider provider = {.call = provider_ask};

void provider_init(void)
{
    for (int i = 0; i < RDK__PROVIDER_FUNCTION_COUNT; i++) {
        rows[i] =
            abi_find(ABI_FUNCTION, rdk__provider_function_name((enum rdk__provider_function)i));
    }
    rdk__provider_install(&provider);
}
