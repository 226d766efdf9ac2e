#ifndef RDK_CLI_OUTPUT_H
#define RDK_CLI_OUTPUT_H

/* Where results go: stdout in one format, and files in others. */

#include <stdio.h>

#include "cli/options.h"
#include "report/report.h"

struct output {
    struct report_run run;
    enum report_format format;
    struct report_scenario *scenarios; /* all so far; traces of good ones are gone */
    size_t count;
    struct report_totals totals;
    struct output_file {
        enum report_format format;
        const char *path;
        FILE *file;
    } * files;
    size_t file_count;
    bool annotates; /* in a workflow of GitHub's: annotations among the text for people */
    bool failed;    /* something could not be written; it has been said */
};

/* Open the files. -errno when one cannot be opened. */
int output_open(struct output *output, const struct report_run *run, const struct options *options,
                struct err *err);
/* The first lines. */
void output_begin(struct output *output);
/* A scenario is done. Takes over its texts and its trace. */
void output_scenario(struct output *output, const struct report_scenario *scenario);
void output_end(struct output *output, uint64_t real_ns);
void output_finish(struct output *output);

#endif
