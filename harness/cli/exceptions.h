#ifndef RDK_CLI_EXCEPTIONS_H
#define RDK_CLI_EXCEPTIONS_H

#include "scenario/scenario.h"

/* `allow:` and `xfail:` must name rules that there are: a slip of the finger would lift nothing. */
void exceptions_check(struct scenario_file *file);

#endif
