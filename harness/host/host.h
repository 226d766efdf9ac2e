#ifndef RDK_HOST_H
#define RDK_HOST_H

/* The host: a zygote that forks, and children that each hold a plugin. */

#include "base/err.h"
#include "wire/wire.h"

/* Serve the service's requests until it goes away, then end all that descends from this process. */
int host_zygote(int socket, struct err *err);

/* What every child needs and none changes: the zygote makes it, and forks pass it on. */
int host_prepare(struct err *err);

/* In a child: do what the service says over the wire, until it says QUIT. */
_Noreturn void host_serve(struct wire *wire);

#endif
