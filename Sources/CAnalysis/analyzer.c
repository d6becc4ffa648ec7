#include "analyzer.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/utf8.h>

#include "page_log.h"

tv_analyzer *tv_analyzer_new(void) {
  tv_analyzer *analyzer = calloc(1, sizeof *analyzer);
  if (!analyzer) return NULL;
  analyzer->stemmer = tv_stemmer_new();
  if (analyzer->stemmer) return analyzer;
  free(analyzer);
  return NULL;
}

void tv_analyzer_free(tv_analyzer *analyzer) {
  if (!analyzer) return;
  tv_stemmer_free(analyzer->stemmer);
  if (analyzer->words) ubrk_close(analyzer->words);
  free(analyzer);
}

void tv_walk_set_languages(tv_walk *walk, const char *list, int length) {
  walk->language_count = 0;
  walk->is_unmarked = false;
  for (int i = 0; i < length && walk->language_count < TV_MOST_LANGUAGES;) {
    int end = i;
    while (end < length && list[end] != ',') end++;
    // A region or script after the primary subtag says nothing here.
    int primary_end = i;
    while (primary_end < end && list[primary_end] != '-') primary_end++;
    walk->languages[walk->language_count++] = tv_find_language(list + i, primary_end - i);
    i = end + 1;
  }
}

int tv_walk_emit(tv_walk *walk, int flags, const char *token, int length, int start, int end) {
  if (!(flags & TV_TOKEN_COLOCATED)) {
    if (walk->pending_length) {
      const int pending_length = walk->pending_length;
      walk->pending_length = 0;
      const int result = tv_walk_emit(
          walk, TV_TOKEN_UNIGRAM, walk->pending, pending_length, walk->pending_start, walk->pending_end);
      if (result) return result;
    }
    walk->positions++;
  }
  return walk->callback(walk->context, flags & walk->flag_mask, token, length, start, end);
}

int tv_walk_plain_word(tv_walk *walk, const tv_word *word) {
  char folded[TV_LONGEST_TOKEN];
  const int length = tv_fold(word->bytes, word->length, folded);
  return length ? tv_walk_emit(walk, 0, folded, length, word->start, word->end) : TV_OK;
}

// As documents hold it.
static int index_word(tv_walk *walk, const tv_word *word) {
  tv_forms forms;
  const tv_language_index language = walk->language_count ? walk->languages[0] : 0;
  if (language == 0 || !tv_stem(walk->analyzer->stemmer, language, word, &forms)) {
    if (!word->is_ascii) return tv_walk_plain_word(walk, word);
    const int length = word->length < TV_LONGEST_TOKEN ? word->length : TV_LONGEST_TOKEN;
    return tv_walk_emit(walk, 0, word->bytes, length, word->start, word->end);
  }
  if (forms.stem_length == 0) return TV_OK;
  const int result = tv_walk_emit(walk, 0, forms.stem, forms.stem_length, word->start, word->end);
  if (result || forms.exact_length == 0) return result;
  return tv_walk_emit(
      walk, TV_TOKEN_COLOCATED | TV_TOKEN_EXACT, forms.exact, forms.exact_length, word->start, word->end);
}

// Reads a marker; false when there is none here.
static bool read_marker(tv_walk *walk, int *at) {
  const int list = *at + 1;
  int end = list;
  // Only what markers are made of is looked at, so that a text of many U+0001 is not read again and again.
  while (end < walk->length && (tv_ascii[(uint8_t)walk->text[end]] || walk->text[end] == ',' || walk->text[end] == '-'))
    end++;
  int close = end;
  if (close < walk->length && walk->text[close] == ';') {
    close++;
    while (close < walk->length && tv_ascii[(uint8_t)walk->text[close]]) close++;
  }
  if (close >= walk->length || walk->text[close] != 2) return false;
  tv_walk_set_languages(walk, walk->text + list, end - list);
  *at = close + 1;
  return true;
}

static bool is_verbatim(const tv_walk *walk) {
  return walk->mode == TV_QUERY && walk->length >= 3 && memcmp(walk->text, "\x01=\x02", 3) == 0;
}

int tv_walk_run(tv_walk *walk) {
  if (is_verbatim(walk)) return tv_walk_verbatim(walk, 3);
  const char *text = walk->text;
  const int length = walk->length;
  tv_word *word = &walk->analyzer->word;
  const tv_language_index turkish = tv_find_language("tr", 2);
  int result = TV_OK;
  for (int at = 0; at < length && !result;) {
    const uint8_t byte = (uint8_t)text[at];
    tv_kind kind = TV_LETTER;
    int next = at;
    if (byte < 0x80) {
      if (!tv_ascii[byte]) {
        if (byte == '\f' && walk->log) result = tv_page_log_break(walk->log, walk->positions);
        if (byte != 1 || !read_marker(walk, &at)) at++;
        continue;
      }
    } else {
      UChar32 code;
      U8_NEXT(text, next, length, code);
      kind = code < 0 ? TV_SEPARATOR : (tv_kind)tv_describe(code)->kind;
    }
    switch (kind) {
    case TV_LETTER:
      tv_read_word(
          text, at, length, TV_LETTER, walk->language_count == 1 && walk->languages[0] == turkish, word);
      at = word->end;
      if (word->length) result = walk->mode == TV_DOCUMENT ? index_word(walk, word) : tv_walk_word(walk, word);
      break;
    case TV_IDEOGRAPH:
    case TV_HANGUL: result = tv_walk_ideographs(walk, &at, kind); break;
    case TV_DICTIONARY: result = tv_walk_dictionary(walk, &at); break;
    default: at = next;
    }
  }
  return result;
}

int tv_analyze(
    tv_analyzer *analyzer, const char *text, int length, tv_mode mode, const char *languages, void *context,
    tv_token_callback callback) {
  tv_walk walk = {
      .analyzer = analyzer, .text = text, .length = length, .mode = mode, .is_unmarked = true, .context = context,
      .callback = callback, .flag_mask = ~0};
  if (languages) tv_walk_set_languages(&walk, languages, (int)strlen(languages));
  return tv_walk_run(&walk);
}
