#include <pthread.h>

#include "characters.h"
#include "simplified_pairs.h"

// Traditional Han characters are indexed and sought as simplified ones.

enum { FIRST = 0x3400, COUNT = 0xA000 - FIRST };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char16_t simplified[COUNT];
static bool is_target[COUNT];

static void build(void) {
  for (int i = 0; i < COUNT; i++) simplified[i] = (char16_t)(FIRST + i);
  for (const char16_t *pair = simplified_pairs; pair[0] && pair[1]; pair += 2) {
    simplified[pair[0] - FIRST] = pair[1];
    if (pair[1] >= FIRST && pair[1] < FIRST + COUNT) is_target[pair[1] - FIRST] = true;
  }
}

int32_t tv_simplify(int32_t code) {
  if (code < FIRST || code >= FIRST + COUNT) return code;
  pthread_once(&once, build);
  return simplified[code - FIRST];
}

bool tv_is_simplified(int32_t code) {
  if (code < FIRST || code >= FIRST + COUNT) return false;
  pthread_once(&once, build);
  return is_target[code - FIRST];
}
