#include "symmetric.h"

#include <math.h>

enum { UNSETTLED = 3, MOST_SWEEPS = 100000, BETWEEN_LEAPS = 6 };

/* Above this shrinking from one sweep to the next a leap would be a guess; and close to the end none is taken. */
#define MOST_SHRUNK 0.95
#define CLOSE 1000

/* rank[v] = (1 - damping) home[v] + damping * sum over u of w_uv rank[u] / out_u, by Gauss-Seidel over the rows of who acts
 * toward v, then scaled to sum to 1: that is the same as passing on to `home` whatever people pass to nobody. `home` has a
 * mean of 1.
 *
 * Every few sweeps a leap: where each step is about `shrunk` times the one before, all that are still to come add up to
 * shrunk / (1 - shrunk) of the last (Aitken's extrapolation; Kamvar, Haveliwala, Manning & Golub 2003). Only a sweep tells
 * whether it is done. */
EXPORT int tw_pagerank(int64_t n, const int64_t *indptr, const int32_t *indices, const double *out, const double *into,
                       const double *home, double damping, double tolerance, double *rank) {
    if (!symmetric(n, indptr, indices, out, into)) return NO_TIES;
    int64_t arcs = 0;
    for (int64_t k = 0; k < indptr[n]; k++) arcs += into[k] > 0;
    int64_t *begin = malloc((size_t)(n + 1) * sizeof *begin);
    int32_t *from = malloc((size_t)(arcs + 1) * sizeof *from);
    double *passed = malloc((size_t)(arcs + 1) * sizeof *passed), *step = calloc((size_t)n + 1, sizeof *step);
    int status = begin && from && passed && step ? DONE : OUT_OF_MEMORY;
    if (status == DONE) {
        for (int64_t i = 0; i < n; i++) {
            rank[i] = 0;
            for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) rank[i] += out[k];
        }
        int64_t used = 0;
        for (int64_t i = 0; i < n; i++) {
            begin[i] = used;
            for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
                if (!(into[k] > 0)) continue;
                from[used] = indices[k];
                passed[used++] = damping * (into[k] / rank[indices[k]]);
            }
        }
        begin[n] = used;
        for (int64_t i = 0; i < n; i++) rank[i] = home[i];
        status = n ? UNSETTLED : DONE;
    }
    for (int sweep = 0; status == UNSETTLED && sweep < MOST_SWEEPS; sweep++) {
        double moved = 0, along = 0, before = 0;
        for (int64_t i = 0; i < n; i++) {
            double found = (1 - damping) * home[i];
            for (int64_t k = begin[i]; k < begin[i + 1]; k++) found += passed[k] * rank[from[k]];
            double move = found - rank[i];
            moved += fabs(move);
            along += move * step[i];
            before += step[i] * step[i];
            step[i] = move;
            rank[i] = found;
        }
        if (moved <= tolerance * (double)n) status = DONE;
        double shrunk = before > 0 ? along / before : 0;
        if (sweep % BETWEEN_LEAPS < BETWEEN_LEAPS - 1 || !(shrunk > 0 && shrunk < MOST_SHRUNK)) continue;
        if (moved <= CLOSE * tolerance * (double)n) continue;
        for (int64_t i = 0; i < n; i++) rank[i] += shrunk / (1 - shrunk) * step[i];
    }
    double all = 0;
    for (int64_t i = 0; status == DONE && i < n; i++) all += rank[i];
    for (int64_t i = 0; status == DONE && i < n; i++) rank[i] /= all;
    free(begin), free(from), free(passed), free(step);
    return status;
}
