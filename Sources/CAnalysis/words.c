#include "words.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

// The way of words whose characters act on each other: combining marks, ligatures, ignorable characters.
static void normalize(const char *text, int start, int end, bool is_turkish, tv_word *word) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
  UChar source[TV_LONGEST_SOURCE], normal[TV_WORD_CAPACITY];
  int32_t count = 0;
  word->length = 0;
  for (int i = start; i < end;) {
    UChar32 code;
    U8_NEXT(text, i, end, code);
    if (code < 0) continue;
    if (is_turkish && code == 'I') code = 0x131;
    if (is_turkish && code == 0x130) code = 'i';
    U16_APPEND_UNSAFE(source, count, code);
  }
  if (U_FAILURE(status)) return;
  int32_t length = unorm2_normalize(normalizer, source, count, normal, TV_WORD_CAPACITY, &status);
  // The rare word that grows past the bound loses its tail.
  if (status == U_BUFFER_OVERFLOW_ERROR) length = TV_WORD_CAPACITY;
  else if (U_FAILURE(status)) return;
  for (int32_t i = 0; i < length;) {
    UChar32 code;
    U16_NEXT(normal, i, length, code);
    // What İ leaves behind its i would keep the stemmers from knowing the word.
    if (U_IS_SURROGATE(code) || (code == 0x307 && word->length && word->bytes[word->length - 1] == 'i')) continue;
    if (word->length + U8_LENGTH(code) > TV_WORD_CAPACITY) break;
    U8_APPEND_UNSAFE(word->bytes, word->length, code);
  }
}

void tv_read_word(const char *text, int start, int limit, tv_kind kind, bool is_turkish, tv_word *word) {
  int at = start, length = 0, source_end = start;
  bool is_simple = true;
  word->start = word->end = start;
  word->is_ascii = true;
  word->has_digit = false;
  while (at < limit) {
    const uint8_t byte = (uint8_t)text[at];
    if (byte < 0x80) {
      const uint8_t lower = tv_ascii[byte];
      if (lower == 0 || kind != TV_LETTER) break;
      if (lower <= '9') word->has_digit = true;
      if (is_turkish && byte == 'I') is_simple = word->is_ascii = false;
      if (at - start < TV_LONGEST_SOURCE && length < TV_WORD_CAPACITY) {
        word->bytes[length++] = (char)lower;
        source_end = at + 1;
      }
      word->end = ++at;
      continue;
    }
    int next = at;
    UChar32 code;
    U8_NEXT(text, next, limit, code);
    if (code < 0) break;
    const tv_character *character = tv_describe(code);
    if (character->kind == TV_SEPARATOR) break;
    if (character->kind != kind && character->kind != TV_MARK && character->kind != TV_IGNORABLE) break;
    word->is_ascii = false;
    if (character->is_digit) word->has_digit = true;
    if (next - start <= TV_LONGEST_SOURCE) {
      if (!character->is_simple || code == 0x130) is_simple = false;
      if (is_simple && length + 4 <= TV_WORD_CAPACITY) U8_APPEND_UNSAFE(word->bytes, length, character->lower);
      source_end = next;
    }
    at = next;
    if (character->kind != TV_IGNORABLE) word->end = at;
  }
  word->length = length;
  if (!is_simple) normalize(text, start, source_end < word->end ? source_end : word->end, is_turkish, word);
  memset(word->bytes + word->length, 0, 8);
}

int tv_fold(const char *bytes, int length, char *folded) {
  int count = 0;
  for (int i = 0; i < length;) {
    const uint8_t byte = (uint8_t)bytes[i];
    if (byte < 0x80) {
      const uint8_t lower = tv_ascii[byte];
      i++;
      if (lower == 0) continue;
      if (count + 1 > TV_LONGEST_TOKEN) break;
      folded[count++] = (char)lower;
      continue;
    }
    UChar32 code;
    U8_NEXT(bytes, i, length, code);
    if (code < 0) continue;
    int32_t fold = tv_describe(code)->fold;
    if (fold == 0) continue;
    if (fold == TV_FOLD_PAIR) {
      if (count + 2 > TV_LONGEST_TOKEN) break;
      memcpy(folded + count, tv_fold_pair(code), 2);
      count += 2;
    } else {
      if (count + U8_LENGTH(fold) > TV_LONGEST_TOKEN) break;
      U8_APPEND_UNSAFE(folded, count, fold);
    }
  }
  return count;
}
