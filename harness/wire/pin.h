#ifndef RDK_WIRE_PIN_H
#define RDK_WIRE_PIN_H

/*
 * Which core a pair runs on. A thread of the service and the peers that it made take turns, so
 * they are fastest on one core: a turn then passes without waking another core, which takes ten
 * times as long where that core has to be woken by a hypervisor. It stays so when other programs
 * want the core as well, and when more threads than there are cores have peers. So a thread takes
 * the core that the fewest others took when it makes its first peer, and gives it back with its
 * last.
 */

struct pin;

/* The calling thread's core, for one peer more; NULL when it cannot be pinned. */
struct pin *pin_take(void);
/* One peer less; the thread that took it roams again after the last. NULL is allowed. */
void pin_release(struct pin *pin);
/* The core, or -1 for NULL. */
int pin_core(const struct pin *pin);

#endif
