#include "kernels.h"

#include <math.h>

/* What triangles say of one tie between i and j, over the people q tied to both:
     through   sum of a_iq a_jq / s_q, from which constraint is made
     shared    sum of m_iq m_jq, with m_iq = a_iq / the largest of i's: from which redundancy is made
     common    how many they are
   All three are the same from both ends. Shares are formed before they are multiplied, so that ties which faded to
   next to nothing (2^-600 of an act) neither vanish nor overflow. */
typedef struct {
    double through, shared;
    int64_t common;
} closure;

enum { CHUNK = 512, NOT_TIES = 2 };

/* People by degree, then by number: order[r] is the r-th, rank its inverse. start[r]: where the ties of the r-th to
   people of higher rank begin; the place of a tie there is its number. */
EXPORT int tw_rank(int64_t n, const int64_t *indptr, const int32_t *indices, int32_t *rank, int32_t *order,
                   int64_t *start) {
    /* Nobody has n ties; rows that say so are refused later on, and must do no harm until then. */
    int64_t *place = calloc((size_t)n + 2, sizeof *place);
    if (!place) return OUT_OF_MEMORY;
    for (int64_t i = 0; i < n; i++) {
        int64_t degree = indptr[i + 1] - indptr[i];
        place[(degree < n ? degree : n) + 1]++;
    }
    for (int64_t k = 0; k <= n; k++) place[k + 1] += place[k];
    for (int64_t i = 0; i < n; i++) {
        int64_t degree = indptr[i + 1] - indptr[i];
        rank[i] = (int32_t)place[degree < n ? degree : n]++;
        order[rank[i]] = (int32_t)i;
    }
    free(place);
    start[0] = 0;
    for (int64_t r = 0; r < n; r++) {
        int64_t i = order[r], ahead = 0;
        if (r + 8 < n) PREFETCH(&indices[indptr[order[r + 8]]]);
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) ahead += rank[indices[k]] > r;
        start[r + 1] = start[r] + ahead;
    }
    return DONE;
}

/* Each tie once, from its end of lower rank, people being called by their rank; rows in the order of the people's
   numbers. strength and most: sum and largest of a person's weights. Without weights only the ties. */
EXPORT int tw_forward(int32_t part, int32_t parts, int64_t n, const int64_t *indptr, const int32_t *indices,
                      const double *weight, const int32_t *rank, const int32_t *order, const int64_t *start,
                      int32_t *ahead, double *amount, double *strength, double *most) {
    for (int64_t r = n * part / parts; r < n * (part + 1) / parts; r++) {
        int64_t i = order[r], at = start[r];
        double sum = 0, largest = 0;
        if (r + 8 < n) {
            PREFETCH(&indices[indptr[order[r + 8]]]);
            if (weight) PREFETCH(&weight[indptr[order[r + 8]]]);
        }
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int32_t other = rank[indices[k]];
            if (weight) {
                sum += weight[k];
                if (weight[k] > largest) largest = weight[k];
            }
            if (other <= r) continue;
            ahead[at] = other;
            if (weight) amount[at] = weight[k];
            at++;
        }
        if (weight) {
            strength[r] = sum;
            most[r] = largest;
        }
    }
    return DONE;
}

/* What is the same for all triangles over one tie of the person whose turn it is, in one line of cache. */
typedef struct {
    double given, taken, mine, theirs, most, through, shared;
    int64_t common;
} corner;

/* Every triangle once, at its corner of lowest rank. Each part writes to its own `found`; chunks of people are dealt out
   in turn, so that parts end together. */
EXPORT int tw_triangles(int32_t part, int32_t parts, int64_t n, const int64_t *start, const int32_t *ahead,
                        const double *amount, const double *strength, const double *most, closure *found) {
    int64_t longest = 0;
    for (int64_t r = 0; r < n; r++)
        if (start[r + 1] - start[r] > longest) longest = start[r + 1] - start[r];
    int32_t *mark = calloc((size_t)n + 1, sizeof *mark);
    corner *local = malloc((size_t)(longest + 1) * sizeof *local);
    if (!mark || !local) {
        free(mark);
        free(local);
        return OUT_OF_MEMORY;
    }
    for (int64_t chunk = (int64_t)part * CHUNK; chunk < n; chunk += (int64_t)parts * CHUNK)
        for (int64_t i = chunk; i < chunk + CHUNK && i < n; i++) {
            int64_t from = start[i], count = start[i + 1] - from;
            if (count < 2) continue;
            for (int64_t l = 0; l < count; l++) {
                int32_t q = ahead[from + l];
                double a = amount[from + l];
                mark[q] = (int32_t)l + 1;
                local[l] = (corner){a / strength[i], a / strength[q], a / most[i], a / most[q], most[q], 0, 0, 0};
                PREFETCH(&start[q]);
            }
            for (int64_t k = 0; k < count; k++) {
                int32_t j = ahead[from + k];
                double a_ij = amount[from + k], taken = local[k].taken, mine = local[k].mine, theirs = local[k].theirs;
                double through = 0, shared = 0, largest = most[j];
                int64_t common = 0;
                if (k + 1 < count) PREFETCH(&ahead[start[ahead[from + k + 1]]]);
                for (int64_t e = start[j]; e < start[j + 1]; e++) {
                    int32_t l = mark[ahead[e]];
                    if (!l) continue;
                    corner *q = &local[l - 1];
                    double a_jq = amount[e], m_jq = a_jq / largest, m_qj = a_jq / q->most;
                    common++;
                    through += a_jq * q->taken;
                    shared += q->mine * m_jq;
                    q->common++;
                    q->through += a_jq * taken;
                    q->shared += mine * m_qj;
                    found[e].common++;
                    found[e].through += a_ij * q->given;
                    found[e].shared += theirs * q->theirs;
                }
                local[k].common += common;
                local[k].through += through;
                local[k].shared += shared;
            }
            for (int64_t l = 0; l < count; l++) {
                mark[ahead[from + l]] = 0;
                found[from + l].common += local[l].common;
                found[from + l].through += local[l].through;
                found[from + l].shared += local[l].shared;
            }
        }
    free(mark);
    free(local);
    return DONE;
}

/* The same triangles where only their number is asked for. */
EXPORT int tw_common(int32_t part, int32_t parts, int64_t n, const int64_t *start, const int32_t *ahead,
                     int32_t *common) {
    int32_t *mark = calloc((size_t)n + 1, sizeof *mark);
    if (!mark) return OUT_OF_MEMORY;
    for (int64_t chunk = (int64_t)part * CHUNK; chunk < n; chunk += (int64_t)parts * CHUNK)
        for (int64_t i = chunk; i < chunk + CHUNK && i < n; i++) {
            int64_t from = start[i], count = start[i + 1] - from;
            if (count < 2) continue;
            for (int64_t l = 0; l < count; l++) mark[ahead[from + l]] = (int32_t)l + 1;
            for (int64_t k = 0; k < count; k++) {
                int32_t j = ahead[from + k], closed = 0;
                for (int64_t e = start[j]; e < start[j + 1]; e++) {
                    int32_t l = mark[ahead[e]];
                    if (!l) continue;
                    closed++;
                    common[from + l - 1]++;
                    common[e]++;
                }
                common[from + k] += closed;
            }
            for (int64_t l = 0; l < count; l++) mark[ahead[from + l]] = 0;
        }
    free(mark);
    return DONE;
}

/* total += more, in this order whatever the number of threads. */
EXPORT int tw_add_closures(int64_t ties, closure *total, const closure *more) {
    for (int64_t e = 0; e < ties; e++) {
        total[e].through += more[e].through;
        total[e].shared += more[e].shared;
        total[e].common += more[e].common;
    }
    return DONE;
}

/* What is gathered of one person, in one line of cache; `next`: which of their slots is met next from the other side. */
typedef struct {
    double strength, constraint, repeated;
    int64_t corners, next, end;
    int32_t supported, rank;
    int64_t spare;
} gathered;

enum { LINE = 64, FAR = 24, NEAR = 6 };

static gathered *gathering(int64_t n, const int64_t *indptr, const int32_t *rank, const double *strength, void **held) {
    *held = calloc((size_t)n + 2, sizeof(gathered));
    if (!*held) return NULL;
    gathered *of = (gathered *)(((uintptr_t)*held + LINE - 1) / LINE * LINE);
    for (int64_t i = 0; i < n; i++) {
        of[i].next = indptr[i];
        of[i].end = indptr[i + 1];
        of[i].rank = rank[i];
        of[i].strength = strength ? strength[rank[i]] : 0;
    }
    return of;
}

static void seen(gathered *of, double a, const closure *tie) {
    double part = (a + tie->through) / of->strength;
    of->constraint += part * part;
    of->repeated += tie->shared;
    of->corners += tie->common;
    of->supported += tie->common > 0;
}

/* Whether slot k of i and the slot next in turn of the other are one tie of two people. A row is sorted, and people are
   walked in order: so the slots of a row are met from the other side in their own order, and one counter a row finds
   them. Rows that do not hold this are no ties. */
static int once(const gathered *of, const int64_t *indptr, const int32_t *indices, int64_t i, int64_t k) {
    int64_t j = indices[k];
    return j != i && (k == indptr[i] || indices[k - 1] < j) && of[j].next < of[j].end && indices[of[j].next] == i;
}

INSIDE void ahead_of(const gathered *of, const int32_t *indices, const int32_t *common, int64_t k, int64_t slots) {
    if (k + FAR < slots) PREFETCH(&of[indices[k + FAR]]);
    if (k + NEAR < slots) {
        int64_t next = of[indices[k + NEAR]].next;
        PREFETCH(&indices[next]);
        PREFETCH(&common[next]);
    }
}

/* From ties back to people and to slots. */
EXPORT int tw_closed(int64_t n, const int64_t *indptr, const int32_t *indices, const double *weight, const int32_t *rank,
                     const int64_t *start, const double *strength, const double *most, const closure *found,
                     int32_t *common, double *shared, int64_t *triangles, int64_t *supported, double *constraint,
                     double *effective) {
    void *held;
    gathered *of = gathering(n, indptr, rank, strength, &held);
    if (!of) return OUT_OF_MEMORY;
    for (int64_t i = 0; i < n; i++) {
        const closure *tie = found + start[of[i].rank];
        if (i + NEAR < n) PREFETCH(&found[start[of[i + NEAR].rank]]);
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int64_t j = indices[k];
            ahead_of(of, indices, common, k, indptr[n]);
            if (!once(of, indptr, indices, i, k)) {
                free(held);
                return NOT_TIES;
            }
            int64_t back = of[j].next++;
            if (of[j].rank < of[i].rank) continue;
            seen(&of[i], weight[k], tie);
            seen(&of[j], weight[k], tie);
            common[k] = common[back] = (int32_t)tie->common;
            if (shared) shared[k] = shared[back] = tie->shared;
            tie++;
        }
    }
    for (int64_t i = 0; i < n; i++) {
        int64_t degree = indptr[i + 1] - indptr[i];
        triangles[i] = of[i].corners / 2;
        supported[i] = of[i].supported;
        constraint[i] = degree ? of[i].constraint : NAN;
        effective[i] = degree ? (double)degree - of[i].repeated * (most[rank[i]] / of[i].strength) : NAN;
    }
    free(held);
    return DONE;
}

/* Numbers of ties back to slots, as above. */
EXPORT int tw_to_slots(int64_t n, const int64_t *indptr, const int32_t *indices, const int32_t *rank,
                       const int64_t *start, const int32_t *common, int32_t *slots) {
    void *held;
    gathered *of = gathering(n, indptr, rank, NULL, &held);
    if (!of) return OUT_OF_MEMORY;
    for (int64_t i = 0; i < n; i++) {
        const int32_t *tie = common + start[of[i].rank];
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            ahead_of(of, indices, slots, k, indptr[n]);
            if (!once(of, indptr, indices, i, k)) {
                free(held);
                return NOT_TIES;
            }
            int64_t j = indices[k], back = of[j].next++;
            if (of[j].rank > of[i].rank) slots[k] = slots[back] = *tie++;
        }
    }
    free(held);
    return DONE;
}
