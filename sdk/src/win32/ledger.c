#include "ledger.h"

#include "memory.h"
#include "object.h"
#include "order.h"

RDK__EXPORT void rdk__ledger_read(struct rdk__ledger *ret_ledger)
{
    struct rdk__ledger ledger = {0};

    rdk__order_hide();
    rdk__lock();
    rdk__handle_count(&ledger);
    rdk__thread_count(&ledger);
    rdk__unlock();
    rdk__order_show();
    rdk__block_count(&ledger);
    *ret_ledger = ledger;
}
