#include "kernels.h"

static int32_t root(int32_t *parent, int32_t person) {
    while (parent[person] != person) {
        parent[person] = parent[parent[person]];
        person = parent[person];
    }
    return person;
}

/* label[i]: the component of person i, numbered in order of its first person. Returns how many through `count`. */
EXPORT int tw_components(int64_t n, const int64_t *indptr, const int32_t *indices, int32_t *label, int64_t *count) {
    for (int64_t i = 0; i < n; i++) label[i] = (int32_t)i;
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) {
            int32_t a = root(label, (int32_t)i), b = root(label, indices[k]);
            /* The lower one stays: a component's root is its first person. */
            if (a < b) label[b] = a;
            else if (b < a) label[a] = b;
        }
    int64_t found = 0;
    for (int64_t i = 0; i < n; i++) {
        int32_t first = label[i] == i ? (int32_t)i : label[i];
        /* Persons before i already carry their number, coded below zero so that it is no parent. */
        if (first == i) label[i] = (int32_t)(-1 - found++);
        else {
            while (label[first] >= 0) first = label[first];
            label[i] = label[first];
        }
    }
    for (int64_t i = 0; i < n; i++) label[i] = -1 - label[i];
    *count = found;
    return DONE;
}
