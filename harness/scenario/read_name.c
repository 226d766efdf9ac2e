/* Single values: texts, names, numbers, durations, and numbers that have names. */

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "reader.h"
#include "scalar.h"

static bool want_scalar(struct reader *reader, const struct tree *node, const char *expected)
{
    if (node->kind != TREE_SCALAR) {
        problems_at(reader->problems, node, "%s; expected %s", tree_kind_text(node), expected);
    }
    return node->kind == TREE_SCALAR && !node->broken;
}

void read_text(struct reader *reader, const struct tree *node, void *slot)
{
    if (!want_scalar(reader, node, "a text")) {
        return;
    }
    if (scalar_read(node).type == SCALAR_NULL) {
        problems_at(reader->problems, node, "null; expected a text");
        return;
    }
    *(const char **)slot = node->text;
}

void read_name(struct reader *reader, const struct tree *node, void *slot)
{
    if (!want_scalar(reader, node, "a name")) {
        return;
    }
    if (!*node->text || scalar_read(node).type == SCALAR_NULL) {
        problems_at(reader->problems, node, "nothing; expected a name");
        return;
    }
    *(const char **)slot = node->text;
}

void read_texts(struct reader *reader, const struct tree *node, void *slot)
{
    struct reader_texts *texts = slot;

    if (node->kind != TREE_SEQUENCE) {
        problems_at(reader->problems, node, "%s; expected a list of texts", tree_kind_text(node));
        return;
    }
    const char **items = arena_allocate(reader->arena, (node->count + 1) * sizeof(*items));
    for (size_t i = 0; i < node->count; i++) {
        items[i] = "";
        read_text(reader, node->items[i], &items[i]);
    }
    texts->items = items;
    texts->count = node->count;
}

void read_duration(struct reader *reader, const struct tree *node, void *slot)
{
    static const char expected[] = "a duration with its unit (" SCALAR_UNITS "), as in 250ms";

    if (!want_scalar(reader, node, expected)) {
        return;
    }
    switch (scalar_duration(node->text, slot)) {
    case SCALAR_GOOD:
        return;
    case SCALAR_NO_UNIT:
        problems_at(reader->problems, node, "the number %s has no unit; expected %s", node->text,
                    expected);
        return;
    case SCALAR_TOO_LARGE:
        problems_at(reader->problems, node,
                    "the duration '%s' is too long; expected at most 100000d", node->text);
        return;
    case SCALAR_MALFORMED:
        problems_at(reader->problems, node, "'%s'; expected %s", node->text, expected);
        return;
    }
}

static bool check_limit(struct reader *reader, const struct tree *node, struct scalar scalar,
                        uint64_t limit)
{
    if (scalar.negative || scalar.too_large || scalar.number > limit) {
        problems_at(reader->problems, node, "the number %s is out of range; expected 0 to %" PRIu64,
                    node->text, limit);
        return false;
    }
    return true;
}

static void read_number(struct reader *reader, const struct tree *node, uint64_t limit,
                        uint64_t *ret)
{
    if (!want_scalar(reader, node, "a number")) {
        return;
    }
    struct scalar scalar = scalar_read(node);
    if (scalar.type == SCALAR_NUMBER) {
        if (check_limit(reader, node, scalar, limit)) {
            *ret = scalar.number;
        }
    } else if (scalar.type != SCALAR_TEXT || !names_constant(node->text, ret)) {
        problems_at(reader->problems, node, "'%s'; expected a number%s", node->text,
                    scalar.type == SCALAR_TEXT
                        ? problems_suggest_name(reader->arena, NAMES_NONE, node->text)
                        : "");
    }
}

void read_size(struct reader *reader, const struct tree *node, void *slot)
{
    uint64_t number = *(uint32_t *)slot;

    read_number(reader, node, UINT32_MAX, &number);
    *(uint32_t *)slot = (uint32_t)number;
}

void read_number64(struct reader *reader, const struct tree *node, void *slot)
{
    read_number(reader, node, UINT64_MAX, slot);
}

/* What the numbers of a class are called, for "expected …". */
static const char *const class_texts[NAMES_CLASS_COUNT] = {
    [NAMES_NONE] = "a number or a constant of the headers",
    [NAMES_ERROR] = "an error code by name or number, as in ERROR_IO_PENDING",
    [NAMES_CONTROL_CODE] = "a control code by name or number, as in LEAVING_GROUP",
    [NAMES_RESOURCE_STATE] = "a state of a resource, as in Online",
    [NAMES_GROUP_STATE] = "a state of a group",
    [NAMES_BOOL] = "TRUE or FALSE",
    [NAMES_LOG_LEVEL] = "a log level, as in LOG_WARNING",
    [NAMES_EXIT_STATE] = "an exit state, as in Continue",
    [NAMES_FAILURE_TYPE] = "a type of failure, as in FAILURE_TYPE_GENERAL",
    [NAMES_FORMAT] = "a format, as in DWORD",
    [NAMES_REG_TYPE] = "a type of the registry, as in REG_SZ",
    [NAMES_RESTART_ACTION] = "DontRestart, RestartNoNotify or RestartNotify",
    [NAMES_OPEN_FLAGS] = "flags of Open, as in [RECOVER_MONITOR_STATE]",
    [NAMES_ONLINE_FLAGS] = "flags of Online, as in [RECOVER_MONITOR_STATE]",
    [NAMES_OFFLINE_FLAGS] = "flags of Offline, as in [IGNORE_RESOURCE_STATUS]",
    [NAMES_OFFLINE_REASON] = "a reason, as in USER_REQUESTED",
    [NAMES_CLIENT_ONLINE_FLAGS] = "flags, as in [IGNORE_RESOURCE_STATUS]",
    [NAMES_CLIENT_OFFLINE_FLAGS] = "flags, as in [FORCE_WITH_TERMINATION]",
};

static const char *class_text(enum names_class class)
{
    return class_texts[class] ? class_texts[class] : "a number or a name of its kind";
}

static bool read_one(struct reader *reader, const struct tree *node, enum names_class class,
                     const char *text, uint64_t *ret)
{
    if (class != NAMES_NONE && names_value(class, text, ret)) {
        return true;
    }
    if (names_constant(text, ret)) {
        return true;
    }
    problems_at(reader->problems, node, "'%s'; expected %s%s", text, class_text(class),
                problems_suggest_name(reader->arena, class, text));
    return false;
}

static bool read_single(struct reader *reader, const struct tree *node, enum names_class class,
                        uint64_t limit, uint64_t *ret)
{
    if (!want_scalar(reader, node, class_text(class))) {
        return false;
    }
    struct scalar scalar = scalar_read(node);
    if (scalar.type == SCALAR_NULL) {
        problems_at(reader->problems, node, "null; expected %s", class_text(class));
        return false;
    }
    if (scalar.type == SCALAR_BOOL && class == NAMES_BOOL) {
        *ret = scalar.truth;
        return true;
    }
    if (scalar.type == SCALAR_NUMBER && scalar.negative && class == NAMES_RESOURCE_STATE) {
        *ret = scalar.number;
        return true;
    }
    if (scalar.type == SCALAR_NUMBER) {
        *ret = scalar.number;
        return check_limit(reader, node, scalar, limit);
    }
    return read_one(reader, node, class, node->text, ret);
}

/* "A|B", as the trace prints flags. */
static bool read_flags(struct reader *reader, const struct tree *node, enum names_class class,
                       uint64_t limit, uint64_t *ret)
{
    uint64_t flags = 0;

    if (node->kind != TREE_SCALAR || !strchr(node->text, '|')) {
        return read_single(reader, node, class, limit, ret);
    }
    for (const char *at = node->text; at;) {
        const char *bar = strchr(at, '|');
        const char *end = bar ? bar : at + strlen(at);
        const char *word = at;
        uint64_t flag = 0;
        while (word < end && *word == ' ') {
            word++;
        }
        while (end > word && end[-1] == ' ') {
            end--;
        }
        if (!read_one(reader, node, class,
                      arena_printf(reader->arena, "%.*s", (int)(end - word), word), &flag)) {
            return false;
        }
        flags |= flag;
        at = bar ? bar + 1 : NULL;
    }
    *ret = flags;
    return true;
}

bool read_class(struct reader *reader, const struct tree *node, enum names_class class,
                uint64_t limit, uint64_t *ret)
{
    if (!names_is_flags(class)) {
        return read_single(reader, node, class, limit, ret);
    }
    if (node->kind != TREE_SEQUENCE) {
        return read_flags(reader, node, class, limit, ret);
    }
    uint64_t flags = 0;
    bool good = true;
    for (size_t i = 0; i < node->count && !reader->problems->full; i++) {
        uint64_t flag = 0;
        good = read_flags(reader, node->items[i], class, limit, &flag) && good;
        flags |= flag;
    }
    if (good) {
        *ret = flags;
    }
    return good;
}

/* LEAVING_GROUP is CLUSCTL_RESOURCE_LEAVING_GROUP, or CLUSCTL_RESOURCE_TYPE_… for a type. */
bool read_code_text(struct reader *reader, const struct tree *node, const char *text, bool for_type,
                    uint32_t *ret)
{
    const char *prefix = for_type ? "CLUSCTL_RESOURCE_TYPE_" : "CLUSCTL_RESOURCE_";
    uint64_t code = 0;

    if (names_constant(arena_printf(reader->arena, "%s%s", prefix, text), &code) ||
        read_one(reader, node, NAMES_CONTROL_CODE, text, &code)) {
        *ret = (uint32_t)code;
        return true;
    }
    return false;
}

bool read_code(struct reader *reader, const struct tree *node, bool for_type, uint32_t *ret)
{
    uint64_t code = 0;

    if (node->kind == TREE_SCALAR && scalar_read(node).type == SCALAR_TEXT && !node->broken) {
        return read_code_text(reader, node, node->text, for_type, ret);
    }
    if (!read_single(reader, node, NAMES_CONTROL_CODE, UINT32_MAX, &code)) {
        return false;
    }
    *ret = (uint32_t)code;
    return true;
}
