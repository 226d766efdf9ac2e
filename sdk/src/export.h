/* How a function of librdk becomes visible to plugins: the library is built with hidden visibility,
 * so that only what carries this mark is part of the binary interface. */
#ifndef RDK__EXPORT_H
#define RDK__EXPORT_H

#define RDK__EXPORT __attribute__((visibility("default")))

#endif
