/* What must hold for any bytes at all. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenario/scenario.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void demand(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "does not hold: %s\n", what);
        abort();
    }
}

static void check_problem(const struct scenario_problem *problem)
{
    demand(problem->place.file != NULL, "a problem names its file");
    demand(problem->place.line >= 1 && problem->place.column >= 1, "a problem has a place");
    demand(problem->text && *problem->text, "a problem has a text");
}

static void check_function(const struct scenario_function *function)
{
    demand(*function->name, "a function has a name");
    demand(function->returns != ABI_POINTER, "a function returns a number or nothing");
    demand(function->argument_count <= ABI_MAX_ARGS, "the arguments fit a row");
    for (size_t i = 0; i < function->argument_count; i++) {
        const struct scenario_argument *argument = &function->arguments[i];
        demand(argument->name && (argument->value.kind || argument->list.given),
               "an argument has a value");
    }
}

static void check_scenario(const struct scenario *scenario)
{
    demand(scenario->name != NULL, "a scenario has a name");
    demand(scenario->node_count && scenario->group_count, "a cluster has a node and a group");
    for (size_t i = 0; i < scenario->resource_count; i++) {
        demand(scenario->resources[i].group && scenario->resources[i].type, "a resource is whole");
    }
    for (size_t i = 0; i < scenario->step_count; i++) {
        const struct scenario_step *step = &scenario->steps[i];
        demand(step->verb < SCENARIO_VERB_COUNT, "a step has a verb");
        if (step->verb == SCENARIO_CALL) {
            demand(!step->entry != !step->function, "a call has an entry point or a function");
        }
        if (step->function) {
            check_function(step->function);
        }
        demand(step->verb != SCENARIO_ONLINE || step->resource, "online has a resource");
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    /* A copy of its very size, so that a read past the end is seen. */
    char *text = memory_copy(data, size);
    struct scenario_file *file = NULL;

    demand(scenario_parse("fuzz.yaml", text, size, NULL, 0, &file, NULL) == 0, "parsing ends well");
    free(text);
    demand(!file->problem_count || !file->scenario_count, "a wrong file gives no scenario");
    for (size_t i = 0; i < file->problem_count; i++) {
        check_problem(&file->problems[i]);
    }
    for (size_t i = 0; i < file->scenario_count; i++) {
        check_scenario(&file->scenarios[i]);
    }
    scenario_file_destroy(file);
    return 0;
}
