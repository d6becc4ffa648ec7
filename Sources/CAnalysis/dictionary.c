#include <unicode/ubrk.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "analyzer.h"

// Thai, Lao, Khmer and Burmese write words without spaces; ICU finds them by dictionary.

// Copies the run at `at` to UTF-16, up to the bound. Returns its units; `*end` is past the run.
static int read_run(tv_walk *walk, int at, int *end) {
  tv_analyzer *analyzer = walk->analyzer;
  int count = 0, run_count = 0;
  *end = at;
  while (at < walk->length && count < TV_DICTIONARY_UNITS) {
    const int start = at;
    UChar32 code;
    U8_NEXT(walk->text, at, walk->length, code);
    const tv_kind kind = code < 0 ? TV_SEPARATOR : (tv_kind)tv_describe(code)->kind;
    if (kind != TV_DICTIONARY && kind != TV_MARK && kind != TV_IGNORABLE) break;
    analyzer->offsets[count] = start;
    if (code > 0xFFFF) analyzer->offsets[count + 1] = start;
    U16_APPEND_UNSAFE(analyzer->units, count, code);
    if (kind != TV_IGNORABLE) {
      *end = at;
      run_count = count;
    }
  }
  analyzer->offsets[run_count] = *end;
  return run_count;
}

int tv_walk_dictionary(tv_walk *walk, int *at) {
  tv_analyzer *analyzer = walk->analyzer;
  UErrorCode status = U_ZERO_ERROR;
  int end;
  const int start = *at, count = read_run(walk, start, &end);
  *at = end;
  if (!analyzer->words) analyzer->words = ubrk_open(UBRK_WORD, "th", NULL, 0, &status);
  if (U_SUCCESS(status)) ubrk_setText(analyzer->words, analyzer->units, count, &status);
  if (U_FAILURE(status)) {
    // Without its dictionary the run is one word.
    tv_read_word(walk->text, start, end, TV_DICTIONARY, false, &analyzer->word);
    return analyzer->word.length ? tv_walk_plain_word(walk, &analyzer->word) : TV_OK;
  }
  const bool is_cut = count >= TV_DICTIONARY_UNITS;
  for (int32_t from = ubrk_first(analyzer->words), to = ubrk_next(analyzer->words); to != UBRK_DONE;
       from = to, to = ubrk_next(analyzer->words)) {
    const int word_start = analyzer->offsets[from], word_end = analyzer->offsets[to];
    // The last word of a run that was cut is read again with what follows it.
    if (is_cut && to == count && from > 0) {
      *at = word_start;
      break;
    }
    if (ubrk_getRuleStatus(analyzer->words) < UBRK_WORD_NUMBER) continue;
    tv_read_word(walk->text, word_start, word_end, TV_DICTIONARY, false, &analyzer->word);
    analyzer->word.end = word_end;
    const int result = analyzer->word.length ? tv_walk_plain_word(walk, &analyzer->word) : TV_OK;
    if (result) return result;
  }
  return TV_OK;
}
