/* docs/scenario-format.md says what the tables say, and its examples are scenarios. */

#include "base/buf.h"
#include "base/memory.h"
#include "scenario/tables.h"
#include "scenario_fixture.h"

static const char document_path[] = RDK_SOURCE_FOLDER "/docs/scenario-format.md";

static char *read_document(void)
{
    FILE *stream = fopen(document_path, "rb");
    struct buf buf = {0};
    char block[4096];
    size_t count;

    ck_assert_ptr_nonnull(stream);
    while ((count = fread(block, 1, sizeof(block), stream)) > 0) {
        buf_append(&buf, block, count);
    }
    fclose(stream);
    return buf_take(&buf);
}

START_TEST(test_document__has_every_table_as_it_is)
{
    char *document = read_document();
    char *reason = NULL;
    char *rewritten = tables_rewrite(document, &reason);

    ck_assert_msg(rewritten != NULL, "%s", reason);
    /* When this fails: ninja rdk_scenario_docs && rdk-scenario-docs docs/scenario-format.md */
    ck_assert_msg(strcmp(document, rewritten) == 0, "the document's tables are out of date");
    free(rewritten);
    free(document);
}
END_TEST

static void replace_in(char *text, const char *from, const char *to)
{
    char *at = strstr(text, from);

    ck_assert_ptr_nonnull(at);
    ck_assert_uint_eq(strlen(from), strlen(to));
    memcpy(at, to, strlen(to));
}

START_TEST(test_document__a_missing_key_or_table_shows)
{
    char *document = read_document();
    char *reason = NULL;

    replace_in(document, "| `within` |", "| `wothin` |");
    char *rewritten = tables_rewrite(document, &reason);
    ck_assert_ptr_nonnull(rewritten);
    ck_assert_str_ne(document, rewritten);
    free(rewritten);

    replace_in(document, "<!-- table: expect -->", "<!-- table: expekt -->");
    ck_assert_ptr_null(tables_rewrite(document, &reason));
    ck_assert_str_eq(reason, "the table 'expect' is not in the document");
    free(reason);
    free(document);

    document = read_document();
    char *longer = memory_printf("%s<!-- table: more -->\n<!-- end -->\n", document);
    ck_assert_ptr_null(tables_rewrite(longer, &reason));
    ck_assert_str_eq(reason, "there is no table 'more'");
    free(reason);
    free(longer);
    free(document);
}
END_TEST

/* A whole file, some keys of one, or some steps: made a whole file. */
static char *complete(const char *example)
{
    static const char head[] = "schema: 1\n"
                               "cluster: {groups: {web: {}, spare: {}}}\n"
                               "resources: {vm1: {type: Virtual Machine}}\n"
                               "steps:\n";
    if (strncmp(example, "schema:", 7) == 0) {
        return memory_text(example);
    }
    if (strncmp(example, "- ", 2) == 0) {
        return memory_printf("%s%s", head, example);
    }
    return memory_printf("schema: 1\n%s%s", example,
                         strstr(example, "steps:\n  -") ? "" : "steps: []\n");
}

static void check_example(const char *example)
{
    /* So that the example's macros.yaml is there. */
    static const char path[] = RDK_SOURCE_FOLDER "/tests/scenarios/valid/example.yaml";
    struct scenario_file *file = NULL;
    char *text = complete(example);

    ck_assert_int_eq(scenario_parse(path, text, strlen(text), NULL, 0, &file, NULL), 0);
    if (file->problem_count) {
        ck_abort_msg("%u:%u: %s\n%s", file->problems[0].place.line, file->problems[0].place.column,
                     file->problems[0].text, text);
    }
    ck_assert_uint_ge(file->scenario_count, 1);
    scenario_file_destroy(file);
    free(text);
}

START_TEST(test_document__examples_are_scenarios)
{
    static const char fence[] = "```yaml\n";
    char *document = read_document();
    unsigned count = 0;

    for (char *at = strstr(document, fence); at; at = strstr(at, fence)) {
        char *end = strstr(at + 8, "```");
        ck_assert_ptr_nonnull(end);
        char *example = memory_printf("%.*s", (int)(end - at - 8), at + 8);
        check_example(example);
        free(example);
        at = end + 3;
        count++;
    }
    ck_assert_uint_ge(count, 9);
    free(document);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        test_document__has_every_table_as_it_is,
        test_document__a_missing_key_or_table_shows,
        test_document__examples_are_scenarios,
    };
    return RUN_TESTS("scenario document", tests);
}
