/* The table has no IsAlive. */
#include "plugin.h"

#define PLUGIN_SPOIL_TABLE (g_Table.V2Functions.IsAlive = NULL)
#include "plugin_table.h"
