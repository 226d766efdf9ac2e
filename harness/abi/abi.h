#ifndef RDK_ABI_H
#define RDK_ABI_H

/*
 * One table describes the ABI: a row for each entry point of a resource DLL, each callback of its
 * monitor, and each function of the provider seam. From a row come the libffi call, the libffi
 * closure, the message on the wire, the arguments in the trace, the names and checks of a YAML
 * step, the guards around buffers, and the hang report.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "names/names.h"

enum abi_type {
    ABI_VOID,
    ABI_U32,
    ABI_I32,
    ABI_U64,
    ABI_I64,
    ABI_POINTER
};

/* What an argument is for. `pair` of the argument names its partner where it says "pair". */
enum abi_role {
    ABI_VALUE,           /* a plain number, named by its names class */
    ABI_INSTANCE,        /* RESID: travels as the instance's number */
    ABI_RESOURCE_HANDLE, /* travels as the resource's number */
    ABI_KEY,             /* HKEY in: travels as the key's number */
    ABI_KEY_OUT,         /* PHKEY */
    ABI_STRING,          /* LPCWSTR in, may be NULL */
    ABI_IN_BUFFER,       /* bytes in, pair: the size argument */
    ABI_IN_SIZE,
    ABI_OUT_BUFFER,     /* bytes out, pair: the size argument (ABI_OUT_SIZE or ABI_INOUT_SIZE) */
    ABI_OUT_SIZE,       /* room in the out-buffer, by value */
    ABI_INOUT_SIZE,     /* LPDWORD: room in, size out, in bytes */
    ABI_OUT_STRING,     /* characters out, pair: ABI_INOUT_CHARS */
    ABI_INOUT_CHARS,    /* LPDWORD: room in, length out, in characters */
    ABI_BYTES_RETURNED, /* LPDWORD out */
    ABI_U32_OUT,        /* LPDWORD out, may be NULL */
    ABI_FILETIME_OUT,   /* may be NULL */
    ABI_EVENT_OUT,      /* LPHANDLE: an event of the plugin's */
    ABI_STATUS,         /* PRESOURCE_STATUS in: travels as its fields */
    ABI_STATUS_EX,      /* PRESOURCE_STATUS_EX in */
    ABI_TABLE_OUT,      /* PCLRES_FUNCTION_TABLE * */
    ABI_CALLBACKS,      /* the callback table or a single callback: the host supplies it */
    ABI_LOST_QUORUM,    /* PQUORUM_RESOURCE_LOST: the host supplies it */
    ABI_FORMAT,         /* the message format of LogEvent */
    ABI_VARIADIC,       /* its arguments */
    ABI_IGNORED,        /* reserved pointers (security attributes): NULL in, not sent */
};

struct abi_arg {
    const char *name; /* as the header spells it: "InBufferSize" */
    enum abi_type type;
    enum abi_role role;
    enum names_class names;
    const char *pair; /* name of the partner argument; NULL when there is none */
};

enum abi_kind {
    ABI_EXPORT,
    ABI_ENTRY,
    ABI_CALLBACK,
    ABI_FUNCTION
};

#define ABI_MAX_ARGS 12
#define ABI_VERSIONS 4
#define ABI_NO_SLOT  (-1)

struct abi_row {
    const char *name;      /* as traced and as written in a step: "Online" */
    const char *prototype; /* the header's type or function: "PONLINE_V2_ROUTINE" */
    enum abi_kind kind;
    /* Entry: index in the functions struct of V1..V4 (of the version's form); callback: slot[1] is
     * the index in the callback table, slot[0] >= 0 when V1 has it as an argument of Startup. */
    int slot[ABI_VERSIONS];
    bool optional; /* NULL in the table is legal */
    enum abi_type returns;
    enum names_class return_names;
    unsigned arg_count;
    struct abi_arg args[ABI_MAX_ARGS];
};

/* All rows; a row's index is its identity on the wire. */
extern const struct abi_row abi_rows[];
extern const size_t abi_row_count;

size_t abi_index(const struct abi_row *row);
/* The row of an entry point in the table of a version (0x100 … 0x400); NULL when it has none. */
const struct abi_row *abi_entry(const char *name, unsigned version);
/* Any row of that kind by its name; NULL when there is none. */
const struct abi_row *abi_find(enum abi_kind kind, const char *name);
/* The size that TableSize must have for a version; 0 for an unknown version. */
size_t abi_functions_bytes(unsigned version);
/* Index of the argument with that name; -1 when there is none. */
int abi_arg_index(const struct abi_row *row, const char *name);

#endif
