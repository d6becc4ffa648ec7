#pragma once

#include <stdbool.h>

#include "languages.h"
#include "words.h"

// Words under their stems.

typedef struct tv_stemmer tv_stemmer;

// The forms of a word in a language that has a stemmer; valid until the next call.
typedef struct tv_forms {
  // The stem, folded.
  const char *stem;
  int stem_length;
  // U+0005 and the word, folded; length 0 for stop words and words with digits, which have only their stem.
  const char *exact;
  int exact_length;
} tv_forms;

enum {
  TV_EXACT_PREFIX = 5,
  // Longer words are not stemmed.
  TV_LONGEST_STEMMED = 64,
};

// NULL when out of memory.
tv_stemmer *tv_stemmer_new(void);
void tv_stemmer_free(tv_stemmer *stemmer);

// The forms of a word; its length must not be 0. False when the language has no stemmer.
bool tv_stem(tv_stemmer *stemmer, tv_language_index language, const tv_word *word, tv_forms *forms);

// Takes article and conjunctions from the front of an Arabic word and levels its spelling, in place; returns the
// new length.
int tv_prepare_arabic(char *bytes, int length);
