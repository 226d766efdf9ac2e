#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/cleanup.h"
#include "base/err.h"
#include "base/memory.h"
#include "elf_check.h"
#include "ledger_book.h"
#include "posix.h"
#include "sanitizer.h"
#include "state.h"

typedef BOOL(WINAPI *dll_main)(HINSTANCE, DWORD, LPVOID);

static dll_main dll_main_of(void *plugin)
{
    union {
        void *address;
        dll_main function;
    } symbol = {.address = dlsym(plugin, "DllMain")};
    return symbol.function;
}

static int plugin_open(const char *path, struct err *err)
{
    int r = elf_check(path, err);
    if (r < 0) {
        return r;
    }
    sanitizer_begin();
    host.plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!host.plugin) {
        return err_set(err, -1, "%s", dlerror());
    }
    mallocs_redirect();
    posix_redirect();
    const dll_main main = dll_main_of(host.plugin);
    if (main && !main(host.plugin, DLL_PROCESS_ATTACH, NULL)) {
        return err_set(err, -1, "%s: DllMain(DLL_PROCESS_ATTACH) returned FALSE", path);
    }
    return 0;
}

/* dlopen searches for a name without a slash; a plugin is a file. */
static char *path_of(const struct wire_value *value)
{
    const char *bytes = value->kind == WIRE_BYTES ? value->bytes : "";
    const int length = value->kind == WIRE_BYTES ? (int)value->length : 0;
    const bool has_slash = memchr(bytes, '/', (size_t)length) != NULL;
    return memory_printf("%s%.*s", has_slash ? "" : "./", length, bytes);
}

void load_plugin(struct wire_message *out)
{
    static struct err err; /* its text lives until it has been sent */
    cleanup_free char *path = path_of(&host.in.values[0]);
    const bool is_real_time = host.in.value_count > 2 && host.in.values[2].number != 0;

    out->type = WIRE_LOADED;
    out->value_count = 1;
    if (host.in.value_count > 1) {
        scheduler_init(&host.scheduler, host.in.values[1].number);
    }
    err_finish(&err);
    int r = 0;
    if (host.plugin) {
        r = err_set(&err, -1, "%s: this host has a plugin already", path);
    } else if (is_real_time) {
        r = err_set(&err, -1, "%s: this host keeps virtual time only", path);
    } else {
        r = plugin_open(path, &err);
    }
    out->values[0] = talk_text(r < 0 ? err.text : NULL);
}

_Noreturn void load_quit(void)
{
    if (host.plugin) {
        const dll_main main = dll_main_of(host.plugin);
        if (main) {
            main(host.plugin, DLL_PROCESS_DETACH, NULL);
        }
        sanitizer_find_leaks();
        /* A sanitizer's report would have no names for what it finds later. */
        if (!sanitizer_is_there()) {
            dlclose(host.plugin);
        }
    }
    host.has_exited = true;
    exit(0);
}
