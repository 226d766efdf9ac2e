#include <inttypes.h>

#include <clusapi.h>
#include <windows.h>

#include "names/names.h"

#define FUNCTION_BITS 18

static const char *object_of(uint32_t object)
{
    static const char *const objects[] = {
        [CLUS_OBJECT_RESOURCE] = "resource",
        [CLUS_OBJECT_RESOURCE_TYPE] = "resource type",
        [CLUS_OBJECT_GROUP] = "group",
        [CLUS_OBJECT_NODE] = "node",
        [CLUS_OBJECT_NETWORK] = "network",
        [CLUS_OBJECT_NETINTERFACE] = "network interface",
        [CLUS_OBJECT_CLUSTER] = "cluster",
        [CLUS_OBJECT_GROUPSET] = "group set",
        [CLUS_OBJECT_AFFINITYRULE] = "affinity rule",
    };
    if (object >= CLUS_OBJECT_USER) {
        return "an object of the author's own";
    }
    bool known = object < sizeof(objects) / sizeof(objects[0]) && objects[object];
    return known ? objects[object] : "no known object";
}

static bool has(uint32_t code, unsigned shift)
{
    return code >> shift & 1;
}

void names_describe_control_code(struct buf *buf, uint32_t code)
{
    static const char *const accesses[] = {"any", "read", "write", "read and write"};
    uint32_t object = code >> CLUSCTL_OBJECT_SHIFT & CLUSCTL_OBJECT_MASK;
    uint32_t function = code >> CLUSCTL_FUNCTION_SHIFT & ((1u << FUNCTION_BITS) - 1);
    uint32_t access = code & CLUSCTL_ACCESS_MODE_MASK;
    const char *name = names_of(NAMES_CONTROL_CODE, code);

    buf_printf(buf, "0x%08" PRIx32 "  %s\n", code, name ? name : "(a code without a name)");
    buf_printf(buf, "  object    %" PRIu32 " (%s)\n", object, object_of(object));
    buf_printf(buf, "  global    %s\n", has(code, CLCTL_GLOBAL_SHIFT) ? "yes" : "no");
    buf_printf(buf, "  modify    %s\n",
               has(code, CLCTL_MODIFY_SHIFT) ? "yes: success is announced as a change of properties"
                                             : "no");
    buf_printf(buf, "  user      %s\n",
               has(code, CLCTL_USER_SHIFT) ? "yes: defined by a resource type's author" : "no");
    buf_printf(buf, "  internal  %s\n",
               has(code, CLCTL_INTERNAL_SHIFT) ? "yes: sent by the cluster service alone" : "no");
    buf_printf(buf, "  function  %" PRIu32 " (0x%" PRIx32 ")\n", function, function);
    buf_printf(buf, "  access    %" PRIu32 " (%s)\n", access, accesses[access]);
}
