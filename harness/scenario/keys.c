#include <string.h>

#include "reader.h"

void *rows_add(struct arena *arena, struct rows *rows, size_t item_size)
{
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity ? rows->capacity * 2 : 8;
        void *grown = arena_allocate(arena, capacity * item_size);
        if (rows->count) {
            memcpy(grown, rows->items, rows->count * item_size);
        }
        rows->items = grown;
        rows->capacity = capacity;
    }
    return (char *)rows->items + item_size * rows->count++;
}

const char *reader_suggest(struct reader *reader, const char *word, const char *const *words,
                           size_t count)
{
    return problems_suggest(reader->arena, word, words, count);
}

bool reader_within(struct reader *reader, const struct tree *node, size_t count)
{
    if (count > READER_MAX_NAMED) {
        problems_at(reader->problems, node, "%zu of them; expected at most %d", count,
                    READER_MAX_NAMED);
    }
    return count <= READER_MAX_NAMED;
}

const struct key *key_find(const struct key_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++) {
        if (strcmp(table->keys[i].name, name) == 0) {
            return &table->keys[i];
        }
    }
    return NULL;
}

static bool others_have(const struct key_table *const *others, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (key_find(others[i], name)) {
            return true;
        }
    }
    return false;
}

static void tell_unknown(struct problems *problems, const struct tree *key,
                         const struct key_table *table, const struct key_table *const *others,
                         size_t other_count)
{
    const char *words[64];
    size_t count = 0;

    for (size_t t = 0; t <= other_count; t++) {
        const struct key_table *from = t == 0 ? table : others[t - 1];
        for (size_t i = 0; i < from->count && count < KEY_COUNT(words); i++) {
            words[count++] = from->keys[i].name;
        }
    }
    const char *hint = problems_suggest(problems->arena, key->text, words, count);
    if (*hint || table->count == 0) {
        problems_at(problems, key, "unknown key '%s' in %s%s", key->text, table->what, hint);
        return;
    }
    struct buf buf = {0};
    for (size_t i = 0; i < count; i++) {
        buf_printf(&buf, "%s%s", i ? ", " : "", words[i]);
    }
    problems_at(problems, key, "unknown key '%s' in %s; expected one of: %s", key->text,
                table->what, buf_text(&buf));
    buf_finish(&buf);
}

static bool check_known(struct problems *problems, const struct tree *node,
                        const struct key_table *table, const struct key_table *const *others,
                        size_t other_count)
{
    if (node->kind != TREE_MAPPING) {
        problems_at(problems, node, "%s; expected %s as a mapping", tree_kind_text(node),
                    table->what);
        return false;
    }
    for (size_t i = 0; i < node->count && !problems->full; i++) {
        const struct tree *key = node->items[2 * i];
        if (key->kind == TREE_SCALAR && !key_find(table, key->text) &&
            !others_have(others, other_count, key->text)) {
            tell_unknown(problems, key, table, others, other_count);
        }
    }
    return true;
}

static void check_required(struct problems *problems, const struct tree *node,
                           const struct key_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->keys[i].required && !tree_find(node, table->keys[i].name)) {
            problems_at(problems, node, "%s without the key '%s'; expected %s", table->what,
                        table->keys[i].name, table->keys[i].kind);
        }
    }
}

bool keys_check(struct problems *problems, const struct tree *node, const struct key_table *table)
{
    if (!check_known(problems, node, table, NULL, 0)) {
        return false;
    }
    check_required(problems, node, table);
    return true;
}

void keys_fill(struct reader *reader, const struct tree *node, const struct key_table *table,
               void *target)
{
    check_required(reader->problems, node, table);
    for (size_t i = 0; i < node->count && !reader->problems->full; i++) {
        const struct tree *key = node->items[2 * i];
        const struct key *row = key->kind == TREE_SCALAR ? key_find(table, key->text) : NULL;
        /* Of a repeated key the first counts, as for tree_find. */
        if (row && row->read && tree_find(node, row->name) == node->items[2 * i + 1]) {
            row->read(reader, node->items[2 * i + 1], (char *)target + row->offset);
        }
    }
}

void keys_read(struct reader *reader, const struct tree *node, const struct key_table *table,
               const struct key_table *const *others, size_t other_count, void *target)
{
    if (check_known(reader->problems, node, table, others, other_count)) {
        keys_fill(reader, node, table, target);
    }
}
