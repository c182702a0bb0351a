#include "kernels.h"

#include <math.h>

/* spread[i]: 1 - sum over groups of the square of the share of i's weight that leads there, over contacts with a label;
   nan where that weight is 0. */
EXPORT int tw_participation(int32_t part, int32_t parts, int64_t n, const int64_t *indptr, const int32_t *indices,
                            const double *weight, const int32_t *group, int32_t groups, double *spread) {
    double *toward = calloc((size_t)groups + 1, sizeof *toward);
    if (!toward) return OUT_OF_MEMORY;
    for (int64_t i = n * part / parts; i < n * (part + 1) / parts; i++) {
        double total = 0, squares = 0;
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int32_t g = group[indices[k]];
            if (g < 0) continue;
            toward[g] += weight[k];
            total += weight[k];
        }
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int32_t g = group[indices[k]];
            if (g < 0) continue;
            /* A group that was counted before is 0 by now. */
            double share = total > 0 ? toward[g] / total : 0;
            squares += share * share;
            toward[g] = 0;
        }
        spread[i] = total > 0 ? 1 - squares : NAN;
    }
    free(toward);
    return DONE;
}

/* blau, shannon: over the groups of i's contacts, each counting once; nan for fewer than `least` with a label.
   outside: (ties outside i's own group - inside) / both, over ties with both labels; nan without any. */
EXPORT int tw_diversity(int32_t part, int32_t parts, int64_t n, const int64_t *indptr, const int32_t *indices,
                        const int32_t *group, int32_t groups, int64_t least, double *blau, double *shannon,
                        double *outside) {
    int64_t *counted = calloc((size_t)groups + 1, sizeof *counted);
    if (!counted) return OUT_OF_MEMORY;
    for (int64_t i = n * part / parts; i < n * (part + 1) / parts; i++) {
        int64_t total = 0, inside = 0;
        double squares = 0, entropy = 0;
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int32_t g = group[indices[k]];
            if (g < 0) continue;
            counted[g]++;
            total++;
        }
        if (group[i] >= 0) inside = counted[group[i]];
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int32_t g = group[indices[k]];
            if (g < 0 || !counted[g]) continue;
            double share = (double)counted[g] / (double)total;
            squares += share * share;
            entropy -= share * log(share);
            counted[g] = 0;
        }
        int enough = total > 0 && total >= least;
        blau[i] = enough ? 1 - squares : NAN;
        shannon[i] = enough ? 0.0 + entropy : NAN;
        outside[i] = group[i] >= 0 && total > 0 ? (double)(total - 2 * inside) / (double)total : NAN;
    }
    free(counted);
    return DONE;
}
