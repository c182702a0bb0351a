#include "kernels.h"

/* What came in: from whom, and what it weighs. One line of cache at most, where three arrays would cost three. */
typedef struct {
    double weight;
    int32_t from, count;
} arrival;

/* Where person `k` of `n` stands when people are dealt out in `parts` runs. */
static int64_t bound(int64_t n, int32_t part, int32_t parts) { return n * part / parts; }

/* offsets[i + 1]: how many dyads lead to people up to i. */
EXPORT int tw_arriving(int64_t n, int64_t dyads, const int32_t *to, int64_t *offsets) {
    memset(offsets, 0, (size_t)(n + 1) * sizeof *offsets);
    for (int64_t k = 0; k < dyads; k++) offsets[to[k] + 1]++;
    for (int64_t i = 0; i < n; i++) offsets[i + 1] += offsets[i];
    return DONE;
}

/* The dyads by whom they lead to, each row by from whom: a counting sort. Each part fills the rows of its own run of
   people, so that what it writes to stays small enough for the cache, and no two parts write to one row. */
EXPORT int tw_arrivals(int32_t part, int32_t parts, int64_t n, const int64_t *indptr, const int32_t *to,
                       const double *weight, const int64_t *count, const int64_t *offsets, arrival *arrived) {
    int64_t low = bound(n, part, parts), high = bound(n, part + 1, parts);
    int64_t *next = malloc((size_t)(high - low + 1) * sizeof *next);
    if (!next) return OUT_OF_MEMORY;
    memcpy(next, offsets + low, (size_t)(high - low) * sizeof *next);
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int64_t j = to[k];
            if (j < low || j >= high) continue;
            arrived[next[j - low]++] = (arrival){weight[k], (int32_t)i, (int32_t)count[k]};
        }
    free(next);
    return DONE;
}

static int ascending(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void sorted(uint64_t *keys, int64_t count) {
    if (count > 48) {
        qsort(keys, (size_t)count, sizeof *keys, ascending);
        return;
    }
    for (int64_t k = 1; k < count; k++) {
        uint64_t key = keys[k];
        int64_t at = k;
        for (; at > 0 && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
        keys[at] = key;
    }
}

/* Walks the out row and the in row of one person side by side, by neighbour. With `slots` NULL it only counts. */
typedef struct {
    int32_t *neighbour, *acts;
    double *weight, *out, *into;
} slots;

static int64_t merged(int32_t person, const uint64_t *keys, int64_t out_count, const double *weight, const int64_t *count,
                      const arrival *arrived, int64_t in_count, double present, slots *held, int64_t at) {
    int64_t k = 0, l = 0, begin = at;
    while (k < out_count || l < in_count) {
        int32_t there = k < out_count ? (int32_t)(keys[k] >> 32) : INT32_MAX;
        int32_t back = l < in_count ? arrived[l].from : INT32_MAX;
        int32_t other = there < back ? there : back;
        double out = 0, into = 0;
        int64_t acts = 0;
        for (; k < out_count && (int32_t)(keys[k] >> 32) == other; k++) {
            int64_t place = (int64_t)(keys[k] & 0xffffffffu);
            out += weight[place];
            acts += count[place];
        }
        for (; l < in_count && arrived[l].from == other; l++) {
            into += arrived[l].weight;
            acts += arrived[l].count;
        }
        double both = out + into;
        if (other == person || !(both > 0) || both < present) continue;
        if (held) {
            held->neighbour[at] = other;
            held->weight[at] = both;
            held->out[at] = out;
            held->into[at] = into;
            held->acts[at] = (int32_t)acts;
        }
        at++;
    }
    return at - begin;
}

/* keys: each out row in order of whom it leads to, the place within the row in the lower half. ties[i + 1]: how many
   ties person i has. */
EXPORT int tw_meetings(int32_t part, int32_t parts, int64_t n, const int64_t *indptr, const int32_t *to,
                       const double *weight, const int64_t *count, const int64_t *offsets, const arrival *arrived,
                       double present, uint64_t *keys, int64_t *ties) {
    for (int64_t i = bound(n, part, parts); i < bound(n, part + 1, parts); i++) {
        int64_t from = indptr[i], size = indptr[i + 1] - from;
        for (int64_t k = 0; k < size; k++) keys[from + k] = (uint64_t)to[from + k] << 32 | (uint64_t)k;
        sorted(keys + from, size);
        ties[i + 1] = merged((int32_t)i, keys + from, size, weight + from, count + from, arrived + offsets[i],
                             offsets[i + 1] - offsets[i], present, NULL, 0);
    }
    return DONE;
}

EXPORT int tw_adjacency(int32_t part, int32_t parts, int64_t n, const int64_t *indptr, const double *weight,
                        const int64_t *count, const int64_t *offsets, const arrival *arrived, double present,
                        const uint64_t *keys, const int64_t *ties, int32_t *neighbour, double *both, double *out,
                        double *into, int32_t *acts) {
    slots held = {neighbour, acts, both, out, into};
    for (int64_t i = bound(n, part, parts); i < bound(n, part + 1, parts); i++) {
        int64_t from = indptr[i];
        merged((int32_t)i, keys + from, indptr[i + 1] - from, weight + from, count + from, arrived + offsets[i],
               offsets[i + 1] - offsets[i], present, &held, ties[i]);
    }
    return DONE;
}

/* How many slots lead to somebody further on. */
EXPORT int64_t tw_upper(int64_t n, const int64_t *indptr, const int32_t *indices) {
    int64_t found = 0;
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) found += indices[k] > i;
    return found;
}

/* Each tie once, from the end that comes first: a row's ties to people further on are its tail. */
EXPORT int tw_pairs(int64_t n, const int64_t *indptr, const int32_t *indices, int32_t *a, int32_t *b, int64_t *slot) {
    int64_t at = 0;
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++)
            if (indices[k] > i) {
                a[at] = (int32_t)i;
                b[at] = indices[k];
                slot[at++] = k;
            }
    return DONE;
}

/* sum[i]: what stands in row i, added from its first slot to its last. */
EXPORT int tw_row_sums(int64_t n, const int64_t *indptr, const double *values, double *sum) {
    for (int64_t i = 0; i < n; i++) {
        double total = 0;
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) total += values[k];
        sum[i] = total;
    }
    return DONE;
}
