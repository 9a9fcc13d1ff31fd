/* Scans a file for literals with Vectorscan, several times, and prints the rate of the best pass.
 * Usage: vectorscan LITERALS FILE   (one literal a line; the file is read into memory first) */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
    (void)id; (void)from; (void)to; (void)flags;
    ++*(unsigned long long *)context;
    return 0;
}

static char *slurp(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) { perror(path); exit(2); }
    *length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*length + 1);
    if (!text || fread(text, 1, *length, file) != *length) { perror(path); exit(2); }
    text[*length] = 0;
    fclose(file);
    return text;
}

int main(int argc, char **argv)
{
    if (argc != 3) { fprintf(stderr, "usage: vectorscan LITERALS FILE\n"); return 2; }
    size_t size, length;
    char *list = slurp(argv[1], &size), *text = slurp(argv[2], &length);
    enum { most = 4096 };
    static const char *literals[most];
    static unsigned flags[most], ids[most];
    static size_t lengths[most];
    unsigned n = 0;
    for (char *line = strtok(list, "\n"); line && n < most; line = strtok(NULL, "\n"), n++) {
        literals[n] = line; lengths[n] = strlen(line); ids[n] = n; flags[n] = 0;
    }
    hs_database_t *database;
    hs_compile_error_t *error;
    if (hs_compile_lit_multi(literals, flags, ids, lengths, n, HS_MODE_BLOCK, NULL, &database, &error)) {
        fprintf(stderr, "%s\n", error->message);
        return 2;
    }
    hs_scratch_t *scratch = NULL;
    if (hs_alloc_scratch(database, &scratch)) return 2;
    double best = 1e9;
    unsigned long long matches = 0;
    for (int pass = 0; pass < 7; pass++) {
        struct timespec start, end;
        matches = 0;
        clock_gettime(CLOCK_MONOTONIC, &start);
        /* A block is an unsigned int long at most. */
        for (size_t at = 0; at < length; at += 1u << 30) {
            size_t piece = length - at < (1u << 30) ? length - at : (1u << 30);
            if (hs_scan(database, text + at, (unsigned)piece, 0, scratch, count, &matches)) return 2;
        }
        clock_gettime(CLOCK_MONOTONIC, &end);
        double seconds = (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
        if (seconds < best) best = seconds;
    }
    printf("%.3f GB/s, %llu matches of %u literals\n", (double)length / best / 1e9, matches, n);
    return 0;
}
