#define _GNU_SOURCE
#include "sanitizer.h"

#include <ctype.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger_book.h"
#include "state.h"

/*
 * The runtimes write their reports to a file in memory and call us about them. They do so with
 * locks of their own held, so nothing here allocates; and the thread stands still until the service
 * has looked at its stack.
 */

/* Above what a plugin gets from open() or closes by counting. */
#define REPORT_FD_LEAST 700
#define TEXT_BYTES      1024u

/* The runtimes look for these in the executable (-Wl,--export-dynamic-symbol). */
void __ubsan_on_report(void);
void __tsan_on_report(const void *report);

/* ThreadSanitizer's; nobody's in other processes. */
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

typedef void ubsan_data(const char **kind, const char **message, const char **file, unsigned *line,
                        unsigned *column, char **address);

#define RUNTIMES_MAX 4

static int report_fd = -1;
static void (*set_report_fd[RUNTIMES_MAX])(void *fd);
static size_t set_count;
static off_t report_told; /* so much of the file is behind us */

/* A function of a runtime, as dlsym gives it. */
union runtime_function {
    void *address;
    void (*set_report_fd)(void *fd);
    void (*set_callback)(void (*callback)(void));
    void (*set_error_callback)(void (*callback)(const char *report));
    int (*leak_check)(void);
    ubsan_data *ubsan_data;
};

static union runtime_function runtime_find(void *library, const char *name)
{
    return (union runtime_function){.address = dlsym(library, name)};
}

void sanitizer_gives(void)
{
    if (__tsan_release) {
        __tsan_release(&host);
    }
}

void sanitizer_takes(void)
{
    if (__tsan_acquire) {
        __tsan_acquire(&host);
    }
}

bool sanitizer_is_there(void)
{
    return dlsym(RTLD_DEFAULT, "__sanitizer_set_death_callback") != NULL;
}

/* It watches over the host, which was built with it, and not over the plugin. */
static bool is_ours(void)
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    return false;
#endif
}

void sanitizer_prepare(void)
{
    if (sanitizer_is_there()) {
        unsetenv("LD_PRELOAD");
    }
}

/* What has been reported and not told yet, for as long as the process lives; NULL: nothing. */
static const char *report_take(void)
{
    struct stat status;

    if (report_fd < 0 || fstat(report_fd, &status) < 0 || status.st_size <= report_told) {
        return NULL;
    }
    /* One byte more: behind the end of the file the page is zero, but for a full last page. */
    if (status.st_size % sysconf(_SC_PAGESIZE) == 0 &&
        ftruncate(report_fd, status.st_size + 1) < 0) {
        return NULL;
    }
    const char *all = mmap(NULL, (size_t)status.st_size + 1, PROT_READ, MAP_PRIVATE, report_fd, 0);
    if (all == MAP_FAILED) {
        return NULL;
    }
    const char *text = all + report_told;
    report_told = status.st_size;
    return text;
}

static void tell(const char *class, const char *text, const char *report)
{
    struct wire_message out = {.type = WIRE_MISTAKE, .value_count = 3};

    if (host.is_forked) {
        return;
    }
    /* The pipes to a program that looks up lines, which the runtime leaves open, are nobody's. */
    descriptors_ran(&(const struct account){0});
    out.values[0] = talk_text(class);
    out.values[1] = talk_text(text);
    out.values[2] = talk_text(report);
    talk_tell(baton_enter(), &out);
}

/* AddressSanitizer has found something, and ends the process when we return. */
static void on_address_error(const char *report)
{
    if (!host.is_forked) {
        signals_died("asan", "", 1, report);
    }
}

/* A runtime ends the process: after a report that is told already when the plugin was compiled so
 * that it does not go on, or because it cannot go on itself. */
static void on_death(void)
{
    if (!host.is_forked) {
        signals_died("crash:sanitizer", "the sanitizer's runtime ended the process", 1,
                     report_take());
    }
}

static void reports_collect(void)
{
    for (size_t i = 0; report_fd >= 0 && i < set_count; i++) {
        set_report_fd[i]((void *)(uintptr_t)report_fd);
    }
}

void __ubsan_on_report(void)
{
    const union runtime_function data =
        runtime_find(RTLD_DEFAULT, "__ubsan_get_current_report_data");
    char class[TEXT_BYTES];
    char text[TEXT_BYTES];
    const char *kind = "undefined-behavior";
    const char *message = "";
    const char *file = NULL;
    char *address;
    unsigned line = 0;
    unsigned column = 0;

    if (data.address) {
        data.ubsan_data(&kind, &message, &file, &line, &column, &address);
    }
    /* gcc's runtime reads its options, and forgets ours, with its first report. */
    reports_collect();
    const char *slash = file ? strrchr(file, '/') : NULL;
    snprintf(class, sizeof(class), "ubsan:%s", kind);
    if (message[0] && file && line) {
        snprintf(text, sizeof(text), "%c%s (%s:%u)", tolower((unsigned char)message[0]),
                 message + 1, slash ? slash + 1 : file, line);
    } else {
        snprintf(text, sizeof(text), "%s", message);
    }
    tell(class, text, NULL);
}

void __tsan_on_report(const void *report)
{
    (void)report;
    tell("tsan", "", report_take());
}

/* Each runtime has its own file to write to: gcc's for addresses and for undefined behaviour are
 * two libraries. */
static int on_library(struct dl_phdr_info *info, size_t bytes, void *context)
{
    static const char *const runtimes[] = {"/libasan.so", "/libubsan.so", "/libtsan.so",
                                           "/liblsan.so", "/libclang_rt."};
    (void)bytes;
    (void)context;
    for (size_t i = 0; i < sizeof(runtimes) / sizeof(runtimes[0]); i++) {
        void *library = strstr(info->dlpi_name, runtimes[i])
                            ? dlopen(info->dlpi_name, RTLD_LAZY | RTLD_NOLOAD)
                            : NULL;
        if (!library) {
            continue;
        }
        const union runtime_function set_fd = runtime_find(library, "__sanitizer_set_report_fd");
        const union runtime_function on_end =
            runtime_find(library, "__sanitizer_set_death_callback");
        if (set_fd.address && set_count < RUNTIMES_MAX) {
            set_report_fd[set_count++] = set_fd.set_report_fd;
        }
        if (on_end.address) {
            on_end.set_callback(on_death);
        }
        dlclose(library);
    }
    return 0;
}

void sanitizer_begin(void)
{
    if (is_ours() || !sanitizer_is_there()) {
        return;
    }
    const int memory = memfd_create("report", MFD_CLOEXEC);
    report_fd = fcntl(memory, F_DUPFD_CLOEXEC, REPORT_FD_LEAST);
    close(memory);
    dl_iterate_phdr(on_library, NULL);
    reports_collect();
    const union runtime_function on_error =
        runtime_find(RTLD_DEFAULT, "__asan_set_error_report_callback");
    if (on_error.address) {
        on_error.set_error_callback(on_address_error);
    }
}

void sanitizer_find_leaks(void)
{
    const union runtime_function check =
        runtime_find(RTLD_DEFAULT, "__lsan_do_recoverable_leak_check");

    report_take();
    if (!is_ours() && !host.is_forked && check.address && check.leak_check() != 0) {
        tell("lsan", "", report_take());
    }
}
