#include <stdarg.h>
#include <string.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "abi/abi.h"
#include "base/buf.h"
#include "inspect.h"
#include "names/names.h"

/* From what was seen to what it means for a cluster, in words. */

#define MUST   true
#define SHOULD false

static void say(struct inspection *inspection, bool is_fatal, const char *rule, const char *format,
                ...) __attribute__((format(printf, 4, 5)));

static void say(struct inspection *inspection, bool is_fatal, const char *rule, const char *format,
                ...)
{
    struct buf text = {0};
    va_list arguments;

    va_start(arguments, format);
    buf_vprintf(&text, format, arguments);
    va_end(arguments);
    for (size_t i = 0; i < inspection->finding_count; i++) {
        if (strcmp(inspection->findings[i].text, buf_text(&text)) == 0) {
            buf_finish(&text);
            return;
        }
    }
    if (inspection->finding_count < INSPECT_FINDINGS_MOST) {
        inspection->findings[inspection->finding_count++] =
            (struct inspect_finding){.is_fatal = is_fatal,
                                     .rule = rule,
                                     .text = arena_text(inspection->arena, buf_text(&text))};
    }
    buf_finish(&text);
}

/* --- the file ------------------------------------------------------------------------------- */

static void judge_names(struct inspection *inspection, const struct elf_names *names,
                        const char *what)
{
    struct buf list = {0};

    for (size_t i = 0; i < names->count; i++) {
        buf_printf(&list, "%s%s", i ? ", " : "", names->items[i]);
    }
    if (names->count) {
        say(inspection, MUST, NULL, "%s: %s", what, buf_text(&list));
    }
    buf_finish(&list);
}

static void judge_file(struct inspection *inspection)
{
    const struct elf_facts *file = &inspection->file;

    if (!file->readable) {
        say(inspection, MUST, NULL, "it is no shared library for this machine: %s", file->kind);
        return;
    }
    if (file->damaged) {
        say(inspection, MUST, NULL, "the file is damaged: it has no table of dynamic symbols");
        return;
    }
    judge_names(inspection, &file->mangled,
                "it exports what a monitor calls as C++ functions; declare them extern \"C\"");
    if (!file->has_startup && !file->has_startup_ex) {
        say(inspection, MUST, NULL,
            "it exports neither Startup nor StartupEx: a monitor finds nothing to call");
    }
    if (!file->marked) {
        say(inspection, MUST, NULL,
            "it was not built with the SDK's flags (-fshort-wchar -include rdk/wchar.h)");
    }
    judge_names(inspection, &file->wide, "it uses functions of libc that read 32-bit characters");
    judge_names(inspection, &file->absent, "libraries that it needs are not found");
    judge_names(inspection, &file->missing, "no library has these symbols that it needs");
}

/* --- Startup[Ex] ---------------------------------------------------------------------------- */

static void judge_pointers(struct inspection *inspection, const struct inspect_call *call)
{
    const unsigned version = call->table.version;
    struct buf missing = {0};
    bool has_arbitrate = false;
    bool has_release = false;

    for (size_t i = 0; i < abi_row_count; i++) {
        const struct abi_row *row = &abi_rows[i];
        const int slot = row->kind == ABI_ENTRY ? row->slot[(version >> 8) - 1] : ABI_NO_SLOT;
        const bool present = slot >= 0 && (call->table.non_null & (1u << slot)) != 0;
        has_arbitrate |= present && strcmp(row->name, "Arbitrate") == 0;
        has_release |= present && strcmp(row->name, "Release") == 0;
        if (slot >= 0 && !present && !row->optional) {
            buf_printf(&missing, "%s%s", missing.length ? ", " : "", row->name);
        }
    }
    if (missing.length) {
        say(inspection, MUST, "START-04",
            "the function table of \"%s\" (version %u.0) has NULL for %s", call->type, version >> 8,
            buf_text(&missing));
    }
    if (has_arbitrate != has_release) {
        say(inspection, MUST, "START-09",
            "the function table of \"%s\" has %s without %s: a quorum-capable type needs both",
            call->type, has_arbitrate ? "Arbitrate" : "Release",
            has_arbitrate ? "Release" : "Arbitrate");
    }
    buf_finish(&missing);
}

static void judge_table(struct inspection *inspection, const struct inspect_call *call)
{
    const unsigned version = call->table.version;
    const size_t expected = abi_functions_bytes(version);

    if (!call->has_table || !call->table.readable) {
        say(inspection, MUST, "START-03",
            "%s returns 0 for \"%s\" without a readable function table", call->export, call->type);
        return;
    }
    if (version < call->lowest || version > call->highest || !expected) {
        say(inspection, MUST, "START-03",
            "%s, offered versions %u.0 to %u.0, gives \"%s\" a function table of Version 0x%x",
            call->export, call->lowest >> 8, call->highest >> 8, call->type, version);
    }
    if (expected && call->table.table_size != expected) {
        say(inspection, MUST, "START-03",
            "the function table of \"%s\" has TableSize %u; the functions of version %u.0 take %zu "
            "bytes",
            call->type, call->table.table_size, version >> 8, expected);
    }
    if (expected) {
        judge_pointers(inspection, call);
    }
}

static bool succeeded(const struct inspect_call *call)
{
    return call->end == INSPECT_RETURNED && call->status == ERROR_SUCCESS;
}

static void judge_status(struct inspection *inspection, const struct inspect_call *call,
                         const char *rule, const char *situation, uint32_t expected)
{
    struct buf got = {0};
    struct buf wanted = {0};

    if (call->end == INSPECT_RETURNED && call->status != expected) {
        names_print(&got, NAMES_ERROR, call->status);
        names_print(&wanted, NAMES_ERROR, expected);
        say(inspection, MUST, rule, "%s, %s, returns %s instead of %s", call->export, situation,
            buf_text(&got), buf_text(&wanted));
    }
    buf_finish(&got);
    buf_finish(&wanted);
}

/* An end of the same kind has been told; the calls themselves are shown. */
static bool is_told(const struct inspection *inspection, const char *rule)
{
    for (size_t i = 0; i < inspection->finding_count; i++) {
        const struct inspect_finding *finding = &inspection->findings[i];
        if (finding->rule && strcmp(finding->rule, rule) == 0) {
            return true;
        }
    }
    return false;
}

/* What happened in a call, whatever was asked. */
static void judge_end(struct inspection *inspection, const struct inspect_call *call)
{
    if (call->end != INSPECT_DIED && call->end != INSPECT_HUNG) {
        return;
    }
    const bool hangs = call->end == INSPECT_HUNG;
    const char *rule = hangs ? "hang" : strncmp(call->text, "exit", 4) == 0 ? "exit" : "crash";
    if (!is_told(inspection, rule)) {
        say(inspection, MUST, rule, "%s(\"%s\", %u.0 to %u.0) %s: %s", call->export, call->type,
            call->lowest >> 8, call->highest >> 8,
            hangs ? "does not return" : "ends the monitor process", call->text);
    }
}

static bool is_beyond(const struct inspect_call *call)
{
    return call->lowest > CLRES_VERSION_V4_00;
}

static bool is_wide_range(const struct inspect_call *call)
{
    return call->lowest != call->highest;
}

/* Which version the widest range gave, and whether a higher one was to be had. */
static void judge_choice(struct inspection *inspection, const struct inspect_type *type)
{
    const struct inspect_call *wide = NULL;
    unsigned highest = 0;

    for (size_t i = 0; i < type->call_count; i++) {
        const struct inspect_call *call = &type->calls[i];
        if (strcmp(call->export, "StartupEx") != 0 || !succeeded(call)) {
            continue;
        }
        if (is_wide_range(call)) {
            wide = call;
        } else if (call->table.version <= CLRES_VERSION_V4_00 && call->table.version > highest) {
            highest = call->table.version;
        }
    }
    if (wide && wide->table.version < highest) {
        say(inspection, SHOULD, "START-05",
            "StartupEx, offered 1.0 to 4.0 for \"%s\", gives version %u.0 although it has %u.0",
            type->name, wide->table.version >> 8, highest >> 8);
    }
    if (wide && wide->table.version == CLRES_VERSION_V1_00 && highest <= CLRES_VERSION_V1_00) {
        say(inspection, SHOULD, NULL,
            "\"%s\" has version 1.0 alone, through StartupEx: its Offline is told no reason, flags "
            "or instructions",
            type->name);
    }
}

static void judge_type(struct inspection *inspection, const struct inspect_type *type)
{
    bool usable = false;

    for (size_t i = 0; i < type->call_count; i++) {
        const struct inspect_call *call = &type->calls[i];
        judge_end(inspection, call);
        if (is_beyond(call)) {
            /* A plugin that refuses the type altogether has nothing to say about versions. */
            if (usable) {
                judge_status(inspection, call, "START-01", "offered only versions that it has not",
                             ERROR_REVISION_MISMATCH);
            }
        } else if (succeeded(call)) {
            usable = true;
            judge_table(inspection, call);
        }
    }
    if (!usable && type->call_count) {
        struct buf status = {0};
        names_print(&status, NAMES_ERROR, type->calls[0].status);
        if (type->calls[0].end == INSPECT_RETURNED) {
            say(inspection, MUST, NULL,
                "Startup refuses the resource type \"%s\" in every range of versions: it returns %s",
                type->name, buf_text(&status));
        }
        buf_finish(&status);
    }
    judge_choice(inspection, type);
}

static void judge_unknown(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->unknown_count; i++) {
        const struct inspect_call *call = &inspection->unknown[i];
        judge_end(inspection, call);
        judge_status(inspection, call, "START-02", "asked for a type that is none of its own",
                     ERROR_CLUSTER_RESNAME_NOT_FOUND);
    }
}

static void judge_types(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->type_count; i++) {
        judge_type(inspection, &inspection->types[i]);
    }
    if (!inspection->type_count && !inspection->finding_count) {
        say(inspection, MUST, NULL,
            "no resource type was found: Startup refused all %zu texts of its data; name one with "
            "--type",
            inspection->tried);
    }
}

void inspection_judge(struct inspection *inspection)
{
    judge_file(inspection);
    if (inspection->refusal) {
        if (!inspection->finding_count) {
            say(inspection, MUST, NULL, "%s", inspection->refusal);
        }
        return;
    }
    judge_unknown(inspection);
    judge_types(inspection);
}
