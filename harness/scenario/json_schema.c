/*
 * The JSON Schema of a scenario file, for editors: from the same rows as the parser. It knows keys
 * and kinds of values; what a name means, and what refers to what, only the parser knows. Where a
 * value may stand, a variable may: so nearly everything may be a text.
 */

#include "base/json.h"
#include "tables.h"

static void put(struct json_writer *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void put_reference(struct json_writer *json, const char *name)
{
    struct buf buf = {0};

    buf_printf(&buf, "#/$defs/%s", name);
    put(json, "$ref", buf_text(&buf));
    buf_finish(&buf);
}

static void reference(struct json_writer *json, const char *name)
{
    json_object_begin(json);
    put_reference(json, name);
    json_object_end(json);
}

/* --- the kinds of values ----------------------------------------------------------------------- */

/* Simple kinds: the JSON types that they may have. NULL ends a list. */
static const struct {
    const char *name;
    const char *types[7];
} simple_kinds[] = {
    {"text", {"string", "number", "boolean", NULL}},
    {"number", {"integer", "string", NULL}},
    {"truth", {"boolean", "string", NULL}},
    {"name", {"string", "integer", "boolean", "null", NULL}},
    {"duration", {"string", NULL}},
    {"mapping", {"object", "string", "null", NULL}},
    {"list", {"array", "string", NULL}},
    {"plain", {"string", "number", "boolean", "null", "array", NULL}},
};

static void write_simple_kinds(struct json_writer *json)
{
    for (size_t i = 0; i < KEY_COUNT(simple_kinds); i++) {
        json_key(json, simple_kinds[i].name);
        json_object_begin(json);
        json_key(json, "type");
        json_array_begin(json);
        for (size_t k = 0; simple_kinds[i].types[k]; k++) {
            json_text(json, simple_kinds[i].types[k]);
        }
        json_array_end(json);
        json_object_end(json);
    }
}

static void any_of_begin(struct json_writer *json)
{
    json_key(json, "anyOf");
    json_array_begin(json);
}

/* One thing or a list of it. */
static void put_one_or_list(struct json_writer *json, const char *name)
{
    any_of_begin(json);
    reference(json, name);
    json_object_begin(json);
    put(json, "type", "array");
    json_key(json, "items");
    reference(json, name);
    json_object_end(json);
    json_array_end(json);
}

static void put_list(struct json_writer *json, const char *name)
{
    any_of_begin(json);
    json_object_begin(json);
    put(json, "type", "array");
    json_key(json, "items");
    reference(json, name);
    json_object_end(json);
    json_object_begin(json);
    put(json, "type", "string");
    json_object_end(json);
    json_array_end(json);
}

static void put_either(struct json_writer *json, const char *const *names, size_t count)
{
    any_of_begin(json);
    for (size_t i = 0; i < count; i++) {
        reference(json, names[i]);
    }
    json_array_end(json);
}

/* Plain or typed, or a list of properties. */
static void put_value(struct json_writer *json)
{
    put_either(json, (const char *const[]){"plain", value_table.name, buffer_table.name}, 3);
}

static void put_values(struct json_writer *json)
{
    any_of_begin(json);
    json_object_begin(json);
    put(json, "type", "array");
    json_key(json, "items");
    json_object_begin(json);
    put_value(json);
    json_object_end(json);
    json_object_end(json);
    json_object_begin(json);
    put(json, "type", "string");
    json_object_end(json);
    json_array_end(json);
}

static void put_named(struct json_writer *json, const char *table)
{
    put(json, "type", "object");
    json_key(json, "additionalProperties");
    json_object_begin(json);
    put_either(json, (const char *const[]){table, "name"}, 2);
    json_object_end(json);
}

static const char *simple_kind(enum key_shape shape)
{
    switch (shape) {
    case SHAPE_TEXT:
        return "text";
    case SHAPE_NUMBER:
        return "number";
    case SHAPE_BOOL:
        return "truth";
    case SHAPE_NAME:
        return "name";
    case SHAPE_DURATION:
        return "duration";
    case SHAPE_MAPPING:
        return "mapping";
    case SHAPE_LIST:
        return "list";
    default:
        return NULL;
    }
}

static void put_shape(struct json_writer *json, const struct key *key)
{
    const char *simple = simple_kind(key->shape);

    if (key->read == read_common) {
        put_either(json, (const char *const[]){common_table.name, value_table.name, "name"}, 3);
        return;
    }
    if (key->read == read_properties) {
        put_reference(json, "properties");
        return;
    }
    if (simple) {
        put_reference(json, simple);
        return;
    }
    switch (key->shape) {
    case SHAPE_NAMES:
        put_one_or_list(json, "name");
        break;
    case SHAPE_TEXTS:
        put_list(json, "text");
        break;
    case SHAPE_TABLE:
        put_either(json, (const char *const[]){key->table->name, "duration"}, 2);
        break;
    case SHAPE_TABLES:
        put_list(json, key->table->name);
        break;
    case SHAPE_TABLE_OR_TABLES:
        put_one_or_list(json, key->table->name);
        break;
    case SHAPE_NAMED:
        put_named(json, key->table->name);
        break;
    case SHAPE_STEPS:
        put_list(json, "any_step");
        break;
    case SHAPE_VALUES:
        put_values(json);
        break;
    default:
        put_value(json);
        break;
    }
}

/* --- tables ------------------------------------------------------------------------------------- */

/* A property's value: plain or typed. */
static void put_property(struct json_writer *json, const char *plain)
{
    put_either(json, (const char *const[]){plain, value_table.name}, 2);
}

static void write_properties(struct json_writer *json)
{
    json_key(json, "properties");
    json_object_begin(json);
    json_key(json, "type");
    json_array_begin(json);
    json_text(json, "object");
    json_text(json, "null");
    json_text(json, "string");
    json_array_end(json);
    json_key(json, "additionalProperties");
    json_object_begin(json);
    put_property(json, "plain");
    json_object_end(json);
    json_object_end(json);
}

static void write_keys(struct json_writer *json, const struct key_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct key *key = &table->keys[i];
        const char *simple = simple_kind(key->shape);
        json_key(json, key->name);
        json_object_begin(json);
        put(json, "description", key->text);
        if (table == &common_table) {
            put_property(json, simple ? simple : "plain");
        } else {
            put_shape(json, key);
        }
        json_object_end(json);
    }
}

static void write_required(struct json_writer *json, const struct key_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->keys[i].required) {
            json_text(json, table->keys[i].name);
        }
    }
}

static void write_table(struct json_writer *json, const struct key_table *table)
{
    json_key(json, table->name);
    json_object_begin(json);
    put(json, "type", "object");
    json_key(json, "properties");
    json_object_begin(json);
    write_keys(json, table);
    json_object_end(json);
    json_key(json, "required");
    json_array_begin(json);
    write_required(json, table);
    json_array_end(json);
    json_key(json, "additionalProperties");
    if (table == &common_table) {
        reference(json, value_table.name); /* a name that is not known, with its type */
    } else {
        json_bool(json, false);
    }
    if (table == &value_table) {
        json_key(json, "minProperties");
        json_unsigned(json, 1);
        json_key(json, "maxProperties");
        json_unsigned(json, 1);
    }
    json_object_end(json);
}

/* --- steps -------------------------------------------------------------------------------------- */

static void put_subject(struct json_writer *json, const struct verb *verb)
{
    switch (verb->subject) {
    case SUBJECT_RESOURCE_TO_GROUP:
    case SUBJECT_RESOURCE_TO_NAME:
        put(json, "type", "object");
        json_key(json, "minProperties");
        json_unsigned(json, 1);
        json_key(json, "maxProperties");
        json_unsigned(json, 1);
        break;
    case SUBJECT_CONDITION:
        put_reference(json, condition_table.name);
        break;
    case SUBJECT_DURATION:
        put_reference(json, "duration");
        break;
    case SUBJECT_ENTRY:
        put_either(json, (const char *const[]){"text", export_table.name}, 2);
        break;
    default:
        put_reference(json, "text");
        break;
    }
}

static void write_verb(struct json_writer *json, const struct verb *verb)
{
    bool creates = verb->subject == SUBJECT_NEW_RESOURCE;

    json_object_begin(json);
    put(json, "type", "object");
    put(json, "description", verb->text);
    json_key(json, "properties");
    json_object_begin(json);
    json_key(json, verb->name);
    json_object_begin(json);
    put_subject(json, verb);
    json_object_end(json);
    write_keys(json, &verb->keys);
    write_keys(json, &step_table);
    if (creates) {
        write_keys(json, &resource_table);
    }
    json_object_end(json);
    json_key(json, "required");
    json_array_begin(json);
    json_text(json, verb->name);
    write_required(json, &verb->keys);
    if (creates) {
        write_required(json, &resource_table);
    }
    json_array_end(json);
    json_key(json, "additionalProperties");
    json_bool(json, false);
    json_object_end(json);
}

static void write_any_step(struct json_writer *json)
{
    json_key(json, "any_step");
    json_object_begin(json);
    any_of_begin(json);
    for (size_t i = 0; i < SCENARIO_VERB_COUNT; i++) {
        write_verb(json, &verbs[i]);
    }
    reference(json, use_table.name);
    reference(json, repeat_table.name);
    json_array_end(json);
    json_object_end(json);
}

char *scenario_json_schema(void)
{
    struct buf buf = {0};
    struct json_writer json = {.out = &buf};

    json_object_begin(&json);
    put(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    put(&json, "title", "rdk scenario file");
    put_reference(&json, scenario_table.name);
    json_key(&json, "$defs");
    json_object_begin(&json);
    write_simple_kinds(&json);
    write_properties(&json);
    for (size_t i = 0; i < tables_count; i++) {
        if (tables_all[i] != &step_table) {
            write_table(&json, tables_all[i]);
        }
    }
    write_any_step(&json);
    json_object_end(&json);
    json_object_end(&json);
    buf_putc(&buf, '\n');
    return buf_take(&buf);
}
