#include "kernels.h"

/* What a contact is: two bits say which way, and two more what else it was. */
enum { WAY = 3, IN_PERSON = 4, MUTUAL = 8 };
enum { KEPT = 1, BOTH = 2 };

/* One drawn network: contacts lie pair by pair (begin), each of a week that was drawn `times` times. Says for each pair
 * what runs forward, backward and in all, what of it was in person, and in `state` whether it is a tie and goes both ways;
 * indptr counts the ties of each person. Adds in the order of the contacts, as the twin does. */
EXPORT int tw_redraw(int64_t people, int64_t pairs, const int32_t *lo, const int32_t *hi, const int64_t *begin,
                     const int32_t *week, const double *worth, const uint8_t *marks, const double *times, double present,
                     double *forward, double *backward, double *weight, double *met, uint8_t *state, int64_t *indptr) {
    for (int64_t i = 0; i <= people; i++) indptr[i] = 0;
    for (int64_t p = 0; p < pairs; p++) {
        double way[WAY + 1] = {0, 0, 0, 0}, in_person = 0, mutual = 0;
        for (int64_t k = begin[p]; k < begin[p + 1]; k++) {
            double held = worth[k] * times[week[k]];
            way[marks[k] & WAY] += held;
            if (marks[k] & IN_PERSON) in_person += held;
            if (marks[k] & MUTUAL) mutual += held;
        }
        double all = way[0] + way[1] + way[2];
        forward[p] = way[0];
        backward[p] = way[1];
        weight[p] = all;
        met[p] = in_person;
        state[p] = 0;
        if (!(all >= present)) continue;
        state[p] = (way[0] >= present && way[1] >= present) || mutual >= present ? KEPT | BOTH : KEPT;
        indptr[lo[p] + 1]++;
        indptr[hi[p] + 1]++;
    }
    for (int64_t i = 0; i < people; i++) indptr[i + 1] += indptr[i];
    return DONE;
}

/* The ties of a drawn network seen from both ends. Pairs are sorted, lower person first: whoever comes before a person
 * arrives before those who come after, and each row is sorted without being sorted. */
EXPORT int tw_redrawn(int64_t people, int64_t pairs, const int32_t *lo, const int32_t *hi, const double *forward,
                      const double *backward, const double *weight, const double *met, const uint8_t *state,
                      const int64_t *indptr, int32_t *indices, double *weigh, double *out, double *into, uint8_t *both,
                      double *in_person) {
    int64_t *next = malloc((size_t)(people + 1) * sizeof *next);
    if (!next) return OUT_OF_MEMORY;
    memcpy(next, indptr, (size_t)people * sizeof *next);
    for (int64_t p = 0; p < pairs; p++) {
        if (!state[p]) continue;
        int64_t here = next[lo[p]]++, there = next[hi[p]]++;
        indices[here] = hi[p];
        indices[there] = lo[p];
        weigh[here] = weigh[there] = weight[p];
        out[here] = into[there] = forward[p];
        into[here] = out[there] = backward[p];
        both[here] = both[there] = (state[p] & BOTH) != 0;
        in_person[here] = in_person[there] = met[p];
    }
    free(next);
    return DONE;
}
