#ifndef RDK_BASE_SHA256_H
#define RDK_BASE_SHA256_H

/* SHA-256 (FIPS 180-4), for naming a plugin file by its contents. */

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define SHA256_BYTES     32
#define SHA256_HEX_CHARS 64

struct sha256 {
    uint32_t state[8];
    uint64_t bytes;
    unsigned char block[64];
};

void sha256_init(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *bytes, size_t count);
void sha256_end(struct sha256 *sha, unsigned char ret_digest[SHA256_BYTES]);

/* The digest of a file as lower-case hex with its NUL; -errno when it cannot be read. */
int sha256_file(const char *path, char ret_hex[SHA256_HEX_CHARS + 1], struct err *err);

#endif
