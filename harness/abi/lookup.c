#include <string.h>

#include "abi.h"

/* Versions are 0x100, 0x200 …; their index in a row's slots, or -1. */
static int version_index(unsigned version)
{
    if (version % 0x100 != 0 || version == 0 || version / 0x100 > ABI_VERSIONS) {
        return -1;
    }
    return (int)(version / 0x100) - 1;
}

size_t abi_index(const struct abi_row *row)
{
    return (size_t)(row - abi_rows);
}

const struct abi_row *abi_entry(const char *name, unsigned version)
{
    const int index = version_index(version);
    for (size_t i = 0; index >= 0 && i < abi_row_count; i++) {
        const struct abi_row *row = &abi_rows[i];
        if (row->kind == ABI_ENTRY && row->slot[index] != ABI_NO_SLOT &&
            strcmp(row->name, name) == 0) {
            return row;
        }
    }
    return NULL;
}

const struct abi_row *abi_find(enum abi_kind kind, const char *name)
{
    for (size_t i = 0; i < abi_row_count; i++) {
        if (abi_rows[i].kind == kind && strcmp(abi_rows[i].name, name) == 0) {
            return &abi_rows[i];
        }
    }
    return NULL;
}

/* The functions struct is an array of pointers in all but name, so its last slot tells its size. */
size_t abi_functions_bytes(unsigned version)
{
    const int index = version_index(version);
    int last = -1;
    for (size_t i = 0; index >= 0 && i < abi_row_count; i++) {
        if (abi_rows[i].kind == ABI_ENTRY && abi_rows[i].slot[index] > last) {
            last = abi_rows[i].slot[index];
        }
    }
    return (size_t)(last + 1) * sizeof(void (*)(void));
}

int abi_arg_index(const struct abi_row *row, const char *name)
{
    for (unsigned i = 0; i < row->arg_count; i++) {
        if (strcmp(row->args[i].name, name) == 0) {
            return (int)i;
        }
    }
    return -1;
}
