#include "kernels.h"
#include "random.h"

/* The ties there are, as a set: open addressing, at most half full, and whoever stands behind a gap moves up. */
typedef struct {
    uint64_t *held;
    uint64_t mask;
} Set;

static const uint64_t NOTHING = UINT64_MAX;

static uint64_t key(int32_t a, int32_t b) {
    return a < b ? (uint64_t)a << 32 | (uint32_t)b : (uint64_t)b << 32 | (uint32_t)a;
}

static uint64_t home(const Set *set, uint64_t tie) {
    tie = (tie ^ (tie >> 32)) * UINT64_C(0x9E3779B97F4A7C15);
    return (tie ^ (tie >> 29)) & set->mask;
}

static uint64_t place(const Set *set, uint64_t tie) {
    uint64_t at = home(set, tie);
    while (set->held[at] != tie && set->held[at] != NOTHING) at = (at + 1) & set->mask;
    return at;
}

static int there(const Set *set, uint64_t tie) { return set->held[place(set, tie)] == tie; }

static void put(Set *set, uint64_t tie) { set->held[place(set, tie)] = tie; }

static void taken_out(Set *set, uint64_t tie) {
    uint64_t gap = place(set, tie);
    if (set->held[gap] != tie) return;
    for (uint64_t at = (gap + 1) & set->mask; set->held[at] != NOTHING; at = (at + 1) & set->mask) {
        if (((at - home(set, set->held[at])) & set->mask) < ((at - gap) & set->mask)) continue;
        set->held[gap] = set->held[at];
        gap = at;
    }
    set->held[gap] = NOTHING;
}

static void swapped(int64_t ties, int64_t tries, int32_t *low, int32_t *high, Set *set, uint64_t *random) {
    for (int64_t k = 0; k < tries; k++) {
        int64_t one = below(random, ties);
        uint64_t number = drawn(random);
        int64_t other = scaled(number, ties);
        int32_t a = low[one], b = high[one], c = low[other], d = high[other];
        if (number & 1) {
            c = high[other];
            d = low[other];
        }
        if (a == c || a == d || b == c || b == d) continue;
        uint64_t first = key(a, d), second = key(c, b);
        if (there(set, first) || there(set, second)) continue;
        taken_out(set, key(a, b));
        taken_out(set, key(c, d));
        put(set, first);
        put(set, second);
        low[one] = (int32_t)(first >> 32);
        high[one] = (int32_t)first;
        low[other] = (int32_t)(second >> 32);
        high[other] = (int32_t)second;
    }
}

/* a-b and c-d become a-d and c-b, `tries` times, unless that gives a loop or a tie twice; then weights are dealt out anew.
 * low, high, weight: the ties, each once; they are written to. indptr, indices, weigh: the new ones seen from both ends.
 * Source: Maslov & Sneppen 2002. */
EXPORT int tw_rewired(int64_t people, int64_t ties, int64_t tries, uint64_t seed, int32_t *low, int32_t *high,
                      double *weight, int64_t *indptr, int32_t *indices, double *weigh) {
    uint64_t room = 4;
    while (room < (uint64_t)ties * 2) room *= 2;
    Set set = {malloc((size_t)room * sizeof(uint64_t)), room - 1};
    int64_t *next = malloc((size_t)(people + 1) * sizeof *next);
    int32_t *tie = malloc((size_t)(2 * ties + 1) * sizeof *tie);
    int status = set.held && next && tie ? DONE : OUT_OF_MEMORY;
    if (status == DONE) {
        memset(set.held, 0xFF, (size_t)room * sizeof(uint64_t));
        for (int64_t t = 0; t < ties; t++) put(&set, key(low[t], high[t]));
        if (ties) swapped(ties, tries, low, high, &set, &seed);
        for (int64_t i = ties - 1; i > 0; i--) {
            int64_t j = below(&seed, i + 1);
            double held = weight[i];
            weight[i] = weight[j];
            weight[j] = held;
        }
        for (int64_t i = 0; i <= people; i++) indptr[i] = 0;
        for (int64_t t = 0; t < ties; t++) {
            indptr[low[t] + 1]++;
            indptr[high[t] + 1]++;
        }
        for (int64_t i = 0; i < people; i++) indptr[i + 1] += indptr[i];
        memcpy(next, indptr, (size_t)people * sizeof *next);
        for (int64_t t = 0; t < ties; t++) {
            tie[next[low[t]]++] = (int32_t)t;
            tie[next[high[t]]++] = (int32_t)t;
        }
        /* Person by person, each goes into the rows of those they are tied to: these come out sorted. */
        memcpy(next, indptr, (size_t)people * sizeof *next);
        for (int64_t i = 0; i < people; i++)
            for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
                int32_t t = tie[k], other = low[t] == (int32_t)i ? high[t] : low[t];
                int64_t slot = next[other]++;
                indices[slot] = (int32_t)i;
                weigh[slot] = weight[t];
            }
    }
    free(set.held), free(next), free(tie);
    return status;
}
