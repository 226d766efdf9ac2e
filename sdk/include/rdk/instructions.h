#ifndef RDK_INSTRUCTIONS_H
#define RDK_INSTRUCTIONS_H

/*
 * Instructions: what a client wants done in this one offline (or online), beyond what the
 * resource's properties say. They come as a property list in OfflineV2's and OnlineV2's InBuffer.
 * The names have nothing to do with private properties; by custom an instruction has the name of
 * the resource type it is meant for, and the same list goes to all resources of the operation, so
 * unknown names are ignored.
 *
 * Declare a structure for what you may be told and a table of its members; one call fills it in:
 *
 *     struct told {
 *         DWORD action;
 *     };
 *     static const DWORD actions[] = {TURN_OFF, SAVE_STATE, SHUT_DOWN};
 *     static const struct rdk_instruction instructions[] = {
 *         RDK_INSTRUCTION_DWORD(L"Dummy", struct told, action, SHUT_DOWN, actions),
 *         RDK_INSTRUCTION_END,
 *     };
 *
 *     struct told told;
 *     DWORD status = rdk_instructions_read(instructions, InBuffer, InBufferSize, &told);
 *     if (status != ERROR_SUCCESS) {
 *         return status;
 *     }
 *
 * The default need not be one of the allowed values: with one that is not, you see whether the
 * instruction was given at all.
 */

#include <stddef.h>

#include <clusapi.h>
#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One instruction that a resource understands. Write rows with the macros below. */
struct rdk_instruction {
    LPCWSTR name;        /* of the property; case is ignored; NULL ends the table */
    DWORD format;        /* CLUSPROP_FORMAT_DWORD, _LONG, _ULARGE_INTEGER or _SZ */
    size_t offset;       /* of the member that takes the value */
    size_t bytes;        /* of that member */
    const void *allowed; /* array of values of the member's type, of LPCWSTR for SZ; NULL: any */
    size_t allowed_count;
    ULONGLONG number; /* the default of a number */
    LPCWSTR text;     /* the default of a text; NULL is "" */
};

/* The size of a member that must have the size of `as`: does not compile otherwise. */
#define RDK_INSTRUCTION_BYTES_(type, member, as) \
    (sizeof(((type *)0)->member) / (sizeof(((type *)0)->member) == sizeof(as)))
#define RDK_INSTRUCTION_NUMBER_(name, format, type, member, as, allowed, count, preset)          \
    {                                                                                            \
        name, format, offsetof(type, member), RDK_INSTRUCTION_BYTES_(type, member, as), allowed, \
            count, preset, NULL                                                                  \
    }
#define RDK_INSTRUCTION_COUNT_(array) (sizeof(array) / sizeof((array)[0]))

/**
 * Rows of a table. `member` of `type` is a DWORD, LONG, ULONGLONG or an array of WCHAR (the text is
 * copied into it, with its NUL); `preset` is what it holds when the client does not say; `allowed`
 * is an array of the values that may be said (of LPCWSTR for texts, which compare exactly).
 * The forms with _ANY let every value pass.
 */
#define RDK_INSTRUCTION_DWORD(name, type, member, preset, allowed)                     \
    RDK_INSTRUCTION_NUMBER_(name, CLUSPROP_FORMAT_DWORD, type, member, DWORD, allowed, \
                            RDK_INSTRUCTION_COUNT_(allowed), (DWORD)(preset))
#define RDK_INSTRUCTION_DWORD_ANY(name, type, member, preset)                          \
    RDK_INSTRUCTION_NUMBER_(name, CLUSPROP_FORMAT_DWORD, type, member, DWORD, NULL, 0, \
                            (DWORD)(preset))
#define RDK_INSTRUCTION_LONG(name, type, member, preset, allowed)                    \
    RDK_INSTRUCTION_NUMBER_(name, CLUSPROP_FORMAT_LONG, type, member, LONG, allowed, \
                            RDK_INSTRUCTION_COUNT_(allowed), (DWORD)(LONG)(preset))
#define RDK_INSTRUCTION_LONG_ANY(name, type, member, preset)                         \
    RDK_INSTRUCTION_NUMBER_(name, CLUSPROP_FORMAT_LONG, type, member, LONG, NULL, 0, \
                            (DWORD)(LONG)(preset))
#define RDK_INSTRUCTION_ULARGE(name, type, member, preset, allowed)                        \
    RDK_INSTRUCTION_NUMBER_(name, CLUSPROP_FORMAT_ULARGE_INTEGER, type, member, ULONGLONG, \
                            allowed, RDK_INSTRUCTION_COUNT_(allowed), (ULONGLONG)(preset))
#define RDK_INSTRUCTION_ULARGE_ANY(name, type, member, preset)                                   \
    RDK_INSTRUCTION_NUMBER_(name, CLUSPROP_FORMAT_ULARGE_INTEGER, type, member, ULONGLONG, NULL, \
                            0, (ULONGLONG)(preset))
#define RDK_INSTRUCTION_TEXT(name, type, member, preset, allowed)                               \
    {                                                                                           \
        name, CLUSPROP_FORMAT_SZ, offsetof(type, member), sizeof(((type *)0)->member), allowed, \
            RDK_INSTRUCTION_COUNT_(allowed), 0, preset                                          \
    }
#define RDK_INSTRUCTION_TEXT_ANY(name, type, member, preset)                                       \
    {                                                                                              \
        name, CLUSPROP_FORMAT_SZ, offsetof(type, member), sizeof(((type *)0)->member), NULL, 0, 0, \
            preset                                                                                 \
    }
#define RDK_INSTRUCTION_END             \
    {                                   \
        NULL, 0, 0, 0, NULL, 0, 0, NULL \
    }

/**
 * Read the instructions that an entry point was given.
 *
 * The whole list is judged first: on failure nothing was touched, neither the structure nor, since
 * you have not begun, the resource. A NULL or empty buffer is no instruction at all, and succeeds.
 * Where a name comes twice, the first one counts.
 *
 * @param[in]  table       The instructions, ended by RDK_INSTRUCTION_END.
 * @param[in]  list        InBuffer: a property list, at any alignment. Borrowed.
 * @param[in]  list_bytes  InBufferSize.
 * @param[out] ret_told    Your structure; members in the table are set, on success only. It holds
 *                         no pointer into the list: keep it as long as you like.
 *
 * @retval ERROR_SUCCESS            read
 * @retval ERROR_INVALID_DATA       the list is malformed, or an instruction has another format than
 *                                  the table says, or a text does not fit its member
 * @retval ERROR_INVALID_PARAMETER  a value that the table does not allow
 *
 * Threads: [any].  Owns: nothing; allocates nothing.
 */
DWORD rdk_instructions_read(const struct rdk_instruction *table, const void *list, DWORD list_bytes,
                            void *ret_told);

#ifdef __cplusplus
}
#endif

#endif
