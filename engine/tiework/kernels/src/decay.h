#ifndef TIEWORK_DECAY_H
#define TIEWORK_DECAY_H

#include <math.h>

#include "kernels.h"

enum { STEPS = 1024 };

static inline double power_of_two(int64_t exponent) {
    uint64_t bits = (uint64_t)(exponent + 1023) << 52;
    double power;
    memcpy(&power, &bits, 8);
    return power;
}

/* 2^halves to about one unit in the last place, without libm, hence alike everywhere. steps[k] = 2^(k/1024). */
static inline double two_to(double halves, const double *steps) {
    if (!(halves > -1100)) return 0;
    if (halves > 1000) halves = 1000;
    double scaled = halves * STEPS;
    int64_t k = (int64_t)scaled;
    k -= (double)k > scaled;
    double rest = (scaled - (double)k) * (0.69314718055994530942 / STEPS);
    double more = rest * (1 + rest * (0.5 + rest * (1.0 / 6 + rest * (1.0 / 24))));
    double step = steps[k & (STEPS - 1)], value = step + step * more;
    int64_t exponent = (k - (k & (STEPS - 1))) / STEPS;
    return exponent >= -1022 ? value * power_of_two(exponent)
                             : value * power_of_two(exponent + 600) * power_of_two(-600);
}

#endif
