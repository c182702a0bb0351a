#include "kernels.h"

/* core[i]: the largest k such that person i belongs to a set of people who all have k ties within it. Everybody is peeled
 * off in order of the ties they have left (Batagelj & Zaversnik 2003). */
EXPORT int tw_core_numbers(int64_t n, const int64_t *indptr, const int32_t *indices, int32_t *core) {
    int64_t most = 0;
    for (int64_t i = 0; i < n; i++) {
        int64_t degree = indptr[i + 1] - indptr[i];
        if (degree > most) most = degree;
        core[i] = (int32_t)degree;
    }
    /* `order`: people by ties left; `place`: where each is in it; `start[k]`: where those with k ties begin. */
    int64_t *start = calloc((size_t)(most + 2), sizeof *start);
    int32_t *order = malloc((size_t)(n + 1) * sizeof *order), *place = malloc((size_t)(n + 1) * sizeof *place);
    if (!start || !order || !place) {
        free(start), free(order), free(place);
        return OUT_OF_MEMORY;
    }
    for (int64_t i = 0; i < n; i++) start[core[i] + 1]++;
    for (int64_t k = 0; k <= most; k++) start[k + 1] += start[k];
    for (int64_t i = 0; i < n; i++) {
        place[i] = (int32_t)start[core[i]]++;
        order[place[i]] = (int32_t)i;
    }
    for (int64_t k = most; k > 0; k--) start[k] = start[k - 1];
    start[0] = 0;
    for (int64_t i = 0; i < n; i++) {
        int32_t here = order[i];
        for (int64_t k = indptr[here]; k < indptr[here + 1]; k++) {
            int32_t other = indices[k];
            if (core[other] <= core[here]) continue;
            /* One tie less: to the front of those with as many, who then begin behind it. */
            int32_t front = (int32_t)start[core[other]]++, swapped = order[front];
            order[place[other]] = swapped;
            place[swapped] = place[other];
            order[front] = other;
            place[other] = front;
            core[other]--;
        }
    }
    free(start), free(order), free(place);
    return DONE;
}
