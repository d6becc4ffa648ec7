#include "languages.h"

#include <string.h>

#include "canalysis.h"

// Norwegian, Serbo-Croatian and Malay come under several codes; one stemmer serves each group, so that a wrong
// guess between neighbours costs nothing.
const tv_language tv_languages[] = {
    {"", NULL, TV_OTHER_SCRIPT, false, false},
    {"en", "english", TV_LATIN, true, false},
    {"fr", "french", TV_LATIN, true, true},
    {"es", "spanish", TV_LATIN, true, true},
    {"pt", "portuguese", TV_LATIN, true, true},
    {"de", "german", TV_LATIN, true, true},
    {"it", "italian", TV_LATIN, true, true},
    {"nl", "dutch", TV_LATIN, true, false},
    {"ru", "russian", TV_CYRILLIC, true, false},
    {"ar", "arabic", TV_ARABIC, true, false},
    {"sv", "swedish", TV_LATIN, true, true},
    {"da", "danish", TV_LATIN, true, true},
    {"no", "norwegian", TV_LATIN, true, true},
    {"nb", "norwegian", TV_LATIN, false, true},
    {"nn", "norwegian", TV_LATIN, false, true},
    {"fi", "finnish", TV_LATIN, true, true},
    {"hu", "hungarian", TV_LATIN, true, true},
    {"ro", "romanian", TV_LATIN, true, true},
    {"tr", "turkish", TV_LATIN, true, true},
    {"id", "indonesian", TV_LATIN, true, false},
    {"ms", "indonesian", TV_LATIN, false, false},
    {"ca", "catalan", TV_LATIN, true, true},
    {"eu", "basque", TV_LATIN, false, true},
    {"ga", "irish", TV_LATIN, false, true},
    {"lt", "lithuanian", TV_LATIN, false, true},
    {"sr", "serbian", TV_LATIN, false, true},
    {"hr", "serbian", TV_LATIN, false, true},
    {"bs", "serbian", TV_LATIN, false, true},
    {"hi", "hindi", TV_DEVANAGARI, true, false},
    {"ne", "nepali", TV_DEVANAGARI, true, false},
    {"el", "greek", TV_GREEK, true, false},
    {"hy", "armenian", TV_ARMENIAN, true, false},
    {"ta", "tamil", TV_TAMIL, true, false},
    {"yi", "yiddish", TV_HEBREW, true, false},
    {"sw", NULL, TV_LATIN, false, false},
};

const int tv_language_count = sizeof tv_languages / sizeof *tv_languages;

tv_language_index tv_find_language(const char *code, int length) {
  for (int i = 1; i < tv_language_count; i++) {
    const char *other = tv_languages[i].code;
    if ((int)strlen(other) == length && memcmp(other, code, (size_t)length) == 0) return (tv_language_index)i;
  }
  return 0;
}

int tv_has_stemmer(const char *language) {
  return tv_languages[tv_find_language(language, (int)strlen(language))].stemmer != NULL;
}

tv_script tv_script_of(int code) {
  if (code < 0x370 || (code >= 0x1E00 && code < 0x1F00)) return TV_LATIN;
  if (code < 0x400 || (code >= 0x1F00 && code < 0x2000)) return TV_GREEK;
  if (code < 0x530) return TV_CYRILLIC;
  if (code < 0x590) return TV_ARMENIAN;
  if (code < 0x600) return TV_HEBREW;
  if (code < 0x700) return TV_ARABIC;
  if (code >= 0x900 && code < 0x980) return TV_DEVANAGARI;
  if (code >= 0xB80 && code < 0xC00) return TV_TAMIL;
  return TV_OTHER_SCRIPT;
}
