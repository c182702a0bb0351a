#include "kernels.h"
#include "random.h"

/* Labels dealt anew among those who have one, and what the ties then are. sets: on the way in each person's set of groups,
 * on the way out as dealt by this seed. alike: how far each two sets are of one group; NULL where that is 1 for a set with
 * itself and 0 else. inside: how many ties stay inside, each as far as it does. cells, each: ties between each two sets, and
 * how many of each person's stay inside, from 0; either may be NULL. */
EXPORT int tw_relabelled(int64_t labelled, const int32_t *who, int64_t ties, const int32_t *low, const int32_t *high,
                         int64_t kinds, const double *alike, uint64_t seed, int32_t *sets, double *inside, int64_t *cells,
                         double *each) {
    for (int64_t i = labelled - 1; i > 0; i--) {
        int64_t j = below(&seed, i + 1);
        int32_t held = sets[who[i]];
        sets[who[i]] = sets[who[j]];
        sets[who[j]] = held;
    }
    double all = 0;
    for (int64_t t = 0; t < ties; t++) {
        int32_t a = sets[low[t]], b = sets[high[t]];
        double same = alike ? alike[a * kinds + b] : a == b;
        all += same;
        if (cells) cells[a * kinds + b]++;
        if (each) {
            each[low[t]] += same;
            each[high[t]] += same;
        }
    }
    *inside = all;
    return DONE;
}
