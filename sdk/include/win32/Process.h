/* The same header, as some sources spell it. */
#include "process.h"
