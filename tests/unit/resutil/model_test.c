/*
 * The table functions against a model: random sequences of operations, the same each time, on the
 * database and on a dictionary of what it has to hold. After each operation both must agree, in the
 * result code, in what is stored, and in what the getters say.
 */

#include "support.h"

#define SEQUENCES  2500
#define OPERATIONS 12
#define TEXT_CHARS 8u
#define NAME_COUNT 7u

enum kind {
    KIND_NONE,
    KIND_DWORD,
    KIND_LONG,
    KIND_SZ,
    KIND_BINARY,
    KIND_ULARGE,
    KINDS,
};

struct value {
    enum kind kind; /* NONE: not there */
    ULONGLONG number;
    WCHAR text[TEXT_CHARS]; /* a string */
    DWORD bytes;            /* of a string or of bytes, which are in text too */
};

/* The first five are in the table, the others are unknown. The third is read-only. */
static const LPCWSTR names[NAME_COUNT] = {L"Dword", L"Long",  L"Fixed", L"Text",
                                          L"Bytes", L"Extra", L"Other"};
static const enum kind kinds[NAME_COUNT] = {KIND_DWORD,  KIND_LONG, KIND_DWORD, KIND_SZ,
                                            KIND_BINARY, KIND_NONE, KIND_NONE};
#define KNOWN 5u

struct params {
    DWORD dword;
    LONG number;
    DWORD fixed;
    LPWSTR text;
    LPBYTE bytes;
    DWORD bytes_bytes;
};

static RESUTIL_PROPERTY_ITEM table[] = {
    {.Name = (WCHAR[]){L"Dword"},
     .Format = CLUSPROP_FORMAT_DWORD,
     .Default = 2,
     .Minimum = 1,
     .Maximum = 50,
     .Offset = (DWORD)offsetof(struct params, dword)},
    {.Name = (WCHAR[]){L"Long"},
     .Format = CLUSPROP_FORMAT_LONG,
     .Minimum = (DWORD)-20,
     .Maximum = 20,
     .Offset = (DWORD)offsetof(struct params, number)},
    {.Name = (WCHAR[]){L"Fixed"},
     .Format = CLUSPROP_FORMAT_DWORD,
     .Default = 11,
     .Flags = RESUTIL_PROPITEM_READ_ONLY,
     .Offset = (DWORD)offsetof(struct params, fixed)},
    {.Name = (WCHAR[]){L"Text"},
     .Format = CLUSPROP_FORMAT_SZ,
     .lpDefault = (WCHAR[]){L"d"},
     .Offset = (DWORD)offsetof(struct params, text)},
    {.Name = (WCHAR[]){L"Bytes"},
     .Format = CLUSPROP_FORMAT_BINARY,
     .Offset = (DWORD)offsetof(struct params, bytes)},
    {.Name = NULL},
};

static ULONGLONG seed;
static struct value stored[NAME_COUNT]; /* what the database has to hold */
static struct value held[NAME_COUNT];   /* what the block has to hold; NONE: as it was zeroed */
static struct params block;

/* ---- random lists ---- */

struct listed {
    DWORD name;
    struct value value;
};

static struct value random_value(enum kind kind)
{
    struct value value = {.kind = kind};
    DWORD chars;

    switch (kind) {
    case KIND_DWORD:
        value.number = random_next(&seed, 60);
        break;
    case KIND_LONG:
        value.number = (DWORD)((LONG)random_next(&seed, 50) - 25);
        break;
    case KIND_ULARGE:
        value.number = (ULONGLONG)random_next(&seed, 1000) << 30;
        break;
    case KIND_SZ:
        chars = random_next(&seed, TEXT_CHARS);
        for (DWORD i = 0; i < chars; i++) {
            value.text[i] = (WCHAR)(L'a' + random_next(&seed, 3));
        }
        value.bytes = (chars + 1) * (DWORD)sizeof(WCHAR);
        break;
    default:
        value.bytes = random_next(&seed, sizeof(value.text));
        for (DWORD i = 0; i < value.bytes; i++) {
            ((BYTE *)value.text)[i] = (BYTE)random_next(&seed, 4);
        }
        break;
    }
    return value;
}

static DWORD random_list(struct rdk_property_list_builder *builder, struct listed *listed)
{
    DWORD count = random_next(&seed, 5);

    rdk_property_list_builder_init(
        builder, random_next(&seed, 2) == 0 ? 0 : RDK_PROPERTY_LIST_DOCUMENTATION_FORM);
    for (DWORD i = 0; i < count; i++) {
        DWORD name = random_next(&seed, NAME_COUNT);
        enum kind kind = name < KNOWN && random_next(&seed, 12) != 0
                             ? kinds[name]
                             : (enum kind)(1 + random_next(&seed, KINDS - 1));
        struct value value = random_value(kind);

        /* Mostly without the read-only one, so that most lists are good. */
        if (name == 2 && random_next(&seed, 4) != 0) {
            name = 0;
            value = random_value(KIND_DWORD);
            kind = KIND_DWORD;
        }
        listed[i].name = name;
        listed[i].value = value;
        switch (kind) {
        case KIND_DWORD:
            rdk_property_list_add_dword(builder, names[name], (DWORD)value.number);
            break;
        case KIND_LONG:
            rdk_property_list_add_long(builder, names[name], (LONG)value.number);
            break;
        case KIND_ULARGE:
            rdk_property_list_add_ularge(builder, names[name], value.number);
            break;
        case KIND_SZ:
            rdk_property_list_add_sz(builder, names[name], value.text);
            break;
        default:
            rdk_property_list_add_binary(builder, names[name], value.text, value.bytes);
            break;
        }
    }
    ck_assert_uint_eq(rdk_property_list_done(builder, NULL), ERROR_SUCCESS);
    return count;
}

/* ---- the model ---- */

/* Names and types first, then ranges, wherever in the list they stand. */
static DWORD model_check(const struct listed *listed, DWORD count, BOOL allow_unknown)
{
    DWORD result = ERROR_SUCCESS;

    for (DWORD i = 0; i < count; i++) {
        DWORD name = listed[i].name;
        LONG number = (LONG)listed[i].value.number;

        if (name >= KNOWN ? !allow_unknown : name == 2 || listed[i].value.kind != kinds[name]) {
            return ERROR_INVALID_PARAMETER;
        }
        if ((name == 0 && (number < 1 || number > 50)) ||
            (name == 1 && (number < -20 || number > 20))) {
            result = ERROR_INVALID_DATA;
        }
    }
    return result;
}

/* An unknown property without bytes is deleted. */
static struct value model_unknown(struct value value)
{
    if (value.kind == KIND_BINARY && value.bytes == 0) {
        value.kind = KIND_NONE;
    }
    return value;
}

static BOOL value_is(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind) {
        return FALSE;
    }
    if (a->kind == KIND_SZ || a->kind == KIND_BINARY) {
        return a->bytes == b->bytes && memcmp(a->text, b->text, a->bytes) == 0;
    }
    return a->kind == KIND_NONE || a->number == b->number;
}

/* ---- what is there ---- */

static const struct {
    DWORD type;
    DWORD bytes;
} registry[KINDS] = {
    [KIND_DWORD] = {REG_DWORD, 4},   [KIND_LONG] = {REG_DWORD, 4},   [KIND_SZ] = {REG_SZ, 0},
    [KIND_BINARY] = {REG_BINARY, 0}, [KIND_ULARGE] = {REG_QWORD, 8},
};

static void check_stored(void)
{
    for (DWORD i = 0; i < NAME_COUNT; i++) {
        const struct value *value = &stored[i];
        if (value->kind == KIND_NONE) {
            ck_assert(is_absent(key, names[i]));
        } else if (registry[value->kind].bytes != 0) {
            ck_assert(is_stored(key, names[i], registry[value->kind].type, &value->number,
                                registry[value->kind].bytes));
        } else {
            ck_assert(
                is_stored(key, names[i], registry[value->kind].type, value->text, value->bytes));
        }
    }
}

static void check_held(void)
{
    ck_assert_uint_eq(block.dword, (DWORD)held[0].number);
    ck_assert_int_eq(block.number, (LONG)held[1].number);
    ck_assert_uint_eq(block.fixed, (DWORD)held[2].number);
    ck_assert_int_eq(block.text != NULL, held[3].kind != KIND_NONE);
    ck_assert(block.text == NULL || text_is(block.text, held[3].text));
    ck_assert_int_eq(block.bytes != NULL, held[4].kind != KIND_NONE);
    ck_assert_uint_eq(block.bytes_bytes, held[4].kind == KIND_NONE ? 0 : held[4].bytes);
    ck_assert_mem_eq(block.bytes == NULL ? (LPBYTE) "" : block.bytes, held[4].text,
                     block.bytes_bytes);
}

/* A private list of everything names what the model has, and nothing else. */
static void check_listed(void)
{
    BYTE buffer[2048];
    DWORD returned = 0;
    DWORD required = 0;
    DWORD count = 0;
    DWORD expected = 0;

    ck_assert_uint_eq(
        ResUtilGetPrivateProperties(key, buffer, sizeof(buffer), &returned, &required),
        ERROR_SUCCESS);
    memcpy(&count, buffer, sizeof(count));
    for (DWORD i = 0; i < NAME_COUNT; i++) {
        struct rdk_property_list_property property;
        DWORD code = rdk_property_list_find(buffer, returned, names[i], &property);
        expected += stored[i].kind != KIND_NONE;
        ck_assert_uint_eq(code, stored[i].kind == KIND_NONE ? ERROR_FILE_NOT_FOUND : ERROR_SUCCESS);
    }
    ck_assert_uint_eq(count, expected);
}

/* ---- operations ---- */

static void operation_verify(void)
{
    struct rdk_property_list_builder list;
    struct listed listed[5];
    DWORD count = random_list(&list, listed);
    BOOL allow_unknown = random_next(&seed, 2) == 0;
    DWORD code = ResUtilVerifyPropertyTable(table, NULL, allow_unknown, list.buffer, list.used,
                                            (LPBYTE)&block);

    ck_assert_uint_eq(code, model_check(listed, count, allow_unknown));
    for (DWORD i = 0; i < count && code == ERROR_SUCCESS; i++) {
        if (listed[i].name < KNOWN) {
            held[listed[i].name] = listed[i].value;
        }
    }
    rdk_property_list_builder_finish(&list);
}

static void operation_set(void)
{
    struct rdk_property_list_builder list;
    struct listed listed[5];
    DWORD count = random_list(&list, listed);
    BOOL allow_unknown = random_next(&seed, 2) == 0;
    BOOL force = random_next(&seed, 3) == 0;
    struct value before[NAME_COUNT];
    DWORD writes_before = writes();
    BOOL changed = FALSE;
    DWORD code = ResUtilSetPropertyTableEx(key, table, NULL, allow_unknown, list.buffer, list.used,
                                           force, (LPBYTE)&block);

    memcpy(before, stored, sizeof(before));
    ck_assert_uint_eq(code, model_check(listed, count, allow_unknown));
    for (DWORD i = 0; i < count && code == ERROR_SUCCESS; i++) {
        DWORD name = listed[i].name;
        struct value value = listed[i].value;
        if (name < KNOWN) {
            held[name] = value;
        } else {
            value = model_unknown(value);
        }
        changed = changed || !value_is(&stored[name], &value);
        stored[name] = value;
    }
    if (code != ERROR_SUCCESS || (!force && !changed)) {
        ck_assert_uint_eq(writes(), writes_before);
    }
    rdk_property_list_builder_finish(&list);
}

/* What the table does not name, or everything: then the table's names may get any kind. */
static void operation_set_private(void)
{
    struct rdk_property_list_builder list;
    struct listed listed[5];
    DWORD count = random_list(&list, listed);
    BOOL all = random_next(&seed, 3) == 0;
    DWORD code = all ? ResUtilSetPrivatePropertyList(key, list.buffer, list.used)
                     : ResUtilSetUnknownProperties(key, table, list.buffer, list.used);

    ck_assert_uint_eq(code, ERROR_SUCCESS);
    for (DWORD i = 0; i < count; i++) {
        if (all || listed[i].name >= KNOWN) {
            stored[listed[i].name] = model_unknown(listed[i].value);
        }
    }
    rdk_property_list_builder_finish(&list);
}

/* A stored kind fits the table's: a LONG and a DWORD are the same in the database. */
static BOOL is_fitting(DWORD name)
{
    return stored[name].kind == KIND_NONE ||
           registry[stored[name].kind].type == registry[kinds[name]].type;
}

static void operation_load(void)
{
    static const struct value defaults[KNOWN] = {
        {.kind = KIND_DWORD, .number = 2},
        {.kind = KIND_LONG},
        {.kind = KIND_DWORD, .number = 11},
        {.kind = KIND_SZ, .text = L"d", .bytes = 4},
        {.kind = KIND_NONE},
    };
    LPWSTR name = NULL;
    DWORD expected = ERROR_SUCCESS;
    DWORD wrong = KNOWN;

    for (DWORD i = 0; i < KNOWN && expected == ERROR_SUCCESS; i++) {
        LONG number = (LONG)stored[i].number;
        wrong = i;
        if (!is_fitting(i)) {
            expected = ERROR_INVALID_PARAMETER;
        } else if (stored[i].kind != KIND_NONE && ((i == 0 && (number < 1 || number > 50)) ||
                                                   (i == 1 && (number < -20 || number > 20)))) {
            expected = ERROR_INVALID_DATA;
        }
    }
    ck_assert_uint_eq(
        ResUtilGetPropertiesToParameterBlock(key, table, (LPBYTE)&block, FALSE, &name), expected);
    if (expected != ERROR_SUCCESS) {
        ck_assert(text_is(name, names[wrong]));
        return;
    }
    ck_assert_ptr_null(name);
    for (DWORD i = 0; i < KNOWN; i++) {
        held[i] = stored[i].kind == KIND_NONE ? defaults[i] : stored[i];
    }
}

static void operation_save(void)
{
    DWORD expected = ERROR_SUCCESS;
    DWORD fixed = stored[2].kind == KIND_NONE ? 11 : (DWORD)stored[2].number;

    if (!is_fitting(2) || (DWORD)held[2].number != fixed) {
        expected = ERROR_INVALID_PARAMETER;
    }
    ck_assert_uint_eq(
        ResUtilSetPropertyParameterBlock(key, table, NULL, (LPBYTE)&block, NULL, 0, (LPBYTE)&block),
        expected);
    for (DWORD i = 0; i < KNOWN && expected == ERROR_SUCCESS; i++) {
        if (i != 2) {
            stored[i] = held[i];
            stored[i].kind = i < 2 ? kinds[i] : held[i].kind;
        }
    }
}

START_TEST(test_model__agrees_after_every_operation)
{
    static void (*const operations[])(void) = {
        operation_verify, operation_set, operation_set_private, operation_load, operation_save};

    seed = 20120815;
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
        for (DWORD i = 0; i < NAME_COUNT; i++) {
            ClusterRegDeleteValue(key, names[i]);
        }
        memset(stored, 0, sizeof(stored));
        for (int operation = 0; operation < OPERATIONS; operation++) {
            operations[random_next(&seed, COUNT(operations))]();
            check_stored();
            check_held();
        }
        check_listed();
        ResUtilFreeParameterBlock((LPBYTE)&block, NULL, table);
        memset(&block, 0, sizeof(block));
        memset(held, 0, sizeof(held));
    }
}
END_TEST

CLUSTER_MAIN("model", test_model__agrees_after_every_operation)
