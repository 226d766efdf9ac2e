#include <string.h>

#include "stage.h"

/* The words of a scenario's `requires:`, and what a function table must have for each. */

static const struct {
    const char *word;
    unsigned version;       /* at least */
    const char *entries[2]; /* not NULL in the table */
} capabilities[] = {
    {"v1", CLRES_VERSION_V1_00, {NULL, NULL}},
    {"v2", CLRES_VERSION_V2_00, {NULL, NULL}},
    {"v3", CLRES_VERSION_V3_00, {NULL, NULL}},
    {"v4", CLRES_VERSION_V4_00, {NULL, NULL}},
    {"arbitrate", CLRES_VERSION_V1_00, {"Arbitrate", NULL}},
    {"release", CLRES_VERSION_V1_00, {"Release", NULL}},
    {"resource_control", CLRES_VERSION_V1_00, {"ResourceControl", NULL}},
    {"resource_type_control", CLRES_VERSION_V1_00, {"ResourceTypeControl", NULL}},
    {"cancel", CLRES_VERSION_V2_00, {"Cancel", NULL}},
};

/* Versions 3 and 4 have the controls in their Begin… form. */
static bool has_entry(const struct table *table, const char *entry)
{
    const struct abi_row *row = abi_entry(entry, table->version);
    char begin[64] = "Begin";

    if (!row) {
        row = abi_entry(strncat(begin, entry, sizeof(begin) - sizeof("Begin")), table->version);
    }
    int slot = row ? row->slot[(table->version >> 8) - 1] : ABI_NO_SLOT;
    return slot >= 0 && (table->facts.non_null & (1u << slot)) != 0;
}

static bool is_met(const struct table *table, const char *word)
{
    for (size_t i = 0; i < sizeof(capabilities) / sizeof(capabilities[0]); i++) {
        if (strcmp(capabilities[i].word, word) != 0) {
            continue;
        }
        if (table->version < capabilities[i].version) {
            return false;
        }
        for (size_t k = 0; k < 2 && capabilities[i].entries[k]; k++) {
            if (!has_entry(table, capabilities[i].entries[k])) {
                return false;
            }
        }
        return true;
    }
    return false;
}

void requires_check(struct stage *stage, const struct table *table)
{
    const struct scenario *scenario = stage->scenario;

    for (size_t i = 0; i < scenario->requires_count; i++) {
        if (!is_met(table, scenario->requires[i])) {
            stage_stop(stage, RUN_SKIPPED,
                       "requires %s, which the function table of \"%s\" (version %u.%u) has not",
                       scenario->requires[i], cluster_type_name(stage->cluster, table->type),
                       table -> version >> 8, table -> version & 0xFF);
            return;
        }
    }
}
