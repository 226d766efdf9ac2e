#include "base/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"

#define BLOCK_BYTES 64u

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
// clang-format off
static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};
// clang-format on

static uint32_t rotate(uint32_t value, unsigned count)
{
    return value >> count | value << (32 - count);
}

static uint32_t load_big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void expand(const unsigned char *block, uint32_t words[64])
{
    for (size_t i = 0; i < 16; ++i) {
        words[i] = load_big_endian(block + 4 * i);
    }
    for (size_t i = 16; i < 64; ++i) {
        uint32_t a = words[i - 15];
        uint32_t b = words[i - 2];
        uint32_t low = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3;
        uint32_t high = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10;
        words[i] = words[i - 16] + low + words[i - 7] + high;
    }
}

static void compress(struct sha256 *sha, const unsigned char *block)
{
    uint32_t words[64];
    expand(block, words);
    uint32_t s[8];
    memcpy(s, sha->state, sizeof(s));
    for (size_t i = 0; i < 64; ++i) {
        uint32_t mix = rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25);
        uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        uint32_t first = s[7] + mix + choice + round_constants[i] + words[i];
        uint32_t turn = rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22);
        uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        memmove(s + 1, s, 7 * sizeof(s[0]));
        s[4] += first;
        s[0] = first + turn + majority;
    }
    for (size_t i = 0; i < 8; ++i) {
        sha->state[i] += s[i];
    }
}

void sha256_init(struct sha256 *sha)
{
    *sha = (struct sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                                     0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void sha256_add(struct sha256 *sha, const void *bytes, size_t count)
{
    const unsigned char *from = bytes;
    while (count > 0) {
        size_t used = sha->bytes % BLOCK_BYTES;
        size_t part = BLOCK_BYTES - used < count ? BLOCK_BYTES - used : count;
        memcpy(sha->block + used, from, part);
        sha->bytes += part;
        from += part;
        count -= part;
        if (used + part == BLOCK_BYTES) {
            compress(sha, sha->block);
        }
    }
}

void sha256_end(struct sha256 *sha, unsigned char ret_digest[SHA256_BYTES])
{
    uint64_t bits = sha->bytes * 8;
    sha256_add(sha, "\x80", 1);
    while (sha->bytes % BLOCK_BYTES != BLOCK_BYTES - 8) {
        sha256_add(sha, "", 1);
    }
    unsigned char length[8];
    for (size_t i = 0; i < 8; ++i) {
        length[i] = (unsigned char)(bits >> (56 - 8 * i));
    }
    sha256_add(sha, length, sizeof(length));
    for (size_t i = 0; i < SHA256_BYTES; ++i) {
        ret_digest[i] = (unsigned char)(sha->state[i / 4] >> (24 - 8 * (i % 4)));
    }
}

int sha256_file(const char *path, char ret_hex[SHA256_HEX_CHARS + 1], struct err *err)
{
    /* Without waiting, so that a FIFO in the place of a file does not hang us. */
    cleanup_close int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    struct sha256 sha;
    sha256_init(&sha);
    unsigned char chunk[16384];
    for (;;) {
        ssize_t count = read(descriptor, chunk, sizeof(chunk));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return err_set(err, -errno, "%s: %s", path, strerror(errno));
        }
        if (count == 0) {
            break;
        }
        sha256_add(&sha, chunk, (size_t)count);
    }
    unsigned char digest[SHA256_BYTES];
    sha256_end(&sha, digest);
    for (size_t i = 0; i < SHA256_BYTES; ++i) {
        snprintf(ret_hex + 2 * i, 3, "%02x", digest[i]);
    }
    return 0;
}
