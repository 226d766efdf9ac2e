#include <lmerr.h>
#include <stdlib.h>
#include <string.h>
#include <strsafe.h>
#include <winsvc.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>
#include <winerror.h>

#include "names/tables.h"

/* The lists hold names only; the values are the headers' own, so they cannot drift. */
#define NAMES_CONSTANT(constant) {#constant, (uint64_t)(constant)},

static const struct names_entry clusapi_entries[] = {
#include "clusapi.def"
};

static const struct names_entry error_entries[] = {
#include "errors.def"
};

static const struct names_entry win32_entries[] = {
#include "win32.def"
};

#define TABLE(array)                              \
    {                                             \
        array, sizeof(array) / sizeof((array)[0]) \
    }

const struct names_table names_tables[NAMES_TABLE_COUNT] = {
    [NAMES_TABLE_CLUSAPI] = TABLE(clusapi_entries),
    [NAMES_TABLE_ERRORS] = TABLE(error_entries),
    [NAMES_TABLE_WIN32] = TABLE(win32_entries),
};

static int compare_name(const void *name, const void *entry)
{
    return strcmp(name, ((const struct names_entry *)entry)->name);
}

const struct names_entry *names_table_find(const struct names_table *table, const char *name)
{
    return bsearch(name, table->entries, table->count, sizeof(struct names_entry), compare_name);
}

bool names_constant(const char *name, uint64_t *ret_value)
{
    for (size_t i = 0; i < NAMES_TABLE_COUNT; ++i) {
        const struct names_entry *entry = names_table_find(&names_tables[i], name);
        if (entry) {
            *ret_value = entry->value;
            return true;
        }
    }
    return false;
}
