#ifndef RDK_SRC_WIN32_LIST_H
#define RDK_SRC_WIN32_LIST_H

/*
 * A doubly linked list whose links live in its members.
 */

#include <stdbool.h>
#include <stddef.h>

struct rdk__link {
    struct rdk__link *next;
    struct rdk__link *previous;
};

/* The member that `link` is part of. */
#define RDK__MEMBER(link, type, field) ((type *)(void *)((char *)(link)-offsetof(type, field)))

static inline void rdk__list_init(struct rdk__link *list)
{
    list->next = list;
    list->previous = list;
}

/* True also for a list of static storage that was never initialised. */
static inline bool rdk__list_empty(const struct rdk__link *list)
{
    return list->next == NULL || list->next == list;
}

static inline void rdk__list_append(struct rdk__link *list, struct rdk__link *link)
{
    if (list->next == NULL) {
        rdk__list_init(list);
    }
    link->next = list;
    link->previous = list->previous;
    list->previous->next = link;
    list->previous = link;
}

/* Does nothing for a link that is in no list. */
static inline void rdk__list_remove(struct rdk__link *link)
{
    if (link->next == NULL) {
        return;
    }
    link->previous->next = link->next;
    link->next->previous = link->previous;
    link->next = NULL;
    link->previous = NULL;
}

#endif
