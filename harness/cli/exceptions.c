#include "cli/exceptions.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "names/names.h"
#include "rules/rules.h"

/* Words that stand for something other than a rule of the contract. */
static const char *const classes[] = {"expect", "leak"};
#define CLASS_COUNT (sizeof(classes) / sizeof(classes[0]))

struct objections {
    struct scenario_problem *items; /* owned, as are the texts */
    size_t count;
};

static bool is_known(const char *rule)
{
    size_t length = strcspn(rule, ":");
    for (size_t i = 0; i < CLASS_COUNT; ++i) {
        if (strlen(classes[i]) == length && strncmp(classes[i], rule, length) == 0) {
            return true;
        }
    }
    return rules_find(rule) != NULL;
}

static const char *nearest(const char *rule)
{
    const char **words = memory_allocate((rules_count + CLASS_COUNT) * sizeof(*words));
    size_t count = 0;
    for (size_t i = 0; i < CLASS_COUNT; ++i) {
        words[count++] = classes[i];
    }
    for (size_t i = 0; i < rules_count; ++i) {
        words[count++] = rules_table[i].id;
    }
    /* "crush:SIGSEGV" is to mean crash. */
    char *head = memory_printf("%.*s", (int)strcspn(rule, ":"), rule);
    const char *found = names_nearest(head, words, count);
    free(head);
    free(words);
    return found;
}

static void check(struct objections *objections, const struct scenario_exception *exception)
{
    if (is_known(exception->rule)) {
        return;
    }
    const char *near = nearest(exception->rule);
    char *text =
        near ? memory_printf("there is no rule '%s'; did you mean '%s'?", exception->rule, near)
             : memory_printf("there is no rule '%s'; expected an id or a class that rdk "
                             "explain knows",
                             exception->rule);
    objections->items =
        memory_resize(objections->items, (objections->count + 1) * sizeof(*objections->items));
    objections->items[objections->count++] =
        (struct scenario_problem){.place = exception->place, .text = text};
}

void exceptions_check(struct scenario_file *file)
{
    struct objections objections = {0};
    for (size_t i = 0; i < file->scenario_count; ++i) {
        const struct scenario *scenario = &file->scenarios[i];
        for (size_t j = 0; j < scenario->allow_count; ++j) {
            check(&objections, &scenario->allow[j]);
        }
        if (scenario->xfail) {
            check(&objections, scenario->xfail);
        }
    }
    if (objections.count) {
        scenario_object(file, objections.items, objections.count);
    }
    for (size_t i = 0; i < objections.count; ++i) {
        free((void *)(uintptr_t)objections.items[i].text);
    }
    free(objections.items);
}
