#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/options.h"
#include "cli/select.h"
#include "cli/values.h"

#define MAX_JOBS       256
#define MAX_REPEAT     1000000
#define MAX_PARTITIONS 10000

static int set_jobs(struct options *options, const char *text, struct err *err)
{
    return value_number(text, 1, MAX_JOBS, &options->jobs, err);
}

static int set_select(struct options *options, const char *text, struct err *err)
{
    options->select = text;
    return select_check(text, err);
}

static int set_tags(struct options *options, const char *text, struct err *err)
{
    options->tags = text;
    return tags_check(text, err);
}

static int set_seed(struct options *options, const char *text, struct err *err)
{
    return value_number(text, 0, UINT64_MAX, &options->seed, err);
}

static int set_repeat(struct options *options, const char *text, struct err *err)
{
    return value_number(text, 1, MAX_REPEAT, &options->repeat, err);
}

static int read_format(const char *text, enum report_format *ret, struct err *err)
{
    const char *words[REPORT_FORMAT_COUNT];
    size_t found = 0;
    for (size_t i = 0; i < REPORT_FORMAT_COUNT; ++i) {
        words[i] = report_format_name((enum report_format)i);
    }
    int code = value_word(text, words, REPORT_FORMAT_COUNT, &found, err);
    if (code == 0) {
        *ret = (enum report_format)found;
    }
    return code;
}

static int set_format(struct options *options, const char *text, struct err *err)
{
    return read_format(text, &options->format, err);
}

static int set_report(struct options *options, const char *text, struct err *err)
{
    const char *equals = strchr(text, '=');
    if (!equals || !equals[1]) {
        return err_set(err, -EINVAL, "\"%s\" is not KIND=PATH, such as junit=report.xml", text);
    }
    char *kind = memory_printf("%.*s", (int)(equals - text), text);
    struct option_report report = {.path = equals + 1};
    int code = read_format(kind, &report.format, err);
    free(kind);
    if (code < 0) {
        return code;
    }
    options->reports =
        memory_resize(options->reports, (options->report_count + 1) * sizeof(*options->reports));
    options->reports[options->report_count++] = report;
    return 0;
}

static int set_color(struct options *options, const char *text, struct err *err)
{
    static const char *const words[] = {"auto", "always", "never"};
    size_t found = options->color;
    int code = value_word(text, words, 3, &found, err);
    options->color = (enum option_color)found;
    return code;
}

static int set_progress(struct options *options, const char *text, struct err *err)
{
    static const char *const words[] = {"auto", "bar", "counter", "none"};
    size_t found = options->progress;
    int code = value_word(text, words, 4, &found, err);
    options->progress = (enum option_progress)found;
    return code;
}

static int set_hang_timeout(struct options *options, const char *text, struct err *err)
{
    return value_duration(text, &options->hang_timeout_ns, err);
}

static int set_timeout(struct options *options, const char *text, struct err *err)
{
    return value_duration(text, &options->timeout_ns, err);
}

#define SWITCH(name)                                                                  \
    static int set_##name(struct options *options, const char *text, struct err *err) \
    {                                                                                 \
        return value_switch(text, &options->name, err);                               \
    }

SWITCH(fail_fast)
SWITCH(list)
SWITCH(dry_run)
SWITCH(raw)
SWITCH(documentation_form)
SWITCH(strict)
SWITCH(valgrind)

static int set_type(struct options *options, const char *text, struct err *err)
{
    options->type = text;
    return *text ? 0 : err_set(err, -EINVAL, "a type's name is not empty");
}

static int set_inspect_format(struct options *options, const char *text, struct err *err)
{
    static const char *const words[] = {"pretty", "json"};
    size_t found = 0;
    int code = value_word(text, words, 2, &found, err);
    options->json = found == 1;
    return code;
}

static int set_debugger(struct options *options, const char *text, struct err *err)
{
    options->debugger = text;
    return text[strspn(text, " \t")] ? 0 : err_set(err, -EINVAL, "it has no words");
}

/* hash:1/4 */
static int set_partition(struct options *options, const char *text, struct err *err)
{
    static const char prefix[] = "hash:";
    const char *slash = strchr(text, '/');
    if (strncmp(text, prefix, strlen(prefix)) != 0 || !slash) {
        return err_set(err, -EINVAL, "\"%s\" is not hash:PART/PARTS, such as hash:1/4", text);
    }
    int code = value_number(slash + 1, 1, MAX_PARTITIONS, &options->partitions, err);
    if (code < 0) {
        return code;
    }
    const char *from = text + strlen(prefix);
    char *part = memory_printf("%.*s", (int)(slash - from), from);
    code = value_number(part, 1, options->partitions, &options->partition, err);
    free(part);
    return code;
}

static int set_variable(struct options *options, const char *text, struct err *err)
{
    const char *equals = strchr(text, '=');
    if (!equals || equals == text) {
        return err_set(err, -EINVAL, "\"%s\" is not name=value", text);
    }
    size_t count = options->variable_count + 1;
    options->variables = memory_resize(options->variables, count * sizeof(*options->variables));
    options->variables[options->variable_count++] = (struct scenario_variable){
        .name = memory_printf("%.*s", (int)(equals - text), text), .value = equals + 1};
    return 0;
}

SWITCH(verbose)
SWITCH(quiet)
SWITCH(help)

#define FILES (OPTION_RUN | OPTION_LINT)

/* In the order of the help page. */
const struct option_row option_rows[] = {
    {"select", 'k', "EXPR",
     "only scenarios whose name holds these words; and, or, not, ( ) and \"quotes\" combine",
     OPTION_RUN, set_select},
    {"tags", 0, "a,!b", "only scenarios with one of the tags, and none of those behind a !",
     OPTION_RUN, set_tags},
    {"partition", 0, "hash:1/4",
     "only the scenarios of one part of so many; all parts are all of them", OPTION_RUN,
     set_partition},
    {"jobs", 'j', "N", "play N scenarios at once; results come in the same order (default 1)",
     OPTION_RUN, set_jobs},
    {"fail-fast", 'x', NULL, "stop at the first failure", OPTION_RUN, set_fail_fast},
    {"seed", 0, "N", "which interleaving of threads is played (default 1)", OPTION_RUN, set_seed},
    {"repeat", 0, "N", "play each scenario N times, each time with the next seed", OPTION_RUN,
     set_repeat},
    {"var", 0, "NAME=VALUE", "set a variable of the scenarios; may be repeated", FILES,
     set_variable},
    {"timeout", 0, "TIME", "real time that a scenario may take (default 60s)", OPTION_RUN,
     set_timeout},
    {"hang-timeout", 0, "TIME", "real time that one call may take (default 10s)",
     OPTION_RUN | OPTION_INSPECT, set_hang_timeout},
    {"format", 0, "KIND", "what stdout gets: pretty (default), jsonl, tap, junit, github or html",
     OPTION_RUN, set_format},
    {"format", 0, "KIND", "pretty (default) or json", OPTION_INSPECT, set_inspect_format},
    {"type", 0, "NAME", "the resource type to ask for; otherwise types are looked for",
     OPTION_INSPECT, set_type},
    {"raw", 0, NULL, "write the bytes, not hexadecimal", OPTION_ENCODE, set_raw},
    {"documentation-form", 0, NULL, "leave out the final ENDMARK, as the documentation does",
     OPTION_ENCODE, set_documentation_form},
    {"strict", 0, NULL, "a list must also have clean padding, known formats and nothing behind it",
     OPTION_DECODE, set_strict},
    {"report", 0, "KIND=PATH", "write a report to a file besides; may be repeated", OPTION_RUN,
     set_report},
    {"color", 0, "WHEN", "auto (default; heeds NO_COLOR), always or never", FILES | OPTION_ENCODE,
     set_color},
    {"progress", 0, "HOW", "on stderr: auto (default), bar, counter or none", OPTION_RUN,
     set_progress},
    {"debugger", 0, "WORDS",
     "run the plugin's processes under a debugger, which gets the command behind its words; no time-outs, one job",
     OPTION_RUN, set_debugger},
    {"valgrind", 0, NULL,
     "run the plugin's processes under valgrind; its errors fail a scenario; no time-outs, one job",
     OPTION_RUN, set_valgrind},
    {"list", 0, NULL, "name the selected scenarios, play none", OPTION_RUN, set_list},
    {"dry-run", 0, NULL, "say what would be played with which plugin and seed, play nothing",
     OPTION_RUN, set_dry_run},
    {"verbose", 'v', NULL, "show every call, and warnings", FILES, set_verbose},
    {"quiet", 'q', NULL, "show failures and the summary only", FILES, set_quiet},
    {"help", 'h', NULL, "show this page", OPTION_ALL, set_help},
};

const size_t option_count = sizeof(option_rows) / sizeof(option_rows[0]);
