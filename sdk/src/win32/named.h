#ifndef RDK_SRC_WIN32_NAMED_H
#define RDK_SRC_WIN32_NAMED_H

/*
 * Making and opening objects that may have a name: one namespace for all kinds, as on Windows.
 */

#include "object.h"

/* What a public function of this family is asked for. */
struct named_request {
    enum rdk__object_kind kind;
    const char *function;
    const void *site;
    bool owned; /* a mutex that its maker owns from the start */
};

/* A handle to a new object, a copy of `initial`, or to the one of that name (last error is then
 * ERROR_ALREADY_EXISTS). NULL, with the last error set, on failure. `name` may be NULL. */
HANDLE rdk__named_create(const struct named_request *request, const WCHAR *name,
                         const struct object *initial);

/* A handle to the existing object of that name; NULL, with the last error set, on failure. */
HANDLE rdk__named_open(const struct named_request *request, const WCHAR *name);

/* UTF-8 to UTF-16, for the functions that end in A. False, with the last error set, if it is too
 * long or not UTF-8. `*ret_name` is NULL if `name` is, else `buffer`. */
bool rdk__name_widen(const char *name, WCHAR buffer[MAX_PATH + 1], const WCHAR **ret_name);

#endif
