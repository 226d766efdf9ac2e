#ifndef RDK_SRC_WIN32_MEMORY_SERVICES_H
#define RDK_SRC_WIN32_MEMORY_SERVICES_H

/* The service control manager in memory: what its two halves share, the provider's calls and the
 * test's side. */

#include <pthread.h>

#include <rdk/memory_services.h>

#include "memory_service.h"
#include "provider.h"

struct handle {
    uint64_t number;
    struct service *service; /* NULL: the manager's own */
    DWORD access;
};

struct rdk_memory_services {
    struct rdk__provider provider;
    pthread_mutex_t lock; /* over all that follows; never held while something else is called */
    struct service *first;
    struct handle *handles;
    DWORD handle_count;
    uint64_t last_number;
};

/* NULL when there is none of that name. With the lock held. */
struct service *rdk__memory_services_find(const struct rdk_memory_services *services, LPCWSTR name);
/* The provider's call. */
uint64_t rdk__memory_services_answer(void *context, enum rdk__provider_function function,
                                     uint64_t *arguments);

#endif
