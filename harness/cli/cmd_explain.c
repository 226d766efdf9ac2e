#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/log.h"
#include "base/memory.h"
#include "cli/cli.h"
#include "cli/values.h"
#include "names/names.h"
#include "rules/rules.h"

#define MAX_ALIASES 16

static const struct rules_rule *find_rule(const char *word)
{
    for (size_t i = 0; i < rules_count; ++i) {
        if (strcasecmp(rules_table[i].id, word) == 0) {
            return &rules_table[i];
        }
    }
    return rules_find(word);
}

static bool explain_rule(struct buf *out, const char *word)
{
    static const char *const severities[] = {
        [RULES_MUST] = "must: breaking it fails the scenario",
        [RULES_SHOULD] = "should: breaking it is a warning",
    };
    static const char *const bases[] = {
        [RULES_DOC] = "Microsoft's documentation",
        [RULES_INF] = "inferred from how the real service behaves",
        [RULES_MIX] = "Microsoft's documentation, its details inferred",
    };
    const struct rules_rule *rule = find_rule(word);
    if (!rule) {
        return false;
    }
    buf_printf(out, "%s\n  %s\n  how it is checked: %s\n  severity: %s\n  source: %s\n", rule->id,
               rule->text, rule->how, severities[rule->severity], bases[rule->basis]);
    return true;
}

static void put_error(struct buf *out, uint64_t value)
{
    const char *names[MAX_ALIASES];
    size_t count = names_aliases(NAMES_ERROR, value, names, MAX_ALIASES);
    uint32_t code = (uint32_t)value;
    buf_printf(out, "%" PRIu32 " (0x%08" PRIx32 ")  %s\n", code, code,
               count ? names[0] : "(an error without a name)");
    for (size_t i = 1; i < count && i < MAX_ALIASES; ++i) {
        buf_printf(out, "  also %s\n", names[i]);
    }
    if (code & 0x80000000u) {
        buf_printf(out, "  an HRESULT: facility %" PRIu32 ", code %" PRIu32 "\n",
                   code >> 16 & 0x1FFF, code & 0xFFFF);
        const char *win32 =
            (code >> 16 & 0x1FFF) == 7 ? names_of(NAMES_ERROR, code & 0xFFFF) : NULL;
        if (win32) {
            buf_printf(out, "  of the Win32 error %" PRIu32 " (%s)\n", code & 0xFFFF, win32);
        }
    }
}

/* Control codes and errors do not overlap: the smallest code of an object is 0x01000000. */
static void explain_number(struct buf *out, uint64_t value)
{
    if (names_of(NAMES_CONTROL_CODE, value) ||
        (value >= 0x01000000 && value < 0x80000000u && !names_of(NAMES_ERROR, value))) {
        names_describe_control_code(out, (uint32_t)value);
    } else {
        put_error(out, value);
    }
}

static bool explain_name(struct buf *out, const char *word);

/* Constants are written in capitals, and typed without. */
static bool explain_capitals(struct buf *out, const char *word)
{
    char *capitals = memory_text(word);
    for (char *c = capitals; *c; ++c) {
        *c = (char)toupper((unsigned char)*c);
    }
    bool found = explain_name(out, capitals);
    free(capitals);
    return found;
}

static bool explain(struct buf *out, const char *word)
{
    uint64_t value;
    if (explain_rule(out, word)) {
        return true;
    }
    if (value_number(word, 0, UINT32_MAX, &value, NULL) == 0) {
        explain_number(out, value);
        return true;
    }
    return explain_name(out, word) || explain_capitals(out, word);
}

static bool explain_name(struct buf *out, const char *word)
{
    uint64_t value;
    if (names_value(NAMES_ERROR, word, &value)) {
        put_error(out, value);
        return true;
    }
    if (names_value(NAMES_CONTROL_CODE, word, &value) || names_type_control_code(word, &value)) {
        names_describe_control_code(out, (uint32_t)value);
        return true;
    }
    if (names_constant(word, &value)) {
        buf_printf(out, "%s\n  %" PRIu64 " (0x%" PRIx64 ")\n", word, value, value);
        return true;
    }
    return false;
}

static const char *suggest(const char *word)
{
    const char *ids[256];
    size_t count = rules_count < 256 ? rules_count : 256;
    for (size_t i = 0; i < count; ++i) {
        ids[i] = rules_table[i].id;
    }
    const char *near = names_nearest(word, ids, count);
    if (!near) {
        near = names_suggest(NAMES_CONTROL_CODE, word);
    }
    return near ? near : names_suggest(NAMES_NONE, word);
}

static void list_rules(struct buf *out)
{
    for (size_t i = 0; i < rules_count; ++i) {
        buf_printf(out, "%-10s %s\n", rules_table[i].id, rules_table[i].text);
    }
    buf_puts(out, "\nrdk explain ID says how a rule is checked.\n");
}

int cmd_explain(struct cli *cli)
{
    const struct options *options = &cli->options;
    const struct command *command = command_find("explain");
    struct buf out = {0};
    int status = CLI_OK;
    if (options->operand_count == 0) {
        list_rules(&out);
    }
    for (size_t i = 0; i < options->operand_count && status == CLI_OK; ++i) {
        const char *word = options->operands[i];
        if (!explain(&out, word)) {
            const char *near = suggest(word);
            status = usage_error(command, "\"%s\" is no rule, control code or error%s%s%s", word,
                                 near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
        }
    }
    if (!output_write(&out)) {
        status = CLI_BROKEN;
    }
    buf_finish(&out);
    return status;
}
