#include "tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

const struct key_table *const tables_all[] = {
    &scenario_table,  &plugin_table, &cluster_table,   &group_table,  &type_table,
    &resource_table,  &common_table, &value_table,     &buffer_table, &step_table,
    &condition_table, &export_table, &expect_table,    &log_table,    &macro_table,
    &use_table,       &repeat_table, &exception_table,
};
const size_t tables_count = KEY_COUNT(tables_all);

static void add_row(struct buf *buf, const struct key *key)
{
    buf_printf(buf, "| `%s` | %s | %s | %s |\n", key->name, key->kind, key->required ? "yes" : "",
               key->text);
}

static void add_table(struct buf *buf, const struct key_table *table)
{
    buf_puts(buf, "| key | value | required | meaning |\n|---|---|---|---|\n");
    for (size_t i = 0; i < table->count; i++) {
        add_row(buf, &table->keys[i]);
    }
}

char *tables_markdown(const struct key_table *table)
{
    struct buf buf = {0};

    add_table(&buf, table);
    return buf_take(&buf);
}

/* The keys of `expect:` that a verb may have, as the document says it. */
static void add_expects(struct buf *buf, unsigned expects)
{
    static const struct {
        unsigned bit;
        const char *text;
    } names[] = {
        {EXPECT_RETURN, "return"},
        {EXPECT_STATE, "state, within"},
        {EXPECT_GROUP, "group"},
        {EXPECT_LAST_ERROR, "last_error"},
        {EXPECT_BYTES_RETURNED, "bytes_returned"},
        {EXPECT_OUT, "out"},
        {EXPECT_SEEN, "calls, not_called, log"},
    };
    const char *comma = "";

    for (size_t i = 0; i < KEY_COUNT(names); i++) {
        if (expects & names[i].bit) {
            buf_printf(buf, "%s%s", comma, names[i].text);
            comma = ", ";
        }
    }
}

char *tables_verbs_markdown(void)
{
    struct buf buf = {0};

    buf_puts(&buf, "| verb | value | meaning | may expect |\n|---|---|---|---|\n");
    for (size_t i = 0; i < SCENARIO_VERB_COUNT; i++) {
        buf_printf(&buf, "| `%s` | %s | %s | ", verbs[i].name, verbs[i].kind, verbs[i].text);
        add_expects(&buf, verbs[i].expects);
        buf_puts(&buf, " |\n");
    }
    for (size_t i = 0; i < SCENARIO_VERB_COUNT; i++) {
        if (verbs[i].keys.count) {
            buf_printf(&buf, "\nBeside `%s`:\n\n", verbs[i].name);
            add_table(&buf, &verbs[i].keys);
        }
    }
    return buf_take(&buf);
}

/* --- the document ------------------------------------------------------------------------------ */

static char *make_block(const char *name)
{
    if (strcmp(name, "verbs") == 0) {
        return tables_verbs_markdown();
    }
    for (size_t i = 0; i < tables_count; i++) {
        if (strcmp(tables_all[i]->name, name) == 0) {
            return tables_markdown(tables_all[i]);
        }
    }
    return NULL;
}

static const char begin_mark[] = "<!-- table: ";
static const char end_mark[] = "<!-- end -->";

static bool has_block(const char *document, const char *name)
{
    struct buf buf = {0};

    buf_printf(&buf, "%s%s -->", begin_mark, name);
    bool found = strstr(document, buf_text(&buf)) != NULL;
    buf_finish(&buf);
    return found;
}

static char *find_missing(const char *document)
{
    for (size_t i = 0; i < tables_count; i++) {
        if (!has_block(document, tables_all[i]->name)) {
            return memory_printf("the table '%s' is not in the document", tables_all[i]->name);
        }
    }
    return has_block(document, "verbs") ? NULL
                                        : memory_text("the table 'verbs' is not in the document");
}

/* One block, from its mark; returns what follows it, NULL with a reason when it is wrong. */
static const char *rewrite_block(struct buf *buf, const char *at, char **ret_reason)
{
    const char *name = at + strlen(begin_mark);
    const char *name_end = strstr(name, " -->");
    const char *end = name_end ? strstr(name_end, end_mark) : NULL;

    if (!end) {
        *ret_reason = memory_text("a table's mark without its end");
        return NULL;
    }
    char *word = memory_printf("%.*s", (int)(name_end - name), name);
    char *block = make_block(word);
    if (!block) {
        *ret_reason = memory_printf("there is no table '%s'", word);
    } else {
        buf_printf(buf, "%s%s -->\n%s", begin_mark, word, block);
    }
    free(word);
    free(block);
    return *ret_reason ? NULL : end;
}

char *tables_rewrite(const char *document, char **ret_reason)
{
    struct buf buf = {0};
    const char *at = document;

    *ret_reason = find_missing(document);
    while (!*ret_reason) {
        const char *mark = strstr(at, begin_mark);
        if (!mark) {
            buf_puts(&buf, at);
            return buf_take(&buf);
        }
        buf_append(&buf, at, (size_t)(mark - at));
        at = rewrite_block(&buf, mark, ret_reason);
    }
    buf_finish(&buf);
    return NULL;
}
