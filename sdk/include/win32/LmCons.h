/* The same header, as some sources spell it. */
#include "lmcons.h"
