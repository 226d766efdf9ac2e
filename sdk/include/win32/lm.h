#ifndef RDK_WIN32_LM_H
#define RDK_WIN32_LM_H

/* The network functions. */
#include "lmaccess.h"
#include "lmapibuf.h"
#include "lmcons.h"
#include "lmerr.h"
#include "lmshare.h"

#endif
