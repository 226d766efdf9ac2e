#ifndef RDK_WIN32_LMACCESS_H
#define RDK_WIN32_LMACCESS_H

/* Rights of the users of a share. */

#include "lmcons.h"

#define ACCESS_NONE   0x00
#define ACCESS_READ   0x01
#define ACCESS_WRITE  0x02
#define ACCESS_CREATE 0x04
#define ACCESS_EXEC   0x08
#define ACCESS_DELETE 0x10
#define ACCESS_ATRIB  0x20
#define ACCESS_PERM   0x40
#define ACCESS_ALL    0x7F
#define ACCESS_GROUP  0x8000

#endif
