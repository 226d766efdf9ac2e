#ifndef RDK_SRC_WIN32_FILE_TREE_H
#define RDK_SRC_WIN32_FILE_TREE_H

#include <sys/stat.h>

#include "file_path.h"

/* FILE_ATTRIBUTE_… of what stat found. */
DWORD rdk__file_attributes(const struct stat *status);

#endif
