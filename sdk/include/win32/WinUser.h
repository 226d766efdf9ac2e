/* The same header, as some sources spell it. */
#include "winuser.h"
