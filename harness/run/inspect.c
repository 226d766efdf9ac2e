#include "inspect.h"

#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <resapi.h>
#include <windows.h>

#include "abi/abi.h"
#include "base/buf.h"
#include "base/utf.h"

/* A real monitor gives a call five minutes (DeadlockTimeout). */
#define LIMIT_US 300000000u
/* The name of no type. */
#define NO_TYPE "rdk: the name of no resource type"
/* Texts that are tried as names of types. */
#define CANDIDATES_MOST 256u
/* … and processes that this may cost. */
#define DEATHS_MOST    8u
#define VERSION_BEYOND 0x0500u

struct session {
    const struct inspect_options *options;
    struct inspection *inspection;
    struct peer *peer; /* NULL: to be started */
    uint64_t now_us;
    uint64_t next_call;
    unsigned next_table;
    struct err *err;
    int broken; /* the harness failed */
};

static void finding(struct session *session, const char *rule, const char *text)
{
    struct inspection *inspection = session->inspection;

    if (inspection->finding_count < INSPECT_FINDINGS_MOST) {
        inspection->findings[inspection->finding_count++] = (struct inspect_finding){
            .is_fatal = true, .rule = rule, .text = arena_text(inspection->arena, text)};
    }
}

static const char *text_of(struct session *session, const struct wire_message *message,
                           size_t index)
{
    if (index >= message->value_count || message->values[index].kind != WIRE_BYTES) {
        return NULL;
    }
    return arena_printf(session->inspection->arena, "%.*s", (int)message->values[index].length,
                        (const char *)message->values[index].bytes);
}

static void session_end(struct session *session)
{
    peer_destroy(session->peer);
    session->peer = NULL;
    session->now_us = 0;
}

/* --- a conversation --------------------------------------------------------------------------- */

struct outcome {
    enum inspect_end end;
    const char *text;
    struct wire_message message; /* RETURNED: its bytes live until the next exchange */
};

/* What to say to a message that is not the answer. False: the conversation is over. */
static bool reply_to(struct session *session, const struct wire_message *in,
                     struct wire_message *out, uint64_t limit_us, struct outcome *ret)
{
    *out = (struct wire_message){.type = WIRE_GO, .thread = in->thread};
    switch (in->type) {
    case WIRE_CALLBACK:
        *out = (struct wire_message){.type = WIRE_REPLY, .thread = in->thread, .value_count = 1};
        out->values[0] = (struct wire_value){.kind = WIRE_NUMBER};
        return true;
    case WIRE_REQUEST:
        /* There is no cluster here: the answer of a machine without the cluster service. */
        *out = (struct wire_message){.type = WIRE_REPLY, .thread = in->thread, .value_count = 2};
        out->values[0] = (struct wire_value){
            .kind = WIRE_NUMBER,
            .number = in->row < abi_row_count && abi_rows[in->row].returns == ABI_POINTER
                          ? 0
                          : ERROR_DEPENDENT_SERVICES_RUNNING};
        out->values[1] =
            (struct wire_value){.kind = WIRE_NUMBER, .number = ERROR_DEPENDENT_SERVICES_RUNNING};
        return true;
    case WIRE_DIED:
        ret->end = INSPECT_DIED;
        ret->text = arena_printf(session->inspection->arena, "%s: %s", text_of(session, in, 0),
                                 text_of(session, in, 1));
        return true;
    case WIRE_MISTAKE:
        finding(session, text_of(session, in, 0), text_of(session, in, 1));
        return true;
    case WIRE_IDLE:
        if (in->until_us != WIRE_NEVER && in->until_us < limit_us && in->now_us < limit_us) {
            session->now_us = in->until_us;
            return true;
        }
        ret->end = INSPECT_HUNG;
        ret->text = in->until_us == WIRE_NEVER ? "it waits, and nothing can end the wait"
                                               : "it did not come back in five minutes";
        return false;
    default:
        return true;
    }
}

static bool is_answer(const struct wire_message *message)
{
    return message->type == WIRE_LOADED || message->type == WIRE_RETURN;
}

/* Say `out` and go on until its answer has come, or none can come any more. */
static struct outcome talk(struct session *session, struct wire_message *out)
{
    struct outcome result = {.end = INSPECT_RETURNED};
    const uint64_t limit_us = session->now_us + LIMIT_US;

    for (;;) {
        out->now_us = session->now_us;
        out->until_us = limit_us;
        enum peer_turn turn = peer_exchange(session->peer, out, &result.message,
                                            session->options->hang_timeout_ns, session->err);
        if (turn == PEER_MESSAGE) {
            if (result.message.now_us > session->now_us) {
                session->now_us = result.message.now_us;
            }
            if (is_answer(&result.message)) {
                return result;
            }
            if (reply_to(session, &result.message, out, limit_us, &result)) {
                continue;
            }
        } else if (turn == PEER_BUSY || turn == PEER_BLOCKED) {
            result.end = INSPECT_HUNG;
            result.text = turn == PEER_BUSY ? "it computes without end"
                                            : "it waits where the harness cannot see";
        } else if (result.end != INSPECT_DIED) {
            result.end = INSPECT_DIED;
            result.text = "the process ended itself";
        }
        session_end(session);
        return result;
    }
}

/* A process with the plugin. False: there is none, and why has been noted. */
static bool session_begin(struct session *session)
{
    struct wire_message out = {.type = WIRE_LOAD, .value_count = 3};

    if (session->peer) {
        return true;
    }
    if (zygote_fork(session->options->zygote, &session->peer, session->err) < 0) {
        session->peer = NULL;
        session->broken = -1;
        return false;
    }
    out.values[0] = (struct wire_value){.kind = WIRE_BYTES,
                                        .bytes = session->options->plugin,
                                        .length = strlen(session->options->plugin)};
    out.values[1] = (struct wire_value){.kind = WIRE_NUMBER, .number = 1};
    out.values[2] = (struct wire_value){.kind = WIRE_NUMBER};
    struct outcome loaded = talk(session, &out);
    const char *refusal =
        loaded.end == INSPECT_RETURNED
            ? text_of(session, &loaded.message, 0)
            : arena_printf(session->inspection->arena,
                           "%s: loading it (its constructors and DllMain) %s: %s",
                           session->options->plugin,
                           loaded.end == INSPECT_HUNG ? "hangs" : "ends the process", loaded.text);
    if (refusal) {
        session->inspection->refusal = refusal;
        session_end(session);
    }
    return !refusal;
}

/* --- Startup[Ex] ------------------------------------------------------------------------------ */

static void set_argument(struct wire_message *message, const struct abi_row *row, const char *name,
                         struct wire_value value)
{
    const int index = abi_arg_index(row, name);

    if (index >= 0) {
        message->values[index] = value;
    }
}

static void keep_table(const struct abi_row *row, const struct wire_message *message,
                       struct inspect_call *call)
{
    for (unsigned i = 0; i < row->arg_count && i + 2 < message->value_count; i++) {
        const struct wire_value *value = &message->values[i + 2];
        if (row->args[i].role == ABI_TABLE_OUT && value->kind == WIRE_BYTES &&
            value->length == sizeof(call->table)) {
            memcpy(&call->table, value->bytes, sizeof(call->table));
            call->has_table = true;
        }
    }
}

/* Fill in how the call ends. False: it could not be made. */
static bool make_call(struct session *session, struct inspect_call *call)
{
    const struct abi_row *row = abi_find(ABI_EXPORT, call->export);
    size_t units = 0;

    if (!session_begin(session)) {
        return false;
    }
    struct wire_message out = {.type = WIRE_CALL,
                               .call = ++session->next_call,
                               .row = (uint32_t)abi_index(row),
                               .table = ++session->next_table,
                               .value_count = row->arg_count};
    for (unsigned i = 0; i < row->arg_count; i++) {
        out.values[i] = (struct wire_value){.kind = WIRE_NUMBER};
    }
    uint16_t *wide = utf_to_utf16(call->type, &units);
    set_argument(&out, row, "ResourceType",
                 (struct wire_value){
                     .kind = WIRE_BYTES, .bytes = wide, .length = (units + 1) * sizeof(*wide)});
    set_argument(&out, row, "MinVersionSupported",
                 (struct wire_value){.kind = WIRE_NUMBER, .number = call->lowest});
    set_argument(&out, row, "MaxVersionSupported",
                 (struct wire_value){.kind = WIRE_NUMBER, .number = call->highest});
    struct outcome outcome = talk(session, &out);
    free(wide);
    call->end = outcome.end;
    call->text = outcome.text;
    if (outcome.end != INSPECT_RETURNED) {
        return true;
    }
    if (outcome.message.value_count < 1 || outcome.message.values[0].kind == WIRE_NULL) {
        call->end = INSPECT_ABSENT;
        return true;
    }
    call->status = (uint32_t)outcome.message.values[0].number;
    keep_table(row, &outcome.message, call);
    return true;
}

static const struct {
    const char *export;
    unsigned lowest;
    unsigned highest;
} ranges[] = {
    {"StartupEx", CLRES_VERSION_V1_00, CLRES_VERSION_V4_00},
    {"StartupEx", CLRES_VERSION_V1_00, CLRES_VERSION_V1_00},
    {"StartupEx", CLRES_VERSION_V2_00, CLRES_VERSION_V2_00},
    {"StartupEx", CLRES_VERSION_V3_00, CLRES_VERSION_V3_00},
    {"StartupEx", CLRES_VERSION_V4_00, CLRES_VERSION_V4_00},
    {"StartupEx", VERSION_BEYOND, VERSION_BEYOND},
    {"Startup", CLRES_VERSION_V1_00, CLRES_VERSION_V1_00},
    {"Startup", VERSION_BEYOND, VERSION_BEYOND},
};
#define RANGE_COUNT (sizeof(ranges) / sizeof(ranges[0]))

static bool has_export(const struct session *session, const char *export)
{
    const struct elf_facts *file = &session->inspection->file;
    return strcmp(export, "Startup") == 0 ? file->has_startup : file->has_startup_ex;
}

/* All ranges for one type. */
static void look_at_type(struct session *session, const char *name, const char *found)
{
    struct inspection *inspection = session->inspection;

    if (inspection->type_count == INSPECT_TYPES_MOST) {
        return;
    }
    struct inspect_type *type = &inspection->types[inspection->type_count++];
    *type = (struct inspect_type){.name = arena_text(inspection->arena, name), .found = found};
    type->calls = arena_allocate(inspection->arena, RANGE_COUNT * sizeof(*type->calls));
    for (size_t i = 0; i < RANGE_COUNT; i++) {
        struct inspect_call call = {.export = ranges[i].export,
                                    .type = type->name,
                                    .lowest = ranges[i].lowest,
                                    .highest = ranges[i].highest};
        if (!has_export(session, call.export) || !make_call(session, &call)) {
            continue;
        }
        type->calls[type->call_count++] = call;
        if (call.end == INSPECT_HUNG) {
            return; /* the other ranges would cost a time-out each */
        }
    }
}

/* The usual ways to ask, with one name. False when the plugin does not know it; whatever else
 * happens makes the name worth a closer look. */
static bool is_known(struct session *session, const char *name, struct inspect_call *ret_calls,
                     size_t *ret_count)
{
    static const size_t usual[] = {0, RANGE_COUNT - 2};
    bool known = false;

    *ret_count = 0;
    for (size_t i = 0; i < 2; i++) {
        struct inspect_call call = {.export = ranges[usual[i]].export,
                                    .type = name,
                                    .lowest = ranges[usual[i]].lowest,
                                    .highest = ranges[usual[i]].highest};
        if (has_export(session, call.export) && make_call(session, &call)) {
            known |= call.end == INSPECT_RETURNED && call.status == ERROR_SUCCESS;
            ret_calls[(*ret_count)++] = call;
        }
    }
    return known;
}

static bool has_ended(const struct inspect_call *calls, size_t count, enum inspect_end end)
{
    for (size_t i = 0; i < count; i++) {
        if (calls[i].end == end) {
            return true;
        }
    }
    return false;
}

static void look_for_types(struct session *session)
{
    struct inspection *inspection = session->inspection;
    const struct elf_names *texts = &inspection->file.strings;
    unsigned deaths = 0;

    for (size_t i = 0; i < texts->count && i < CANDIDATES_MOST && deaths < DEATHS_MOST &&
                       !inspection->refusal && !session->broken;
         i++) {
        struct inspect_call calls[2];
        size_t count = 0;
        inspection->tried++;
        if (is_known(session, texts->items[i], calls, &count)) {
            look_at_type(session, texts->items[i], "a text in its data that Startup accepts");
        } else if (has_ended(calls, count, INSPECT_HUNG)) {
            return; /* each further one would cost a time-out */
        }
        deaths += has_ended(calls, count, INSPECT_DIED);
    }
}

static void look(struct session *session)
{
    static const char no_type[] = "the name of no type, which shows what it does with any";
    struct inspection *inspection = session->inspection;

    if (!inspection->file.readable) {
        inspection->refusal = inspection->file.kind;
        return;
    }
    if (!session_begin(session)) {
        return;
    }
    inspection->takes_any_type =
        is_known(session, NO_TYPE, inspection->unknown, &inspection->unknown_count);
    if (session->options->type) {
        look_at_type(session, session->options->type, "named by --type");
    } else if (inspection->takes_any_type) {
        look_at_type(session, NO_TYPE, no_type);
    } else if (!has_ended(inspection->unknown, inspection->unknown_count, INSPECT_HUNG)) {
        look_for_types(session);
    }
}

int inspect_plugin(const struct inspect_options *options, struct inspection **ret, struct err *err)
{
    struct arena *arena = arena_create();
    struct inspection *inspection = arena_allocate(arena, sizeof(*inspection));
    struct session session = {.options = options, .inspection = inspection, .err = err};

    inspection->arena = arena;
    int r = elf_facts_read(options->plugin, arena, &inspection->file, err);
    if (r == 0) {
        elf_facts_resolve(options->plugin, arena, &inspection->file);
        look(&session);
        session_end(&session);
        r = session.broken;
    }
    if (r < 0) {
        arena_destroy(arena);
        return r;
    }
    inspection_judge(inspection);
    *ret = inspection;
    return 0;
}

void inspection_destroy(struct inspection *inspection)
{
    if (inspection) {
        arena_destroy(inspection->arena);
    }
}
