#include "cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "cli/cli.h"

/* Write what a format says: to stdout for index 0, to the files for the others. */
static void put(struct output *output, size_t index, struct buf *text)
{
    bool ok = true;
    if (text->length && index == 0) {
        ok = output_write(text);
    } else if (text->length) {
        FILE *file = output->files[index - 1].file;
        ok = fwrite(text->data, 1, text->length, file) == text->length && fflush(file) == 0;
    }
    buf_finish(text);
    if (!ok && !output->failed) {
        log_write(LOG_SEVERITY_ERROR, "%s: %s", index ? output->files[index - 1].path : "stdout",
                  strerror(errno));
        output->failed = true;
    }
}

static enum report_format format_at(const struct output *output, size_t index)
{
    return index ? output->files[index - 1].format : output->format;
}

/* Colours are for stdout alone. */
static struct report_run run_at(const struct output *output, size_t index)
{
    struct report_run run = output->run;
    run.color = run.color && index == 0;
    return run;
}

int output_open(struct output *output, const struct report_run *run, const struct options *options,
                struct err *err)
{
    *output = (struct output){.run = *run, .format = options->format};
    const char *actions = getenv("GITHUB_ACTIONS");
    output->annotates = options->format == REPORT_PRETTY && actions && strcmp(actions, "true") == 0;
    output->files = memory_allocate(options->report_count * sizeof(*output->files));
    for (size_t i = 0; i < options->report_count; ++i) {
        const struct option_report *report = &options->reports[i];
        FILE *file = fopen(report->path, "we");
        if (!file) {
            return err_set(err, -errno, "--report %s: %s", report->path, strerror(errno));
        }
        output->files[output->file_count++] =
            (struct output_file){report->format, report->path, file};
    }
    return 0;
}

void output_begin(struct output *output)
{
    for (size_t i = 0; i <= output->file_count; ++i) {
        struct buf text = {0};
        struct report_run here = run_at(output, i);
        report_begin(&text, format_at(output, i), &here);
        put(output, i, &text);
    }
}

void output_scenario(struct output *output, const struct report_scenario *scenario)
{
    output->scenarios =
        memory_resize(output->scenarios, (output->count + 1) * sizeof(*output->scenarios));
    struct report_scenario *kept = &output->scenarios[output->count++];
    *kept = *scenario;
    kept->number = (unsigned)output->count;
    report_count(&output->totals, kept);
    for (size_t i = 0; i <= output->file_count; ++i) {
        struct buf text = {0};
        struct report_run here = run_at(output, i);
        report_scenario(&text, format_at(output, i), &here, kept);
        if (i == 0 && output->annotates) {
            report_scenario(&text, REPORT_GITHUB, &here, kept);
        }
        put(output, i, &text);
    }
    bool again = kept->verdict == REPORT_FAILED || kept->verdict == REPORT_CRASHED ||
                 kept->verdict == REPORT_HUNG;
    if (!again) {
        trace_destroy((struct trace *)(uintptr_t)kept->trace);
        kept->trace = NULL;
    }
}

void output_end(struct output *output, uint64_t real_ns)
{
    output->totals.real_ns = real_ns;
    for (size_t i = 0; i <= output->file_count; ++i) {
        struct buf text = {0};
        struct report_run here = run_at(output, i);
        report_end(&text, format_at(output, i), &here, output->scenarios, output->count,
                   &output->totals);
        put(output, i, &text);
    }
}

void output_finish(struct output *output)
{
    for (size_t i = 0; i < output->count; ++i) {
        trace_destroy((struct trace *)(uintptr_t)output->scenarios[i].trace);
        free((void *)(uintptr_t)output->scenarios[i].reason);
        free((void *)(uintptr_t)output->scenarios[i].class);
    }
    for (size_t i = 0; i < output->file_count; ++i) {
        if (output->files[i].file) {
            fclose(output->files[i].file);
        }
    }
    free(output->scenarios);
    free(output->files);
    *output = (struct output){0};
}
