/* The table's Version is one that nobody knows. */
#include "plugin.h"

#define PLUGIN_SPOIL_TABLE (g_Table.Version = 0x500)
#include "plugin_table.h"
