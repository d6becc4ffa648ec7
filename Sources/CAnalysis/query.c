#include <string.h>
#include <unicode/utf8.h>

#include "analyzer.h"

// Words of a question: every form under which a document may hold them, at one position.

// Forms found so far, to give each once.
typedef struct Alternatives {
  int count;
  struct {
    int length;
    char bytes[TV_LONGEST_TOKEN + 1];
  } forms[2 * TV_MOST_LANGUAGES + 2];
} Alternatives;

static void add(Alternatives *alternatives, const char *bytes, int length) {
  if (length <= 0) return;
  for (int i = 0; i < alternatives->count; i++) {
    if (alternatives->forms[i].length == length && memcmp(alternatives->forms[i].bytes, bytes, (size_t)length) == 0)
      return;
  }
  if (alternatives->count >= (int)(sizeof alternatives->forms / sizeof *alternatives->forms)) return;
  alternatives->forms[alternatives->count].length = length;
  memcpy(alternatives->forms[alternatives->count++].bytes, bytes, (size_t)length);
}

static int emit_all(tv_walk *walk, const Alternatives *alternatives, const tv_word *word) {
  for (int i = 0; i < alternatives->count; i++) {
    const char *bytes = alternatives->forms[i].bytes;
    const int flags = (i ? TV_TOKEN_COLOCATED : 0) | (bytes[0] == TV_EXACT_PREFIX ? TV_TOKEN_EXACT : 0);
    const int result = tv_walk_emit(walk, flags, bytes, alternatives->forms[i].length, word->start, word->end);
    if (result) return result;
  }
  return TV_OK;
}

// In Turkish, I is the capital of ı: a word of a question that has one is read again for it.
static const tv_word *read_for(const tv_walk *walk, tv_language_index language, const tv_word *word, tv_word *turkish) {
  const char *source = walk->text + word->start;
  if (strcmp(tv_languages[language].code, "tr") != 0 || !memchr(source, 'I', (size_t)(word->end - word->start)))
    return word;
  tv_read_word(walk->text, word->start, word->end, TV_LETTER, true, turkish);
  return turkish->length ? turkish : word;
}

// A stem, and the word itself where accents may be missing from it: `educacoes` and `educações` have different stems
// but, folded, are one word.
static void add_stem(
    tv_walk *walk, tv_language_index language, const tv_word *word, const char *plain, int plain_length,
    Alternatives *into) {
  tv_forms forms;
  tv_word turkish;
  if (!tv_stem(walk->analyzer->stemmer, language, read_for(walk, language, word, &turkish), &forms)) {
    add(into, plain, plain_length);
    return;
  }
  add(into, forms.stem, forms.stem_length);
  if (word->is_ascii && word->length > 3 && tv_languages[language].is_accented)
    add(into, forms.exact, forms.exact_length);
}

// The plain form, which texts in no known language have, and the stems.
static void add_terms(tv_walk *walk, const tv_word *word, const char *plain, int plain_length, Alternatives *into) {
  if (walk->is_unmarked) {
    UChar32 first;
    int i = 0;
    U8_NEXT(word->bytes, i, word->length, first);
    const tv_script script = tv_script_of(first);
    add(into, plain, plain_length);
    for (int language = 1; language < tv_language_count; language++) {
      if (!tv_languages[language].is_usual || tv_languages[language].script != script) continue;
      add_stem(walk, (tv_language_index)language, word, plain, plain_length, into);
    }
    return;
  }
  if (walk->mode == TV_TERMS || walk->language_count == 0) add(into, plain, plain_length);
  for (int i = 0; i < walk->language_count; i++) {
    add_stem(walk, walk->languages[i], word, plain, plain_length, into);
  }
}

// U+0005 and the word where documents have it, and the plain word: texts in languages without stemmer have that only,
// and so have texts in which the word is its own stem, where it stands for other words too.
static void add_exact_forms(
    tv_walk *walk, const tv_word *word, const char *plain, int plain_length, Alternatives *into) {
  tv_forms forms;
  for (int i = 0; i < walk->language_count; i++) {
    if (!tv_stem(walk->analyzer->stemmer, walk->languages[i], word, &forms)) continue;
    if (forms.exact_length) add(into, forms.exact, forms.exact_length);
    else add(into, forms.stem, forms.stem_length);
  }
  add(into, plain, plain_length);
}

static void add_prefixes(const tv_word *word, const char *plain, int plain_length, Alternatives *into) {
  add(into, plain, plain_length);
  if (word->has_digit || plain_length <= 0 || plain_length >= TV_LONGEST_TOKEN) return;
  char exact[TV_LONGEST_TOKEN + 1] = {TV_EXACT_PREFIX};
  memcpy(exact + 1, plain, (size_t)plain_length);
  add(into, exact, plain_length + 1);
}

int tv_walk_word(tv_walk *walk, const tv_word *word) {
  char plain[TV_LONGEST_TOKEN];
  const int plain_length = tv_fold(word->bytes, word->length, plain);
  if (plain_length == 0) return TV_OK;
  Alternatives alternatives;
  alternatives.count = 0;
  if (walk->is_prefix || walk->mode == TV_PREFIX) add_prefixes(word, plain, plain_length, &alternatives);
  else if (walk->mode == TV_EXACT) add_exact_forms(walk, word, plain, plain_length, &alternatives);
  else add_terms(walk, word, plain, plain_length, &alternatives);
  return emit_all(walk, &alternatives, word);
}

int tv_walk_verbatim(tv_walk *walk, int at) {
  int flags = 0;
  while (at < walk->length) {
    int end = at;
    while (end < walk->length && walk->text[end] != ' ' && walk->text[end] != 3) end++;
    if (end > at) {
      const int length = end - at < TV_LONGEST_TOKEN ? end - at : TV_LONGEST_TOKEN;
      const int result = tv_walk_emit(walk, flags, walk->text + at, length, at, end);
      if (result) return result;
      flags = TV_TOKEN_COLOCATED;
    }
    if (end < walk->length && walk->text[end] == ' ') flags = 0;
    at = end + 1;
  }
  return TV_OK;
}
