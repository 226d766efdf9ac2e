#include "cli/zygotes.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "run/sanitizer.h"

/* "setarch -R env LD_PRELOAD=… …_OPTIONS=…" */
static const char *const variables[] = {"ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS",
                                        "UBSAN_OPTIONS"};
#define VARIABLES  (sizeof(variables) / sizeof(variables[0]))
#define MORE_WORDS (VARIABLES + 4)

struct runtime {
    struct runtime *next;
    char *preload; /* "": none */
    struct zygote *zygote;
};

/* What has been found out about a plugin's file. */
struct known {
    struct known *next;
    char *plugin;
    struct zygote *zygote;
    int error;
    char *refusal; /* NULL: none */
};

struct zygotes {
    pthread_mutex_t lock;
    const char *const *wrapper;
    struct runtime *runtimes;
    struct known *plugins;
};

struct zygotes *zygotes_create(const char *const *wrapper)
{
    struct zygotes *zygotes = memory_allocate(sizeof(*zygotes));

    pthread_mutex_init(&zygotes->lock, NULL);
    zygotes->wrapper = wrapper;
    return zygotes;
}

/* The runtimes read the environment of the process as it was at its start. What stands in it is not
 * for the wrapper itself: a debugger under a sanitizer would be of no use. */
static int start_under(const struct zygotes *zygotes, const struct sanitizer *sanitizer,
                       struct zygote **ret, struct err *err)
{
    char *owned[VARIABLES + 1];
    size_t owned_count = 0;
    size_t count = 0;

    while (zygotes->wrapper && zygotes->wrapper[count]) {
        count++;
    }
    const char **words = memory_allocate((count + MORE_WORDS + 1) * sizeof(*words));
    for (size_t i = 0; i < count; i++) {
        words[i] = zygotes->wrapper[i];
    }
    if (sanitizer->fixed_layout) {
        words[count++] = "setarch";
        words[count++] = "-R";
    }
    words[count++] = "env";
    const char *users = getenv("LD_PRELOAD");
    owned[owned_count++] = memory_printf("LD_PRELOAD=%s%s%s", sanitizer->preload, users ? ":" : "",
                                         users ? users : "");
    for (size_t i = 0; i < VARIABLES; i++) {
        char *options = sanitizer_options(variables[i], getenv(variables[i]));
        owned[owned_count++] = memory_printf("%s=%s", variables[i], options);
        free(options);
    }
    for (size_t i = 0; i < owned_count; i++) {
        words[count++] = owned[i];
    }
    const int r = zygote_start(&(struct zygote_options){.wrapper = words}, ret, err);
    while (owned_count > 0) {
        free(owned[--owned_count]);
    }
    free(words);
    return r;
}

static int start(const struct zygotes *zygotes, const struct sanitizer *sanitizer,
                 struct zygote **ret, struct err *err)
{
    if (!sanitizer->preload) {
        return zygote_start(&(struct zygote_options){.wrapper = zygotes->wrapper}, ret, err);
    }
    if (zygotes->wrapper && strcmp(zygotes->wrapper[0], "valgrind") == 0) {
        return err_set(err, -ENOEXEC,
                       "a plugin that was built with a sanitizer does not run under valgrind: "
                       "build it without, or leave --valgrind out");
    }
    return start_under(zygotes, sanitizer, ret, err);
}

static int runtime_get(struct zygotes *zygotes, const struct sanitizer *sanitizer,
                       struct zygote **ret, struct err *err)
{
    const char *preload = sanitizer->preload ? sanitizer->preload : "";

    for (const struct runtime *runtime = zygotes->runtimes; runtime; runtime = runtime->next) {
        if (strcmp(runtime->preload, preload) == 0) {
            *ret = runtime->zygote;
            return 0;
        }
    }
    const int r = start(zygotes, sanitizer, ret, err);
    if (r < 0) {
        return r;
    }
    struct runtime *runtime = memory_allocate(sizeof(*runtime));
    runtime->preload = memory_text(preload);
    runtime->zygote = *ret;
    runtime->next = zygotes->runtimes;
    zygotes->runtimes = runtime;
    return 0;
}

static const struct known *find(struct zygotes *zygotes, const char *plugin)
{
    struct sanitizer sanitizer;
    struct err err = {0};

    for (const struct known *known = zygotes->plugins; known; known = known->next) {
        if (strcmp(known->plugin, plugin) == 0) {
            return known;
        }
    }
    struct known *known = memory_allocate(sizeof(*known));
    known->plugin = memory_text(plugin);
    known->error = -ENOEXEC;
    if (sanitizer_find(plugin, &sanitizer, &err) == 0) {
        known->error = runtime_get(zygotes, &sanitizer, &known->zygote, &err);
    }
    known->refusal = memory_text(err.text);
    sanitizer_finish(&sanitizer);
    err_finish(&err);
    known->next = zygotes->plugins;
    zygotes->plugins = known;
    return known;
}

int zygotes_get(struct zygotes *zygotes, const char *plugin, struct zygote **ret, struct err *err)
{
    *ret = NULL;
    if (!zygotes || !plugin) {
        return 0;
    }
    pthread_mutex_lock(&zygotes->lock);
    const struct known *known = find(zygotes, plugin);
    pthread_mutex_unlock(&zygotes->lock);
    *ret = known->zygote;
    return known->error < 0 ? err_set(err, known->error, "%s", known->refusal) : 0;
}

void zygotes_destroy(struct zygotes *zygotes)
{
    if (!zygotes) {
        return;
    }
    while (zygotes->plugins) {
        struct known *known = zygotes->plugins;
        zygotes->plugins = known->next;
        free(known->plugin);
        free(known->refusal);
        free(known);
    }
    while (zygotes->runtimes) {
        struct runtime *runtime = zygotes->runtimes;
        zygotes->runtimes = runtime->next;
        zygote_stop(runtime->zygote);
        free(runtime->preload);
        free(runtime);
    }
    pthread_mutex_destroy(&zygotes->lock);
    free(zygotes);
}
