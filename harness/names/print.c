#include <inttypes.h>

#include "names/names.h"

/* Bits by their names, lowest first; what has no name as one number behind them. */
static void print_flags(struct buf *buf, enum names_class class, uint64_t value)
{
    buf_printf(buf, "0x%" PRIx64, value);
    const char *whole = names_of(class, value);
    if (whole && value == 0) {
        buf_printf(buf, " (%s)", whole);
        return;
    }
    uint64_t nameless = 0;
    const char *separator = " (";
    for (unsigned bit = 0; bit < 64; ++bit) {
        uint64_t flag = value & (uint64_t)1 << bit;
        const char *name = flag ? names_of(class, flag) : NULL;
        if (name) {
            buf_printf(buf, "%s%s", separator, name);
            separator = "|";
        } else {
            nameless |= flag;
        }
    }
    if (separator[0] != '|') {
        return; /* nothing but the number is known */
    }
    if (nameless) {
        buf_printf(buf, "|0x%" PRIx64, nameless);
    }
    buf_putc(buf, ')');
}

/* What has a sign in the headers is printed with it. */
static bool is_signed(enum names_class class)
{
    return class == NAMES_RESOURCE_STATE || class == NAMES_GROUP_STATE;
}

void names_print(struct buf *buf, enum names_class class, uint64_t value)
{
    if (names_is_flags(class)) {
        print_flags(buf, class, value);
        return;
    }
    const char *name = class == NAMES_NONE ? NULL : names_of(class, value);
    if (class == NAMES_CONTROL_CODE || (class == NAMES_ERROR && (value & 0x80000000u))) {
        buf_printf(buf, "0x%08" PRIx32, (uint32_t)value);
    } else if (is_signed(class)) {
        buf_printf(buf, "%" PRId32, (int32_t)(uint32_t)value);
    } else {
        buf_printf(buf, "%" PRIu64, value);
    }
    if (name) {
        buf_printf(buf, " (%s)", name);
    }
}
