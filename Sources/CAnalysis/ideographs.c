#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include "analyzer.h"

// Chinese, Japanese and Korean: at each character's position the pair it makes with the next; the last of a run stands
// alone. A phrase of pairs finds words of any length without a dictionary; Korean particles, written to the word they
// follow, do no harm. A single character is found as the beginning of pairs: tokens of its own would be a seventh of a
// Chinese text's index, and rank hardly better.

typedef struct Ideograph {
  int32_t code;
  int start, end;
} Ideograph;

// Voicing marks and the later letters of a Hangul syllable join the character before them.
static int32_t compose(int32_t first, int32_t second) {
  const bool may_join = second == 0x3099 || second == 0x309A || (second >= 0x1161 && second <= 0x11C2);
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = may_join ? unorm2_getNFCInstance(&status) : NULL;
  return nfc && U_SUCCESS(status) ? unorm2_composePair(nfc, first, second) : -1;
}

// Past the line break a Chinese or Japanese text may have anywhere; Korean breaks between words.
static int past_line_break(const tv_walk *walk, int at, tv_kind kind) {
  return kind == TV_IDEOGRAPH && at < walk->length && walk->text[at] == '\n' ? at + 1 : at;
}

// Takes in the marks that join a character just read.
static void take_marks(const tv_walk *walk, tv_kind kind, Ideograph *current) {
  for (int at = past_line_break(walk, current->end, kind); at < walk->length;) {
    UChar32 code;
    U8_NEXT(walk->text, at, walk->length, code);
    if (code < 0) return;
    const tv_character *character = tv_describe(code);
    if (character->kind == TV_IGNORABLE) continue;
    const int32_t composed = compose(current->code, character->lower);
    if (composed <= 0) return;
    current->code = composed;
    current->end = at;
  }
}

// The next character of the run, with its marks; false at its end.
static bool read_next(const tv_walk *walk, tv_kind kind, const Ideograph *current, Ideograph *next) {
  for (int at = past_line_break(walk, current->end, kind); at < walk->length;) {
    const int start = at;
    UChar32 code;
    U8_NEXT(walk->text, at, walk->length, code);
    if (code < 0) return false;
    const tv_character *character = tv_describe(code);
    const bool is_stray_voicing =
        character->kind == TV_MARK && (character->lower == 0x3099 || character->lower == 0x309A);
    if (character->kind == TV_IGNORABLE || is_stray_voicing) continue;
    if (character->kind != kind) return false;
    *next = (Ideograph){character->lower, start, at};
    take_marks(walk, kind, next);
    return true;
  }
  return false;
}

static int append(char *bytes, int length, int32_t code) {
  const int32_t fold = tv_describe(code)->fold;
  if (fold > 0) U8_APPEND_UNSAFE(bytes, length, fold);
  return length;
}

int tv_walk_ideographs(tv_walk *walk, int *at, tv_kind kind) {
  const bool is_query = walk->mode == TV_QUERY, is_document = walk->mode == TV_DOCUMENT;
  Ideograph current = {0, *at, *at}, next;
  U8_NEXT(walk->text, current.end, walk->length, current.code);
  current.code = tv_describe(current.code)->lower;
  take_marks(walk, kind, &current);
  int run = TV_TOKEN_RUN, result = TV_OK;
  bool has_next = true;
  while (has_next && !result) {
    has_next = read_next(walk, kind, &current, &next);
    char bytes[8];
    const int single = append(bytes, 0, current.code);
    const int pair = has_next ? append(bytes, single, next.code) : single;
    // Marks that joined were read past the end too, so the walk goes on behind the last character.
    *at = current.end;
    if (is_query && run == 0 && !has_next) {
      memcpy(walk->pending, bytes, (size_t)single);
      walk->pending_length = single;
      walk->pending_start = current.start;
      walk->pending_end = current.end;
    } else if (is_query && has_next) {
      result = tv_walk_emit(walk, TV_TOKEN_BIGRAM | run, bytes, pair, current.start, next.end);
    } else if (is_document && has_next) {
      // The position is the first character's.
      result = tv_walk_emit(walk, TV_TOKEN_BIGRAM | run, bytes, pair, current.start, current.end);
    } else {
      result = tv_walk_emit(walk, TV_TOKEN_UNIGRAM | run, bytes, single, current.start, current.end);
      if (!result && has_next)
        result = tv_walk_emit(walk, TV_TOKEN_COLOCATED | TV_TOKEN_BIGRAM, bytes, pair, current.start, next.end);
    }
    run = 0;
    current = next;
  }
  return result;
}
