#ifndef RDK_GROUP_MEMBERSHIP_H
#define RDK_GROUP_MEMBERSHIP_H

/*
 * Group membership: which group a resource is in, and whether it may leave it.
 *
 * When an administrator moves a resource to another group, its resource DLL is told
 * CLUSCTL_RESOURCE_LEAVING_GROUP with the name of the old group and CLUSCTL_RESOURCE_JOINING_GROUP
 * with that of the new one, in either order. Both are questions as well as notices: an answer other
 * than ERROR_SUCCESS and ERROR_INVALID_FUNCTION stops the change. And a change to which this
 * resource agreed may still be stopped by another one that has to move with it; then the reverse
 * notices may come, in either order, or none at all (the contract, 4.6).
 *
 * So what was heard is not what is. A struct rdk_membership keeps the best guess, corrects it with
 * each notice, and says whether it is certain. Where the answer matters, look it up (on Windows:
 * GetClusterResourceState, on a worker, never in an entry point) and confirm it:
 *
 *     WCHAR group[256];
 *     if (!rdk_membership_group(&resource->membership, group, ARRAYSIZE(group))) {
 *         … look it up …
 *         rdk_membership_confirm(&resource->membership, group);
 *     }
 *
 * A plugin that does not care in which group it is, but sometimes must not be moved, needs the veto
 * only. Nothing that the resource runs is touched by any of this: it keeps its state.
 */

#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * May the resource leave its group? Called on the thread of ResourceControl, with no lock held, in
 * any state of the resource. Decide from what you have at hand: no call into the cluster is allowed
 * here, and the answer is due in 300 ms.
 *
 * @retval ERROR_SUCCESS  yes
 * @retval other          no: the client's call fails with this code. Say why: ERROR_BUSY …
 *                        ERROR_INVALID_FUNCTION would count as consent.
 */
typedef DWORD (*rdk_membership_veto)(void *context, LPCWSTR group);

/** A resource's membership. Part of its instance data; the members are not for the plugin. */
struct rdk_membership {
    CRITICAL_SECTION lock;
    rdk_membership_veto may_leave;
    void *context;
    LPWSTR group;   /* best guess; NULL: never heard */
    LPWSTR joining; /* announced, while the old group was not yet left */
    BOOL leaving;   /* agreed to leave `group`, and heard no new one */
    BOOL undone;    /* the last notice took a leaving back: its twin may follow */
    BOOL certain;   /* confirmed, and nothing heard since */
    BOOL ready;
};

/**
 * Set up. No failure.
 *
 * @param[in] may_leave  The veto; NULL never objects.
 * @param[in] context    Handed to it.
 */
void rdk_membership_init(struct rdk_membership *membership, rdk_membership_veto may_leave,
                         void *context);
/** Free what it holds. Accepts zeroed memory. */
void rdk_membership_finish(struct rdk_membership *membership);

/**
 * The group the resource is in, as far as is known. The name is cut to fit.
 *
 * @param[out] group        The name; empty if none was ever heard.
 * @param[in]  group_chars  Characters of the buffer, NUL included.
 *
 * @retval TRUE   confirmed, and no change was announced since
 * @retval FALSE  a guess: look it up where it matters
 *
 * Threads: [any].
 */
BOOL rdk_membership_group(struct rdk_membership *membership, LPWSTR group, DWORD group_chars);

/**
 * Say what the cluster knows.
 *
 * @retval ERROR_SUCCESS            noted
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory; the guess stands
 *
 * Threads: [any].
 */
DWORD rdk_membership_confirm(struct rdk_membership *membership, LPCWSTR group);

/*
 * The two notices, with the group's name. RDK_CONTROL_GROUP_MEMBERSHIP calls them for you; they
 * return what the entry point is to return.
 */
DWORD rdk_membership_leaving(struct rdk_membership *membership, LPCWSTR group);
DWORD rdk_membership_joining(struct rdk_membership *membership, LPCWSTR group);

#ifdef __cplusplus
}
#endif

#endif
