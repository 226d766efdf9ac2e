#ifndef RDK_RUN_REQUESTS_H
#define RDK_RUN_REQUESTS_H

/* What the files that serve the provider seam share. Private to the room. */

#include "cluster/database.h"
#include "stage.h"

struct served;
typedef uint32_t serve_function(struct served *served);

/* A call of a function of the seam. */
struct served {
    struct stage *stage;
    struct host *host;
    const struct abi_row *row;
    const struct wire_message *message;
    struct wire_message *reply;
    struct arena *arena;
    struct operation *operation; /* what it asked of the cluster; NULL: nothing */
    serve_function *finish;      /* makes an answer of what came of that; may be NULL */
    bool key_of_monitor;         /* ResourceKey was to be closed */
    bool on_entry;               /* it waited on the thread of an entry point, in vain */
};

/* requests.c: arguments by their names. */
const struct wire_value *served_value(const struct served *served, const char *name);
uint64_t served_number(const struct served *served, const char *name);
/* A number that no handle has comes as 0. */
uint32_t served_handle(const struct served *served, const char *name);
/* The first handle. */
uint32_t served_key(const struct served *served);
/* As UTF-8; NULL when it is NULL. */
const char *served_text(const struct served *served, const char *name);
/* Was an out-pointer given? */
bool served_wants(const struct served *served, const char *name);
void served_give_number(struct served *served, const char *name, uint64_t number);
void served_give_bytes(struct served *served, const char *name, const void *bytes, size_t length);
/* Data into a buffer whose size argument says, in bytes, what fits and then what there is. */
uint32_t served_give_data(struct served *served, const char *buffer, const char *size,
                          const void *data, size_t length);
/* A name into a buffer of characters; the length that is given back leaves out the NUL. */
uint32_t served_give_name(struct served *served, const char *buffer, const char *chars,
                          const char *name);
/* Ask the cluster. ERROR_IO_PENDING with `operation` set: the answer comes later. */
uint32_t served_submit(struct served *served, const struct cluster_operation *ask,
                       serve_function *finish);

/* What travels through the seam as bytes, laid out as the SDK's provider.h says: entries of a list
 * and commands of a batch. Both are followed by what they count, and by zeroes up to a multiple of
 * 4 bytes. */
struct seam_entry {
    uint32_t type;
    uint32_t name_bytes; /* UTF-16, with the NUL */
};

struct seam_command {
    uint32_t command;
    uint32_t type;
    uint32_t name_bytes;
    uint32_t data_bytes;
};

/* Beside the access to a cluster: what is opened from it stays good when it is closed. */
#define SEAM_ACCESS_LASTING 1u
#define SEAM_PADDED(bytes)  (((uint64_t)(bytes) + 3) & ~(uint64_t)3)

struct served_row {
    const char *name;
    serve_function *serve;
};

/* requests_registry.c, requests_services.c, requests_cluster.c, requests_lists.c,
 * requests_changes.c */
serve_function *registry_function(const char *name);
serve_function *services_function(const char *name);
serve_function *cluster_function(const char *name);
serve_function *lists_function(const char *name);
serve_function *changes_function(const char *name);
serve_function *served_find(const struct served_row *rows, size_t count, const char *name);

/* requests_cluster.c: what a plugin opened as a client. */
enum client_kind {
    CLIENT_CLUSTER,
    CLIENT_RESOURCE,
    CLIENT_GROUP,
    CLIENT_NODE,
};

struct client_handle {
    enum client_kind kind;
    bool open;
    bool reads_only;
    bool lasting; /* it needs no open handle of its connection */
    cluster_id object;
    size_t connection;
    const struct host *host;
};

/* Keys have lower numbers. */
#define CLIENT_HANDLES 0x1000000u

uint32_t client_use(const struct served *served, const char *name, enum client_kind kind,
                    struct client_handle *ret);
/* Of the function's first argument, whose name tells the kind. */
uint32_t client_use_first(const struct served *served, struct client_handle *ret);
/* … to change something. */
uint32_t client_use_fully(const struct served *served, const char *name, enum client_kind kind,
                          struct client_handle *ret);
/* Gives a handle like the model to the out-argument with that name. */
void client_open(struct served *served, const struct client_handle *model, const char *out);

#endif
