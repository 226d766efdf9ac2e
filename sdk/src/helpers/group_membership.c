/*
 * Group membership.
 *
 * What is kept: `group`, the best guess, and one of
 *
 *     settled    nothing announced
 *     leaving    LEAVING(group) was agreed to, no JOINING yet
 *     joining    JOINING(other) was heard, LEAVING(group) not yet
 *
 *     settled  LEAVING(group)   leaving
 *     settled  JOINING(other)   joining other
 *     leaving  JOINING(other)   settled, group := other
 *     leaving  JOINING(group)   settled; LEAVING of any other may follow and means nothing
 *     joining  LEAVING(group)   settled, group := other
 *     joining  LEAVING(other)   settled: taken back
 *     joining  JOINING(group)   settled: taken back; as above
 *     any      LEAVING(third)   the guess was wrong, since only a member can leave: as from
 *                               group := third
 *
 * Plain Windows C: the file compiles there as it is.
 */
#include <string.h>

#include <rdk/group_membership.h>

#include "export.h"

static BOOL is_same(LPCWSTR one, LPCWSTR other)
{
    return one != NULL && other != NULL &&
           CompareStringOrdinal(one, -1, other, -1, TRUE) == CSTR_EQUAL;
}

static DWORD bytes_of(LPCWSTR text)
{
    return ((DWORD)lstrlenW(text) + 1) * (DWORD)sizeof(WCHAR);
}

static LPWSTR copy_of(LPCWSTR text)
{
    LPWSTR copy = LocalAlloc(LMEM_FIXED, bytes_of(text));
    if (copy != NULL) {
        memcpy(copy, text, bytes_of(text));
    }
    return copy;
}

/* Put a name, which is ours, in place of another. */
static void replace(LPWSTR *name, LPWSTR by)
{
    LocalFree(*name);
    *name = by;
}

/* The change that `joining` announced has come about. */
static void settle_in_announced(struct rdk_membership *membership)
{
    replace(&membership->group, membership->joining);
    membership->joining = NULL;
    membership->leaving = FALSE;
}

RDK__EXPORT void rdk_membership_init(struct rdk_membership *membership,
                                     rdk_membership_veto may_leave, void *context)
{
    memset(membership, 0, sizeof(*membership));
    InitializeCriticalSection(&membership->lock);
    membership->may_leave = may_leave;
    membership->context = context;
    membership->ready = TRUE;
}

RDK__EXPORT void rdk_membership_finish(struct rdk_membership *membership)
{
    if (!membership->ready) {
        return;
    }
    replace(&membership->group, NULL);
    replace(&membership->joining, NULL);
    DeleteCriticalSection(&membership->lock);
    membership->ready = FALSE;
}

RDK__EXPORT BOOL rdk_membership_group(struct rdk_membership *membership, LPWSTR group,
                                      DWORD group_chars)
{
    EnterCriticalSection(&membership->lock);
    const LPCWSTR known = membership->group != NULL ? membership->group : L"";
    const BOOL certain = membership->certain;
    if (group_chars > 0) {
        lstrcpynW(group, known, (int)group_chars);
    }
    LeaveCriticalSection(&membership->lock);
    return certain;
}

RDK__EXPORT DWORD rdk_membership_confirm(struct rdk_membership *membership, LPCWSTR group)
{
    LPWSTR copy = copy_of(group);
    if (copy == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    EnterCriticalSection(&membership->lock);
    replace(&membership->group, copy);
    replace(&membership->joining, NULL);
    membership->leaving = FALSE;
    membership->undone = FALSE;
    membership->certain = TRUE;
    LeaveCriticalSection(&membership->lock);
    return ERROR_SUCCESS;
}

/* The group that is left is another than we believed to be in. */
static void leave_other(struct rdk_membership *membership, LPWSTR other)
{
    if (membership->joining != NULL) {
        LocalFree(other);
        settle_in_announced(membership);
        return;
    }
    replace(&membership->group, other);
    membership->leaving = TRUE;
}

RDK__EXPORT DWORD rdk_membership_leaving(struct rdk_membership *membership, LPCWSTR group)
{
    if (membership->may_leave != NULL) {
        const DWORD status = membership->may_leave(membership->context, group);
        if (status != ERROR_SUCCESS) {
            return status;
        }
    }
    LPWSTR copy = copy_of(group);
    if (copy == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }

    EnterCriticalSection(&membership->lock);
    if (is_same(group, membership->joining)) {
        replace(&membership->joining, NULL);
    } else if (is_same(group, membership->group)) {
        if (membership->joining != NULL) {
            settle_in_announced(membership);
        } else {
            membership->leaving = TRUE;
        }
    } else if (!membership->undone) {
        leave_other(membership, copy);
        copy = NULL;
    }
    membership->undone = FALSE;
    membership->certain = FALSE;
    LeaveCriticalSection(&membership->lock);
    LocalFree(copy);
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_membership_joining(struct rdk_membership *membership, LPCWSTR group)
{
    LPWSTR copy = copy_of(group);
    if (copy == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }

    EnterCriticalSection(&membership->lock);
    membership->undone = FALSE;
    membership->certain = FALSE;
    if (is_same(group, membership->group)) {
        membership->undone = membership->leaving || membership->joining != NULL;
        replace(&membership->joining, NULL);
        replace(&copy, NULL);
        membership->leaving = FALSE;
    } else {
        replace(&membership->joining, copy);
        if (membership->leaving) {
            settle_in_announced(membership);
        }
    }
    LeaveCriticalSection(&membership->lock);
    return ERROR_SUCCESS;
}
