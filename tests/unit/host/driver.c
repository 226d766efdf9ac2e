#include "driver.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf.h"

#define TABLE   1u
#define VERSION 0x200u
#define KEY     9u

static struct wire_value number(uint64_t value)
{
    return (struct wire_value){.kind = WIRE_NUMBER, .number = value};
}

static void copy_text(char *to, size_t room, const struct wire_value *value)
{
    const size_t length = value->kind != WIRE_BYTES  ? 0
                          : value->length < room - 1 ? value->length
                                                     : room - 1;
    if (length > 0) {
        memcpy(to, value->bytes, length);
    }
    to[length] = '\0';
}

/* The call that is to come before anything else. */
static void call_now(struct driver *driver, uint64_t resource, struct wire_message *out)
{
    *out = (struct wire_message){.type = WIRE_CALL,
                                 .row = (uint32_t)abi_index(driver->call_first),
                                 .call = ++driver->last_call,
                                 .table = TABLE,
                                 .value_count = driver->call_first->arg_count};
    out->values[0] = number(resource);
    driver->call_first = NULL;
}

static void answer_callback(struct driver *driver, const struct wire_message *in,
                            struct wire_message *out)
{
    const char *name = abi_rows[in->row].name;

    *out = (struct wire_message){.type = WIRE_REPLY, .value_count = 1};
    out->values[0] = number(0);
    buf_printf(&driver->heard, " %s %llu", name, (unsigned long long)in->values[0].number);
    if (strncmp(name, "SetResourceStatus", 17) == 0) {
        struct wire_status status;
        ck_assert_uint_eq(in->values[1].length, sizeof(status));
        memcpy(&status, in->values[1].bytes, sizeof(status));
        driver->reports++;
        driver->last_state = status.state;
        driver->last_event = status.event;
        out->values[0] = number(driver->exit_state);
        buf_printf(&driver->heard, " state %d check %u", status.state, status.check_point);
        if (driver->call_first) {
            driver->asking = in->thread;
            call_now(driver, in->values[0].number, out);
        }
    } else if (strcmp(name, "EndControlCall") == 0) {
        ck_assert_uint_eq(in->value_count, 4);
        driver->ended = in->values[0].number;
        driver->ended_length = in->values[2].length;
        copy_text(driver->ended_out, sizeof(driver->ended_out), &in->values[2]);
        driver->ended_returned = in->values[3].number;
    } else if (strcmp(name, "LogEvent") == 0) {
        char *text = utf_from_utf16(in->values[2].bytes, in->values[2].length / 2 - 1);
        buf_printf(&driver->heard, " \"%s\"", text);
        snprintf(driver->text, sizeof(driver->text), "%s", text);
        free(text);
    }
}

static void answer_request(struct driver *driver, const struct wire_message *in,
                           struct wire_message *out)
{
    static const uint16_t path[] = {'C', ':', 0};
    static const uint16_t value_name[] = {'P', 'a', 't', 'h'};
    const char *name = abi_rows[in->row].name;

    *out = (struct wire_message){.type = WIRE_REPLY, .value_count = 10};
    out->values[0] = number(0);
    buf_printf(&driver->heard, " %s %llu", name, (unsigned long long)in->values[0].number);
    if (strcmp(name, "ClusterRegOpenKey") == 0) {
        ck_assert_uint_eq(in->values[0].number, KEY);
        ck_assert_uint_eq(in->values[1].length, 2 * sizeof("Parameters"));
        out->values[2 + 3] = number(KEY + 1);
    } else if (strcmp(name, "ClusterRegQueryValue") == 0) {
        ck_assert_uint_eq(in->values[0].number, KEY + 1);
        out->values[2 + 2] = number(1);
        out->values[2 + 3] =
            (struct wire_value){.kind = WIRE_BYTES, .bytes = path, .length = sizeof(path)};
        out->values[2 + 4] = number(sizeof(path));
    } else if (strcmp(name, "ClusterRegEnumValue") == 0) {
        if (in->values[1].number == 1) {
            out->values[0] = number(259);
            return;
        }
        ck_assert_int_eq(in->values[4].kind, WIRE_NULL);
        out->values[2 + 2] = (struct wire_value){
            .kind = WIRE_BYTES, .bytes = value_name, .length = sizeof(value_name)};
        out->values[2 + 3] = number(4);
    } else {
        ck_assert_str_eq(name, "ClusterRegCloseKey");
        ck_assert_uint_eq(in->values[0].number, KEY + 1);
    }
}

/* True when the message was one that is answered at once; *out is the answer. */
static bool answer(struct driver *driver, const struct wire_message *in, struct wire_message *out)
{
    switch (in->type) {
    case WIRE_CALLBACK:
        answer_callback(driver, in, out);
        return true;
    case WIRE_REQUEST:
        answer_request(driver, in, out);
        return true;
    case WIRE_MISTAKE:
    case WIRE_DIED:
        copy_text(driver->class, sizeof(driver->class), &in->values[0]);
        copy_text(driver->text, sizeof(driver->text), &in->values[1]);
        buf_printf(&driver->heard, " %s: %s", driver->class, driver->text);
        break;
    case WIRE_SIGNALLED:
        driver->signalled++;
        if (driver->call_first) {
            call_now(driver, 1, out);
            return true;
        }
        buf_printf(&driver->heard, " event %llu", (unsigned long long)in->values[0].number);
        break;
    default:
        return false;
    }
    *out = (struct wire_message){.type = WIRE_GO};
    if (driver->watched) {
        out->value_count = 1;
        out->values[0] = number(driver->watched);
    }
    return true;
}

static void exchange(struct driver *driver, const struct wire_message *message)
{
    static const char *const types[] = {
        [WIRE_LOADED] = "LOADED",   [WIRE_RETURN] = "RETURN",       [WIRE_CALLBACK] = "CALLBACK",
        [WIRE_REQUEST] = "REQUEST", [WIRE_IDLE] = "IDLE",           [WIRE_MISTAKE] = "MISTAKE",
        [WIRE_DIED] = "DIED",       [WIRE_SIGNALLED] = "SIGNALLED",
    };
    struct wire_message out = *message;
    struct err err = {0};

    for (bool again = true; again;) {
        out.now_us = driver->now_us;
        out.until_us = driver->until_us;
        driver->turn = peer_exchange(driver->peer, &out, &driver->in, driver->hang_ns, &err);
        if (driver->turn != PEER_MESSAGE) {
            ck_assert_msg(err.text == NULL, "%s", err.text);
            return;
        }
        driver->now_us = driver->in.now_us;
        buf_printf(&driver->heard, "%llu thread %u call %llu %s",
                   (unsigned long long)driver->now_us, driver->in.thread,
                   (unsigned long long)driver->in.call, types[driver->in.type]);
        again = answer(driver, &driver->in, &out);
        buf_putc(&driver->heard, '\n');
    }
}

bool driver_load(struct driver *driver, const char *path, uint64_t seed)
{
    struct wire_message out = {.type = WIRE_LOAD, .value_count = 3};

    out.values[0] = (struct wire_value){.kind = WIRE_BYTES, .bytes = path, .length = strlen(path)};
    out.values[1] = number(seed);
    out.values[2] = number(0);
    exchange(driver, &out);
    ck_assert_int_eq(driver->turn, PEER_MESSAGE);
    ck_assert_int_eq(driver->in.type, WIRE_LOADED);
    copy_text(driver->text, sizeof(driver->text), &driver->in.values[0]);
    return driver->in.values[0].kind == WIRE_NULL;
}

void driver_run(struct driver *driver, struct wire_message *out, const struct abi_row *row)
{
    ck_assert_ptr_nonnull(row);
    out->type = WIRE_CALL;
    out->row = (uint32_t)abi_index(row);
    out->call = ++driver->last_call;
    out->table = TABLE;
    out->value_count = row->arg_count;
    exchange(driver, out);
}

void driver_function(struct driver *driver, const char *name, const uint32_t *types, size_t count,
                     const struct wire_value *values)
{
    struct wire_message out = {.type = WIRE_CALL,
                               .row = WIRE_ROW_FUNCTION,
                               .call = ++driver->last_call,
                               .value_count = 2 + count};

    out.values[0] = (struct wire_value){.kind = WIRE_BYTES, .bytes = name, .length = strlen(name)};
    out.values[1] = (struct wire_value){
        .kind = WIRE_BYTES, .bytes = types, .length = (1 + count) * sizeof(*types)};
    for (size_t i = 0; i < count; i++) {
        out.values[2 + i] = values[i];
    }
    exchange(driver, &out);
}

void driver_startup(struct driver *driver)
{
    static const uint16_t type[] = {'P', 'r', 'o', 'b', 'e', 0};
    struct wire_message out = {0};

    out.values[0] = (struct wire_value){.kind = WIRE_BYTES, .bytes = type, .length = sizeof(type)};
    out.values[1] = number(0x100);
    out.values[2] = number(0x400);
    driver_run(driver, &out, abi_find(ABI_EXPORT, "StartupEx"));
}

void driver_open(struct driver *driver, uint32_t resource)
{
    uint16_t name[] = {'A', 0};
    struct wire_message out = {0};

    name[0] = (uint16_t)(resource == 99 ? 'X' : 'A');
    out.values[0] = (struct wire_value){.kind = WIRE_BYTES, .bytes = name, .length = sizeof(name)};
    out.values[1] = number(KEY);
    out.values[2] = number(resource);
    out.values[3] = number(0);
    driver_run(driver, &out, abi_entry("Open", VERSION));
}

void driver_call(struct driver *driver, const char *entry, uint32_t resource)
{
    struct wire_message out = {0};

    out.values[0] = number(resource);
    driver_run(driver, &out, abi_entry(entry, VERSION));
}

void driver_control(struct driver *driver, uint32_t resource, uint32_t code, const void *in,
                    size_t in_bytes, size_t out_bytes)
{
    struct wire_message out = {0};

    out.values[0] = number(resource);
    out.values[1] = number(code);
    if (in) {
        out.values[2] = (struct wire_value){.kind = WIRE_BYTES, .bytes = in, .length = in_bytes};
    }
    out.values[3] = number(in_bytes);
    out.values[4] = out_bytes ? number(0) : (struct wire_value){.kind = WIRE_NULL};
    out.values[5] = number(out_bytes);
    driver_run(driver, &out, abi_entry("ResourceControl", VERSION));
}

void driver_go(struct driver *driver)
{
    struct wire_message out = {.type = WIRE_GO};

    if (driver->in.type == WIRE_IDLE && driver->in.until_us != WIRE_NEVER) {
        driver->now_us = driver->in.until_us;
    }
    if (driver->watched) {
        out.value_count = 1;
        out.values[0] = number(driver->watched);
    }
    exchange(driver, &out);
}

void driver_reply(struct driver *driver, uint32_t value)
{
    struct wire_message out = {.type = WIRE_REPLY, .thread = driver->asking, .value_count = 1};

    out.values[0] = number(value);
    exchange(driver, &out);
}

uint64_t driver_result(const struct driver *driver)
{
    ck_assert_int_eq(driver->turn, PEER_MESSAGE);
    ck_assert_int_eq(driver->in.type, WIRE_RETURN);
    return driver->in.values[0].number;
}

const struct wire_value *driver_out(const struct driver *driver)
{
    ck_assert_int_eq(driver->in.type, WIRE_RETURN);
    return &driver->in.values[2 + 4];
}

void driver_start(struct driver *driver, uint64_t seed)
{
    static const struct zygote_options options = {.host_path = RDK_HOST_PATH};
    struct err err = {0};

    *driver = (struct driver){.until_us = WIRE_NEVER, .hang_ns = 5000000000u};
    ck_assert_msg(zygote_start(&options, &driver->zygote, &err) == 0, "%s", err.text);
    ck_assert_msg(zygote_fork(driver->zygote, &driver->peer, &err) == 0, "%s", err.text);
    if (seed) {
        ck_assert_msg(driver_load(driver, RDK_PROBE_PATH, seed), "%s", driver->text);
        driver_startup(driver);
        ck_assert_uint_eq(driver_result(driver), 0);
        driver_open(driver, 1);
        ck_assert_uint_eq(driver_result(driver), 1);
    }
}

void driver_stop(struct driver *driver)
{
    peer_destroy(driver->peer);
    zygote_stop(driver->zygote);
    buf_finish(&driver->heard);
}
