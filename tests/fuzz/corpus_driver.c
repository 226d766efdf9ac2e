/*
 * Runs a fuzz target without libFuzzer: on each file of the folders it is given, on every beginning
 * of each, and on changed copies of each, the same at every run. Each input ends where the process
 * may not read on.
 */

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define INPUT_LIMIT 65536u
#define CHANGES     4000

static uint8_t *input_end; /* behind it lies a page that cannot be read */
static unsigned long inputs;

static int make_input(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uint8_t *map =
        mmap(NULL, INPUT_LIMIT + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (map == MAP_FAILED || mprotect(map + INPUT_LIMIT, page, PROT_NONE) != 0) {
        return -1;
    }
    input_end = map + INPUT_LIMIT;
    return 0;
}

static void run(const uint8_t *data, size_t size)
{
    uint8_t *input = input_end - size;

    if (size != 0) {
        memcpy(input, data, size);
    }
    LLVMFuzzerTestOneInput(input, size);
    inputs++;
}

static uint32_t random_next(uint64_t *state)
{
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)(*state >> 33);
}

/* Change a few bytes: to anything, to an edge of the numbers, or to what stands elsewhere. */
static void change(uint8_t *data, size_t size, uint64_t *state)
{
    static const uint8_t edges[] = {0x00, 0x01, 0x02, 0x03, 0x04, 0x7F, 0x80, 0xFE, 0xFF};
    uint32_t count = 1 + random_next(state) % 4;

    for (uint32_t i = 0; i < count; i++) {
        size_t at = random_next(state) % size;
        uint8_t choices[] = {
            (uint8_t)random_next(state),
            edges[random_next(state) % sizeof(edges)],
            data[random_next(state) % size],
        };
        data[at] = choices[random_next(state) % sizeof(choices)];
    }
}

static int run_file(const char *path)
{
    static uint8_t seed[INPUT_LIMIT];
    static uint8_t changed[INPUT_LIMIT];
    uint64_t state = 1;
    FILE *file = fopen(path, "rb");
    size_t size;

    if (file == NULL) {
        perror(path);
        return -1;
    }
    size = fread(seed, 1, sizeof(seed), file);
    fclose(file);
    for (size_t bytes = 0; bytes <= size; bytes++) {
        run(seed, bytes);
    }
    for (int i = 0; i < CHANGES && size != 0; i++) {
        memcpy(changed, seed, size);
        change(changed, size, &state);
        run(changed, size);
    }
    return 0;
}

static int run_folder(const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    int failed = 0;

    if (folder == NULL) {
        perror(path);
        return -1;
    }
    while ((entry = readdir(folder)) != NULL) {
        char file[4096];
        if (entry->d_name[0] == '.') {
            continue;
        }
        snprintf(file, sizeof(file), "%s/%s", path, entry->d_name);
        failed |= run_file(file);
    }
    closedir(folder);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = make_input();

    for (int i = 1; i < argc && failed == 0; i++) {
        failed = run_folder(argv[i]);
    }
    printf("%lu inputs\n", inputs);
    return failed == 0 && inputs > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
