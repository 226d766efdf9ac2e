#include "cli/files.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "cli/cli.h"
#include "cli/exceptions.h"
#include "report/report.h"

struct paths {
    char **items; /* owned, as are the texts */
    size_t count;
};

static void add_path(struct paths *paths, const char *path)
{
    paths->items = memory_resize(paths->items, (paths->count + 1) * sizeof(*paths->items));
    paths->items[paths->count++] = memory_text(path);
}

static bool ends(const char *text, const char *suffix)
{
    size_t length = strlen(text);
    size_t suffix_length = strlen(suffix);
    return length >= suffix_length && strcmp(text + length - suffix_length, suffix) == 0;
}

static bool is_scenario(const char *path)
{
    return ends(path, ".yaml") || ends(path, ".yml");
}

static int compare_entries(const FTSENT **left, const FTSENT **right)
{
    return strcmp((*left)->fts_name, (*right)->fts_name);
}

static void add_directory(struct files *files, struct paths *paths, const char *path)
{
    char *copy = memory_text(path);
    /* "dir/" would give "dir//file". */
    for (size_t length = strlen(copy); length > 1 && copy[length - 1] == '/'; --length) {
        copy[length - 1] = '\0';
    }
    char *roots[] = {copy, NULL};
    size_t before = paths->count;
    FTS *tree = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, compare_entries);
    for (FTSENT *entry = tree ? fts_read(tree) : NULL; entry; entry = fts_read(tree)) {
        if (entry->fts_info == FTS_F && is_scenario(entry->fts_name)) {
            add_path(paths, entry->fts_path);
        } else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR) {
            log_write(LOG_SEVERITY_ERROR, "%s: %s", entry->fts_path, strerror(entry->fts_errno));
            files->status = status_worst(files->status, CLI_NOTHING);
        }
    }
    if (tree) {
        fts_close(tree);
    }
    if (paths->count == before) {
        log_write(LOG_SEVERITY_ERROR, "%s: no *.yaml or *.yml in it", path);
        files->status = status_worst(files->status, CLI_NOTHING);
    }
    free(copy);
}

static void add_operand(struct files *files, struct paths *paths, const char *operand,
                        bool takes_plugin)
{
    struct stat about;
    if (stat(operand, &about) != 0) {
        log_write(LOG_SEVERITY_ERROR, "%s: %s", operand, strerror(errno));
        files->status = status_worst(files->status, CLI_NOTHING);
        return;
    }
    if (S_ISDIR(about.st_mode)) {
        add_directory(files, paths, operand);
    } else if (is_scenario(operand)) {
        add_path(paths, operand);
    } else if (!takes_plugin) {
        log_write(LOG_SEVERITY_ERROR, "%s: a scenario's name ends in .yaml or .yml", operand);
        files->status = status_worst(files->status, CLI_USAGE);
    } else if (files->plugin) {
        log_write(LOG_SEVERITY_ERROR,
                  "%s: the plugin is %s already, and a scenario's name ends in .yaml or .yml",
                  operand, files->plugin);
        files->status = status_worst(files->status, CLI_USAGE);
    } else {
        files->plugin = operand;
    }
}

void files_say_problems(const struct scenario_file *file, bool color)
{
    for (size_t i = 0; i < file->problem_count; ++i) {
        const struct scenario_problem *problem = &file->problems[i];
        struct buf text = {0};
        report_problem(&text, &problem->place, "error", problem->text, problem->line_text, color);
        fputs(buf_text(&text), stderr);
        buf_finish(&text);
    }
}

static void read_file(struct files *files, const struct options *options, const char *path,
                      bool color)
{
    struct scenario_file *file = NULL;
    struct err err = {0};
    if (scenario_load(path, options->variables, options->variable_count, &file, &err) < 0) {
        log_write(LOG_SEVERITY_ERROR, "%s", err.text);
        err_finish(&err);
        files->status = status_worst(files->status, CLI_NOTHING);
        return;
    }
    exceptions_check(file);
    if (file->problem_count) {
        files_say_problems(file, color);
        files->status = status_worst(files->status, CLI_INVALID);
    }
    files->items[files->count++] = file;
}

void files_read(struct files *files, const struct options *options, bool takes_plugin, bool color)
{
    *files = (struct files){0};
    struct paths paths = {0};
    for (size_t i = 0; i < options->operand_count; ++i) {
        add_operand(files, &paths, options->operands[i], takes_plugin);
    }
    files->items = memory_allocate(paths.count * sizeof(*files->items));
    for (size_t i = 0; i < paths.count; ++i) {
        read_file(files, options, paths.items[i], color);
        free(paths.items[i]);
    }
    free(paths.items);
}

void files_finish(struct files *files)
{
    for (size_t i = 0; i < files->count; ++i) {
        scenario_file_destroy(files->items[i]);
    }
    free(files->items);
    *files = (struct files){0};
}

bool color_wanted(enum option_color color, int descriptor)
{
    if (color != COLOR_AUTO) {
        return color == COLOR_ALWAYS;
    }
    const char *off = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    bool dumb = !terminal || strcmp(terminal, "dumb") == 0;
    return isatty(descriptor) && !dumb && !(off && *off);
}
