#pragma once

#include "include/collect.h"

/* How the names of a concept count that the question did not name it by.

   The words of the name that was typed count as any words do; the concept counts as the more of what these and what its
   best other name come to. So a document in another language is found, one that holds the word itself loses nothing, and
   many names do not make a concept count more than one. */

/* No other name of a concept counts as rarer than the words of the name that was typed are, on average by weight: in
   most corpora what is said in another language is rare for that reason alone. */
void tv_limit_names(const tv_phrase *phrases, int32_t count, double *idf);

/* Makes of what each phrase scores what it adds: the best other name what it has over the name that was typed, the
   others nothing. */
void tv_join_names(const tv_phrase *phrases, int32_t count, double *scores);
