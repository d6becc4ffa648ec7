#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "stemming.h"

// Arabic writes "and", "in", "to", "like" and "the" in one piece with the word. Snowball takes some of them off,
// but treats a word differently with and without; taken off before, `التدريب`, `والتدريب` and `تدريب` are one.

// Letters are two bytes each here: 0xD8 or 0xD9 and a second byte.
static bool starts(const char *bytes, int length, const char *prefix, int letters_left) {
  const int count = (int)strlen(prefix);
  return length - count >= 2 * letters_left && memcmp(bytes, prefix, (size_t)count) == 0;
}

static int drop(char *bytes, int length, int count) {
  memmove(bytes, bytes + count, (size_t)(length - count));
  return length - count;
}

// Without vowel signs and tatweel, and with one alef.
static int level(char *bytes, int length) {
  int count = 0;
  for (int i = 0; i + 1 < length; i += 2) {
    const uint8_t lead = (uint8_t)bytes[i];
    uint8_t trail = (uint8_t)bytes[i + 1];
    if (lead == 0xD9 && ((trail >= 0x8B && trail <= 0x9F) || trail == 0x80 || trail == 0xB0)) continue;
    // آ أ إ are ا.
    if (lead == 0xD8 && (trail == 0xA2 || trail == 0xA3 || trail == 0xA5)) trail = 0xA7;
    bytes[count++] = (char)lead;
    bytes[count++] = (char)trail;
  }
  return count;
}

int tv_prepare_arabic(char *bytes, int length) {
  static const char *const articles[] = {"وال", "بال", "كال", "فال", "ولل", "لل", "ال"};
  if (length % 2 != 0) return length;
  for (int i = 0; i < length; i += 2) {
    const uint8_t lead = (uint8_t)bytes[i];
    if (lead < 0xD8 || lead > 0xDB) return length;
  }
  length = level(bytes, length);
  for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
    if (starts(bytes, length, articles[i], 3)) {
      length = drop(bytes, length, (int)strlen(articles[i]));
      break;
    }
  }
  // "And", then "by", "for" or "so", before a word long enough that the letter is rarely its own; where it is, as in
  // برنامج, the word loses it in all its forms.
  static const char *const letters[] = {"و", "ب", "ل", "ف"};
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
    if (!starts(bytes, length, letters[i], 5)) continue;
    length = drop(bytes, length, 2);
    if (i > 0) break;
  }
  return length;
}
