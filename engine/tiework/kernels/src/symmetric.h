/* Whether ties are the same seen from both ends, told in one pass over the rows: each slot is hashed with its pair and its
 * weight, added from the lower end and taken away from the higher. What does not match is missed once in 2^64. */
#ifndef TIEWORK_SYMMETRIC_H
#define TIEWORK_SYMMETRIC_H

#include "kernels.h"

static inline int symmetric(int64_t n, const int64_t *indptr, const int32_t *indices, const double *weight) {
    uint64_t left = 0;
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int64_t j = indices[k];
            if (i == j) return 0;
            uint64_t bits, pair = i < j ? (uint64_t)i << 32 | (uint64_t)j : (uint64_t)j << 32 | (uint64_t)i;
            memcpy(&bits, &weight[k], sizeof bits);
            uint64_t z = (pair ^ (pair >> 29)) * UINT64_C(0xBF58476D1CE4E5B9) + bits;
            z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
            z ^= z >> 31;
            left += i < j ? z : 0 - z;
        }
    return left == 0;
}

#endif
