#include "kernels.h"

#include <math.h>

/* Sets of groups: set k is of groups member[begin[k]] … with what each holds of a person. Without `begin` sets are groups. */
typedef struct {
    const int64_t *begin;
    const int32_t *member;
    const double *share;
} sets;

static void dealt(const sets *of, int32_t set, double value, double *toward) {
    if (!of->begin) {
        toward[set] += value;
        return;
    }
    for (int64_t m = of->begin[set]; m < of->begin[set + 1]; m++) toward[of->member[m]] += value * of->share[m];
}

/* Adds what is in the groups of a set, each group once: what was taken is 0 from then on. */
static void taken(const sets *of, int32_t set, double total, double *toward, double *squares, double *entropy) {
    int64_t first = of->begin ? of->begin[set] : 0, last = of->begin ? of->begin[set + 1] : 1;
    for (int64_t m = first; m < last; m++) {
        int32_t group = of->begin ? of->member[m] : set;
        if (!(toward[group] > 0)) continue;
        double share = toward[group] / total;
        *squares += share * share;
        if (entropy) *entropy -= share * log(share);
        toward[group] = 0;
    }
}

/* spread[i]: 1 - sum over groups of the square of the share of i's weight that leads there, over contacts of a group;
   nan where that weight is 0. */
EXPORT int tw_participation(int32_t part, int32_t parts, int64_t n, const int64_t *indptr, const int32_t *indices,
                            const double *weight, const int32_t *set, const int64_t *begin, const int32_t *member,
                            const double *share, int32_t groups, double *spread) {
    sets of = {begin, member, share};
    double *toward = calloc((size_t)groups + 1, sizeof *toward);
    if (!toward) return OUT_OF_MEMORY;
    for (int64_t i = n * part / parts; i < n * (part + 1) / parts; i++) {
        double total = 0, squares = 0;
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int32_t theirs = set[indices[k]];
            if (theirs < 0) continue;
            dealt(&of, theirs, weight[k], toward);
            total += weight[k];
        }
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++)
            if (set[indices[k]] >= 0) taken(&of, set[indices[k]], total, toward, &squares, NULL);
        spread[i] = total > 0 ? 1 - squares : NAN;
    }
    free(toward);
    return DONE;
}

/* blau, shannon: over the groups of i's contacts, each contact counting once; nan for fewer than `least` of a group.
   outside: (ties outside i's own groups - inside) / both, over ties with groups at both ends; nan without any. */
EXPORT int tw_diversity(int32_t part, int32_t parts, int64_t n, const int64_t *indptr, const int32_t *indices,
                        const int32_t *set, const int64_t *begin, const int32_t *member, const double *share,
                        int32_t groups, int64_t least, double *blau, double *shannon, double *outside) {
    sets of = {begin, member, share};
    double *toward = calloc((size_t)groups + 1, sizeof *toward);
    if (!toward) return OUT_OF_MEMORY;
    for (int64_t i = n * part / parts; i < n * (part + 1) / parts; i++) {
        int64_t total = 0;
        double squares = 0, entropy = 0, inside = 0;
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int32_t theirs = set[indices[k]];
            if (theirs < 0) continue;
            dealt(&of, theirs, 1, toward);
            total++;
        }
        int32_t own = set[i];
        if (own >= 0 && !begin) inside = toward[own];
        else if (own >= 0)
            for (int64_t m = begin[own]; m < begin[own + 1]; m++) inside += share[m] * toward[member[m]];
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++)
            if (set[indices[k]] >= 0) taken(&of, set[indices[k]], (double)total, toward, &squares, &entropy);
        int enough = total > 0 && total >= least;
        blau[i] = enough ? 1 - squares : NAN;
        shannon[i] = enough ? entropy : NAN;
        outside[i] = own >= 0 && total > 0 ? ((double)total - 2 * inside) / (double)total : NAN;
    }
    free(toward);
    return DONE;
}

/* within: the weight of slots that stay inside a group; held[g]: the weight of all slots of group g. */
EXPORT int tw_within(int64_t n, const int64_t *indptr, const int32_t *indices, const double *weight, const int32_t *group,
                     double *held, double *within) {
    double inside = 0;
    for (int64_t i = 0; i < n; i++) {
        double all = 0;
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            all += weight[k];
            if (group[indices[k]] == group[i]) inside += weight[k];
        }
        held[group[i]] += all;
    }
    *within = inside;
    return DONE;
}
