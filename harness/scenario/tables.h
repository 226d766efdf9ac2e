#ifndef RDK_SCENARIO_TABLES_H
#define RDK_SCENARIO_TABLES_H

/* Every table of keys, for the documentation and the JSON Schema. */

#include "reader.h"

extern const struct key_table scenario_table;
extern const struct key_table plugin_table;
extern const struct key_table exception_table;
extern const struct key_table cluster_table;
extern const struct key_table group_table;
extern const struct key_table type_table;
extern const struct key_table resource_table;
extern const struct key_table value_table;
extern const struct key_table buffer_table;
extern const struct key_table common_table;
extern const struct key_table step_table;
extern const struct key_table condition_table;
extern const struct key_table export_table;
extern const struct key_table expect_table;
extern const struct key_table log_table;
extern const struct key_table macro_table;
extern const struct key_table use_table;
extern const struct key_table repeat_table;

/* Those above in the order of the document. */
extern const struct key_table *const tables_all[];
extern const size_t tables_count;

/* A table as Markdown, as it stands in docs/scenario-format.md; owned by the caller. */
char *tables_markdown(const struct key_table *table);
/* The verbs: one row each, then a table of the verb's own keys for those that have some. */
char *tables_verbs_markdown(void);
/* The file with everything between "<!-- table: NAME -->" and "<!-- end -->" written anew; NULL
 * when a table is not there or a name is unknown, with the reason in *ret_reason. Both owned. */
char *tables_rewrite(const char *document, char **ret_reason);

#endif
