#ifndef RDK_WIN32_WINNT_H
#define RDK_WIN32_WINNT_H

/*
 * Constants and structures that the kernel's objects, threads, the registry and locks share.
 */

#include "windef.h"

/* Why DllMain is called. */
#define DLL_PROCESS_ATTACH 1
#define DLL_THREAD_ATTACH  2
#define DLL_THREAD_DETACH  3
#define DLL_PROCESS_DETACH 0

/* Access rights. They are accepted and not checked: there is one user. */
#define DELETE                            0x00010000
#define READ_CONTROL                      0x00020000
#define WRITE_DAC                         0x00040000
#define WRITE_OWNER                       0x00080000
#define SYNCHRONIZE                       0x00100000
#define STANDARD_RIGHTS_REQUIRED          0x000F0000
#define STANDARD_RIGHTS_READ              READ_CONTROL
#define STANDARD_RIGHTS_WRITE             READ_CONTROL
#define STANDARD_RIGHTS_EXECUTE           READ_CONTROL
#define STANDARD_RIGHTS_ALL               0x001F0000
#define SPECIFIC_RIGHTS_ALL               0x0000FFFF
#define MAXIMUM_ALLOWED                   0x02000000
#define GENERIC_READ                      0x80000000U
#define GENERIC_WRITE                     0x40000000
#define GENERIC_EXECUTE                   0x20000000
#define GENERIC_ALL                       0x10000000
#define EVENT_MODIFY_STATE                0x0002
#define EVENT_ALL_ACCESS                  0x1F0003
#define MUTANT_QUERY_STATE                0x0001
#define MUTEX_MODIFY_STATE                MUTANT_QUERY_STATE
#define MUTEX_ALL_ACCESS                  0x1F0001
#define SEMAPHORE_MODIFY_STATE            0x0002
#define SEMAPHORE_ALL_ACCESS              0x1F0003
#define THREAD_TERMINATE                  0x0001
#define THREAD_SUSPEND_RESUME             0x0002
#define THREAD_QUERY_INFORMATION          0x0040
#define THREAD_ALL_ACCESS                 0x1FFFFF
#define PROCESS_TERMINATE                 0x0001
#define PROCESS_DUP_HANDLE                0x0040
#define PROCESS_QUERY_INFORMATION         0x0400
#define PROCESS_QUERY_LIMITED_INFORMATION 0x1000
#define PROCESS_ALL_ACCESS                0x1FFFFF
#define DUPLICATE_CLOSE_SOURCE            0x00000001
#define DUPLICATE_SAME_ACCESS             0x00000002

/* Files. */
#define FILE_READ_DATA           0x0001
#define FILE_LIST_DIRECTORY      0x0001
#define FILE_WRITE_DATA          0x0002
#define FILE_APPEND_DATA         0x0004
#define FILE_READ_ATTRIBUTES     0x0080
#define FILE_WRITE_ATTRIBUTES    0x0100
#define FILE_ALL_ACCESS          0x1F01FF
#define FILE_GENERIC_READ        0x120089
#define FILE_GENERIC_WRITE       0x120116
#define FILE_SHARE_READ          0x00000001
#define FILE_SHARE_WRITE         0x00000002
#define FILE_SHARE_DELETE        0x00000004
#define FILE_ATTRIBUTE_READONLY  0x00000001
#define FILE_ATTRIBUTE_HIDDEN    0x00000002
#define FILE_ATTRIBUTE_SYSTEM    0x00000004
#define FILE_ATTRIBUTE_DIRECTORY 0x00000010
#define FILE_ATTRIBUTE_ARCHIVE   0x00000020
#define FILE_ATTRIBUTE_NORMAL    0x00000080
#define FILE_ATTRIBUTE_TEMPORARY 0x00000100

/* What a wait returns. */
#define MAXIMUM_WAIT_OBJECTS    64
#define STATUS_WAIT_0           ((DWORD)0x00000000)
#define STATUS_ABANDONED_WAIT_0 ((DWORD)0x00000080)
#define STATUS_TIMEOUT          ((DWORD)0x00000102)
#define STATUS_PENDING          ((DWORD)0x00000103)

/* Types of a registry value. */
#define REG_NONE                       0
#define REG_SZ                         1
#define REG_EXPAND_SZ                  2
#define REG_BINARY                     3
#define REG_DWORD                      4
#define REG_DWORD_LITTLE_ENDIAN        4
#define REG_DWORD_BIG_ENDIAN           5
#define REG_LINK                       6
#define REG_MULTI_SZ                   7
#define REG_RESOURCE_LIST              8
#define REG_FULL_RESOURCE_DESCRIPTOR   9
#define REG_RESOURCE_REQUIREMENTS_LIST 10
#define REG_QWORD                      11
#define REG_QWORD_LITTLE_ENDIAN        11

/* Options, dispositions and rights of a registry key. */
#define REG_OPTION_RESERVED          0x00000000
#define REG_OPTION_NON_VOLATILE      0x00000000
#define REG_OPTION_VOLATILE          0x00000001
#define REG_OPTION_CREATE_LINK       0x00000002
#define REG_OPTION_BACKUP_RESTORE    0x00000004
#define REG_OPTION_OPEN_LINK         0x00000008
#define REG_CREATED_NEW_KEY          0x00000001
#define REG_OPENED_EXISTING_KEY      0x00000002
#define REG_NOTIFY_CHANGE_NAME       0x00000001
#define REG_NOTIFY_CHANGE_ATTRIBUTES 0x00000002
#define REG_NOTIFY_CHANGE_LAST_SET   0x00000004
#define REG_NOTIFY_CHANGE_SECURITY   0x00000008
#define KEY_QUERY_VALUE              0x0001
#define KEY_SET_VALUE                0x0002
#define KEY_CREATE_SUB_KEY           0x0004
#define KEY_ENUMERATE_SUB_KEYS       0x0008
#define KEY_NOTIFY                   0x0010
#define KEY_CREATE_LINK              0x0020
#define KEY_WOW64_64KEY              0x0100
#define KEY_WOW64_32KEY              0x0200
#define KEY_WOW64_RES                0x0300
#define KEY_READ                     0x20019
#define KEY_WRITE                    0x20006
#define KEY_EXECUTE                  0x20019
#define KEY_ALL_ACCESS               0xF003F

/* Languages and locales. */
#define LANG_NEUTRAL             0x00
#define LANG_INVARIANT           0x7f
#define LANG_ENGLISH             0x09
#define SUBLANG_NEUTRAL          0x00
#define SUBLANG_DEFAULT          0x01
#define SUBLANG_SYS_DEFAULT      0x02
#define SUBLANG_ENGLISH_US       0x01
#define SORT_DEFAULT             0x0
#define MAKELANGID(primary, sub) ((WORD)(((WORD)(sub) << 10) | (WORD)(primary)))
#define PRIMARYLANGID(language)  ((WORD)((WORD)(language)&0x3ff))
#define SUBLANGID(language)      ((WORD)((WORD)(language) >> 10))
#define MAKELCID(language, sort) \
    ((DWORD)((((DWORD)((WORD)(sort))) << 16) | (DWORD)((WORD)(language))))
#define LANG_SYSTEM_DEFAULT   MAKELANGID(LANG_NEUTRAL, SUBLANG_SYS_DEFAULT)
#define LANG_USER_DEFAULT     MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT)
#define LOCALE_SYSTEM_DEFAULT MAKELCID(LANG_SYSTEM_DEFAULT, SORT_DEFAULT)
#define LOCALE_USER_DEFAULT   MAKELCID(LANG_USER_DEFAULT, SORT_DEFAULT)
#define LOCALE_INVARIANT      MAKELCID(MAKELANGID(LANG_INVARIANT, SUBLANG_NEUTRAL), SORT_DEFAULT)

/* Heaps. */
#define HEAP_NO_SERIALIZE          0x00000001
#define HEAP_GENERATE_EXCEPTIONS   0x00000004
#define HEAP_ZERO_MEMORY           0x00000008
#define HEAP_REALLOC_IN_PLACE_ONLY 0x00000010

/* Services. */
#define SERVICE_KERNEL_DRIVER       0x00000001
#define SERVICE_FILE_SYSTEM_DRIVER  0x00000002
#define SERVICE_WIN32_OWN_PROCESS   0x00000010
#define SERVICE_WIN32_SHARE_PROCESS 0x00000020
#define SERVICE_WIN32               0x00000030
#define SERVICE_BOOT_START          0x00000000
#define SERVICE_SYSTEM_START        0x00000001
#define SERVICE_AUTO_START          0x00000002
#define SERVICE_DEMAND_START        0x00000003
#define SERVICE_DISABLED            0x00000004
#define SERVICE_INTERACTIVE_PROCESS 0x00000100
#define SERVICE_ERROR_IGNORE        0x00000000
#define SERVICE_ERROR_NORMAL        0x00000001
#define SERVICE_ERROR_SEVERE        0x00000002
#define SERVICE_ERROR_CRITICAL      0x00000003

/* A critical section: the size and fields of Windows. */
typedef struct _RTL_CRITICAL_SECTION {
    PVOID DebugInfo;
    LONG LockCount;
    LONG RecursionCount;
    HANDLE OwningThread;
    HANDLE LockSemaphore;
    ULONG_PTR SpinCount;
} RTL_CRITICAL_SECTION, *PRTL_CRITICAL_SECTION;

typedef struct _RTL_SRWLOCK {
    PVOID Ptr;
} RTL_SRWLOCK, *PRTL_SRWLOCK;
#define RTL_SRWLOCK_INIT \
    {                    \
        0                \
    }

typedef struct _RTL_CONDITION_VARIABLE {
    PVOID Ptr;
} RTL_CONDITION_VARIABLE, *PRTL_CONDITION_VARIABLE;
#define RTL_CONDITION_VARIABLE_INIT \
    {                               \
        0                           \
    }
#define RTL_CONDITION_VARIABLE_LOCKMODE_SHARED 0x1

typedef union _RTL_RUN_ONCE {
    PVOID Ptr;
} RTL_RUN_ONCE, *PRTL_RUN_ONCE;
#define RTL_RUN_ONCE_INIT \
    {                     \
        0                 \
    }

#endif
