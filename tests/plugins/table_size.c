/* TableSize is the size of the whole table instead of that of its functions. */
#include "plugin.h"

#define PLUGIN_SPOIL_TABLE (g_Table.TableSize = sizeof(g_Table))
#include "plugin_table.h"
