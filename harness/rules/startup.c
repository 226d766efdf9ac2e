#include <stdbool.h>
#include <string.h>

#include "abi/abi.h"
#include "base/buf.h"
#include "watch.h"

/* START-03, START-04 and START-09: the function table that Startup or StartupEx hands out. */

static void check_version(struct rules *rules, const struct trace_record *record,
                          const struct trace_record *call)
{
    uint64_t version = facts_number(record, "version");
    uint64_t table_size = facts_number(record, "table_size");
    uint64_t lowest = call ? facts_number(call, "MinVersionSupported") : 0;
    uint64_t highest = call ? facts_number(call, "MaxVersionSupported") : UINT32_MAX;
    size_t expected = version <= UINT32_MAX ? abi_functions_bytes((unsigned)version) : 0;

    if (version < lowest || version > highest || !expected) {
        rules_break(rules, "START-03", record,
                    "%s returned a function table of Version 0x%llx; the versions offered were "
                    "0x%llx to 0x%llx",
                    record->name, (unsigned long long)version, (unsigned long long)lowest,
                    (unsigned long long)highest);
    } else if (table_size != expected) {
        rules_break(rules, "START-03", record,
                    "%s returned a function table of Version 0x%llx with TableSize %llu; the "
                    "functions of that version take %zu bytes",
                    record->name, (unsigned long long)version, (unsigned long long)table_size,
                    expected);
    }
}

static void check_pointers(struct rules *rules, const struct trace_record *record)
{
    uint64_t version = facts_number(record, "version");
    uint64_t non_null = facts_number(record, "non_null");
    struct buf missing = {0};

    if (version > UINT32_MAX || !abi_functions_bytes((unsigned)version)) {
        return;
    }
    for (size_t i = 0; i < abi_row_count; i++) {
        const struct abi_row *row = &abi_rows[i];
        int slot = row->kind == ABI_ENTRY ? row->slot[(version >> 8) - 1] : ABI_NO_SLOT;
        if (slot >= 0 && !row->optional && !(non_null & (UINT64_C(1) << slot))) {
            buf_printf(&missing, "%s%s", missing.length ? ", " : "", row->name);
        }
    }
    if (missing.length) {
        rules_break(rules, "START-04", record, "%s returned a function table with NULL for %s",
                    record->name, buf_text(&missing));
    }
    buf_finish(&missing);
}

static bool has_entry(uint64_t version, uint64_t non_null, const char *name)
{
    const struct abi_row *row = abi_entry(name, (unsigned)version);

    return row && (non_null & (UINT64_C(1) << row->slot[(version >> 8) - 1])) != 0;
}

static void check_arbitration(struct rules *rules, const struct trace_record *record)
{
    uint64_t version = facts_number(record, "version");
    uint64_t non_null = facts_number(record, "non_null");

    if (version > UINT32_MAX || !abi_functions_bytes((unsigned)version)) {
        return;
    }
    bool arbitrate = has_entry(version, non_null, "Arbitrate");
    if (arbitrate != has_entry(version, non_null, "Release")) {
        rules_break(rules, "START-09", record,
                    "%s returned a function table with %s and without %s", record->name,
                    arbitrate ? "Arbitrate" : "Release", arbitrate ? "Release" : "Arbitrate");
    }
}

void startup_observe(struct rules *rules, const struct trace_record *record)
{
    if (record->kind != TRACE_RETURN || trace_find(record, "absent") ||
        facts_number(record, "return") != 0 ||
        (strcmp(record->name, "Startup") != 0 && strcmp(record->name, "StartupEx") != 0)) {
        return;
    }
    if (!trace_find(record, "version") || !facts_number(record, "readable")) {
        rules_break(rules, "START-03", record,
                    "%s returned 0 but left no readable function table behind", record->name);
        return;
    }
    check_version(rules, record, facts_call(rules, record));
    check_pointers(rules, record);
    check_arbitration(rules, record);
}
