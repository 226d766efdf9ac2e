#include "requests.h"

/* The service control manager has no services: what can be got of it is its own handle, under a
 * number that no key has. */
#define SERVICE_MANAGER 0x3F00000U

static uint32_t open_manager(struct served *served)
{
    served_give_number(served, "phSCObject", SERVICE_MANAGER);
    return ERROR_SUCCESS;
}

static uint32_t open_service(struct served *served)
{
    return served_key(served) == SERVICE_MANAGER ? ERROR_SERVICE_DOES_NOT_EXIST
                                                 : ERROR_INVALID_HANDLE;
}

static uint32_t close_manager(struct served *served)
{
    return served_key(served) == SERVICE_MANAGER ? ERROR_SUCCESS : ERROR_INVALID_HANDLE;
}

/* What is asked of a service comes with no service's handle. */
static uint32_t use_service(struct served *served)
{
    (void)served;
    return ERROR_INVALID_HANDLE;
}

static const struct served_row rows[] = {
    {"OpenSCManagerW", open_manager},      {"OpenServiceW", open_service},
    {"CloseServiceHandle", close_manager}, {"QueryServiceStatusEx", use_service},
    {"QueryServiceConfigW", use_service},  {"QueryServiceConfig2W", use_service},
    {"ChangeServiceConfigW", use_service}, {"StartServiceW", use_service},
    {"ControlService", use_service},       {"EnumDependentServicesW", use_service},
};

serve_function *services_function(const char *name)
{
    return served_find(rows, sizeof(rows) / sizeof(rows[0]), name);
}
