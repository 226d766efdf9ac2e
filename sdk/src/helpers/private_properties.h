#ifndef RDK_SRC_HELPERS_PRIVATE_PROPERTIES_H
#define RDK_SRC_HELPERS_PRIVATE_PROPERTIES_H

/* What the two files of the private properties share. */

#include <rdk/private_properties.h>

/* A zeroed block; NULL if memory is short. */
BYTE *rdk__properties_new_block(const struct rdk_properties *properties);
/* A block and what it points to. Accepts NULL. */
void rdk__properties_free_block(const struct rdk_properties *properties, BYTE *block);
/* Put a block in place of the live one, which is freed. */
void rdk__properties_exchange(struct rdk_properties *properties, BYTE *block);

#endif
