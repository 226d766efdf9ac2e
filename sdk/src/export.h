#ifndef RDK_SRC_EXPORT_H
#define RDK_SRC_EXPORT_H

/*
 * Which names librdk shows: it is built with hidden visibility, and each public function, like
 * each function of a seam, is marked with RDK__EXPORT where it is defined.
 */
#define RDK__EXPORT __attribute__((visibility("default")))

#endif
