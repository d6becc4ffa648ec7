#pragma once

#include <stdbool.h>
#include <stdint.h>

// What a code point is to the tokenizer.

typedef enum tv_kind {
  TV_SEPARATOR = 0,
  // A letter or digit of a script that parts words with spaces.
  TV_LETTER,
  // Continues a word, begins none.
  TV_MARK,
  // Soft hyphens, joiners, direction marks: pass unseen inside a word.
  TV_IGNORABLE,
  // Han, kana, bopomofo.
  TV_IDEOGRAPH,
  TV_HANGUL,
  // Thai, Lao, Khmer, Burmese: words without spaces, found by dictionary.
  TV_DICTIONARY,
} tv_kind;

typedef struct tv_character {
  // Compatibility form in lower case (NFKC_Casefold), if that is one code point.
  int32_t lower;
  // For a code point already in that form: without accents; traditional Han as simplified; digits as ASCII.
  // 0: dropped. TV_FOLD_PAIR: see tv_fold_pair.
  int32_t fold;
  uint8_t kind;
  // `lower` is the whole normal form, whatever stands before it.
  bool is_simple;
  bool is_digit;
} tv_character;

enum { TV_FOLD_PAIR = -1 };

// The description of a code point; worked out by blocks of 256 when first asked for. Thread-safe.
const tv_character *tv_describe(int32_t code);

// The two ASCII letters for a letter such as æ.
const char *tv_fold_pair(int32_t code);

// Lower case of an ASCII letter or digit; 0 for any other byte.
extern const uint8_t tv_ascii[256];

// The simplified form of a Han character; itself if it has none.
int32_t tv_simplify(int32_t code);

// True for a Han character that is the simplified form of another.
bool tv_is_simplified(int32_t code);
