/* splitmix64 (Steele, Lea & Flood 2014): the k-th number depends on the seed and on k alone, so twins draw a whole row of
 * them at once. */
#ifndef TIEWORK_RANDOM_H
#define TIEWORK_RANDOM_H

#include <stdint.h>

static inline uint64_t drawn(uint64_t *state) {
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* From 0 to below n, of one number drawn; n up to 2^32. */
static inline int64_t scaled(uint64_t number, int64_t n) { return (int64_t)(((number >> 32) * (uint64_t)n) >> 32); }

static inline int64_t below(uint64_t *state, int64_t n) { return scaled(drawn(state), n); }

#endif
