#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "host.h"

static void answer_load(struct wire *wire, const struct wire_message *in)
{
    struct wire_message out = {.type = WIRE_LOADED, .value_count = 1};
    char *path =
        memory_printf("%.*s", (int)in->values[0].length, (const char *)in->values[0].bytes);

    if (!dlopen(path, RTLD_NOW | RTLD_LOCAL)) {
        const char *text = dlerror();
        out.values[0] =
            (struct wire_value){.kind = WIRE_BYTES, .bytes = text, .length = strlen(text)};
    }
    wire_send(wire, &out, NULL);
    free(path);
}

_Noreturn void host_serve(struct wire *wire)
{
    struct wire_message in;

    while (wire_receive(wire, &in, WIRE_NEVER, NULL) == 0 && in.type == WIRE_LOAD) {
        answer_load(wire, &in);
    }
    _exit(0);
}
