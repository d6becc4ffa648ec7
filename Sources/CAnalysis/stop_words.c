#include "stop_words.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "canalysis.h"
#include "stop_word_lists.h"
#include "words.h"

typedef struct Entry {
  char word[30];
  uint8_t length;
  tv_language_index language;
} Entry;

enum { SLOTS = 8192 };

static Entry table[SLOTS];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static unsigned slot_of(tv_language_index language, const char *word, int length) {
  uint32_t hash = 2166136261u ^ language;
  for (int i = 0; i < length; i++) hash = (hash ^ (uint8_t)word[i]) * 16777619u;
  return (hash ^ hash >> 15) % SLOTS;
}

static Entry *find(tv_language_index language, const char *word, int length) {
  unsigned slot = slot_of(language, word, length);
  while (table[slot].length) {
    const Entry *entry = &table[slot];
    if (entry->language == language && entry->length == length && memcmp(entry->word, word, (size_t)length) == 0) break;
    slot = (slot + 1) % SLOTS;
  }
  return &table[slot];
}

static void build(void) {
  for (size_t i = 0; i < sizeof stop_word_lists / sizeof *stop_word_lists; i++) {
    tv_language_index language = tv_find_language(stop_word_lists[i].language, 2);
    for (const char *word = stop_word_lists[i].words; *word;) {
      const int length = (int)strcspn(word, " ");
      char folded[TV_LONGEST_TOKEN];
      const int count = tv_fold(word, length, folded);
      if (count > 0 && count <= (int)sizeof table->word) {
        Entry *entry = find(language, folded, count);
        memcpy(entry->word, folded, (size_t)count);
        entry->length = (uint8_t)count;
        entry->language = language;
      }
      word += length;
      if (*word) word++;
    }
  }
}

bool tv_is_stop_word_of(tv_language_index language, const char *word, int length) {
  if (language == 0 || length <= 0 || length > (int)sizeof table->word) return false;
  pthread_once(&once, build);
  return find(language, word, length)->length != 0;
}

int tv_is_stop_word(const char *language, const char *word, int length) {
  return tv_is_stop_word_of(tv_find_language(language, (int)strlen(language)), word, length);
}
