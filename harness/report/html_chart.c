#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "report/html.h"

/*
 * Virtual time has long silences and dense moments. A gap is drawn as wide as the logarithm of its
 * length, and things at the same time stand a little apart, in their order.
 */

#define RECORDS_MOST 4000u
#define LANE_HEIGHT  22.0
#define TOP          34.0
#define LABEL_WIDTH  190.0
#define STEP         4.0
#define TICK_APART   90.0
#define STATE_TEXT   48.0

enum lane_group {
    GROUP_STEPS,
    GROUP_STATES,
    GROUP_MONITOR,
    GROUP_ENTRIES,
    GROUP_THREADS
};

struct lane {
    enum lane_group group;
    char *label; /* owned */
};

struct chart {
    struct buf *out;
    const struct trace *trace;
    size_t count; /* of records that are drawn */
    double *x;
    size_t *lane_of; /* of each record; SIZE_MAX: none */
    struct lane *lanes;
    size_t lane_count;
    double width;
};

static size_t lane_find(struct chart *chart, enum lane_group group, const char *label)
{
    for (size_t i = 0; i < chart->lane_count; ++i) {
        if (chart->lanes[i].group == group && strcmp(chart->lanes[i].label, label) == 0) {
            return i;
        }
    }
    chart->lanes = memory_resize(chart->lanes, (chart->lane_count + 1) * sizeof(*chart->lanes));
    chart->lanes[chart->lane_count] = (struct lane){group, memory_text(label)};
    return chart->lane_count++;
}

static size_t lane_of_thread(struct chart *chart, const struct trace_record *record)
{
    char *label = memory_printf("%s, monitor %u", record->thread, record->monitor);
    size_t lane = lane_find(chart, GROUP_THREADS, label);
    free(label);
    return lane;
}

/* What a thread does during a call stands on the call's lane. */
static size_t lane_of_call(const struct chart *chart, const struct trace_record *record, size_t at)
{
    for (size_t i = at; record->call && i-- > 0;) {
        const struct trace_record *earlier = trace_at(chart->trace, i);
        if (earlier->kind == TRACE_CALL && earlier->call == record->call) {
            return chart->lane_of[i];
        }
    }
    return SIZE_MAX;
}

static size_t lane_choose(struct chart *chart, const struct trace_record *record, size_t at)
{
    size_t found;
    switch (record->kind) {
    case TRACE_STEP:
    case TRACE_RESULT:
        return lane_find(chart, GROUP_STEPS, "steps");
    case TRACE_STATE:
        return lane_find(chart, GROUP_STATES, record->resource ? record->resource : "state");
    case TRACE_CALL:
        return lane_find(chart, GROUP_ENTRIES, record->name);
    case TRACE_RETURN:
    case TRACE_CALLBACK:
    case TRACE_LOG:
    case TRACE_REQUEST:
        if (record->thread && strcmp(record->thread, "call") != 0) {
            return lane_of_thread(chart, record);
        }
        found = lane_of_call(chart, record, at);
        return found == SIZE_MAX ? lane_find(chart, GROUP_MONITOR, "monitor") : found;
    case TRACE_HOST:
    case TRACE_TIMER:
    case TRACE_EVENT:
    case TRACE_OBSERVED:
        return lane_find(chart, GROUP_MONITOR, "monitor");
    default:
        return SIZE_MAX;
    }
}

static void place_records(struct chart *chart)
{
    double x = 0.0;
    uint64_t before_us = 0;
    for (size_t i = 0; i < chart->count; ++i) {
        const struct trace_record *record = trace_at(chart->trace, i);
        x += STEP + 9.0 * log10(1.0 + (double)(record->time_us - before_us) / 100.0);
        before_us = record->time_us;
        chart->x[i] = x;
        chart->lane_of[i] = lane_choose(chart, record, i);
    }
    chart->width = x + 60.0;
}

/* Lanes stand by group, within one in the order in which they appeared. */
static double lane_y(const struct chart *chart, size_t lane)
{
    size_t above = 0;
    for (size_t i = 0; i < chart->lane_count; ++i) {
        above += chart->lanes[i].group < chart->lanes[lane].group ||
                 (chart->lanes[i].group == chart->lanes[lane].group && i < lane);
    }
    return TOP + (double)above * LANE_HEIGHT;
}

static void put_title(struct chart *chart, const struct trace_record *record)
{
    struct buf text = {0};
    trace_print(&text, record);
    buf_puts(chart->out, "<title>");
    html_text(chart->out, buf_text(&text));
    buf_puts(chart->out, "</title>");
    buf_finish(&text);
}

static void put_box(struct chart *chart, const char *class, size_t at, double end, double inset)
{
    double y = lane_y(chart, chart->lane_of[at]);
    buf_printf(chart->out,
               "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">", class,
               chart->x[at], y + inset, end - chart->x[at], LANE_HEIGHT - 2 * inset);
    put_title(chart, trace_at(chart->trace, at));
    buf_puts(chart->out, "</rect>\n");
}

static const char *state_class(const char *name)
{
    static const struct {
        const char *part;
        const char *class;
    } classes[] = {{"Pending", "s pending"}, {"Online", "s online"}, {"Failed", "s bad"}};
    for (size_t i = 0; name && i < sizeof(classes) / sizeof(classes[0]); ++i) {
        if (strstr(name, classes[i].part)) {
            return classes[i].class;
        }
    }
    return "s";
}

/* A state lasts until the resource's next one. */
static void put_state(struct chart *chart, const struct trace_record *record, size_t at)
{
    const struct trace_field *to = trace_find(record, "to");
    const char *name = to ? names_short(NAMES_RESOURCE_STATE, to->number) : NULL;
    double end = chart->width - 20.0;
    for (size_t i = at + 1; i < chart->count; ++i) {
        if (trace_at(chart->trace, i)->kind == TRACE_STATE &&
            chart->lane_of[i] == chart->lane_of[at]) {
            end = chart->x[i];
            break;
        }
    }
    put_box(chart, state_class(name), at, end, 3.0);
    if (name && end - chart->x[at] > STATE_TEXT) {
        buf_printf(chart->out, "<text x=\"%.1f\" y=\"%.1f\">", chart->x[at] + 4.0,
                   lane_y(chart, chart->lane_of[at]) + 15.0);
        html_text(chart->out, name);
        buf_puts(chart->out, "</text>\n");
    }
}

/* A call lasts until its return, or to the end when it never came back. */
static void put_call(struct chart *chart, const struct trace_record *record, size_t at)
{
    double end = chart->width - 20.0;
    bool returned = false;
    for (size_t i = at + 1; i < chart->count && !returned; ++i) {
        const struct trace_record *later = trace_at(chart->trace, i);
        if (later->kind == TRACE_RETURN && later->call == record->call) {
            end = chart->x[i] + 1.0;
            returned = true;
        }
    }
    put_box(chart, returned ? "call" : "call bad", at, end, 5.0);
}

static void put_pin(struct chart *chart, const struct trace_record *record, size_t at)
{
    double bottom = TOP + (double)chart->lane_count * LANE_HEIGHT;
    buf_printf(chart->out,
               "<g class=\"%s\"><path d=\"M%.1f 20V%.1f\"/><circle cx=\"%.1f\" cy=\"20\" r=\"5\"/>",
               trace_find(record, "allowed") || trace_find(record, "warning") ? "pin lifted"
                                                                              : "pin",
               chart->x[at], bottom, chart->x[at]);
    put_title(chart, record);
    buf_puts(chart->out, "</g>\n");
}

static void put_record(struct chart *chart, size_t at)
{
    const struct trace_record *record = trace_at(chart->trace, at);
    switch (record->kind) {
    case TRACE_STATE:
        put_state(chart, record, at);
        break;
    case TRACE_CALL:
        put_call(chart, record, at);
        break;
    case TRACE_VIOLATION:
    case TRACE_FAILURE:
        put_pin(chart, record, at);
        break;
    case TRACE_RETURN:
        break;
    default:
        if (chart->lane_of[at] != SIZE_MAX) {
            put_box(chart, record->kind == TRACE_LOG ? "mark log" : "mark", at, chart->x[at] + 3.0,
                    4.0);
        }
    }
}

/* The names stand still while the drawing beside them is scrolled. */
static void put_labels(struct chart *chart, double height)
{
    buf_printf(chart->out, "<svg class=\"labels\" width=\"%.0f\" height=\"%.0f\">\n", LABEL_WIDTH,
               height);
    for (size_t i = 0; i < chart->lane_count; ++i) {
        buf_printf(chart->out, "<text x=\"2\" y=\"%.1f\">", lane_y(chart, i) + 15.0);
        html_text(chart->out, chart->lanes[i].label);
        buf_puts(chart->out, "</text>\n");
    }
    buf_puts(chart->out, "</svg>");
}

static void put_lanes(struct chart *chart)
{
    for (size_t i = 0; i < chart->lane_count; ++i) {
        buf_printf(chart->out, "<path class=\"lane\" d=\"M0 %.1fH%.1f\"/>\n",
                   lane_y(chart, i) + LANE_HEIGHT, chart->width);
    }
}

static void put_axis(struct chart *chart)
{
    double last = -TICK_APART;
    for (size_t i = 0; i < chart->count; ++i) {
        if (chart->x[i] - last < TICK_APART) {
            continue;
        }
        last = chart->x[i];
        buf_printf(chart->out,
                   "<path class=\"tick\" d=\"M%.1f 14V%.1f\"/><text class=\"time\" x=\"%.1f\" "
                   "y=\"10\">",
                   last, TOP + (double)chart->lane_count * LANE_HEIGHT, last);
        trace_print_time(chart->out, trace_at(chart->trace, i)->time_us);
        buf_puts(chart->out, " s</text>\n");
    }
}

void html_chart(struct buf *out, const struct trace *trace)
{
    struct chart chart = {.out = out, .trace = trace, .count = trace_count(trace)};
    if (chart.count > RECORDS_MOST) {
        chart.count = RECORDS_MOST;
        buf_printf(out, "<p>The first %u of %zu records are drawn.</p>\n", RECORDS_MOST,
                   trace_count(trace));
    }
    chart.x = memory_allocate((chart.count + 1) * sizeof(*chart.x));
    chart.lane_of = memory_allocate((chart.count + 1) * sizeof(*chart.lane_of));
    place_records(&chart);
    double height = TOP + (double)chart.lane_count * LANE_HEIGHT + 6.0;
    buf_puts(out, "<div class=\"chart\">");
    put_labels(&chart, height);
    buf_printf(out,
               "<div class=\"scroll\"><svg width=\"%.0f\" height=\"%.0f\" role=\"img\" "
               "aria-label=\"what happened, over virtual time\">\n",
               chart.width, height);
    put_axis(&chart);
    put_lanes(&chart);
    for (size_t i = 0; i < chart.count; ++i) {
        put_record(&chart, i);
    }
    buf_puts(out, "</svg></div></div>\n");
    for (size_t i = 0; i < chart.lane_count; ++i) {
        free(chart.lanes[i].label);
    }
    free(chart.lanes);
    free(chart.lane_of);
    free(chart.x);
}
