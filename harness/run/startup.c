#include <stdlib.h>
#include <string.h>

#include "stage.h"

/*
 * Startup of a type in a process (contract 1.1): StartupEx with versions 1.0 to 4.0 when the plugin
 * exports it, else Startup with 1.0 alone. A plugin may serve some of its types by each route, so a
 * StartupEx that does not know the type, or has no version in the range, is followed by Startup.
 */

struct table *table_find(const struct stage *stage, const struct host *host, cluster_id type)
{
    for (size_t i = 0; i < stage->table_count; i++) {
        struct table *table = stage->tables[i];
        if (table->host == host && table->type == type && table->ready) {
            return table;
        }
    }
    return NULL;
}

struct table *table_create(struct stage *stage, struct host *host, cluster_id type)
{
    struct table *table = memory_allocate(sizeof(*table));

    table->number = (unsigned)stage->table_count + 1;
    table->type = type;
    table->host = host;
    stage->tables = memory_resize(stage->tables, (stage->table_count + 1) * sizeof(struct table *));
    stage->tables[stage->table_count++] = table;
    return table;
}

void tables_destroy(struct stage *stage)
{
    for (size_t i = 0; i < stage->table_count; i++) {
        free(stage->tables[i]);
    }
    free(stage->tables);
}

static void set_number(struct call *call, const char *argument, uint64_t number)
{
    int index = abi_arg_index(call->row, argument);

    if (index >= 0) {
        call->message.values[index] = (struct wire_value){.kind = WIRE_NUMBER, .number = number};
    }
}

static void call_startup(struct stage *stage, struct table *table, const char *export,
                         uint64_t token)
{
    const struct abi_row *row = abi_find(ABI_EXPORT, export);
    struct call *call = call_create(stage, CALL_STARTUP, row, table->host, NULL);
    struct cluster_request ask = {.type = table->type};
    bool extended = strcmp(export, "StartupEx") == 0;

    call->token = token;
    call->table = table->number;
    call_fill(stage, call, &ask);
    set_number(call, "MinVersionSupported", CLRES_VERSION_V1_00);
    set_number(call, "MaxVersionSupported", extended ? CLRES_VERSION_V4_00 : CLRES_VERSION_V1_00);
    call_enqueue(call);
}

static void answer(struct stage *stage, uint64_t token, uint32_t status)
{
    struct cluster_answer answer = {.status = status};

    cluster_on_answer(stage->cluster, token, &answer);
}

void startup_begin(struct stage *stage, struct host *host, cluster_id type, uint64_t token)
{
    if (table_find(stage, host, type)) {
        answer(stage, token, ERROR_SUCCESS);
        return;
    }
    call_startup(stage, table_create(stage, host, type), "StartupEx", token);
}

static struct table *table_numbered(struct stage *stage, unsigned number)
{
    return number && number <= stage->table_count ? stage->tables[number - 1] : NULL;
}

/* What the monitor cannot live without. Everything less is a rule's business. */
static const char *unusable(const struct table *table, bool extended)
{
    unsigned highest = extended ? CLRES_VERSION_V4_00 : CLRES_VERSION_V1_00;

    if (!table->facts.readable) {
        return "it gave no readable function table";
    }
    if (table->version < CLRES_VERSION_V1_00 || table->version > highest ||
        !abi_functions_bytes(table->version)) {
        return "the version of its function table is outside the range it was offered";
    }
    if (table->facts.table_size != abi_functions_bytes(table->version)) {
        return "TableSize is not the size of the functions of its version";
    }
    for (size_t i = 0; i < abi_row_count; i++) {
        const struct abi_row *row = &abi_rows[i];
        int slot = row->kind == ABI_ENTRY ? row->slot[(table->version >> 8) - 1] : ABI_NO_SLOT;
        if (slot >= 0 && !row->optional && !(table->facts.non_null & (1u << slot))) {
            return row->name;
        }
    }
    return NULL;
}

/* " (file:line:column)" of the step that needed the type. */
static const char *place_of(struct stage *stage)
{
    if (!stage->step || !stage->step->place.file) {
        return "";
    }
    return arena_printf(stage->arena, " (%s:%u:%u)", stage->step->place.file,
                        stage->step->place.line, stage->step->place.column);
}

static void refuse(struct stage *stage, struct call *call, struct table *table, uint32_t status)
{
    const char *type = cluster_type_name(stage->cluster, table->type);
    /* When StartupEx refused too, it is the one that an author of today wrote. */
    const char *export = table->refused ? "StartupEx" : call->row->name;

    if (status == ERROR_CLUSTER_RESNAME_NOT_FOUND) {
        stage_stop(stage, RUN_NOT_LOADED,
                   "%s does not know the resource type \"%s\": it returned 5080 "
                   "(ERROR_CLUSTER_RESNAME_NOT_FOUND); the scenario names that type%s",
                   export, type, place_of(stage));
    } else {
        struct buf text = {0};
        names_print(&text, NAMES_ERROR, status);
        stage_stop(stage, RUN_NOT_LOADED, "%s refused the resource type \"%s\": it returned %s",
                   export, type, buf_text(&text));
        buf_finish(&text);
    }
    answer(stage, call->token, status);
}

void startup_returned(struct stage *stage, struct call *call, const struct wire_message *message)
{
    struct table *table = table_numbered(stage, call->table);
    const struct wire_value *facts = call_output(call->row, message, ABI_TABLE_OUT);
    uint32_t status = (uint32_t)message->values[0].number;
    bool extended = strcmp(call->row->name, "StartupEx") == 0;

    if (message->values[0].kind == WIRE_NULL) {
        status = ERROR_PROC_NOT_FOUND; /* it is not exported */
    }
    if (extended && (status == ERROR_CLUSTER_RESNAME_NOT_FOUND ||
                     status == ERROR_REVISION_MISMATCH || status == ERROR_PROC_NOT_FOUND)) {
        table->refused = status == ERROR_PROC_NOT_FOUND ? ERROR_SUCCESS : status;
        call_startup(stage, table, "Startup", call->token);
        return;
    }
    if (status == ERROR_PROC_NOT_FOUND) {
        status = table->refused; /* there is no Startup: what StartupEx said holds */
    }
    if (status != ERROR_SUCCESS) {
        refuse(stage, call, table, status);
        return;
    }
    if (facts && facts->kind == WIRE_BYTES && facts->length == sizeof(table->facts)) {
        memcpy(&table->facts, facts->bytes, sizeof(table->facts));
        table->version = table->facts.version;
    }
    const char *why = unusable(table, extended);
    if (why) {
        stage_stop(stage, RUN_NOT_LOADED,
                   "%s returned 0 for \"%s\", but its function table cannot be used: %s%s",
                   call->row->name, cluster_type_name(stage->cluster, table->type), why,
                   abi_entry(why, table->version) ? " is NULL" : "");
        answer(stage, call->token, ERROR_REVISION_MISMATCH);
        return;
    }
    table->ready = true;
    cluster_set_quorum_capable(stage->cluster, table->type,
                               (table->facts.non_null & TABLE_ARBITRATES) == TABLE_ARBITRATES);
    requires_check(stage, table);
    answer(stage, call->token, ERROR_SUCCESS);
}
