/* Nothing is wrong here, but for what it is played under. */
#include "plugin.h"
#include "plugin_table.h"
