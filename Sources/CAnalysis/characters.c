#include "characters.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#define D(c) ['0' + c] = '0' + c
#define L(c) ['a' + c] = 'a' + c, ['A' + c] = 'a' + c
const uint8_t tv_ascii[256] = {
    D(0),  D(1),  D(2),  D(3),  D(4),  D(5),  D(6),  D(7),  D(8),  D(9),  L(0),  L(1),
    L(2),  L(3),  L(4),  L(5),  L(6),  L(7),  L(8),  L(9),  L(10), L(11), L(12), L(13),
    L(14), L(15), L(16), L(17), L(18), L(19), L(20), L(21), L(22), L(23), L(24), L(25),
};
#undef D
#undef L

static UScriptCode script_of(UChar32 code) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(code, &status);
  return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

static tv_kind kind_of_script(UChar32 code) {
  // Prolonged sound marks belong to no script of their own.
  if (code == 0x30FC || code == 0xFF70) return TV_IDEOGRAPH;
  switch (script_of(code)) {
  case USCRIPT_HAN: case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: case USCRIPT_BOPOMOFO: return TV_IDEOGRAPH;
  case USCRIPT_HANGUL: return TV_HANGUL;
  case USCRIPT_THAI: case USCRIPT_LAO: case USCRIPT_KHMER: case USCRIPT_MYANMAR: return TV_DICTIONARY;
  default: return TV_LETTER;
  }
}

static tv_kind kind_of(UChar32 code) {
  // Tatweel only stretches a word; the others voice the halfwidth kana before them.
  if (code == 0x640 || code == 0xFF9E || code == 0xFF9F) return TV_MARK;
  if (code >= 0x80 && u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return TV_IGNORABLE;
  switch (u_charType(code)) {
  case U_UPPERCASE_LETTER: case U_LOWERCASE_LETTER: case U_TITLECASE_LETTER: case U_MODIFIER_LETTER:
  case U_OTHER_LETTER: case U_DECIMAL_DIGIT_NUMBER: case U_LETTER_NUMBER: case U_OTHER_NUMBER:
  case U_PRIVATE_USE_CHAR:
    return kind_of_script(code);
  case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK:
    return kind_of_script(code) == TV_DICTIONARY ? TV_DICTIONARY : TV_MARK;
  case U_FORMAT_CHAR: return code < 0x80 ? TV_SEPARATOR : TV_IGNORABLE;
  default: return TV_SEPARATOR;
  }
}

const char *tv_fold_pair(int32_t code) {
  switch (code) {
  case 0xE6: return "ae";
  case 0x153: return "oe";
  case 0xFE: return "th";
  case 0xDF: return "ss";
  default: return "";
  }
}

// Letters whose folding Unicode's decompositions do not tell; 0 for the others.
static int32_t special_fold(UChar32 code) {
  switch (code) {
  case 0xE6: case 0x153: case 0xFE: case 0xDF: return TV_FOLD_PAIR;
  case 0xF8: return 'o';
  case 0xF0: case 0x111: return 'd';
  case 0x127: return 'h';
  case 0x131: return 'i';
  case 0x142: return 'l';
  case 0x14B: return 'n';
  case 0x167: return 't';
  case 0x3C2: return 0x3C3;
  case 0x451: case 0x450: return 0x435;
  case 0x45D: return 0x438;
  // Arabic, Persian and Urdu write the same letter with several code points.
  case 0x671: return 0x627;
  case 0x629: case 0x6C1: case 0x6C0: case 0x6D5: return 0x647;
  case 0x649: case 0x6CC: case 0x6D2: case 0x6D3: return 0x64A;
  case 0x6A9: return 0x643;
  // Hindi is typed with and without these.
  case 0x901: return 0x902;
  default: return 0;
  }
}

// Scripts in which marks above and below letters may be left out.
static bool has_optional_marks(UScriptCode script) {
  switch (script) {
  case USCRIPT_COMMON: case USCRIPT_INHERITED: case USCRIPT_LATIN: case USCRIPT_GREEK: case USCRIPT_CYRILLIC:
  case USCRIPT_ARMENIAN: case USCRIPT_ARABIC: case USCRIPT_HEBREW: case USCRIPT_SYRIAC:
    return true;
  default: return false;
  }
}

static int32_t base_of(UChar32 code) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
  UChar units[16];
  if (U_FAILURE(status)) return code;
  int32_t length = unorm2_getDecomposition(nfd, code, units, 16, &status), i = 0;
  if (U_FAILURE(status) || length <= 0) return code;
  UChar32 base;
  U16_NEXT(units, i, length, base);
  int32_t special = special_fold(base);
  return special > 0 ? special : base;
}

static int32_t fold_of(UChar32 code, tv_kind kind) {
  if (kind == TV_SEPARATOR || kind == TV_IGNORABLE || code == 0x640 || code == 0x93C) return 0;
  int32_t special = special_fold(code);
  if (special != 0) return special;
  if (u_charType(code) == U_DECIMAL_DIGIT_NUMBER) return '0' + u_charDigitValue(code);
  if (kind == TV_IDEOGRAPH) return tv_simplify(code);
  UScriptCode script = script_of(code);
  if (u_charType(code) == U_NON_SPACING_MARK && kind == TV_MARK && code < 0x3000) {
    return has_optional_marks(script) ? 0 : code;
  }
  // Cyrillic letters such as й are letters of their own, and always typed.
  if (script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_ARABIC) return base_of(code);
  return code;
}

static tv_character describe(UChar32 code, const UNormalizer2 *normalizer) {
  tv_kind kind = kind_of(code);
  tv_character result = {.lower = code, .kind = (uint8_t)kind, .is_simple = false};
  result.fold = fold_of(code, kind);
  result.is_digit = u_charType(code) == U_DECIMAL_DIGIT_NUMBER;
  UErrorCode status = U_ZERO_ERROR;
  UChar source[2], units[32];
  int32_t length = 0, i = 0;
  if (U_IS_SURROGATE(code)) return result;
  U16_APPEND_UNSAFE(source, length, code);
  length = unorm2_normalize(normalizer, source, length, units, 32, &status);
  if (U_FAILURE(status) || length == 0) return result;
  UChar32 lower;
  U16_NEXT(units, i, length, lower);
  if (i != length) return result;
  result.lower = lower;
  result.is_simple = unorm2_hasBoundaryBefore(normalizer, code);
  return result;
}

static tv_character *new_block(int32_t first) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
  tv_character *block = calloc(256, sizeof *block);
  if (!block || U_FAILURE(status)) return block;
  for (int i = 0; i < 256; i++) block[i] = describe(first + i, normalizer);
  return block;
}

const tv_character *tv_describe(int32_t code) {
  static _Atomic(tv_character *) blocks[0x1100];
  static const tv_character separator;
  _Atomic(tv_character *) *slot = &blocks[code >> 8];
  tv_character *block = atomic_load_explicit(slot, memory_order_acquire);
  if (!block) {
    tv_character *made = new_block(code & ~0xFF);
    if (!made) return &separator;
    // Another thread may have been quicker: then its block stays.
    if (atomic_compare_exchange_strong(slot, &block, made)) block = made;
    else free(made);
  }
  return &block[code & 0xFF];
}
