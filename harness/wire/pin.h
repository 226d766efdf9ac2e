#ifndef RDK_WIRE_PIN_H
#define RDK_WIRE_PIN_H

/*
 * Which core a pair runs on. A thread of the service and the peers that it made take turns, so
 * they are fastest on one core; but two pairs on one core are slower than two that may roam. So a
 * thread takes a core when it makes its first peer, if one is left that no other thread took, and
 * gives it back with its last peer.
 */

#include <stdbool.h>

struct pin;

/* Whether others keep every core busy: then whoever is bound to one waits more than who may roam. */
bool pin_is_crowded(void);
/* The calling thread's core, for one peer more; NULL when it is not to be pinned. */
struct pin *pin_take(bool is_crowded);
/* One peer less; the thread that took it roams again after the last. NULL is allowed. */
void pin_release(struct pin *pin);
/* The core, or -1 for NULL. */
int pin_core(const struct pin *pin);

#endif
