#include <errno.h>
#include <ffi.h>
#include <string.h>

#include "abi/abi.h"
#include "bench.h"
#include "echo.h"
#include "stage_play.h"
#include "wire/zygote.h"

/* One call of an entry point that does nothing: over the wire, through all of the harness, and by
 * libffi alone. */

#define HANG_NS     10000000000u
#define TRIPS       20000u
#define DAY_POLLS   18720u /* LooksAlive each 5 s, IsAlive each 60 s */
#define HOUR_POLLS  780u
#define PLAIN_CALLS 2000000u

static struct zygote *zygote;
static struct peer *peer;
static struct stage_play play;
static uint64_t calls;

static struct wire_value text_value(const void *bytes, size_t length)
{
    return (struct wire_value){.kind = WIRE_BYTES, .bytes = bytes, .length = length};
}

static struct wire_value number_value(uint64_t number)
{
    return (struct wire_value){.kind = WIRE_NUMBER, .number = number};
}

static bool exchange(const struct wire_message *out, enum wire_type want, uint64_t *ret_value)
{
    static struct wire_message in;

    if (peer_exchange(peer, out, &in, HANG_NS, NULL) != PEER_MESSAGE || in.type != want) {
        return false;
    }
    *ret_value = in.value_count > 0 ? in.values[0].number : 0;
    return true;
}

static struct wire_message call_message(const struct abi_row *row)
{
    struct wire_message message = {
        .type = WIRE_CALL,
        .row = (uint32_t)abi_index(row),
        .table = 1,
        .call = ++calls,
        .until_us = WIRE_NEVER,
        .value_count = row->arg_count,
    };

    if (row->kind == ABI_ENTRY) {
        message.values[0] = number_value(1);
    }
    return message;
}

static bool peer_load(void)
{
    struct wire_message message = {.type = WIRE_LOAD, .until_us = WIRE_NEVER, .value_count = 3};
    uint64_t ignored;

    message.values[0] = text_value(RDK_BENCH_STILL, strlen(RDK_BENCH_STILL));
    message.values[1] = number_value(1);
    return exchange(&message, WIRE_LOADED, &ignored);
}

/* Startup and Open. */
static bool resource_open(void)
{
    static const uint16_t name[] = {'S', 't', 'i', 'l', 'l', 0};
    uint64_t value = 1;
    struct wire_message message = call_message(abi_find(ABI_EXPORT, "StartupEx"));

    message.values[0] = text_value(name, sizeof(name));
    message.values[1] = number_value(0x100);
    message.values[2] = number_value(0x400);
    if (!exchange(&message, WIRE_RETURN, &value) || value != 0) {
        return false;
    }
    message = call_message(abi_entry("Open", 0x200));
    message.values[0] = text_value(name, sizeof(name));
    message.values[1] = number_value(1);
    message.values[2] = number_value(1);
    message.values[3] = number_value(0);
    return exchange(&message, WIRE_RETURN, &value) && value == 1;
}

static int wire_group_open(bool is_quick, struct err *err)
{
    const struct zygote_options options = {.host_path = RDK_BENCH_HOST};
    const struct scenario_variable day = {.name = "day", .value = is_quick ? "1h" : "1d"};
    int r = echo_start(err);

    if (r == 0) {
        r = zygote_start(&options, &zygote, err);
    }
    if (r == 0) {
        r = stage_play_open(&play, RDK_BENCH_SCENARIOS "/still.yaml", RDK_BENCH_STILL, &day, zygote,
                            err);
    }
    if (r == 0) {
        r = zygote_fork(zygote, &peer, err);
    }
    if (r == 0 && !(peer_load() && resource_open())) {
        r = err_set(err, -EPROTO, "the still plugin does not open");
    }
    return r;
}

static void wire_group_close(void)
{
    peer_destroy(peer);
    stage_play_close(&play);
    zygote_stop(zygote);
    echo_stop();
}

static double call_ours(bool is_quick)
{
    const uint32_t count = is_quick ? 10 : TRIPS;
    struct wire_message message = call_message(abi_entry("IsAlive", 0x200));
    uint64_t value = 0;
    const double start_ns = bench_now_ns();

    for (uint32_t i = 0; i < count; i++) {
        message.call = ++calls;
        if (!exchange(&message, WIRE_RETURN, &value) || value != 1) {
            return -1;
        }
    }
    return (bench_now_ns() - start_ns) / count;
}

static double round_trip_floor(bool is_quick)
{
    return echo_round_trips(is_quick ? 10 : TRIPS);
}

static double poll_ours(bool is_quick)
{
    return stage_play_time(&play, 1) / (is_quick ? HOUR_POLLS : DAY_POLLS);
}

static int __attribute__((noinline)) is_alive(void *resource)
{
    __asm__ volatile("" : "+r"(resource));
    return resource != NULL;
}

static double ffi_ours(bool is_quick)
{
    const uint32_t count = is_quick ? 10 : PLAIN_CALLS;
    ffi_type *types[] = {&ffi_type_pointer};
    ffi_cif cif;
    ffi_arg result = 0;
    void *resource = &cif;
    void *values[] = {&resource};

    if (ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint32, types) != FFI_OK) {
        return -1;
    }
    const double start_ns = bench_work_ns();
    for (uint32_t i = 0; i < count; i++) {
        ffi_call(&cif, FFI_FN(is_alive), &result, values);
    }
    const double took_ns = bench_work_ns() - start_ns;
    return result == 1 ? took_ns / count : -1;
}

static double direct_floor(bool is_quick)
{
    const uint32_t count = is_quick ? 10 : PLAIN_CALLS;
    int (*volatile function)(void *) = is_alive;
    uint32_t alive = 0;
    const double start_ns = bench_work_ns();

    for (uint32_t i = 0; i < count; i++) {
        alive += (uint32_t)function(&alive);
    }
    const double took_ns = bench_work_ns() - start_ns;
    return alive == count ? took_ns / count : -1;
}

static const struct figure figures[] = {
    {
        .what = "a call (IsAlive): wire, host, guards, libffi and back",
        .floor_what = "a bare futex round trip, both on one core",
        .unit = FIGURE_RATIO,
        .target = 2,
        .rounds = 31,
        .ours = call_ours,
        .floor = round_trip_floor,
    },
    {
        .what = "a poll: the same with monitor, trace and rules",
        .floor_what = "a bare futex round trip, both on one core",
        .unit = FIGURE_RATIO,
        .target = 2,
        .rounds = 15,
        .ours = poll_ours,
        .floor = round_trip_floor,
    },
    {
        .what = "a call by libffi",
        .floor_what = "a direct call",
        .unit = FIGURE_RATIO,
        .rounds = 31,
        .ours = ffi_ours,
        .floor = direct_floor,
    },
};

const struct figure_group wire_group = {
    .open = wire_group_open,
    .close = wire_group_close,
    .figures = figures,
    .count = sizeof(figures) / sizeof(figures[0]),
};
