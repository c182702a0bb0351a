/* Ids to codes, for the kernels that meet ids as they go. */
#ifndef TIEWORK_IDS_H
#define TIEWORK_IDS_H

#include "kernels.h"

typedef struct Words Words;

/* The code of one text, a new one where it is new; below 0 where memory ran out. */
int32_t words_code(Words *words, const uint8_t *text, int64_t size);
int64_t words_count(const Words *words);

#endif
