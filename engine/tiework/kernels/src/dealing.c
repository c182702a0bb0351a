#include "kernels.h"
#include "random.h"

#include <math.h>

enum { TRIES = 20 };

typedef struct { int64_t flow, block; } Self;
typedef struct { double there, back; } Both;

/* Receivers dealt anew within each block. A flow dealt back to its giver changes receivers with another of its block, where
 * neither then is one's own; that makes no new ones, so those found at first are all there are. */
static int dealt(int64_t blocks, const int64_t *begin, const int32_t *giver, int32_t *taker, uint64_t random) {
    int64_t count = 0;
    for (int64_t b = 0; b < blocks; b++) {
        for (int64_t i = begin[b + 1] - 1; i > begin[b]; i--) {
            int64_t j = begin[b] + below(&random, i - begin[b] + 1);
            int32_t held = taker[i];
            taker[i] = taker[j];
            taker[j] = held;
        }
        for (int64_t k = begin[b]; k < begin[b + 1]; k++) count += giver[k] == taker[k];
    }
    if (!count) return DONE;
    Self *self = malloc((size_t)count * sizeof *self);
    if (!self) return OUT_OF_MEMORY;
    count = 0;
    for (int64_t b = 0; b < blocks; b++)
        for (int64_t k = begin[b]; k < begin[b + 1]; k++)
            if (giver[k] == taker[k]) self[count++] = (Self){k, b};
    for (int turn = 0; turn < TRIES && count; turn++) {
        int64_t left = 0;
        for (int64_t s = 0; s < count; s++) {
            int64_t one = self[s].flow, first = begin[self[s].block];
            if (giver[one] != taker[one]) continue;
            int64_t two = first + below(&random, begin[self[s].block + 1] - first);
            if (giver[one] != taker[two] && giver[two] != taker[one]) {
                int32_t held = taker[one];
                taker[one] = taker[two];
                taker[two] = held;
            } else self[left++] = self[s];
        }
        count = left;
    }
    free(self);
    return DONE;
}

/* Twice the smaller of both directions of each pair, summed, as a share of everything; what one does for oneself drops
 * out. Flows go to the lower of their two people, and there pairs are added up. nan where nothing flows. */
static int came_back(int64_t flows, int64_t people, const int32_t *giver, const int32_t *taker, const double *worth,
                     double *returned) {
    int64_t *begin = calloc((size_t)people + 2, sizeof *begin);
    uint32_t *other = malloc((size_t)(flows + 1) * sizeof *other);
    double *held = malloc((size_t)(flows + 1) * sizeof *held);
    Both *both = malloc((size_t)(people + 1) * sizeof *both);
    int32_t *met = malloc((size_t)(people + 1) * sizeof *met), *touched = malloc((size_t)(people + 1) * sizeof *touched);
    int status = begin && other && held && both && met && touched ? DONE : OUT_OF_MEMORY;
    if (status == DONE) {
        double total = 0, shared = 0;
        for (int64_t k = 0; k < flows; k++)
            if (giver[k] != taker[k]) begin[(giver[k] < taker[k] ? giver[k] : taker[k]) + 2]++;
        for (int64_t i = 0; i < people; i++) begin[i + 2] += begin[i + 1];
        for (int64_t k = 0; k < flows; k++) {
            if (giver[k] == taker[k]) continue;
            int up = giver[k] < taker[k];
            int64_t at = begin[(up ? giver[k] : taker[k]) + 1]++;
            other[at] = (uint32_t)(up ? taker[k] : giver[k]) * 2 + (uint32_t)up;
            held[at] = worth[k];
            total += worth[k];
        }
        for (int64_t i = 0; i < people; i++) met[i] = -1;
        for (int64_t i = 0; i < people; i++) {
            int64_t found = 0;
            for (int64_t k = begin[i]; k < begin[i + 1]; k++) {
                int32_t whom = (int32_t)(other[k] >> 1);
                if (met[whom] != (int32_t)i) {
                    met[whom] = (int32_t)i;
                    both[whom] = (Both){0, 0};
                    touched[found++] = whom;
                }
                if (other[k] & 1) both[whom].there += held[k];
                else both[whom].back += held[k];
            }
            for (int64_t t = 0; t < found; t++) {
                Both of = both[touched[t]];
                shared += of.there < of.back ? of.there : of.back;
            }
        }
        *returned = total > 0 ? 2 * shared / total : NAN;
    }
    free(begin), free(other), free(held), free(both), free(met), free(touched);
    return status;
}

/* taker: on the way in who received, block by block; on the way out who receives as dealt by this seed. returned: the
 * weighted reciprocity of that. */
EXPORT int tw_dealt(int64_t flows, int64_t people, int64_t blocks, const int64_t *begin, const int32_t *giver,
                    const double *worth, uint64_t seed, int32_t *taker, double *returned) {
    int status = dealt(blocks, begin, giver, taker, seed);
    return status == DONE ? came_back(flows, people, giver, taker, worth, returned) : status;
}
