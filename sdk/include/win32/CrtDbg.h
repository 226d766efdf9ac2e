/* The same header, as some sources spell it. */
#include "crtdbg.h"
