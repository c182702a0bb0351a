#include "decay.h"

/* People of one part: their table of sums, sorted rows and all, stays in a processor's own memory. */
enum { SHIFT = 12, PEOPLE = 1 << SHIFT };

/* A target with this bit is the other side of an act done together: the act was counted on its first side. */
#define OTHER_SIDE UINT32_C(0x80000000)

/* Rows weighed and sorted by part of the actor, written from `fill` on; dropped are acts toward oneself (counts[0]) and
   acts after `until` (counts[1]). offsets[p], for p up to `parts`: where part p of this batch begins.
   time NULL: no act fades. kind NULL: all of kind 0. both[kind]: half of the weight goes each way. */
EXPORT int tw_partition(int64_t rows, const int32_t *actor, const int32_t *target, const int32_t *kind,
                        const double *time, const double *worth, const uint8_t *both,
                        double origin, double until, double half_life, const double *steps,
                        int64_t parts, int64_t fill, uint16_t *local, uint32_t *to, double *weight,
                        int64_t *offsets, int64_t *counts) {
    int64_t *next = calloc((size_t)parts + 1, sizeof *next);
    if (!next) return OUT_OF_MEMORY;
    int64_t itself = 0, later = 0;
    for (int64_t r = 0; r < rows; r++) {
        if (actor[r] == target[r]) { itself++; continue; }
        if (time && time[r] > until) { later++; continue; }
        next[actor[r] >> SHIFT]++;
        if (both[kind ? kind[r] : 0]) next[target[r] >> SHIFT]++;
    }
    for (int64_t p = 0; p <= parts; p++) {
        int64_t size = next[p];
        offsets[p] = next[p] = fill;
        fill += size;
    }
    for (int64_t r = 0; r < rows; r++) {
        if (actor[r] == target[r] || (time && time[r] > until)) continue;
        int32_t what = kind ? kind[r] : 0;
        double w = worth[what];
        if (time) w *= two_to((time[r] - origin) / half_life, steps);
        if (both[what]) {
            w *= 0.5;
            int64_t other = next[target[r] >> SHIFT]++;
            local[other] = (uint16_t)(target[r] & (PEOPLE - 1));
            to[other] = (uint32_t)actor[r] | OTHER_SIDE;
            weight[other] = w;
        }
        int64_t put = next[actor[r] >> SHIFT]++;
        local[put] = (uint16_t)(actor[r] & (PEOPLE - 1));
        to[put] = (uint32_t)target[r];
        weight[put] = w;
    }
    free(next);
    counts[0] = itself;
    counts[1] = later;
    return DONE;
}

typedef struct { double weight; int64_t count; } Sum;

EXPORT void tw_sums_ready(int64_t n, void *sums) {
    Sum *sum = sums;
    for (int64_t i = 0; i < n; i++) sum[i] = (Sum){0, -1};
}

/* One part: rows of all batches, in the order of the log, added to what is held. sums: one for each person, ready, and
   left ready. begin/end[b]: where the part lies in the buffer for batch b. Out: a row of dyads for each person of the part,
   each in order of first appearance. `total` = rows in all. */
EXPORT int tw_merge(int64_t batches, const int64_t *begin, const int64_t *end, int64_t total,
                    const uint16_t *local, const uint32_t *to, const double *weight,
                    const int64_t *held_indptr, const int32_t *held_to, const double *held_weight,
                    const int64_t *held_count, void *sums,
                    int64_t *indptr, int32_t *out_to, double *out_weight, int64_t *out_count) {
    Sum *sum = sums;
    int64_t start[PEOPLE + 1] = {0};
    uint32_t *sorted_to = malloc((size_t)total * sizeof *sorted_to + 1);
    double *sorted_weight = malloc((size_t)total * sizeof *sorted_weight + 1);
    if (!sorted_to || !sorted_weight) {
        free(sorted_to);
        free(sorted_weight);
        return OUT_OF_MEMORY;
    }
    for (int64_t b = 0; b < batches; b++)
        for (int64_t k = begin[b]; k < end[b]; k++) start[local[k] + 1]++;
    for (int64_t i = 0; i < PEOPLE; i++) start[i + 1] += start[i];
    for (int64_t b = 0; b < batches; b++)
        for (int64_t k = begin[b]; k < end[b]; k++) {
            int64_t put = start[local[k]]++;
            sorted_to[put] = to[k];
            sorted_weight[put] = weight[k];
        }
    int64_t put = 0, k = 0;
    for (int64_t i = 0; i < PEOPLE; i++) {
        int64_t first = put;
        indptr[i] = put;
        for (int64_t h = held_indptr[i]; h < held_indptr[i + 1]; h++) {
            sum[held_to[h]] = (Sum){held_weight[h], held_count[h]};
            out_to[put++] = held_to[h];
        }
        /* After sorting, start[i] is where person i's rows end. */
        for (; k < start[i]; k++) {
            if (k + 8 < total) PREFETCH(&sum[sorted_to[k + 8] & ~OTHER_SIDE]);
            int32_t other = (int32_t)(sorted_to[k] & ~OTHER_SIDE);
            Sum *of = &sum[other];
            if (of->count < 0) {
                of->count = 0;
                out_to[put++] = other;
            }
            of->weight += sorted_weight[k];
            of->count += !(sorted_to[k] & OTHER_SIDE);
        }
        for (int64_t d = first; d < put; d++) {
            Sum *of = &sum[out_to[d]];
            out_weight[d] = of->weight;
            out_count[d] = of->count;
            *of = (Sum){0, -1};
        }
    }
    indptr[PEOPLE] = put;
    free(sorted_to);
    free(sorted_weight);
    return DONE;
}
