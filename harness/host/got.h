#ifndef RDK_HOST_GOT_H
#define RDK_HOST_GOT_H

/*
 * Redirection of functions that the plugin, and the libraries that came with it, call by name: the
 * slots of their global offset tables are rewritten after dlopen. Libraries that were there before
 * are left alone, and so are libc, librdk and the sanitizers.
 */

#include <stddef.h>

struct got_entry {
    const char *name;
    void *replacement;
    void **ret_real; /* what the first slot held; may be NULL */
};

/* Remember the libraries that are loaded now. */
void got_remember(void);
/* Redirect in all that have come since. */
void got_redirect(const struct got_entry *entries, size_t count);

#endif
