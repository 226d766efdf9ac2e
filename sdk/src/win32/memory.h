#ifndef RDK_SRC_WIN32_MEMORY_H
#define RDK_SRC_WIN32_MEMORY_H

/*
 * Blocks that callers got and have not given back. Each is a plain malloc block, so that memory
 * checkers see its true bounds; its size and origin are kept beside, so that a pointer that is
 * not a block of that kind is refused and never freed.
 */

#include "kernel.h"
#include "ledger.h"

void *rdk__block_create(enum rdk__block_kind kind, size_t bytes, bool zero, const void *site);
/* NULL if memory is short (the old block stays), or if it may not move and would have to. */
void *rdk__block_resize(enum rdk__block_kind kind, void *block, size_t bytes, bool zero, bool move);
bool rdk__block_free(enum rdk__block_kind kind, void *block);
/* False if it is not a block of that kind. */
bool rdk__block_size(enum rdk__block_kind kind, const void *block, size_t *ret_bytes);
void rdk__block_count(struct rdk__ledger *ledger);

#endif
