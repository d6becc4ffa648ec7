#include <stdlib.h>

#include "canalysis.h"
#include "sqlite.h"

// SQL functions that open stored pages.

// Removes markers in place; returns the new length.
static int64_t strip_markers(char *text, int64_t length) {
  int64_t count = 0;
  int is_in_marker = 0;
  for (int64_t i = 0; i < length; i++) {
    if (text[i] == 1) is_in_marker = 1;
    else if (text[i] == 2) is_in_marker = 0;
    else if (!is_in_marker) text[count++] = text[i];
  }
  return count;
}

static void open_page(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
  if (sqlite3_value_type(values[0]) != SQLITE_BLOB) {
    sqlite3_result_error(context, "tvet: not a stored page", -1);
    return;
  }
  const void *frame = sqlite3_value_blob(values[0]);
  const size_t length = (size_t)sqlite3_value_bytes(values[0]);
  const int64_t size = tv_content_size(frame, length);
  if (size < 0) {
    sqlite3_result_error(context, "tvet: damaged page", -1);
    return;
  }
  char *text = sqlite3_malloc64((sqlite3_uint64)size + 1);
  if (!text) {
    sqlite3_result_error_nomem(context);
    return;
  }
  int64_t written = tv_decompress(frame, length, text, (size_t)size);
  if (written < 0) {
    sqlite3_free(text);
    sqlite3_result_error(context, "tvet: damaged page", -1);
    return;
  }
  if (sqlite3_user_data(context)) written = strip_markers(text, written);
  sqlite3_result_text64(context, text, (sqlite3_uint64)written, sqlite3_free, SQLITE_UTF8);
}

int tv_register_functions(sqlite3 *connection) {
  static int strips = 1;
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const int result =
      sqlite3_create_function_v2(connection, "tvet_text", 1, flags, &strips, open_page, NULL, NULL, NULL);
  if (result != SQLITE_OK) return result;
  return sqlite3_create_function_v2(connection, "tvet_marked_text", 1, flags, NULL, open_page, NULL, NULL, NULL);
}
