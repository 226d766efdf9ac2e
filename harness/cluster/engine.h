#ifndef RDK_CLUSTER_ENGINE_H
#define RDK_CLUSTER_ENGINE_H

/* operation.c for service.c: letting operations go on. */

#include "operation.h"

void operation_run(struct operation *operation);
/* False: nobody waits for it. */
bool operation_on_answer(struct cluster *cluster, uint64_t token,
                         const struct cluster_answer *answer);
bool operation_on_timer(struct cluster *cluster, uint64_t timer);
void operation_on_state(struct cluster *cluster, cluster_id resource);

void policy_recover_embedded(struct cluster *cluster, struct resource *resource);

#endif
