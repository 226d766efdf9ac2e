/* Typed values: {dword: 3}, {sz: x}, {hex: 00 01}, and plain ones. */

#include <string.h>

#include "reader.h"
#include "scalar.h"
#include "tables.h"

static struct scenario_value new_value(const struct tree *node, enum scenario_value_kind kind)
{
    return (struct scenario_value){.kind = kind, .place = node->place};
}

static void set_format(struct scenario_value *value, const char *format)
{
    uint64_t number = 0;

    if (names_value(NAMES_FORMAT, format, &number)) {
        value->format = (uint16_t)number;
    }
}

/* --- whole numbers ------------------------------------------------------------------------ */

struct width {
    const char *format;
    bool is_signed;
    uint64_t most; /* the largest; for signed ones the least is -most - 1 */
    const char *range;
};

static bool fits(struct scalar scalar, const struct width *width)
{
    if (scalar.too_large) {
        return false;
    }
    if (!scalar.negative) {
        return scalar.number <= width->most;
    }
    return width->is_signed && 0 - scalar.number <= width->most + 1;
}

static void read_width(struct reader *reader, const struct tree *node, const struct width *width,
                       struct scenario_value *ret)
{
    struct scenario_value value = new_value(node, SCENARIO_NUMBER);

    set_format(&value, width->format);
    if (node->kind != TREE_SCALAR) {
        problems_at(reader->problems, node, "%s; expected a number (%s)", tree_kind_text(node),
                    width->range);
        return;
    }
    struct scalar scalar = scalar_read(node);
    if (scalar.type == SCALAR_TEXT || scalar.type == SCALAR_NULL) {
        if (node->broken || !read_class(reader, node, NAMES_NONE, width->most, &value.number)) {
            return;
        }
        scalar = (struct scalar){.type = SCALAR_NUMBER, .number = value.number};
    }
    if (!fits(scalar, width)) {
        problems_at(reader->problems, node, "the number %s is out of range; expected %s",
                    node->text, width->range);
        return;
    }
    value.number = scalar.number;
    value.negative = scalar.negative;
    *ret = value;
}

static void read_dword(struct reader *reader, const struct tree *node, void *slot)
{
    static const struct width width = {"DWORD", false, UINT32_MAX, "0 to 4294967295"};
    read_width(reader, node, &width, slot);
}

static void read_word(struct reader *reader, const struct tree *node, void *slot)
{
    static const struct width width = {"WORD", false, UINT16_MAX, "0 to 65535"};
    read_width(reader, node, &width, slot);
}

void read_long(struct reader *reader, const struct tree *node, void *slot)
{
    static const struct width width = {"LONG", true, INT32_MAX, "-2147483648 to 2147483647"};
    read_width(reader, node, &width, slot);
}

static void read_qword(struct reader *reader, const struct tree *node, void *slot)
{
    static const struct width width = {"ULARGE_INTEGER", false, UINT64_MAX,
                                       "0 to 18446744073709551615"};
    read_width(reader, node, &width, slot);
}

static void read_large(struct reader *reader, const struct tree *node, void *slot)
{
    static const struct width width = {"LARGE_INTEGER", true, INT64_MAX,
                                       "-9223372036854775808 to 9223372036854775807"};
    read_width(reader, node, &width, slot);
}

static void read_filetime(struct reader *reader, const struct tree *node, void *slot)
{
    static const char expected[] =
        "a moment as in \"2026-01-31T12:00:00Z\", or the 100-ns units since 1601";
    struct scenario_value value = new_value(node, SCENARIO_NUMBER);

    set_format(&value, "FILETIME");
    if (node->kind != TREE_SCALAR) {
        problems_at(reader->problems, node, "%s; expected %s", tree_kind_text(node), expected);
        return;
    }
    struct scalar scalar = scalar_read(node);
    value.number = scalar.number;
    if (scalar.type == SCALAR_NUMBER ? scalar.negative || scalar.too_large
                                     : !scalar_filetime(node->text, &value.number)) {
        problems_at(reader->problems, node, "'%s'; expected %s", node->text, expected);
        return;
    }
    *(struct scenario_value *)slot = value;
}

/* --- texts and bytes ---------------------------------------------------------------------- */

static void read_string(struct reader *reader, const struct tree *node, const char *format,
                        struct scenario_value *ret)
{
    struct scenario_value value = new_value(node, SCENARIO_TEXT);

    set_format(&value, format);
    read_text(reader, node, &value.text);
    if (value.text) {
        *ret = value;
    }
}

static void read_sz(struct reader *reader, const struct tree *node, void *slot)
{
    read_string(reader, node, "SZ", slot);
}

static void read_expand_sz(struct reader *reader, const struct tree *node, void *slot)
{
    read_string(reader, node, "EXPAND_SZ", slot);
}

static void read_expanded_sz(struct reader *reader, const struct tree *node, void *slot)
{
    read_string(reader, node, "EXPANDED_SZ", slot);
}

/* A list's end is an empty text, so an empty text in a list would end it. */
static void read_list(struct reader *reader, const struct tree *node, struct scenario_value *value)
{
    struct reader_texts texts = {0};

    read_texts(reader, node, &texts);
    for (size_t i = 0; i < texts.count; i++) {
        if (!*texts.items[i]) {
            problems_at(reader->problems, node->items[i],
                        "an empty text in a list; expected none (an empty text ends a MULTI_SZ; "
                        "write such bytes as {hex: …})");
        }
    }
    value->items = texts.items;
    value->item_count = texts.count;
}

static void read_multi_sz(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_value value = new_value(node, SCENARIO_LIST);

    set_format(&value, "MULTI_SZ");
    read_list(reader, node, &value);
    *(struct scenario_value *)slot = value;
}

static void read_bytes(struct reader *reader, const struct tree *node, struct scenario_value *value)
{
    static const char expected[] = "bytes as pairs of hex digits, as in \"00 ff 1A\"";

    if (node->kind != TREE_SCALAR) {
        problems_at(reader->problems, node, "%s; expected %s", tree_kind_text(node), expected);
        return;
    }
    if (!scalar_hex(reader->arena, node->text, &value->bytes, &value->length)) {
        problems_at(reader->problems, node, "'%s'; expected %s", node->text, expected);
        return;
    }
    value->kind = SCENARIO_BYTES;
}

static void read_block(struct reader *reader, const struct tree *node, const char *format,
                       struct scenario_value *ret)
{
    struct scenario_value value = new_value(node, SCENARIO_NONE);

    read_bytes(reader, node, &value);
    if (value.kind == SCENARIO_BYTES) {
        set_format(&value, format);
        *ret = value;
    }
}

static void read_binary(struct reader *reader, const struct tree *node, void *slot)
{
    read_block(reader, node, "BINARY", slot);
}

static void read_security_descriptor(struct reader *reader, const struct tree *node, void *slot)
{
    read_block(reader, node, "SECURITY_DESCRIPTOR", slot);
}

static void read_hex(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_value value = new_value(node, SCENARIO_NONE);

    read_bytes(reader, node, &value);
    if (value.kind == SCENARIO_BYTES) {
        value.raw = true;
        *(struct scenario_value *)slot = value;
    }
}

/* --- any value ----------------------------------------------------------------------------- */

static const struct key value_keys[] = {
    {"dword", "0 to 4294967295, or a constant of the headers", "a DWORD", SHAPE_NAME, read_dword, 0,
     false, NULL},
    {"word", "0 to 65535, or a constant", "a WORD", SHAPE_NAME, read_word, 0, false, NULL},
    {"long", "-2147483648 to 2147483647, or a constant", "a LONG", SHAPE_NAME, read_long, 0, false,
     NULL},
    {"qword", "0 to 18446744073709551615, or a constant", "a ULARGE_INTEGER", SHAPE_NAME,
     read_qword, 0, false, NULL},
    {"large", "-9223372036854775808 to 9223372036854775807, or a constant", "a LARGE_INTEGER",
     SHAPE_NAME, read_large, 0, false, NULL},
    {"filetime", "\"2026-01-31T12:00:00Z\" or 100-ns units since 1601", "a FILETIME", SHAPE_NAME,
     read_filetime, 0, false, NULL},
    {"sz", "a text", "a text, UTF-16 with its NUL", SHAPE_TEXT, read_sz, 0, false, NULL},
    {"expand_sz", "a text", "a text with %variables% in it", SHAPE_TEXT, read_expand_sz, 0, false,
     NULL},
    {"expanded_sz", "a text", "what an expand_sz stands for, as an answer shows it", SHAPE_TEXT,
     read_expanded_sz, 0, false, NULL},
    {"multi_sz", "a list of texts", "a list of texts, none of them empty", SHAPE_TEXTS,
     read_multi_sz, 0, false, NULL},
    {"binary", "bytes in hex, quoted", "bytes, as a BINARY value", SHAPE_TEXT, read_binary, 0,
     false, NULL},
    {"security_descriptor", "bytes in hex, quoted", "a self-relative SECURITY_DESCRIPTOR",
     SHAPE_TEXT, read_security_descriptor, 0, false, NULL},
    {"hex", "bytes in hex, quoted",
     "the very bytes of the whole thing, also where a property list "
     "is wanted: for malformed input",
     SHAPE_TEXT, read_hex, 0, false, NULL},
};

const struct key_table value_table = {"value", "a typed value", value_keys, KEY_COUNT(value_keys)};

bool value_is_typed(const struct tree *node)
{
    return node->kind == TREE_MAPPING && node->count == 1 && node->items[0]->kind == TREE_SCALAR &&
           key_find(&value_table, node->items[0]->text);
}

static void read_plain(struct reader *reader, const struct tree *node, struct scenario_value *ret)
{
    struct scalar scalar = scalar_read(node);

    switch (scalar.type) {
    case SCALAR_NULL:
        *ret = new_value(node, SCENARIO_NULL);
        return;
    case SCALAR_TEXT:
        *ret = new_value(node, SCENARIO_TEXT);
        ret->text = node->text;
        return;
    case SCALAR_BOOL:
    case SCALAR_NUMBER:
        if (scalar.too_large) {
            problems_at(reader->problems, node, "the number %s is out of range; expected 64 bits",
                        node->text);
            return;
        }
        *ret = new_value(node, SCENARIO_NUMBER);
        ret->number = scalar.number;
        ret->negative = scalar.negative;
        return;
    }
}

void read_value(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_value *value = slot;

    if (node->broken) {
        return;
    }
    if (node->kind == TREE_SCALAR) {
        read_plain(reader, node, value);
    } else if (node->kind == TREE_SEQUENCE) {
        struct scenario_value list = new_value(node, SCENARIO_LIST);
        read_list(reader, node, &list);
        *value = list;
    } else if (node->count != 1) {
        problems_at(reader->problems, node,
                    "a mapping of %zu keys as a value; expected one, as in {dword: 3}",
                    node->count);
    } else {
        keys_read(reader, node, &value_table, NULL, 0, value);
    }
}
