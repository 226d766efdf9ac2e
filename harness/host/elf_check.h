#ifndef RDK_HOST_ELF_CHECK_H
#define RDK_HOST_ELF_CHECK_H

#include "base/err.h"

/*
 * Look at a plugin's file before any of its code runs: is it a shared library for this machine,
 * does it export what a monitor calls, and was it compiled and linked with the SDK's flags? On
 * refusal the error says what to change.
 */
int elf_check(const char *path, struct err *err);

#endif
