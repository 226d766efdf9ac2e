/*
 * The helpers' tables and functions in C++.
 */
#include <cstdio>

#include <rdk/rdk.h>

namespace
{
struct told {
    DWORD action;
    WCHAR target[8];
    LONG shift;
};

const DWORD actions[] = {0, 1};

const rdk_instruction instructions[] = {
    RDK_INSTRUCTION_DWORD(L"Lamp", told, action, 1, actions),
    RDK_INSTRUCTION_TEXT_ANY(L"Target", told, target, L"none"),
    RDK_INSTRUCTION_LONG_ANY(L"Shift", told, shift, -1),
    RDK_INSTRUCTION_END,
};

struct lamp {
    rdk_pending pending;
    rdk_properties properties;
    rdk_membership membership;
    int deleted;
};

DWORD on_delete(void *context)
{
    static_cast<lamp *>(context)->deleted++;
    return ERROR_SUCCESS;
}

const rdk_control controls[] = {
    RDK_CONTROL_PRIVATE_PROPERTIES(lamp, properties),
    RDK_CONTROL_GROUP_MEMBERSHIP(lamp, membership),
    RDK_CONTROL_NOTICE(CLUSCTL_RESOURCE_DELETE, on_delete),
    RDK_CONTROL_DWORD(CLUSCTL_RESOURCE_GET_CHARACTERISTICS, CLUS_CHAR_BROADCAST_DELETE),
    RDK_CONTROL_END,
};

bool instructions_work()
{
    told what = told();
    return rdk_instructions_read(instructions, nullptr, 0, &what) == ERROR_SUCCESS &&
           what.action == 1 && what.shift == -1 && what.target[0] == L'n';
}

bool controls_work()
{
    lamp desk = lamp();
    DWORD answer = 0;
    DWORD returned = 0;
    return rdk_control_dispatch(controls, &desk, CLUSCTL_RESOURCE_DELETE, nullptr, 0, nullptr, 0,
                                &returned) == ERROR_SUCCESS &&
           desk.deleted == 1 &&
           rdk_control_dispatch(controls, &desk, CLUSCTL_RESOURCE_GET_CHARACTERISTICS, nullptr, 0,
                                &answer, sizeof(answer), &returned) == ERROR_SUCCESS &&
           answer == CLUS_CHAR_BROADCAST_DELETE && returned == sizeof(answer);
}
} // namespace

int main()
{
    if (!instructions_work() || !controls_work()) {
        std::puts("a helper does not work in C++");
        return 1;
    }
    return 0;
}
