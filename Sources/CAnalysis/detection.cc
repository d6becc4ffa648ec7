#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "canalysis.h"

// The one C++ file: CLD2 has no C interface.

namespace CLD2 {
// The tables of all languages are a library that interposes those of CLD2's own, which hold half of them. Nothing
// else names it, and a linker drops a library that nobody names.
extern const uint32_t kDeltaOctaIndSize;
}

namespace {

[[gnu::used]] const void *const all_tables = &CLD2::kDeltaOctaIndSize;

// Bytes of the UTF-8 character at `at`; 0 for bytes that are none.
int character_length(const unsigned char *text, int at, int length) {
  const unsigned char lead = text[at];
  const int count = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (count == 0 || at + count > length) return 0;
  for (int i = 1; i < count; i++) {
    if ((text[at + i] & 0xC0) != 0x80) return 0;
  }
  const unsigned char second = count > 2 ? text[at + 1] : 0;
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0) || (lead == 0xF0 && second < 0x90) ||
      (lead == 0xF4 && second >= 0x90))
    return 0;
  return count;
}

// CLD2 reads past errors only in valid text: a copy with spaces for whatever it would stumble on.
int clean(const unsigned char *text, int length, char *copy) {
  int count = 0;
  for (int i = 0; i < length;) {
    if (text[i] == 1) {
      int end = i + 1;
      while (end < length && end - i < 256 && text[end] > 2) end++;
      if (end < length && text[end] == 2) {
        copy[count++] = ' ';
        i = end + 1;
        continue;
      }
    }
    const int bytes = character_length(text, i, length);
    if (bytes == 0 || text[i] < ' ' || text[i] == 0x7F) {
      copy[count++] = text[i] == '\n' ? '\n' : ' ';
      i++;
      continue;
    }
    memcpy(copy + count, text + i, bytes);
    count += bytes;
    i += bytes;
  }
  return count;
}

}  // namespace

extern "C" int tv_detect_language(const char *text, int length, const char *hint, tv_detection *detection) {
  memset(detection, 0, sizeof *detection);
  if (length <= 0) return 0;
  // CLD2 may look a few bytes past the end.
  char *copy = static_cast<char *>(calloc(static_cast<size_t>(length) + 16, 1));
  if (!copy) return 7;
  const int count = clean(reinterpret_cast<const unsigned char *>(text), length, copy);
  const CLD2::CLDHints hints = {hint, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  bool is_reliable = false;
  CLD2::ExtDetectLanguageSummary(
      copy, count, true, &hints, CLD2::kCLDFlagBestEffort, languages, percents, scores, nullptr, &detection->text_bytes, &is_reliable);
  free(copy);
  detection->is_reliable = is_reliable;
  for (int i = 0, found = 0; i < 3; i++) {
    if (languages[i] == CLD2::UNKNOWN_LANGUAGE || percents[i] <= 0) continue;
    const char *code = CLD2::LanguageCode(languages[i]);
    std::snprintf(detection->languages[found], sizeof *detection->languages, "%s", code);
    if (found == 0) detection->score = static_cast<int>(scores[i]);
    detection->percents[found++] = percents[i];
  }
  return 0;
}
