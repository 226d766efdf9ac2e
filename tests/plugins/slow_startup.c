/* StartupEx takes its time. That is a warning. */
#include "plugin.h"

#define PLUGIN_SPOIL_TABLE Sleep(400)
#include "plugin_table.h"
