#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "sanitizer.h"

/*
 * Reports as the runtimes write them: lines, in which a line that is a title is followed by the
 * frames of a stack. A frame is "    #1 0x55… in function file:line [module]" (the format is set in
 * sanitizer.c); file:line is (module+offset) where there are no lines.
 */

#define MAX_FRAMES 64
#define MAX_SHOWN  24

struct frame {
    const char *function; /* with its length; NULL: not known */
    int function_length;
    const char *place; /* base name of the file and line; NULL: not known */
    int place_length;
    const char *module; /* base name */
    int module_length;
};

struct stack {
    struct frame frames[MAX_FRAMES];
    size_t count;
};

static const char *next_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

static int line_length(const char *line)
{
    return (int)strcspn(line, "\n");
}

/* The first line from `text` on, and before `end` (NULL: anywhere), that has `what` in it. */
static const char *line_with(const char *text, const char *what, const char *end)
{
    const char *found = text ? strstr(text, what) : NULL;

    if (!found || (end && found >= end)) {
        return NULL;
    }
    while (found > text && found[-1] != '\n') {
        found--;
    }
    return found;
}

static const char *last_in(const char *from, const char *end, char c)
{
    const char *found = NULL;

    for (const char *at = from; at < end; at++) {
        found = *at == c ? at : found;
    }
    return found;
}

/* "plugin.c:12:7" without the folder and the column. */
static void frame_place(struct frame *frame, const char *from, const char *end)
{
    const char *slash = last_in(from, end, '/');
    const char *name = slash ? slash + 1 : from;
    const char *colon = name;

    while (colon < end && *colon != ':') {
        colon++;
    }
    const char *number = colon < end ? colon + 1 : end;
    while (number < end && isdigit((unsigned char)*number)) {
        number++;
    }
    frame->place = name;
    frame->place_length = (int)(number - name);
}

/* " in function file:line", or " in function (module+offset) …" without lines. */
static void frame_names(struct frame *frame, const char *at, const char *end)
{
    static const char wrapped[] = "__interceptor_";
    const char *module = strstr(at, " (/");
    const char *place = NULL;

    if (module && module < end) {
        end = module;
    } else {
        place = last_in(at, end, ' ');
    }
    if (end - at > 4 && strncmp(at, " in ", 4) == 0) {
        at += 4;
        at += strncmp(at, wrapped, strlen(wrapped)) == 0 ? strlen(wrapped) : 0;
        place = place && place >= at ? place : NULL;
        frame->function = at;
        frame->function_length = (int)((place ? place : end) - at);
    }
    if (place) {
        frame_place(frame, place + 1, end);
    }
}

static bool frame_read(const char *line, struct frame *frame)
{
    const char *end = line + line_length(line);
    const char *at = line + strspn(line, " ");

    *frame = (struct frame){0};
    if (*at != '#' || !isdigit((unsigned char)at[1])) {
        return false;
    }
    at += 1 + strspn(at + 1, "0123456789");
    at += strspn(at, " ");
    at += strcspn(at, " \n"); /* the address */
    const char *bracket = last_in(at, end, '[');
    if (!bracket) {
        return true;
    }
    const char *slash = last_in(bracket, end, '/');
    frame->module = slash ? slash + 1 : bracket + 1;
    frame->module_length = (int)strcspn(frame->module, "]\n");
    end = bracket;
    while (end > at && end[-1] == ' ') {
        end--;
    }
    frame_names(frame, at, end);
    return true;
}

/* The stack under a title line. */
static void stack_read(const char *title, struct stack *stack)
{
    stack->count = 0;
    for (const char *line = next_line(title); *line && stack->count < MAX_FRAMES;
         line = next_line(line)) {
        if (!frame_read(line, &stack->frames[stack->count])) {
            return;
        }
        stack->count++;
    }
}

static bool is_module(const struct frame *frame, const char *name)
{
    return frame->module && (size_t)frame->module_length == strlen(name) &&
           strncmp(frame->module, name, strlen(name)) == 0;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The plugin's innermost frame; `count` when there is none. */
static size_t find_plugin(const struct stack *stack, const char *plugin)
{
    size_t i = 0;

    while (i < stack->count && !is_module(&stack->frames[i], base_name(plugin))) {
        i++;
    }
    return i;
}

/* From what the plugin called to the plugin's outermost frame. NULL: the plugin is not in it. */
static const char *stack_text(struct arena *arena, const struct stack *stack, const char *plugin)
{
    const size_t innermost = find_plugin(stack, plugin);
    const size_t first = innermost ? innermost - 1 : 0;
    size_t end = stack->count;
    struct buf text = {0};

    if (innermost == stack->count) {
        return NULL;
    }
    while (!is_module(&stack->frames[end - 1], base_name(plugin))) {
        end--;
    }
    for (size_t i = first; i < end && i < first + MAX_SHOWN; i++) {
        const struct frame *frame = &stack->frames[i];
        buf_printf(&text, "%s#%zu %.*s", i > first ? "\n" : "", i - first,
                   frame->function ? frame->function_length : 2,
                   frame->function ? frame->function : "??");
        /* Where the sources of the runtime itself stand says nothing. */
        if (frame->place && i >= innermost) {
            buf_printf(&text, " (%.*s)", frame->place_length, frame->place);
        }
        buf_printf(&text, " in %.*s", frame->module ? frame->module_length : 9,
                   frame->module ? frame->module : "no module");
    }
    const char *kept = arena_text(arena, buf_text(&text));
    buf_finish(&text);
    return kept;
}

static const char *stack_under(struct arena *arena, const char *title, const char *plugin)
{
    struct stack stack;

    if (!title) {
        return NULL;
    }
    stack_read(title, &stack);
    return stack_text(arena, &stack, plugin);
}

bool sanitizer_is_class(const char *class)
{
    static const char *const names[] = {"asan", "lsan", "tsan", "ubsan"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strlen(names[i]) == strcspn(class, ":") &&
            strncmp(class, names[i], strlen(names[i])) == 0) {
            return true;
        }
    }
    return false;
}

const char *sanitizer_text(struct arena *arena, const char *text)
{
    struct buf out = {0};

    while (*text) {
        const size_t digits =
            strncmp(text, "0x", 2) == 0 ? strspn(text + 2, "0123456789abcdef") : 0;
        if (digits >= 5) {
            /* " 0x7ffe12345678" goes with its space. */
            if (out.length && out.data[out.length - 1] == ' ') {
                out.data[--out.length] = '\0';
            }
            text += 2 + digits;
        } else {
            buf_putc(&out, *text++);
        }
    }
    const char *kept = arena_text(arena, buf_text(&out));
    buf_finish(&out);
    return kept;
}

/* The words between two marks in a line, lower-cased at first; "" when they are not there. */
static const char *between(struct arena *arena, const char *line, const char *after,
                           const char *before)
{
    const char *from = line ? strstr(line, after) : NULL;

    if (!from || from >= line + line_length(line)) {
        return "";
    }
    from += strlen(after);
    const char *end = strstr(from, before);
    const int room = line_length(from);
    const int length = end && end - from < room ? (int)(end - from) : room;
    char *text = arena_printf(arena, "%.*s", length, from);
    text[0] = (char)tolower((unsigned char)text[0]);
    return text;
}

/* The word behind "SUMMARY: AddressSanitizer: ". */
static const char *summary_word(struct arena *arena, const char *report, const char *mark,
                                const char *otherwise)
{
    const char *found = strstr(report, mark);
    const char *word = found ? found + strlen(mark) : otherwise;

    return arena_printf(arena, "%.*s", (int)strcspn(word, " \n"), word);
}

static const char *address_text(struct arena *arena, const char *report)
{
    const char *read = line_with(report, "READ of size", NULL);
    const char *access = read ? read : line_with(report, "WRITE of size", NULL);
    const char *block = line_with(report, " is located ", NULL);
    const char *variable = line_with(report, "<== Memory access", NULL);
    struct buf text = {0};

    if (access) {
        buf_puts(&text, read ? "read of " : "write of ");
        buf_printf(&text, "%s bytes", between(arena, access, "of size ", " "));
    }
    if (variable) {
        const char *name = variable + strcspn(variable, "'\n");
        const char *end = strstr(name, "<==");
        int length = end ? (int)(end - name) : 0;
        while (length > 0 && name[length - 1] == ' ') {
            length--;
        }
        buf_printf(&text, "%sbeside the variable %.*s", text.length ? ", " : "", length, name);
    } else if (block && !strstr(between(arena, block, " is located ", "\n"), "in stack")) {
        buf_printf(&text, "%s%s", text.length ? ", " : "",
                   between(arena, block, " is located ", " ["));
    }
    const char *kept = sanitizer_text(arena, buf_text(&text));
    buf_finish(&text);
    return kept;
}

static size_t read_address(struct arena *arena, const char *plugin, const char *report,
                           struct sanitizer_finding *ret)
{
    const char *kind = summary_word(arena, report, "SUMMARY: AddressSanitizer: ", "error");
    const char *allocated = line_with(report, "llocated by thread", NULL);

    *ret = (struct sanitizer_finding){
        .class = arena_printf(arena, "asan:%s", kind),
        .text = arena_printf(arena, "%s: %s", kind, address_text(arena, report)),
        .freed = stack_under(arena, line_with(report, "freed by thread", NULL), plugin),
        .allocated = stack_under(arena, allocated, plugin),
    };
    return 1;
}

static size_t read_thread(struct arena *arena, const char *plugin, const char *report,
                          struct sanitizer_finding *ret)
{
    const char *kind = summary_word(arena, report, "SUMMARY: ThreadSanitizer: ", "error");
    const char *previous = line_with(report, "  Previous ", NULL);
    const char *warning = strstr(report, "WARNING: ThreadSanitizer:");
    const char *access = warning ? next_line(warning) : report;
    const char *global = line_with(report, "Location is global ", NULL);
    struct buf text = {0};

    /* "data" is the first of two words there. */
    kind = strcmp(kind, "data") == 0 ? "data-race" : kind;
    buf_printf(&text, "%s: %s", kind, between(arena, access, "  ", " at 0x"));
    if (global) {
        buf_printf(&text, " of %s", between(arena, global, "global ", " of size"));
    }
    if (previous) {
        buf_printf(&text, ", and %s by another thread, with nothing to order them",
                   between(arena, previous, "Previous ", " at 0x"));
    }
    *ret = (struct sanitizer_finding){
        .class = arena_printf(arena, "tsan:%s", kind),
        .text = sanitizer_text(arena, buf_text(&text)),
        .where = stack_under(arena, access, plugin),
        .previous = stack_under(arena, previous, plugin),
        .allocated = stack_under(arena, line_with(report, "allocated by ", NULL), plugin),
    };
    buf_finish(&text);
    return 1;
}

/* Whether the plugin made the block: with malloc, or with something of the SDK's or of a library
 * that did; not the monitor while it served the plugin. */
static bool is_of_plugin(const struct stack *stack, const char *plugin)
{
    const size_t innermost = find_plugin(stack, plugin);

    for (size_t i = 0; i < innermost; i++) {
        if (is_module(&stack->frames[i], "rdk-host")) {
            return false;
        }
    }
    return innermost < stack->count;
}

static size_t read_leaks(struct arena *arena, const char *plugin, const char *report,
                         const char *title, struct sanitizer_finding *ret)
{
    struct stack stack;
    size_t count = 0;

    for (const char *line = line_with(report, title, NULL); line;
         line = line_with(next_line(line), title, NULL)) {
        stack_read(line, &stack);
        if (!is_of_plugin(&stack, plugin)) {
            continue;
        }
        if (ret) {
            ret[count] = (struct sanitizer_finding){
                .class = "lsan:leak",
                .text = arena_printf(arena, "leak of %s, to which nothing leads",
                                     between(arena, line, " leak of ", " allocated")),
                .where = stack_text(arena, &stack, plugin),
            };
        }
        count++;
    }
    return count;
}

size_t sanitizer_read(struct arena *arena, const char *name, const char *plugin, const char *report,
                      struct sanitizer_finding **ret)
{
    if (strcmp(name, "lsan") == 0) {
        /* What an unreachable block leads to follows from it. */
        const char *title = "Direct leak of ";
        if (read_leaks(arena, plugin, report, title, NULL) == 0) {
            title = "Indirect leak of ";
        }
        const size_t count = read_leaks(arena, plugin, report, title, NULL);
        *ret = arena_allocate(arena, (count + 1) * sizeof(**ret));
        return read_leaks(arena, plugin, report, title, *ret);
    }
    *ret = arena_allocate(arena, sizeof(**ret));
    return strcmp(name, "tsan") == 0 ? read_thread(arena, plugin, report, *ret)
                                     : read_address(arena, plugin, report, *ret);
}
