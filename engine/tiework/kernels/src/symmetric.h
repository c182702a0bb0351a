/* Whether ties are the same seen from both ends, told in one pass over the rows: each slot is hashed with its pair and what
 * runs along it, added as the one end sees it and taken away as the other should. A difference is missed once in 2^64. */
#ifndef TIEWORK_SYMMETRIC_H
#define TIEWORK_SYMMETRIC_H

#include "kernels.h"

enum { NO_TIES = 2 };

static inline uint64_t hashed(int64_t from, int64_t to, double amount) {
    uint64_t bits, z = (uint64_t)from << 32 | (uint64_t)to;
    memcpy(&bits, &amount, sizeof bits);
    z = (z ^ (z >> 29)) * UINT64_C(0xBF58476D1CE4E5B9) + bits;
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* What runs out of one end runs into the other, and nobody is tied to themselves. */
static inline int symmetric(int64_t n, const int64_t *indptr, const int32_t *indices, const double *out,
                            const double *into) {
    uint64_t left = 0;
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            if (indices[k] == i) return 0;
            left += hashed(i, indices[k], out[k]) - hashed(indices[k], i, into[k]);
        }
    return left == 0;
}

#endif
