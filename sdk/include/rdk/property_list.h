#ifndef RDK_PROPERTY_LIST_H
#define RDK_PROPERTY_LIST_H

/*
 * Property lists: the byte form in which properties travel between a cluster client, the cluster
 * service and a resource DLL (the contract, section 6).
 *
 *     list     := count, property × count [, ENDMARK]
 *     property := NAME, value × 1..n, ENDMARK
 *     value    := syntax, length, data, padding to 4
 *
 * Three tools, all plain functions without state of their own:
 *
 *   reader     walks a list where it lies. No allocation, any alignment of the buffer, nothing read
 *              outside of it whatever the bytes say.
 *   builder    writes a list, into memory that grows or into the caller's buffer.
 *   validator  says whether a list is sound, and if not, where and why.
 *
 * A list may lie in a longer buffer: what follows the last property is ignored, unless a strict
 * check asks about it. Real lists carry one ENDMARK more after the last property (the default
 * form); lists built as the documentation shows do not (the documentation form). Both are read
 * alike.
 *
 * Reading:
 *
 *     struct rdk_property_list_reader reader;
 *     struct rdk_property_list_property property;
 *     DWORD code = rdk_property_list_open(&reader, list, list_bytes, 0);
 *     while (code == ERROR_SUCCESS &&
 *            (code = rdk_property_list_next(&reader, &property)) == ERROR_SUCCESS) {
 *         if (rdk_property_list_name_is(&property, L"Path")) { … property.value … }
 *     }
 *     if (code != ERROR_NO_MORE_ITEMS) { … reader.error says where and why … }
 *
 * Building, where the first error sticks:
 *
 *     struct rdk_property_list_builder builder;
 *     rdk_property_list_builder_init_buffer(&builder, OutBuffer, OutBufferSize, 0);
 *     rdk_property_list_add_dword(&builder, L"Max", 5);
 *     rdk_property_list_add_sz(&builder, L"Path", path);
 *     return rdk_property_list_done(&builder, BytesReturned);  // ERROR_MORE_DATA: the size needed
 *
 * Threads: [any] for all of them; one reader, cursor or builder belongs to one thread at a time.
 */

#include <clusapi.h>

#include "property_list_builder.h"
#include "property_list_reader.h"

#endif
