#pragma once

#include <stdbool.h>

// The languages whose words are stemmed or whose stop words are known.

typedef enum tv_script {
  TV_LATIN, TV_CYRILLIC, TV_ARABIC, TV_DEVANAGARI, TV_GREEK, TV_ARMENIAN, TV_HEBREW, TV_TAMIL, TV_OTHER_SCRIPT,
} tv_script;

typedef struct tv_language {
  // Primary subtag.
  const char *code;
  // Snowball's name for the stemmer; NULL: none.
  const char *stemmer;
  tv_script script;
  // A query that names no language is tried in this one.
  bool is_usual;
  // Its accents matter to the stemmer, and people leave them out when they type.
  bool is_accented;
} tv_language;

// An index into the table; 0 is no language.
typedef unsigned char tv_language_index;

extern const tv_language tv_languages[];
extern const int tv_language_count;

// 0 for a language without an entry. `code` is `length` bytes in lower case.
tv_language_index tv_find_language(const char *code, int length);

// The script of a word by its first code point.
tv_script tv_script_of(int code);
