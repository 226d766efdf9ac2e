#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

#define ROWS_MAX 32u

static const struct figure_group *const groups[] = {
    &lifecycle_group, &wire_group, &program_group, &list_group, &sync_group,
};

struct options {
    bool is_quick;
    const char *page;
    const char *only; /* a part of the figures' names */
};

static const char usage[] =
    "usage: rdk-bench [--quick] [--only TEXT] [--write PAGE]\n"
    "  --quick        each thing once and briefly: shows that it works, not how fast it is\n"
    "  --only TEXT    only figures whose name holds TEXT\n"
    "  --write PAGE   put the figures into a page of Markdown (docs/performance.md)\n";

static bool options_read(int argc, char **argv, struct options *ret)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--quick") == 0) {
            ret->is_quick = true;
        } else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc) {
            ret->only = argv[++i];
        } else if (strcmp(argv[i], "--write") == 0 && i + 1 < argc) {
            ret->page = argv[++i];
        } else {
            return false;
        }
    }
    /* A page holds all the figures, as they are. */
    return !ret->page || (!ret->is_quick && !ret->only);
}

int bench_pin(void)
{
    cpu_set_t here;
    const int core = sched_getcpu();

    CPU_ZERO(&here);
    CPU_SET((size_t)(core < 0 ? 0 : core), &here);
    return sched_setaffinity(0, sizeof(here), &here);
}

static bool is_wanted(const struct figure *figure, const struct options *options)
{
    return !options->only || strstr(figure->what, options->only);
}

static bool any_wanted(const struct figure_group *group, const struct options *options)
{
    for (size_t i = 0; i < group->count; i++) {
        if (is_wanted(&group->figures[i], options)) {
            return true;
        }
    }
    return false;
}

static int group_measure(const struct figure_group *group, const struct options *options,
                         struct measured *rows, size_t *count)
{
    struct err err = {0};
    int r = 0;

    if (group->open && group->open(options->is_quick, &err) < 0) {
        fprintf(stderr, "rdk-bench: %s\n", err.text ? err.text : "cannot be set up");
        err_finish(&err);
        return -1;
    }
    for (size_t i = 0; r == 0 && i < group->count; i++) {
        if (!is_wanted(&group->figures[i], options)) {
            continue;
        }
        fprintf(stderr, "%s …\n", group->figures[i].what);
        r = measure(&group->figures[i], options->is_quick, &rows[*count]);
        if (r < 0) {
            fprintf(stderr, "rdk-bench: %s: failed\n", group->figures[i].what);
        } else {
            (*count)++;
        }
    }
    if (group->close) {
        group->close();
    }
    return r;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    struct measured rows[ROWS_MAX];
    size_t count = 0;
    struct buf out = {0};
    int r = 0;

    if (!options_read(argc, argv, &options)) {
        fputs(usage, stderr);
        return 2;
    }
    machine_write(&out);
    buf_putc(&out, '\n');
    for (size_t i = 0; r == 0 && i < sizeof(groups) / sizeof(groups[0]); i++) {
        if (any_wanted(groups[i], &options)) {
            r = group_measure(groups[i], &options, rows, &count);
        }
    }
    table_write(&out, rows, count);
    fputs(buf_text(&out), stdout);
    if (r == 0 && options.page) {
        struct err err = {0};
        r = page_update(options.page, buf_text(&out), &err);
        if (r < 0) {
            fprintf(stderr, "rdk-bench: %s\n", err.text);
        }
        err_finish(&err);
    }
    buf_finish(&out);
    return r < 0 ? 1 : 0;
}
