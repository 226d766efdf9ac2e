#include "base/json.h"
#include "cli/inspect_print.h"
#include "names/names.h"

static void put_names(struct json_writer *json, const char *key, const struct elf_names *names)
{
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < names->count; ++i) {
        json_text(json, names->items[i]);
    }
    json_array_end(json);
}

static void put_key_text(struct json_writer *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void put_key_number(struct json_writer *json, const char *key, uint64_t number)
{
    json_key(json, key);
    json_unsigned(json, number);
}

static void put_file(struct json_writer *json, const struct elf_facts *file)
{
    put_key_text(json, "kind", file->kind);
    json_key(json, "sdk_flags");
    json_bool(json, file->marked);
    put_key_text(json, "sanitizer", file->sanitizer);
    put_names(json, "needed", &file->needed);
    put_names(json, "exports", &file->exports);
    put_names(json, "missing_symbols", &file->missing);
    put_names(json, "missing_libraries", &file->absent);
    put_names(json, "wide_functions", &file->wide);
}

static void put_table(struct json_writer *json, const struct wire_function_table *table)
{
    json_key(json, "table");
    json_object_begin(json);
    put_key_number(json, "Version", table->version);
    put_key_number(json, "TableSize", table->table_size);
    json_key(json, "entries");
    json_object_begin(json);
    for (int slot = 0; slot < 32; ++slot) {
        const char *entry = inspect_entry(table->version, slot);
        if (entry) {
            json_key(json, entry);
            json_bool(json, (table->non_null & (1u << slot)) != 0);
        }
    }
    json_object_end(json);
    json_object_end(json);
}

static void put_call(struct json_writer *json, const struct inspect_call *call)
{
    static const char *const ends[] = {
        [INSPECT_RETURNED] = "returned",
        [INSPECT_ABSENT] = "absent",
        [INSPECT_DIED] = "died",
        [INSPECT_HUNG] = "hung",
    };
    json_object_begin(json);
    put_key_text(json, "export", call->export);
    put_key_text(json, "type", call->type);
    put_key_number(json, "min_version", call->lowest);
    put_key_number(json, "max_version", call->highest);
    put_key_text(json, "end", ends[call->end]);
    if (call->end == INSPECT_RETURNED) {
        put_key_number(json, "return", call->status);
        put_key_text(json, "return_name", names_of(NAMES_ERROR, call->status));
    }
    if (call->text) {
        put_key_text(json, "text", call->text);
    }
    if (call->has_table && call->table.readable) {
        put_table(json, &call->table);
    }
    json_object_end(json);
}

static void put_calls(struct json_writer *json, const char *key, const struct inspect_call *calls,
                      size_t count)
{
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < count; ++i) {
        put_call(json, &calls[i]);
    }
    json_array_end(json);
}

static void put_types(struct json_writer *json, const struct inspection *inspection)
{
    json_key(json, "types");
    json_array_begin(json);
    for (size_t i = 0; i < inspection->type_count; ++i) {
        const struct inspect_type *type = &inspection->types[i];
        json_object_begin(json);
        put_key_text(json, "name", type->name);
        put_key_text(json, "found", type->found);
        put_calls(json, "calls", type->calls, type->call_count);
        json_object_end(json);
    }
    json_array_end(json);
    put_calls(json, "unknown_type", inspection->unknown, inspection->unknown_count);
}

static void put_findings(struct json_writer *json, const struct inspection *inspection)
{
    json_key(json, "findings");
    json_array_begin(json);
    for (size_t i = 0; i < inspection->finding_count; ++i) {
        const struct inspect_finding *finding = &inspection->findings[i];
        json_object_begin(json);
        put_key_text(json, "severity", finding->is_fatal ? "problem" : "note");
        put_key_text(json, "rule", finding->rule);
        put_key_text(json, "text", finding->text);
        json_object_end(json);
    }
    json_array_end(json);
}

void inspect_print_json(struct buf *out, const char *path, const char *sha256,
                        const struct inspection *inspection)
{
    struct json_writer json = {.out = out};
    json_object_begin(&json);
    put_key_number(&json, "schema", 1);
    put_key_text(&json, "file", path);
    put_key_text(&json, "sha256", sha256);
    put_file(&json, &inspection->file);
    json_key(&json, "loaded");
    json_bool(&json, inspection->refusal == NULL);
    put_key_text(&json, "refusal", inspection->refusal);
    put_types(&json, inspection);
    put_findings(&json, inspection);
    json_object_end(&json);
    buf_putc(out, '\n');
}
