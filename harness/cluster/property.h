#ifndef RDK_CLUSTER_PROPERTY_H
#define RDK_CLUSTER_PROPERTY_H

/* Properties: the common ones by their tables, any by their values in the database. */

#include "model.h"

enum property_access {
    PROPERTY_READ_WRITE,
    PROPERTY_READ_ONLY,
    PROPERTY_IN_MEMORY, /* read-only, and not stored */
};

struct property {
    const char *name;
    uint16_t format; /* CLUSPROP_FORMAT_… */
    enum property_access access;
    uint32_t minimum;
    uint32_t maximum;
    uint32_t initial;
};

struct property_schema {
    const struct property *items;
    size_t count;
};

extern const struct property_schema property_resource_schema;
extern const struct property_schema property_type_schema;

/* Is that a list of common properties that may be set? With `strict`, read-only ones may not. */
uint32_t property_check(const struct property_schema *schema, const void *list, size_t bytes,
                        bool strict);
/* Store what the list holds as values of the key, unchecked. A backslash in a name leads below. */
uint32_t property_store_list(struct database *database, uint32_t key, const void *list,
                             size_t bytes);
void property_store_text(struct database *database, uint32_t key, const char *name,
                         const char *text);
void property_store_number(struct database *database, uint32_t key, const char *name,
                           uint32_t number);
/* False: there is none, or it is no number. */
bool property_load_number(const struct database *database, uint32_t key, const char *name,
                          uint32_t *ret_number);

/* Lists for the control codes, appended to an empty blob. */
void property_list_values(const struct database *database, uint32_t key, struct blob *ret);
void property_list_value_names(const struct database *database, uint32_t key, struct blob *ret);
void property_list_names(const struct property_schema *schema, struct blob *ret);
void property_list_formats(const struct property_schema *schema, struct blob *ret);
/* The common properties of one access; `resource` is NULL for those of a type. */
void property_list_common(const struct cluster *cluster, const struct property_schema *schema,
                          uint32_t key, const struct resource *resource, bool read_only,
                          struct blob *ret);
/* Properties of `list` replace those of the same name. */
uint32_t property_merge(struct blob *into, const void *list, size_t bytes);

#endif
