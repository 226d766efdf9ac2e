/* The same header, as some sources spell it. */
#include "winsock2.h"
