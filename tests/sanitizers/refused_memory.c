/* Nothing is wrong here, but for what it was compiled with. */
#include "plugin.h"
#include "plugin_table.h"
