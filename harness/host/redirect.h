#ifndef RDK_HOST_REDIRECT_H
#define RDK_HOST_REDIRECT_H

/*
 * Functions that the plugin calls by name are ours instead: the slots of the global offset tables
 * of the plugin, and of the libraries that came with it, are rewritten after dlopen, and again when
 * the plugin has loaded a library itself. What ran before that (constructors, DT_INIT) called the
 * real ones.
 *
 * Never touched: what was loaded before the plugin, libc, libm, libgcc, librdk, libdw and the
 * runtimes of sanitizers. libstdc++ is, where a hook says so: std::thread, std::condition_variable
 * and std::chrono call libc from in there.
 */

#include <stddef.h>

enum redirect_scope {
    REDIRECT_PLUGIN,    /* the plugin and its libraries */
    REDIRECT_LIBSTDCXX, /* these, and libstdc++ */
};

struct redirect_hook {
    const char *name;  /* as the dynamic symbol is spelled: "malloc", "_Znwm" */
    void *replacement; /* has the parameters and the result of what it replaces */
    enum redirect_scope scope;
};

/* Hooks for all that is loaded from now on. The table is borrowed for good. Of two hooks of one
 * name the one that came first holds. */
void redirect_add(const struct redirect_hook *hooks, size_t count);
/* Rewrite what has come behind the plugin (dlopen's handle) in the list of libraries, itself
 * included. May be called again; what is done stays done. */
void redirect_apply(void *plugin);

#endif
