#include <stdio.h>
#include <string.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "bench.h"

static const struct {
    const char *suffix;
    const char *sign; /* of the target */
} units[] = {
    [FIGURE_RATIO] = {"", "≤"},
    [FIGURE_SECONDS] = {" s", "≤"},
    [FIGURE_MICROSECONDS] = {" µs", "≤"},
    [FIGURE_GB_PER_S] = {" GB/s", "≥"},
};

/* Three digits that count: 0.0312, 4.71, 812. */
static void number_write(struct buf *out, double number)
{
    const int digits = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3;

    buf_printf(out, "%.*f", digits, number);
}

static void time_write(struct buf *out, double ns)
{
    static const struct {
        double ns;
        const char *suffix;
    } scales[] = {{1e9, " s"}, {1e6, " ms"}, {1e3, " µs"}, {0, " ns"}};
    size_t i = 0;

    while (ns < scales[i].ns) {
        i++;
    }
    number_write(out, scales[i].ns > 0 ? ns / scales[i].ns : ns);
    buf_puts(out, scales[i].suffix);
}

bool measured_is_met(const struct measured *row)
{
    const bool is_least = row->figure->unit == FIGURE_GB_PER_S;

    return is_least ? row->value >= row->figure->target : row->value <= row->figure->target;
}

static void row_write(struct buf *out, const struct measured *row)
{
    const struct figure *figure = row->figure;

    buf_printf(out, "| %s | ", figure->what);
    time_write(out, row->ours_ns);
    buf_puts(out, " | ");
    if (figure->floor) {
        buf_printf(out, "%s: ", figure->floor_what);
        time_write(out, row->floor_ns);
    }
    buf_puts(out, " | **");
    number_write(out, row->value);
    buf_printf(out, "%s** (", units[figure->unit].suffix);
    number_write(out, row->low);
    buf_puts(out, "–");
    number_write(out, row->high);
    buf_puts(out, ") | ");
    if (figure->target > 0) {
        buf_printf(out, "%s %g%s | %s |\n", units[figure->unit].sign, figure->target,
                   units[figure->unit].suffix, measured_is_met(row) ? "met" : "**missed**");
    } else {
        buf_puts(out, "| |\n");
    }
}

void table_write(struct buf *out, const struct measured *rows, size_t count)
{
    buf_puts(out, "| what | takes | floor | figure (quartiles) | target | |\n"
                  "|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < count; i++) {
        row_write(out, &rows[i]);
    }
}

static void processor_write(struct buf *out)
{
    char line[256];
    cleanup_file FILE *file = fopen("/proc/cpuinfo", "re");

    while (file && fgets(line, sizeof(line), file)) {
        const char *colon = strchr(line, ':');
        if (colon && strncmp(line, "model name", strlen("model name")) == 0) {
            buf_printf(out, "%.*s", (int)strcspn(colon + 2, "\n"), colon + 2);
            return;
        }
    }
    buf_puts(out, "a processor without a name");
}

void machine_write(struct buf *out)
{
    struct utsname system;
    struct sysinfo memory;
    double load = 0;

    processor_write(out);
    buf_printf(out, ", %ld cores", sysconf(_SC_NPROCESSORS_ONLN));
    if (sysinfo(&memory) == 0) {
        buf_printf(out, ", %.0f GiB", (double)memory.totalram * memory.mem_unit / (1u << 30));
    }
    if (uname(&system) == 0) {
        buf_printf(out, "; %s %s, %s", system.sysname, system.release, system.machine);
    }
    if (getloadavg(&load, 1) == 1) {
        buf_printf(out, "; load %.1f when it began", load);
    }
    buf_printf(out, "; compiled with %s, %s.\n", RDK_BENCH_COMPILER, RDK_BENCH_BUILD_TYPE);
}
