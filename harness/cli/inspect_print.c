#include "cli/inspect_print.h"

#include <string.h>

#include "abi/abi.h"
#include "names/names.h"

#define EXPORTS_SHOWN 20u
#define LABEL_COLUMN  10
#define LINE_CHARS    96u

const char *inspect_entry(unsigned version, int slot)
{
    for (size_t i = 0; i < abi_row_count && abi_functions_bytes(version); ++i) {
        if (abi_rows[i].kind == ABI_ENTRY && abi_rows[i].slot[(version >> 8) - 1] == slot) {
            return abi_rows[i].name;
        }
    }
    return NULL;
}

/* "needs     a, b, c": broken where a line ends. */
static void put_names(struct buf *out, const char *label, const char *const *names, size_t count,
                      size_t most)
{
    size_t start = out->length;
    buf_printf(out, "%-*s", LABEL_COLUMN, label);
    for (size_t i = 0; i < count && i < most; ++i) {
        if (i && out->length - start + strlen(names[i]) > LINE_CHARS) {
            buf_puts(out, ",\n");
            start = out->length;
            buf_printf(out, "%*s%s", LABEL_COLUMN, "", names[i]);
        } else {
            buf_printf(out, "%s%s", i ? ", " : "", names[i]);
        }
    }
    if (count > most) {
        buf_printf(out, " and %zu more", count - most);
    }
    buf_puts(out, count ? "\n" : "none\n");
}

static void put_file(struct buf *out, const char *path, const char *sha256,
                     const struct elf_facts *file)
{
    buf_printf(out, "file      %s\nsha256    %s\nkind      %s\n", path, sha256, file->kind);
    if (!file->readable) {
        return;
    }
    put_names(out, "needs", file->needed.items, file->needed.count, SIZE_MAX);
    buf_printf(out, "built     %s%s%s\n",
               file->marked ? "with the SDK's flags (16-bit wchar_t)" : "without the SDK's flags",
               file->sanitizer ? ", with the sanitizer " : "",
               file->sanitizer ? file->sanitizer : "");
    put_names(out, "exports", file->exports.items, file->exports.count, EXPORTS_SHOWN);
}

static void put_version(struct buf *out, unsigned version)
{
    if (version & 0xFF) {
        buf_printf(out, "0x%x", version);
    } else {
        buf_printf(out, "%u.0", version >> 8);
    }
}

static void put_call(struct buf *out, const struct inspect_call *call)
{
    buf_printf(out, "  %-9s ", call->export);
    put_version(out, call->lowest);
    buf_puts(out, " to ");
    put_version(out, call->highest);
    buf_puts(out, ": ");
    switch (call->end) {
    case INSPECT_RETURNED:
        names_print(out, NAMES_ERROR, call->status);
        break;
    case INSPECT_ABSENT:
        buf_puts(out, "not exported");
        break;
    case INSPECT_DIED:
        buf_printf(out, "ended the process: %s", call->text);
        break;
    case INSPECT_HUNG:
        buf_printf(out, "did not return: %s", call->text);
        break;
    }
    if (call->end == INSPECT_RETURNED && call->status == 0 && call->has_table &&
        call->table.readable) {
        buf_puts(out, ", Version ");
        put_version(out, call->table.version);
        buf_printf(out, ", TableSize %u", call->table.table_size);
    }
    buf_putc(out, '\n');
}

/* What a table has and has not. */
static void put_table(struct buf *out, const struct wire_function_table *table)
{
    const char *present[32];
    const char *absent[32];
    size_t present_count = 0;
    size_t absent_count = 0;
    for (int slot = 0; slot < 32; ++slot) {
        const char *entry = inspect_entry(table->version, slot);
        if (entry && table->non_null & (1u << slot)) {
            present[present_count++] = entry;
        } else if (entry) {
            absent[absent_count++] = entry;
        }
    }
    buf_puts(out, "  table ");
    put_version(out, table->version);
    buf_putc(out, '\n');
    put_names(out, "    has", present, present_count, SIZE_MAX);
    put_names(out, "    NULL", absent, absent_count, SIZE_MAX);
}

static bool has_table(const struct inspect_call *call)
{
    return call->end == INSPECT_RETURNED && call->status == 0 && call->has_table &&
           call->table.readable;
}

/* Each different table once. */
static void put_tables(struct buf *out, const struct inspect_type *type)
{
    for (size_t i = 0; i < type->call_count; ++i) {
        bool is_new = has_table(&type->calls[i]);
        for (size_t j = 0; j < i; ++j) {
            is_new = is_new && !(has_table(&type->calls[j]) &&
                                 memcmp(&type->calls[i].table, &type->calls[j].table,
                                        sizeof(type->calls[i].table)) == 0);
        }
        if (is_new) {
            put_table(out, &type->calls[i].table);
        }
    }
}

static void put_types(struct buf *out, const struct inspection *inspection)
{
    if (inspection->unknown_count) {
        buf_puts(out, "\nasked for a type that nobody has\n");
    }
    for (size_t i = 0; i < inspection->unknown_count; ++i) {
        put_call(out, &inspection->unknown[i]);
    }
    for (size_t i = 0; i < inspection->type_count; ++i) {
        const struct inspect_type *type = &inspection->types[i];
        buf_printf(out, "\ntype \"%s\" (%s)\n", type->name, type->found);
        for (size_t j = 0; j < type->call_count; ++j) {
            put_call(out, &type->calls[j]);
        }
        put_tables(out, type);
    }
}

static void put_findings(struct buf *out, const struct inspection *inspection)
{
    size_t fatal = 0;
    for (size_t i = 0; i < inspection->finding_count; ++i) {
        const struct inspect_finding *finding = &inspection->findings[i];
        fatal += finding->is_fatal;
        buf_printf(out, "%s%s: ", i ? "" : "\n", finding->is_fatal ? "PROBLEM" : "note");
        if (finding->rule) {
            buf_printf(out, "%s: ", finding->rule);
        }
        buf_printf(out, "%s\n", finding->text);
    }
    if (fatal) {
        buf_printf(out, "\n%zu problem%s: a cluster would not get along with this plugin\n", fatal,
                   fatal == 1 ? "" : "s");
    } else {
        buf_puts(out, "\nno problem: a cluster could use this plugin\n");
    }
}

void inspect_print(struct buf *out, const char *path, const char *sha256,
                   const struct inspection *inspection)
{
    put_file(out, path, sha256, &inspection->file);
    put_types(out, inspection);
    put_findings(out, inspection);
}
