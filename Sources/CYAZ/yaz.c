#include "cyaz.h"

#include <clibrary.h>
#include <stdint.h>
#include <string.h>

/* yaz/yaz-iconv.h, version 5 */
typedef struct yaz_iconv_struct *converter;
enum { E2BIG_YAZ = 2 };

static struct {
  converter (*open)(const char *to, const char *from);
  size_t (*convert)(converter, char **input, size_t *remaining, char **output, size_t *room);
  int (*error)(converter);
  int (*close)(converter);
} yaz;

static int load(void) {
  /* Found last, it says that all are there. */
  if (yaz.open) return 1;
  const tvet_function functions[] = {
      {"yaz_iconv", (void **)&yaz.convert},
      {"yaz_iconv_error", (void **)&yaz.error},
      {"yaz_iconv_close", (void **)&yaz.close},
      {"yaz_iconv_open", (void **)&yaz.open},
  };
  return tvet_library_open("libyaz.so.5", functions, sizeof functions / sizeof *functions, NULL, 0);
}

static long append(char *output, size_t room, long written, const char *text, size_t length) {
  if ((size_t)written < room) {
    size_t fits = room - (size_t)written < length ? room - (size_t)written : length;
    memcpy(output + written, text, fits);
  }
  return written + (long)length;
}

long cyaz_utf8(const char *input, size_t length, char *output, size_t room) {
  if (!load()) return -1;
  converter open = yaz.open("UTF-8", "MARC-8");
  if (!open) return -1;
  long written = 0;
  char buffer[4096];
  char *next = (char *)input;
  size_t remaining = length;
  for (;;) {
    char *place = buffer;
    size_t left = sizeof buffer;
    /* At the end the converter hands out the letter that it has kept for accents that might follow. */
    int is_end = remaining == 0;
    size_t before = remaining;
    size_t result = is_end ? yaz.convert(open, NULL, NULL, &place, &left) : yaz.convert(open, &next, &remaining, &place, &left);
    written = append(output, room, written, buffer, sizeof buffer - left);
    if (result != (size_t)-1) {
      if (is_end) break;
      continue;
    }
    if (yaz.error(open) == E2BIG_YAZ && (left < sizeof buffer || remaining < before)) continue;
    if (is_end || remaining == 0) break;
    written = append(output, room, written, "\xEF\xBF\xBD", 3);
    next++;
    remaining--;
  }
  yaz.close(open);
  return written;
}
