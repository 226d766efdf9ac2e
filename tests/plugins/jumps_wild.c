/* The function table has an Online that is no function. */
#include "plugin.h"

#define PLUGIN_SPOIL_TABLE g_Table.V2Functions.Online = (PONLINE_V2_ROUTINE)0x4141
#include "plugin_table.h"
