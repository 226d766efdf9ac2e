#include "provider.h"

#include <stdatomic.h>
#include <stdbool.h>

#include <windows.h>

#include "export.h"
#include "runtime.h"

static _Atomic(const struct rdk__provider *) installed;
static _Atomic(const struct rdk__provider *) installed_services;

static const char *const names[RDK__PROVIDER_FUNCTION_COUNT] = {
#define NAME(function) [RDK__PROVIDER_##function] = #function,
    RDK__PROVIDER_FUNCTIONS(NAME)
#undef NAME
};

RDK__EXPORT void rdk__provider_install(const struct rdk__provider *provider)
{
    atomic_store(&installed, provider);
}

RDK__EXPORT void rdk__provider_install_services(const struct rdk__provider *provider)
{
    atomic_store(&installed_services, provider);
}

static const struct rdk__provider *provider_of(enum rdk__provider_function function)
{
    /* They stand together in the list. */
    bool is_service = function >= RDK__PROVIDER_OpenSCManagerW &&
                      function <= RDK__PROVIDER_EnumDependentServicesW;
    const struct rdk__provider *services = is_service ? atomic_load(&installed_services) : NULL;

    return services != NULL ? services : atomic_load(&installed);
}

RDK__EXPORT const char *rdk__provider_function_name(enum rdk__provider_function function)
{
    return names[function];
}

RDK__EXPORT uint64_t rdk__provider_call(enum rdk__provider_function function, uint64_t *arguments)
{
    rdk__runtime()->point(names[function]);

    const struct rdk__provider *provider = provider_of(function);
    if (provider == NULL) {
        SetLastError(RPC_S_SERVER_UNAVAILABLE);
        return RPC_S_SERVER_UNAVAILABLE;
    }
    return provider->call(provider->context, function, arguments);
}
