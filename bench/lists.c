#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/property_list.h>
#include <resapi.h>
#include <windows.h>

#include "bench.h"

/* Property lists: how fast one is checked, and a property found. */

#define LIST_BYTES (1u << 20)
#define PROPERTIES 74u

static struct rdk_property_list_builder large; /* 1 MiB of the properties that lists have */
static struct rdk_property_list_builder small; /* PROPERTIES DWORDs */
static unsigned char *copy;
static WCHAR last_name[16];

static void name_make(WCHAR name[16], unsigned number)
{
    char text[16];
    const int length = snprintf(text, sizeof(text), "Property%u", number % 1000000);

    for (int i = 0; i <= length; i++) {
        name[i] = (WCHAR)text[i];
    }
}

static int lists_open(bool is_quick, struct err *err)
{
    DWORD bytes = 0;
    WCHAR name[16];

    (void)is_quick;
    rdk_property_list_builder_init(&large, 0);
    for (unsigned i = 0; large.used < LIST_BYTES; i++) {
        name_make(name, i);
        if (i % 2) {
            rdk_property_list_add_dword(&large, name, i);
        } else {
            rdk_property_list_add_sz(&large, name,
                                     L"C:\\ClusterStorage\\Volume1\\a virtual machine");
        }
    }
    rdk_property_list_builder_init(&small, 0);
    for (unsigned i = 0; i < PROPERTIES; i++) {
        name_make(last_name, i);
        rdk_property_list_add_dword(&small, last_name, i);
    }
    copy = malloc(2 * LIST_BYTES);
    if (!copy || rdk_property_list_done(&large, &bytes) != ERROR_SUCCESS ||
        rdk_property_list_done(&small, &bytes) != ERROR_SUCCESS || large.used > 2 * LIST_BYTES) {
        return err_set(err, -1, "the lists cannot be built");
    }
    memset(copy, 1, 2 * LIST_BYTES);
    return 0;
}

static void lists_close(void)
{
    rdk_property_list_builder_finish(&large);
    rdk_property_list_builder_finish(&small);
    free(copy);
}

static double check_ours(bool is_quick)
{
    const unsigned count = is_quick ? 1 : 20;
    DWORD bytes = 0;
    const double start_ns = bench_work_ns();

    for (unsigned i = 0; i < count; i++) {
        if (rdk_property_list_check(large.buffer, large.used, 0, NULL, &bytes) != ERROR_SUCCESS) {
            return -1;
        }
    }
    return (bench_work_ns() - start_ns) / count;
}

static double memcpy_floor(bool is_quick)
{
    const unsigned count = is_quick ? 1 : 20;
    const double start_ns = bench_work_ns();

    for (unsigned i = 0; i < count; i++) {
        memcpy(copy, large.buffer, large.used);
        __asm__ volatile("" : : "r"(copy) : "memory");
    }
    return (bench_work_ns() - start_ns) / count;
}

static double find_ours(bool is_quick)
{
    const unsigned count = is_quick ? 10 : 20000;
    DWORD value = 0;
    const double start_ns = bench_work_ns();

    for (unsigned i = 0; i < count; i++) {
        if (ResUtilFindDwordProperty(small.buffer, small.used, last_name, &value) !=
            ERROR_SUCCESS) {
            return -1;
        }
    }
    const double took_ns = bench_work_ns() - start_ns;
    return value == PROPERTIES - 1 ? took_ns / count : -1;
}

static const struct figure figures[] = {
    {
        .what = "checking a property list of 1 MiB",
        .floor_what = "memcpy of it",
        .unit = FIGURE_RATIO,
        .rounds = 31,
        .ours = check_ours,
        .floor = memcpy_floor,
    },
    {
        .what = "checking a property list of 1 MiB: bytes in a second",
        .unit = FIGURE_GB_PER_S,
        .target = 1,
        .bytes = LIST_BYTES,
        .rounds = 31,
        .ours = check_ours,
    },
    {
        .what = "ResUtilFindDwordProperty, the last of 74 properties",
        .unit = FIGURE_MICROSECONDS,
        .target = 1,
        .rounds = 31,
        .ours = find_ours,
    },
};

const struct figure_group list_group = {
    .open = lists_open,
    .close = lists_close,
    .figures = figures,
    .count = sizeof(figures) / sizeof(figures[0]),
};
