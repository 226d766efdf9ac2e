#ifndef RDK_SCENARIO_CHECK_H
#define RDK_SCENARIO_CHECK_H

/* What a file's parts say about each other. */

#include "reader.h"

/* A resource at a point of the play. */
struct check_resource {
    const char *name;
    const char *type;
    const char *group; /* NULL when it may have moved along with another */
    const char *const *depends_on;
    size_t depends_on_count;
    struct place place; /* where it was made */
    bool deleted;
    struct place deleted_at;
};

struct check {
    struct reader *reader;
    struct scenario *scenario;
    const struct tree *root;
    struct rows resources; /* struct check_resource */
    struct rows types;     /* struct scenario_type, when the file has no `types:` */
    bool knows_resources;  /* false: the section cannot be read, so say nothing */
    bool knows_groups;
    bool declares_types;
};

struct check_resource *check_find(const struct check *check, const char *name);
void check_add(struct check *check, const struct scenario_resource *made);
/* A reference to a living resource, at a node. NULL when it is wrong (told). */
struct check_resource *check_resource_at(struct check *check, const struct tree *at,
                                         const char *name);
void check_group_at(struct check *check, const struct tree *at, const char *name);
void check_type_at(struct check *check, const struct tree *at, const char *name);
/* Group, type and providers of a resource that is made here; gives it its group. */
void check_new_resource(struct check *check, const struct tree *node,
                        struct scenario_resource *resource);

void check_steps(struct check *check, const char *key, const struct scenario_step *steps,
                 size_t count);

#endif
