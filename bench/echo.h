#ifndef RDK_BENCH_ECHO_H
#define RDK_BENCH_ECHO_H

/* The floor of a call: a bare round trip over a futex between two processes on one core. */

#include <stdint.h>

#include "base/err.h"

int echo_start(struct err *err);
/* Nanoseconds that one round trip takes, of `count`; negative when it could not be done. */
double echo_round_trips(uint32_t count);
void echo_stop(void);

#endif
