/* The same header, as some sources spell it. */
#include "lmshare.h"
