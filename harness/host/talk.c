#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "call.h"
#include "state.h"

struct wire_value talk_text(const char *text)
{
    return text ? (struct wire_value){.kind = WIRE_BYTES, .bytes = text, .length = strlen(text)}
                : (struct wire_value){.kind = WIRE_NULL};
}

struct wire_value talk_number(uint64_t number)
{
    return (struct wire_value){.kind = WIRE_NUMBER, .number = number};
}

void talk_sign(const struct thread *me, struct wire_message *out)
{
    out->thread = me->number;
    out->thread_kind = thread_kind(me);
    if (out->call == 0 && me->frame) {
        out->call = me->frame->call;
    }
}

void talk_exchange(struct thread *me, struct wire_message *out)
{
    if (host.is_forked) {
        host.in = (struct wire_message){.type = WIRE_GO};
        return;
    }
    talk_sign(me, out);
    out->now_us = host.now_us;
    if (wire_send(host.wire, out, NULL) < 0 ||
        wire_receive(host.wire, &host.in, WIRE_NEVER, NULL) < 0) {
        /* Too large a message, or a ruined segment: there is nothing to say it with. */
        _exit(70);
    }
    if (host.in.now_us > host.now_us) {
        host.now_us = host.in.now_us;
    }
    host.horizon_us = host.in.until_us;
    host.advances = 0;
    if (host.in.type == WIRE_GO) {
        events_watch(&host.in);
    }
}

void talk_tell(struct thread *me, struct wire_message *out)
{
    talk_exchange(me, out);
    if (host.in.type != WIRE_GO) {
        /* A command came first. */
        baton_set_ready(me);
        baton_follow(me);
    }
}

const struct wire_message *talk_ask(struct thread *me, struct wire_message *out)
{
    talk_exchange(me, out);
    if (!host.is_forked) {
        /* GO: the answer comes later. */
        me->state = THREAD_ASKING;
        baton_follow(me);
    }
    return &host.in;
}

void talk_mistake(struct thread *me, const char *rule, const char *format, ...)
{
    struct wire_message out = {.type = WIRE_MISTAKE, .value_count = 2};
    char *text = NULL;
    va_list arguments;

    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0) {
        text = NULL;
    }
    va_end(arguments);
    out.values[0] = talk_text(rule);
    out.values[1] = talk_text(text);
    talk_tell(me, &out);
    free(text);
}
