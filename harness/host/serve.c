#include <stdio.h>
#include <unistd.h>

#include "base/err.h"
#include "call.h"
#include "handles.h"
#include "sanitizer.h"
#include "state.h"

int host_prepare(struct err *err)
{
    sanitizer_prepare();
    int r = handles_init(err);

    threads_prepare();
    if (r == 0) {
        r = call_init(err);
    }
    return r < 0 ? r : callbacks_init(err);
}

_Noreturn void host_serve(struct wire *wire)
{
    struct err err = {0};

    host.wire = wire;
    signals_init();
    baton_init(0);
    provider_init();
    if (wire_receive(wire, &host.in, WIRE_NEVER, &err) < 0) {
        fprintf(stderr, "rdk-host: %s\n", err.text);
        _exit(70);
    }
    host.now_us = host.in.now_us;
    host.horizon_us = host.in.until_us;
    call_serve(thread_self);
}
