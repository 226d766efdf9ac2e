#ifndef RDK_CLUSTER_DATABASE_H
#define RDK_CLUSTER_DATABASE_H

/* The cluster database: a tree of keys with values, as ClusterReg… shows it (contract, section 8).
 * Names are UTF-8 and compare case-insensitively. Open keys are numbers, never 0. All functions
 * return Win32 error codes. */

#include <stddef.h>
#include <stdint.h>

struct database;

struct database *database_create(void);
void database_destroy(struct database *database);

#define DATABASE_ROOT 1u

uint32_t database_open(struct database *database, uint32_t key, const char *path,
                       uint32_t *ret_key);
/* Creates what is missing of the path. *ret_created may be NULL. */
uint32_t database_create_key(struct database *database, uint32_t key, const char *path,
                             uint32_t *ret_key, uint32_t *ret_created);
uint32_t database_close(struct database *database, uint32_t key);
uint32_t database_delete_key(struct database *database, uint32_t key, const char *path);
uint32_t database_delete_tree(struct database *database, uint32_t key, const char *path);
uint32_t database_set(struct database *database, uint32_t key, const char *name, uint32_t type,
                      const void *data, size_t bytes);
/* *ret_data is borrowed until the next change. */
uint32_t database_get(const struct database *database, uint32_t key, const char *name,
                      uint32_t *ret_type, const void **ret_data, size_t *ret_bytes);
uint32_t database_delete_value(struct database *database, uint32_t key, const char *name);
/* The index-th subkey or value, in order of name; ERROR_NO_MORE_ITEMS behind the last. */
uint32_t database_enum_key(const struct database *database, uint32_t key, uint32_t index,
                           const char **ret_name);
uint32_t database_enum_value(const struct database *database, uint32_t key, uint32_t index,
                             const char **ret_name, uint32_t *ret_type, const void **ret_data,
                             size_t *ret_bytes);
struct database_info {
    uint32_t subkeys;
    uint32_t longest_subkey_chars;
    uint32_t values;
    uint32_t longest_value_name_chars;
    uint32_t longest_value_bytes;
};
uint32_t database_info(const struct database *database, uint32_t key, struct database_info *ret);
/* The key's path from the root, for the trace: "Resources\{…}\Parameters". Owned by the caller. */
char *database_path(const struct database *database, uint32_t key);
/* How many keys are open, for the leak check. */
size_t database_open_count(const struct database *database);

#endif
