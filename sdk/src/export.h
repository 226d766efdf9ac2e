#ifndef RDK_SRC_EXPORT_H
#define RDK_SRC_EXPORT_H

/*
 * Which names librdk shows: it is built with hidden visibility, and each public function, like
 * each function of a seam, is marked with RDK__EXPORT where it is defined.
 */
#ifdef _WIN32 /* there the helpers are part of the plugin, and nothing of theirs is exported */
#    define RDK__EXPORT
#else
#    define RDK__EXPORT __attribute__((visibility("default")))
#endif

#endif
