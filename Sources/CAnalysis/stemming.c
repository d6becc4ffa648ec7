#include "stemming.h"

#include <libstemmer.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stop_words.h"

enum {
  SLOTS = 8192,
  LONGEST_CACHED = 40,
  LANGUAGES = 64,
};

// 128 bytes; one slot for each hash, the last word that came wins.
typedef struct Entry {
  uint8_t word_length, stem_length, exact_length;
  tv_language_index language;
  char word[LONGEST_CACHED];
  char stem[LONGEST_CACHED + 2];
  char exact[LONGEST_CACHED + 2];
} Entry;

struct tv_stemmer {
  struct sb_stemmer *of[LANGUAGES];
  bool is_opened[LANGUAGES];
  char stem[TV_LONGEST_TOKEN + 1];
  char exact[TV_LONGEST_TOKEN + 1];
  Entry cache[SLOTS];
};

tv_stemmer *tv_stemmer_new(void) { return calloc(1, sizeof(tv_stemmer)); }

void tv_stemmer_free(tv_stemmer *stemmer) {
  if (!stemmer) return;
  for (int i = 0; i < LANGUAGES; i++) {
    if (stemmer->of[i]) sb_stemmer_delete(stemmer->of[i]);
  }
  free(stemmer);
}

static struct sb_stemmer *open_stemmer(tv_stemmer *stemmer, tv_language_index language) {
  if (language >= LANGUAGES || !tv_languages[language].stemmer) return NULL;
  if (!stemmer->is_opened[language]) {
    stemmer->is_opened[language] = true;
    stemmer->of[language] = sb_stemmer_new(tv_languages[language].stemmer, "UTF_8");
  }
  return stemmer->of[language];
}

// `bytes` has zeros behind it up to the next multiple of eight.
static uint32_t slot_of(const char *bytes, int length, tv_language_index language) {
  uint64_t hash = 0x9E3779B97F4A7C15u + language;
  for (int i = 0; i < length; i += 8) {
    uint64_t piece;
    memcpy(&piece, bytes + i, 8);
    hash = (hash ^ piece) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
  }
  return (uint32_t)hash & (SLOTS - 1);
}

static int fold_stem(struct sb_stemmer *snowball, tv_language_index language, const tv_word *word, char *folded) {
  const bool is_stemmed =
      word->length <= TV_LONGEST_STEMMED && !((uint8_t)word->bytes[0] <= '9' && (uint8_t)word->bytes[0] >= '0');
  if (is_stemmed) {
    char prepared[TV_LONGEST_STEMMED];
    const char *bytes = word->bytes;
    int length = word->length;
    if (tv_languages[language].script == TV_ARABIC) {
      memcpy(prepared, bytes, (size_t)length);
      length = tv_prepare_arabic(prepared, length);
      bytes = prepared;
    }
    const sb_symbol *stem = sb_stemmer_stem(snowball, (const sb_symbol *)bytes, length);
    const int count = stem ? tv_fold((const char *)stem, sb_stemmer_length(snowball), folded) : 0;
    if (count > 0) return count;
  }
  return tv_fold(word->bytes, word->length, folded);
}

bool tv_stem(tv_stemmer *stemmer, tv_language_index language, const tv_word *word, tv_forms *forms) {
  struct sb_stemmer *snowball = open_stemmer(stemmer, language);
  if (!snowball) return false;
  const bool is_cached = word->length <= LONGEST_CACHED;
  Entry *entry = NULL;
  if (is_cached) {
    entry = &stemmer->cache[slot_of(word->bytes, word->length, language)];
    if (entry->word_length == word->length && entry->language == language &&
        memcmp(entry->word, word->bytes, (size_t)word->length) == 0) {
      *forms = (tv_forms){entry->stem, entry->stem_length, entry->exact, entry->exact_length};
      return true;
    }
  }
  stemmer->exact[0] = TV_EXACT_PREFIX;
  const int plain_length = tv_fold(word->bytes, word->length, stemmer->exact + 1);
  *forms = (tv_forms){stemmer->stem, fold_stem(snowball, language, word, stemmer->stem), stemmer->exact, 0};
  // A word that is its own stem needs no second token: what else has its stem does.
  const bool is_own_stem =
      plain_length == forms->stem_length && memcmp(forms->stem, stemmer->exact + 1, (size_t)plain_length) == 0;
  if (plain_length > 0 && !is_own_stem && !word->has_digit && !tv_is_stop_word_of(language, stemmer->exact + 1, plain_length)) {
    // A token is never longer than TV_LONGEST_TOKEN: the mark takes its place from a whole character.
    int length = plain_length < TV_LONGEST_TOKEN ? plain_length : TV_LONGEST_TOKEN - 1;
    while (length < plain_length && length > 0 && ((uint8_t)stemmer->exact[1 + length] & 0xC0) == 0x80) length--;
    forms->exact_length = 1 + length;
  }
  if (is_cached && forms->stem_length <= LONGEST_CACHED + 2 && forms->exact_length <= LONGEST_CACHED + 2) {
    entry->word_length = (uint8_t)word->length;
    entry->stem_length = (uint8_t)forms->stem_length;
    entry->exact_length = (uint8_t)forms->exact_length;
    entry->language = language;
    memcpy(entry->word, word->bytes, (size_t)word->length);
    memcpy(entry->stem, forms->stem, (size_t)forms->stem_length);
    memcpy(entry->exact, forms->exact, (size_t)forms->exact_length);
  }
  return true;
}
