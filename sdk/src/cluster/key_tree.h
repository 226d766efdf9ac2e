#ifndef RDK_SRC_CLUSTER_KEY_TREE_H
#define RDK_SRC_CLUSTER_KEY_TREE_H

/*
 * Keys and values in memory. Names are found without regard to case and kept as they were first
 * written. Subkeys and values stay in the order of their making.
 *
 * A key lives as long as its parent or a handle holds it: `references` counts both. A key that was
 * deleted but is still open has no parent any more, and `deleted` says so.
 */

#include <windows.h>

struct rdk__value {
    LPWSTR name;
    DWORD type;
    BYTE *data;
    DWORD data_bytes;
};

struct rdk__key {
    LPWSTR name; /* without path; NULL for the root */
    struct rdk__key *parent;
    struct rdk__key **children;
    DWORD child_count;
    struct rdk__value *values;
    DWORD value_count;
    FILETIME written;
    DWORD references;
    BOOL deleted;
};

/* All that make something return NULL, or ERROR_NOT_ENOUGH_MEMORY, when there is no memory. */
struct rdk__key *rdk__key_create_root(void);
/* Give up one reference; the last one frees the key and its children's. */
void rdk__key_release(struct rdk__key *key);

/* The key at a path below `key`; an empty path is `key` itself. NULL: there is none. */
struct rdk__key *rdk__key_find(struct rdk__key *key, LPCWSTR path);
/* The same, but what is missing is made; *ret_created counts those. */
DWORD rdk__key_make(struct rdk__key *key, LPCWSTR path, struct rdk__key **ret_key,
                    DWORD *ret_created);
/* Take a key without children out of the tree. */
void rdk__key_delete(struct rdk__key *key);

/* `name` NULL is the unnamed value, as "" is. */
const struct rdk__value *rdk__key_find_value(const struct rdk__key *key, LPCWSTR name);
DWORD rdk__key_set_value(struct rdk__key *key, LPCWSTR name, DWORD type, const BYTE *data,
                         DWORD data_bytes);
/* FALSE: there is none. */
BOOL rdk__key_delete_value(struct rdk__key *key, LPCWSTR name);

/* Characters up to the NUL. */
DWORD rdk__name_chars(LPCWSTR name);

#endif
