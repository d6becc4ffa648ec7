#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "canalysis.h"
#include "characters.h"

// Which scripts a text is written in.

void tv_count_scripts(const char *text, int length, tv_script_counts *counts) {
  int by_script[USCRIPT_CODE_LIMIT] = {0};
  memset(counts, 0, sizeof *counts);
  for (int i = 0; i < length;) {
    UErrorCode status = U_ZERO_ERROR;
    UChar32 code;
    U8_NEXT(text, i, length, code);
    if (code < 0 || !u_isalpha(code)) continue;
    const UScriptCode script = uscript_getScript(code, &status);
    if (U_FAILURE(status) || script < 0 || script >= USCRIPT_CODE_LIMIT) continue;
    counts->letters++;
    switch (script) {
    case USCRIPT_HAN:
      counts->han++;
      if (tv_simplify(code) != code) counts->traditional++;
      else if (tv_is_simplified(code)) counts->simplified++;
      break;
    case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: counts->kana++; break;
    case USCRIPT_HANGUL: counts->hangul++; break;
    case USCRIPT_COMMON: case USCRIPT_INHERITED: break;
    default: by_script[script]++;
    }
  }
  for (int script = 0; script < USCRIPT_CODE_LIMIT; script++) {
    if (by_script[script] <= counts->main_letters) continue;
    counts->main_letters = by_script[script];
    const char *name = uscript_getShortName((UScriptCode)script);
    strncpy(counts->main_script, name ? name : "", sizeof counts->main_script - 1);
  }
}
