#define _GNU_SOURCE
#include "segment.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/err.h"

#define NS_PER_S 1000000000u

/* Both sides die with the process if the file shrinks under them, so it is sealed at its size. */
#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL)

static int map(int fd, enum segment_turn mine, struct wire **ret, struct err *err)
{
    void *memory = mmap(NULL, SEGMENT_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) {
        return err_set(err, -errno, "cannot map the wire: %s", strerror(errno));
    }
    struct wire *wire = calloc(1, sizeof(*wire));
    if (!wire) {
        munmap(memory, SEGMENT_BYTES);
        return err_set(err, -ENOMEM, "no memory for the wire");
    }
    wire->segment = memory;
    wire->room = (unsigned char *)memory + SEGMENT_PAGE;
    wire->mine = mine;
    *ret = wire;
    return 0;
}

int wire_create(struct wire **ret, int *ret_fd, struct err *err)
{
    cleanup_close int fd = memfd_create("rdk-wire", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0) {
        return err_set(err, -errno, "cannot make the wire's memory: %s", strerror(errno));
    }
    if (ftruncate(fd, (off_t)SEGMENT_BYTES) < 0 || fcntl(fd, F_ADD_SEALS, SEALS) < 0) {
        return err_set(err, -errno, "cannot size the wire's memory: %s", strerror(errno));
    }
    int r = map(fd, SEGMENT_TURN_SERVICE, ret, err);
    if (r < 0) {
        return r;
    }
    (*ret)->segment->magic = SEGMENT_MAGIC;
    atomic_store(&(*ret)->segment->turn, SEGMENT_TURN_SERVICE);
    *ret_fd = fd;
    fd = -1;
    return 0;
}

int wire_open(int fd, struct wire **ret, struct err *err)
{
    struct stat status;
    if (fstat(fd, &status) < 0) {
        return err_set(err, -errno, "the wire's descriptor is not usable: %s", strerror(errno));
    }
    if (status.st_size != (off_t)SEGMENT_BYTES) {
        return err_set(err, -EPROTO, "the wire has %lld bytes, want %zu", (long long)status.st_size,
                       SEGMENT_BYTES);
    }
    struct wire *wire = NULL;
    int r = map(fd, SEGMENT_TURN_HOST, &wire, err);
    if (r < 0) {
        return r;
    }
    if (wire->segment->magic != SEGMENT_MAGIC) {
        wire_close(wire);
        return err_set(err, -EPROTO, "the memory handed over is not a wire");
    }
    *ret = wire;
    return 0;
}

void wire_close(struct wire *wire)
{
    if (wire) {
        munmap(wire->segment, SEGMENT_BYTES);
        if (wire->copy) {
            munmap(wire->copy, wire->copy_bytes);
        }
        free(wire);
    }
}

static uint64_t clock_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * NS_PER_S + (uint64_t)now.tv_nsec;
}

int segment_wait(struct wire *wire, uint64_t timeout_ns)
{
    _Atomic uint32_t *turn = &wire->segment->turn;
    uint64_t end_ns = WIRE_NEVER;

    /* The clock is read only when there is something to wait for. */
    while (atomic_load_explicit(turn, memory_order_acquire) != (uint32_t)wire->mine) {
        const uint32_t seen = atomic_load_explicit(turn, memory_order_relaxed);
        struct timespec left;
        struct timespec *limit = NULL;

        if (seen == (uint32_t)wire->mine) {
            continue;
        }
        if (timeout_ns != WIRE_NEVER) {
            const uint64_t now_ns = clock_ns();
            if (end_ns == WIRE_NEVER) {
                end_ns = now_ns + timeout_ns;
            }
            if (now_ns >= end_ns) {
                return -ETIMEDOUT;
            }
            left.tv_sec = (time_t)((end_ns - now_ns) / NS_PER_S);
            left.tv_nsec = (long)((end_ns - now_ns) % NS_PER_S);
            limit = &left;
        }
        syscall(SYS_futex, turn, FUTEX_WAIT, seen, limit, NULL, 0);
    }
    return 0;
}

void segment_pass(struct wire *wire)
{
    const uint32_t other =
        wire->mine == SEGMENT_TURN_HOST ? SEGMENT_TURN_SERVICE : SEGMENT_TURN_HOST;

    atomic_store_explicit(&wire->segment->turn, other, memory_order_release);
    syscall(SYS_futex, &wire->segment->turn, FUTEX_WAKE, 1, NULL, NULL, 0);
}

bool wire_has_turn(const struct wire *wire)
{
    return atomic_load(&wire->segment->turn) == (uint32_t)wire->mine;
}

int wire_wait(struct wire *wire, uint64_t timeout_ns)
{
    return segment_wait(wire, timeout_ns);
}
