#pragma once

#include <stdbool.h>

#include "characters.h"

// Words: the normal form of a stretch of text, and its folding.

enum {
  // Bytes of a token at most.
  TV_LONGEST_TOKEN = 255,
  // Bytes of a word's source that are looked at; what follows in the same word is passed over.
  TV_LONGEST_SOURCE = 1020,
  TV_WORD_CAPACITY = 1024,
};

typedef struct tv_word {
  // In the text.
  int start, end;
  int length;
  bool is_ascii;
  bool has_digit;
  // Compatibility-composed, in lower case, with accents; room for zeros behind, so that hashing may read by eights.
  char bytes[TV_WORD_CAPACITY + 8];
} tv_word;

// Reads the word at `start`, whose first character is of kind `kind` (TV_LETTER or TV_DICTIONARY), up to `limit` at
// most. `end` is past its last letter, digit or mark. With `is_turkish`, I is the capital of ı.
void tv_read_word(const char *text, int start, int limit, tv_kind kind, bool is_turkish, tv_word *word);

// Folds accents away, to at most TV_LONGEST_TOKEN bytes; `folded` has room for that. Returns the bytes, 0 if
// nothing is left.
int tv_fold(const char *bytes, int length, char *folded);
