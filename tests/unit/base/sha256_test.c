#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../suite.h"
#include "base/cleanup.h"
#include "base/sha256.h"

static void digest_of(const char *bytes, size_t count, char ret_hex[SHA256_HEX_CHARS + 1])
{
    char path[] = "/tmp/rdk-sha256-XXXXXX";
    int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(write(descriptor, bytes, count), (ssize_t)count);
    close(descriptor);
    ck_assert_int_eq(sha256_file(path, ret_hex, NULL), 0);
    unlink(path);
}

/* The examples of FIPS 180-4 and lengths around the padding's edge. */
START_TEST(test_sha256__gives_the_standard_digests)
{
    char hex[SHA256_HEX_CHARS + 1];
    digest_of("", 0, hex);
    ck_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest_of("abc", 3, hex);
    ck_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
    ck_assert_str_eq(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
END_TEST

START_TEST(test_sha256__names_an_absent_file)
{
    char hex[SHA256_HEX_CHARS + 1];
    struct err err = {0};
    ck_assert_int_eq(sha256_file("/nonexistent/x.so", hex, &err), -ENOENT);
    ck_assert_str_eq(err.text, "/nonexistent/x.so: No such file or directory");
    err_finish(&err);
}
END_TEST

SUITE_MAIN("sha256", test_sha256__gives_the_standard_digests, test_sha256__names_an_absent_file)
