#define _GNU_SOURCE
#include "unwind.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "wild.h"

/* The threads of a process, one after the other: each is stopped, walked and let go. */

#define LINE_BYTES 1024

struct walk {
    struct symbol_places places;
    Dwfl *dwfl;
    int pid;
    int tid;
    struct stacks_thread *threads;
    size_t count;
    /* Of the thread in hand. */
    struct stacks_frame *frames;
    size_t frame_count;
    bool is_cut;
    bool after_signal;
    bool has_wild;     /* a signal's handler is on the stack: */
    struct wild wild;  /* … the registers below it */
    size_t below;      /* … the first frame below it */
    bool is_continued; /* the next frame is a caller's, though the walk begins with it */
    char *reason;      /* why a thread could not be walked; the arena's */
};

static int no_debuginfo(Dwfl_Module *module, void **userdata, const char *name, Dwarf_Addr base,
                        const char *file, const char *link, GElf_Word crc, char **ret)
{
    (void)module;
    (void)userdata;
    (void)name;
    (void)base;
    (void)file;
    (void)link;
    (void)crc;
    (void)ret;
    return -1;
}

/* What stands in the files themselves is used, and no more: debug packages that happen to be
 * installed would change the text from one machine to the next, and libdwfl's own search would
 * ask a server on the network (DEBUGINFOD_URLS). */
static const Dwfl_Callbacks callbacks = {
    .find_elf = dwfl_linux_proc_find_elf,
    .find_debuginfo = no_debuginfo,
};

/* The name and the state in /proc/<pid>/task/<tid>/stat; the name may hold anything, parentheses
 * included. */
static bool thread_read(struct walk *walk, int tid, struct stacks_thread *thread)
{
    char path[64];
    char line[LINE_BYTES];

    snprintf(path, sizeof(path), "/proc/%d/task/%d/stat", walk->pid, tid);
    cleanup_file FILE *file = fopen(path, "re");
    if (!file || !fgets(line, sizeof(line), file)) {
        return false;
    }
    char *name = strchr(line, '(');
    char *end = strrchr(line, ')');
    if (!name || !end || end < name || strlen(end) < 3) {
        return false;
    }
    *end = '\0';
    thread->tid = tid;
    thread->name = arena_text(walk->places.arena, name + 1);
    thread->is_running = end[2] == 'R';
    return end[2] != 'Z' && end[2] != 'X';
}

static int on_frame(Dwfl_Frame *state, void *context)
{
    struct walk *walk = context;
    Dwarf_Addr pc;
    bool is_activation;

    if (!dwfl_frame_pc(state, &pc, &is_activation)) {
        return DWARF_CB_ABORT;
    }
    if (walk->frame_count == STACKS_MAX_FRAMES) {
        walk->is_cut = true;
        return DWARF_CB_ABORT;
    }
    struct stacks_frame *frames = &walk->frames[walk->frame_count];
    is_activation = is_activation && !walk->is_continued;
    walk->is_continued = false;
    /* A return address may belong to the line, or even the function, behind the call. */
    const size_t found = symbol_find(&walk->places, walk->dwfl, pc - (is_activation ? 0 : 1),
                                     frames, STACKS_MAX_FRAMES - walk->frame_count);
    /* libdwfl gives the mark to the kernel's trampoline as well, which comes first. */
    const bool is_marked = is_activation && walk->frame_count > 0;
    frames[0].was_interrupted = is_marked && walk->after_signal;
    walk->after_signal = is_marked;
    if (!walk->has_wild && wild_is_trampoline(walk->pid, pc)) {
        walk->has_wild = wild_read(&walk->wild, walk->pid, walk->tid, state);
        walk->below = walk->frame_count + found;
    }
    walk->frame_count += found;
    return DWARF_CB_OK;
}

static int on_only_thread(Dwfl_Thread *thread, void *context)
{
    dwfl_thread_getframes(thread, on_frame, context);
    return DWARF_CB_OK;
}

/* The signal came where there is no code. What was found below it, if anything, is a guess: it is
 * found anew, from the caller on. A struct Dwfl can be attached once, so it takes another. */
static void go_on_from_wild(struct walk *walk)
{
    Dwfl *first = walk->dwfl;

    walk->frames[walk->below] =
        (struct stacks_frame){.owner = STACKS_SYSTEM, .was_interrupted = true};
    walk->frame_count = walk->below + 1;
    walk->is_cut = false;
    walk->is_continued = true;
    walk->dwfl = dwfl_begin(&callbacks);
    if (walk->dwfl && wild_return(&walk->wild) &&
        dwfl_linux_proc_report(walk->dwfl, walk->pid) == 0 &&
        dwfl_report_end(walk->dwfl, NULL, NULL) == 0 && wild_attach(&walk->wild, walk->dwfl)) {
        dwfl_getthreads(walk->dwfl, on_only_thread, walk);
    }
    dwfl_end(walk->dwfl);
    walk->dwfl = first;
}

static int on_thread(Dwfl_Thread *dwfl_thread, void *context)
{
    struct walk *walk = context;
    struct stacks_thread *thread = &walk->threads[walk->count];

    if (walk->count == STACKS_MAX_THREADS) {
        return DWARF_CB_ABORT;
    }
    /* A thread that ended since the list was made is none to tell of. */
    if (!thread_read(walk, dwfl_thread_tid(dwfl_thread), thread)) {
        return DWARF_CB_OK;
    }
    walk->frames =
        arena_allocate(walk->places.arena, STACKS_MAX_FRAMES * sizeof(struct stacks_frame));
    walk->tid = thread->tid;
    walk->frame_count = 0;
    walk->is_cut = false;
    walk->after_signal = false;
    walk->has_wild = false;
    walk->is_continued = false;
    if (dwfl_thread_getframes(dwfl_thread, on_frame, walk) < 0 && walk->frame_count == 0) {
        /* What ends a walk early is no error as long as there are frames. */
        walk->reason = arena_text(walk->places.arena, dwfl_errmsg(-1));
        return DWARF_CB_OK;
    }
    if (walk->has_wild && walk->below < STACKS_MAX_FRAMES &&
        !dwfl_addrmodule(walk->dwfl, walk->wild.pc)) {
        go_on_from_wild(walk);
    }
    thread->frames = walk->frames;
    thread->frame_count = walk->frame_count;
    thread->is_cut = walk->is_cut;
    walk->count++;
    return DWARF_CB_OK;
}

static char *resolved(struct arena *arena, const char *path)
{
    char real[PATH_MAX];

    return arena_text(arena, path && realpath(path, real) ? real : path);
}

static int walk_threads(struct walk *walk, struct err *err)
{
    const int r = dwfl_linux_proc_report(walk->dwfl, walk->pid);

    if (r != 0) {
        const int code = r == ENOENT || r == ESRCH ? -ESRCH : r > 0 ? -r : -EIO;
        return err_set(err, code, "cannot read what process %d has loaded: %s", walk->pid,
                       r > 0 ? strerror(r) : dwfl_errmsg(-1));
    }
    dwfl_report_end(walk->dwfl, NULL, NULL);
    const int attached = dwfl_linux_proc_attach(walk->dwfl, walk->pid, false);
    if (attached != 0) {
        const int code = attached == ENOENT || attached == ESRCH ? -ESRCH
                         : attached > 0                          ? -attached
                                                                 : -EIO;
        return err_set(err, code, "cannot look at process %d: %s", walk->pid,
                       attached > 0 ? strerror(attached) : dwfl_errmsg(-1));
    }
    if (dwfl_getthreads(walk->dwfl, on_thread, walk) < 0 && walk->count == 0) {
        return err_set(err, -ESRCH, "cannot look at process %d: %s", walk->pid, dwfl_errmsg(-1));
    }
    if (walk->count == 0 && walk->reason) {
        return err_set(err, -EPERM, "cannot look at process %d: %s", walk->pid, walk->reason);
    }
    if (walk->count == 0) {
        return err_set(err, -ESRCH, "process %d has no threads any more", walk->pid);
    }
    return 0;
}

int unwind_process(int pid, const char *plugin, struct stacks **ret, struct err *err)
{
    struct arena *arena;
    char path[64];

    if (pid <= 0 || pid == getpid()) {
        return err_set(err, -EPERM, "cannot look at process %d", pid);
    }
    arena = arena_create();
    snprintf(path, sizeof(path), "/proc/%d/exe", pid);
    struct walk walk = {
        .places = {.arena = arena,
                   .plugin = resolved(arena, plugin),
                   .executable = resolved(arena, path)},
        .pid = pid,
        .threads = arena_allocate(arena, STACKS_MAX_THREADS * sizeof(*walk.threads)),
        .dwfl = dwfl_begin(&callbacks),
    };
    const int r = walk.dwfl ? walk_threads(&walk, err)
                            : err_set(err, -EIO, "cannot begin with libdwfl: %s", dwfl_errmsg(-1));
    dwfl_end(walk.dwfl);
    if (r < 0) {
        arena_destroy(arena);
        return r;
    }
    struct stacks *stacks = arena_allocate(arena, sizeof(*stacks));
    *stacks = (struct stacks){.threads = walk.threads, .count = walk.count, .memory = arena};
    *ret = stacks;
    return 0;
}

void stacks_destroy(struct stacks *stacks)
{
    if (stacks) {
        arena_destroy(stacks->memory);
    }
}
