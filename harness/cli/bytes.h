#ifndef RDK_CLI_BYTES_H
#define RDK_CLI_BYTES_H

/* Bytes that a word of the command line stands for, and bytes as hexadecimal text. */

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* All of a file, or of stdin for "-". */
int bytes_of_file(struct buf *bytes, const char *path, struct err *err);
/* Hexadecimal digits, a file, or "-" for stdin. What a file or stdin holds is taken as it is, unless
 * it is text: that has to be hexadecimal digits. */
int bytes_read(struct buf *bytes, const char *word, struct err *err);
/* Lines of 16 bytes, which bytes_read reads. */
void bytes_print(struct buf *out, const void *bytes, size_t count);

#endif
