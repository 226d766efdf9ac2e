#define _GNU_SOURCE /* strsep */

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "names/tables.h"

/*
 * Each class is indexed once, at the first question: its members sorted by value, the best name
 * of a value first. Values are compared by their low 32 bits, since a DWORD may arrive widened
 * with or without its sign.
 */

struct class_index {
    const struct names_entry **by_value;
    size_t count;
};

static struct class_index indexes[NAMES_CLASS_COUNT];
static pthread_once_t indexed = PTHREAD_ONCE_INIT;
static const struct names_class_row *sorting;

static uint32_t low(uint64_t value)
{
    return (uint32_t)value;
}

static int compare_entries(const void *left, const void *right)
{
    const struct names_entry *a = *(const struct names_entry *const *)left;
    const struct names_entry *b = *(const struct names_entry *const *)right;
    if (low(a->value) != low(b->value)) {
        return low(a->value) < low(b->value) ? -1 : 1;
    }
    if (sorting->rank) {
        int ranks = sorting->rank(a->name) - sorting->rank(b->name);
        if (ranks) {
            return ranks;
        }
    }
    return strcmp(a->name, b->name);
}

static void index_class(const struct names_class_row *row, struct class_index *index)
{
    const struct names_entry *entries = row->entries;
    size_t count = row->count;
    if (row->rank) {
        entries = names_tables[row->table].entries;
        count = names_tables[row->table].count;
    }
    index->by_value = memory_allocate(count * sizeof(struct names_entry *));
    for (size_t i = 0; i < count; ++i) {
        if (!row->rank || row->rank(entries[i].name) >= 0) {
            index->by_value[index->count++] = &entries[i];
        }
    }
    sorting = row;
    qsort(index->by_value, index->count, sizeof(struct names_entry *), compare_entries);
}

static void index_classes(void)
{
    for (size_t i = 0; i < NAMES_CLASS_COUNT; ++i) {
        index_class(&names_classes[i], &indexes[i]);
    }
}

static const struct class_index *index_of(enum names_class class)
{
    pthread_once(&indexed, index_classes);
    return &indexes[(unsigned)class < NAMES_CLASS_COUNT ? class : NAMES_NONE];
}

bool names_is_flags(enum names_class class)
{
    return class >= NAMES_OPEN_FLAGS && class < NAMES_CLASS_COUNT;
}

/* Where the first entry of that value is; the end when there is none. */
static size_t find_value(const struct class_index *index, uint64_t value)
{
    size_t first = 0;
    size_t end = index->count;
    uint64_t high = value >> 32;
    if (high != 0 && high != UINT32_MAX) {
        return index->count; /* a real 64-bit number is none of these */
    }
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (low(index->by_value[middle]->value) < low(value)) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    bool found = first < index->count && low(index->by_value[first]->value) == low(value);
    return found ? first : index->count;
}

const char *names_of(enum names_class class, uint64_t value)
{
    const struct class_index *index = index_of(class);
    size_t at = find_value(index, value);
    return at < index->count ? index->by_value[at]->name : NULL;
}

size_t names_aliases(enum names_class class, uint64_t value, const char **ret_names, size_t max)
{
    const struct class_index *index = index_of(class);
    size_t count = 0;
    for (size_t at = find_value(index, value);
         at < index->count && low(index->by_value[at]->value) == low(value); ++at) {
        if (count < max) {
            ret_names[count] = index->by_value[at]->name;
        }
        ++count;
    }
    return count;
}

const char *names_shorten(enum names_class class, const char *full)
{
    const struct names_class_row *row = &names_classes[class];
    for (size_t i = 0; i < row->prefix_count; ++i) {
        size_t length = strlen(row->prefixes[i]);
        if (strncmp(full, row->prefixes[i], length) == 0) {
            return full + length;
        }
    }
    return full;
}

const char *names_short(enum names_class class, uint64_t value)
{
    const char *full = names_of(class, value);
    return full ? names_shorten(class, full) : NULL;
}

size_t names_class_members(enum names_class class, const struct names_entry *const **ret)
{
    const struct class_index *index = index_of(class);
    *ret = (const struct names_entry *const *)index->by_value;
    return index->count;
}

static bool find_member(enum names_class class, const char *name, uint64_t *ret_value)
{
    const struct names_class_row *row = &names_classes[class];
    if (row->rank) {
        const struct names_entry *entry = names_table_find(&names_tables[row->table], name);
        if (entry && row->rank(name) >= 0) {
            *ret_value = entry->value;
            return true;
        }
        return false;
    }
    for (size_t i = 0; i < row->count; ++i) {
        if (strcmp(row->entries[i].name, name) == 0) {
            *ret_value = row->entries[i].value;
            return true;
        }
    }
    return false;
}

static bool find_prefixed(enum names_class class, const char *prefix, const char *name,
                          uint64_t *ret_value)
{
    char *full = memory_printf("%s%s", prefix, name);
    bool found = find_member(class, full, ret_value);
    free(full);
    return found;
}

static bool find_one(enum names_class class, const char *name, uint64_t *ret_value)
{
    if (find_member(class, name, ret_value)) {
        return true;
    }
    const struct names_class_row *row = &names_classes[class];
    for (size_t i = 0; i < row->prefix_count; ++i) {
        /* Only what names_shorten gives back is a short form: "StateUnknown" is none. */
        uint64_t value;
        if (find_prefixed(class, row->prefixes[i], name, &value)) {
            *ret_value = value;
            return true;
        }
    }
    return false;
}

bool names_value(enum names_class class, const char *name, uint64_t *ret_value)
{
    if ((unsigned)class >= NAMES_CLASS_COUNT || class == NAMES_NONE) {
        return false;
    }
    if (!names_is_flags(class) || !strchr(name, '|')) {
        return find_one(class, name, ret_value);
    }
    uint64_t sum = 0;
    char *words = memory_text(name);
    bool found = true;
    char *rest = words;
    for (char *word = strsep(&rest, "|"); word && found; word = strsep(&rest, "|")) {
        uint64_t value = 0;
        found = find_one(class, word, &value);
        sum |= value;
    }
    free(words);
    if (found) {
        *ret_value = sum;
    }
    return found;
}

bool names_type_control_code(const char *name, uint64_t *ret_value)
{
    return find_prefixed(NAMES_CONTROL_CODE, "CLUSCTL_RESOURCE_TYPE_", name, ret_value) ||
           find_one(NAMES_CONTROL_CODE, name, ret_value);
}
