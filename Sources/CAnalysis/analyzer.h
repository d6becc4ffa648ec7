#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubrk.h>

#include "canalysis.h"
#include "stemming.h"
#include "words.h"

// One walk over a text, and what its steps share.

enum {
  TV_MOST_LANGUAGES = 32,
  // UTF-16 units that are handed to the dictionary at once.
  TV_DICTIONARY_UNITS = 2048,
  TV_OK = 0,
  TV_NO_MEMORY = 7,  // SQLITE_NOMEM
};

struct tv_analyzer {
  tv_stemmer *stemmer;
  // Opened at the first text that needs it.
  UBreakIterator *words;
  UChar units[TV_DICTIONARY_UNITS + 2];
  // Of each unit, in the text.
  int32_t offsets[TV_DICTIONARY_UNITS + 3];
  tv_word word;
};

typedef struct tv_walk {
  tv_analyzer *analyzer;
  const char *text;
  int length;
  tv_mode mode;
  // In a query: a word may be followed by letters that are not known.
  bool is_prefix;
  // No language was named: a query tries the usual ones of each word's script.
  bool is_unmarked;
  int language_count;
  tv_language_index languages[TV_MOST_LANGUAGES];

  void *context;
  tv_token_callback callback;
  // Of the flags, those the callback understands.
  int flag_mask;
  tv_page_log *log;
  // Token positions given so far.
  int positions;
  // The last ideograph of a run in a query; `pending_length` 0: none.
  char pending[4];
  int pending_length, pending_start, pending_end;
} tv_walk;

// Sets the languages from a comma-separated list.
void tv_walk_set_languages(tv_walk *walk, const char *list, int length);

// Walks the whole text. Returns 0, what the callback returned, or SQLITE_NOMEM.
int tv_walk_run(tv_walk *walk);

// Hands one token on and counts its position.
int tv_walk_emit(tv_walk *walk, int flags, const char *token, int length, int start, int end);

// The steps; each returns as `tv_walk_run` does. Those with `at` move it past what they read.
int tv_walk_word(tv_walk *walk, const tv_word *word);
int tv_walk_plain_word(tv_walk *walk, const tv_word *word);
int tv_walk_ideographs(tv_walk *walk, int *at, tv_kind kind);
int tv_walk_dictionary(tv_walk *walk, int *at);
// A text `U+0001 = U+0002 …`: tokens as they stand, U+0003 between alternatives, a space between positions.
int tv_walk_verbatim(tv_walk *walk, int at);
