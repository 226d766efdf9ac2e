#ifndef RDK_WIN32_LMSHARE_H
#define RDK_WIN32_LMSHARE_H

/*
 * File shares. Those of this process live in memory: nothing is offered to a network. A server's
 * name is accepted and has no effect. Threads: [any].
 */

#include "lmcons.h"
#include "lmerr.h"

EXTERN_C_START

#define STYPE_DISKTREE     0U
#define STYPE_PRINTQ       1U
#define STYPE_DEVICE       2U
#define STYPE_IPC          3U
#define STYPE_TEMPORARY    0x40000000U
#define STYPE_SPECIAL      0x80000000U
#define SHI_USES_UNLIMITED ((DWORD)-1)

typedef struct _SHARE_INFO_0 {
    LPWSTR shi0_netname;
} SHARE_INFO_0, *PSHARE_INFO_0, *LPSHARE_INFO_0;

typedef struct _SHARE_INFO_1 {
    LPWSTR shi1_netname;
    DWORD shi1_type;
    LPWSTR shi1_remark;
} SHARE_INFO_1, *PSHARE_INFO_1, *LPSHARE_INFO_1;

typedef struct _SHARE_INFO_2 {
    LPWSTR shi2_netname;
    DWORD shi2_type;
    LPWSTR shi2_remark;
    DWORD shi2_permissions;
    DWORD shi2_max_uses;
    DWORD shi2_current_uses;
    LPWSTR shi2_path;
    LPWSTR shi2_passwd;
} SHARE_INFO_2, *PSHARE_INFO_2, *LPSHARE_INFO_2;

typedef struct _SHARE_INFO_502 {
    LPWSTR shi502_netname;
    DWORD shi502_type;
    LPWSTR shi502_remark;
    DWORD shi502_permissions;
    DWORD shi502_max_uses;
    DWORD shi502_current_uses;
    LPWSTR shi502_path;
    LPWSTR shi502_passwd;
    DWORD shi502_reserved;
    PSECURITY_DESCRIPTOR shi502_security_descriptor;
} SHARE_INFO_502, *PSHARE_INFO_502, *LPSHARE_INFO_502;

/**
 * Make a share.
 *
 * @param level     2 or 502: a SHARE_INFO_2 or SHARE_INFO_502, which is copied but for the security
 *                  descriptor
 * @param parm_err  may be NULL; the number of the member that is wrong
 * @retval NERR_Success, NERR_DuplicateShare, ERROR_INVALID_LEVEL, ERROR_INVALID_NAME,
 *         ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY
 */
NET_API_STATUS WINAPI NetShareAdd(LPWSTR servername, DWORD level, LPBYTE buf, LPDWORD parm_err);
/** End a share. @retval NERR_Success, NERR_NetNameNotFound */
NET_API_STATUS WINAPI NetShareDel(LPWSTR servername, LPWSTR netname, DWORD reserved);
/**
 * What a share is like.
 *
 * @param level   0, 1, 2 or 502
 * @param bufptr  for NetApiBufferFree, strings included
 * @retval NERR_Success, NERR_NetNameNotFound, ERROR_INVALID_LEVEL, ERROR_NOT_ENOUGH_MEMORY
 */
NET_API_STATUS WINAPI NetShareGetInfo(LPWSTR servername, LPWSTR netname, DWORD level,
                                      LPBYTE *bufptr);

EXTERN_C_END

#endif
