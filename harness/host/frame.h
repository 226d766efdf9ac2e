#ifndef RDK_HOST_FRAME_H
#define RDK_HOST_FRAME_H

/* The arguments of one call, on their way in and out. */

#include "call.h"

/* From a CALL, which is well-formed. */
struct frame *frame_create(const struct wire_message *in);
void frame_destroy(struct frame *frame);
/* Fill the outputs of a RETURN. */
void frame_outputs(struct frame *frame, uint64_t result, struct wire_message *out);
/* It is a Begin… call: it has a context. */
bool frame_is_begin(const struct frame *frame);
/* It is one whose end is still to come. */
bool frame_is_open(const struct frame *frame);
int64_t frame_context(const struct frame *frame);
/* Tell of threads that are left of a resource which was closed. */
void frame_check_threads(struct thread *me, uint32_t resource);

#endif
