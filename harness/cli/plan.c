#include "cli/plan.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "cli/cli.h"
#include "cli/select.h"

/* FNV-1a, its bits mixed once more: the same on every machine and in every version. */
static uint64_t hash_of(const char *name)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *name; ++name) {
        hash = (hash ^ (unsigned char)*name) * 0x100000001b3u;
    }
    hash ^= hash >> 32;
    hash *= 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

static bool is_of_partition(const struct options *options, const struct scenario *scenario)
{
    return !options->partitions ||
           hash_of(scenario->name) % options->partitions == options->partition - 1;
}

static bool is_selected(const struct options *options, const struct scenario *scenario)
{
    return is_of_partition(options, scenario) &&
           (!options->select || select_holds(options->select, scenario->name)) &&
           (!options->tags || tags_hold(options->tags, scenario->tags, scenario->tag_count));
}

/* The plugin to play a scenario with; NULL, and a message, when there is none. */
static const char *find_plugin(const struct scenario *scenario, const char *plugin)
{
    if (plugin) {
        return plugin;
    }
    if (!scenario->plugin) {
        log_write(LOG_SEVERITY_ERROR,
                  "%s: no plugin: name it on the command line (rdk run PLUGIN.so …) or in the "
                  "scenario (plugin: {file: ../my.so})",
                  scenario->file);
        return NULL;
    }
    if (access(scenario->plugin, F_OK) != 0) {
        log_write(LOG_SEVERITY_ERROR, "%s: plugin %s: %s", scenario->file, scenario->plugin,
                  strerror(errno));
        return NULL;
    }
    return scenario->plugin;
}

static void add_items(struct plan *plan, const struct scenario *scenario, const char *plugin,
                      const struct options *options)
{
    plan->items =
        memory_resize(plan->items, (plan->count + options->repeat) * sizeof(*plan->items));
    for (uint64_t i = 0; i < options->repeat; ++i) {
        /* The same seed again would play the same thing again. */
        plan->items[plan->count++] = (struct plan_item){scenario, plugin, options->seed + i};
    }
}

/* Whether some scenario of the file lacks its plugin: said once for each file. */
static bool plan_file(struct plan *plan, const struct scenario_file *file, const char *plugin,
                      const struct options *options)
{
    bool lacks = false;
    for (size_t i = 0; i < file->scenario_count; ++i) {
        const struct scenario *scenario = &file->scenarios[i];
        if (!is_selected(options, scenario)) {
            continue;
        }
        ++plan->selected;
        if (options->list || lacks) {
            continue;
        }
        const char *found = find_plugin(scenario, plugin);
        if (found) {
            add_items(plan, scenario, found, options);
        } else {
            lacks = true;
        }
    }
    return lacks;
}

void plan_make(struct plan *plan, const struct files *files, const struct options *options)
{
    *plan = (struct plan){0};
    size_t scenarios = 0;
    for (size_t i = 0; i < files->count; ++i) {
        scenarios += files->items[i]->scenario_count;
        if (plan_file(plan, files->items[i], files->plugin, options)) {
            plan->status = CLI_NOTHING;
        }
    }
    if (plan->selected == 0) {
        plan->status = CLI_NOTHING;
        if (scenarios) {
            log_write(LOG_SEVERITY_ERROR, "none of %zu scenarios is selected", scenarios);
        }
    }
}

void plan_finish(struct plan *plan)
{
    free(plan->items);
    *plan = (struct plan){0};
}

const char *plan_plugin(const struct plan *plan)
{
    for (size_t i = 1; i < plan->count; ++i) {
        if (strcmp(plan->items[i].plugin, plan->items[0].plugin) != 0) {
            return NULL;
        }
    }
    return plan->count ? plan->items[0].plugin : NULL;
}

static void print_scenario(struct buf *out, const struct scenario *scenario)
{
    buf_printf(out, "%s: %s", scenario->file, scenario->name);
    for (size_t i = 0; i < scenario->tag_count; ++i) {
        buf_printf(out, "%s%s", i ? ", " : "  [", scenario->tags[i]);
    }
    buf_puts(out, scenario->tag_count ? "]\n" : "\n");
}

void plan_print(struct buf *out, const struct plan *plan, const struct options *options,
                const struct files *files)
{
    for (size_t i = 0; options->list && i < files->count; ++i) {
        for (size_t j = 0; j < files->items[i]->scenario_count; ++j) {
            if (is_selected(options, &files->items[i]->scenarios[j])) {
                print_scenario(out, &files->items[i]->scenarios[j]);
            }
        }
    }
    for (size_t i = 0; !options->list && i < plan->count; ++i) {
        const struct plan_item *item = &plan->items[i];
        buf_printf(out, "%s: %s, with %s, seed %" PRIu64 "\n", item->scenario->file,
                   item->scenario->name, item->plugin, item->seed);
    }
}
