#include <stdlib.h>

#include "analyzer.h"
#include "page_log.h"
#include "sqlite.h"

// The FTS5 tokenizer `tvet`: the analyzer behind FTS5's interface.

typedef struct Tokenizer {
  tv_analyzer *analyzer;
  tv_page_log *log;
} Tokenizer;

static void destroy(Fts5Tokenizer *instance) {
  Tokenizer *tokenizer = (Tokenizer *)instance;
  if (!tokenizer) return;
  tv_analyzer_free(tokenizer->analyzer);
  free(tokenizer);
}

static int create(void *log, const char **arguments, int count, Fts5Tokenizer **made) {
  (void)arguments;
  *made = NULL;
  if (count > 0) return SQLITE_ERROR;
  Tokenizer *tokenizer = calloc(1, sizeof *tokenizer);
  if (!tokenizer) return SQLITE_NOMEM;
  tokenizer->log = log;
  tokenizer->analyzer = tv_analyzer_new();
  if (!tokenizer->analyzer) {
    free(tokenizer);
    return SQLITE_NOMEM;
  }
  *made = (Fts5Tokenizer *)tokenizer;
  return SQLITE_OK;
}

static int tokenize(
    Fts5Tokenizer *instance, void *context, int flags, const char *text, int length,
    int (*callback)(void *, int, const char *, int, int, int)) {
  Tokenizer *tokenizer = (Tokenizer *)instance;
  tv_walk walk = {
      .analyzer = tokenizer->analyzer, .text = text, .length = length, .is_unmarked = true, .context = context,
      .callback = callback, .flag_mask = FTS5_TOKEN_COLOCATED};
  if (flags & FTS5_TOKENIZE_QUERY) walk.mode = TV_QUERY;
  walk.is_prefix = (flags & FTS5_TOKENIZE_PREFIX) != 0;
  if (flags & FTS5_TOKENIZE_DOCUMENT) walk.log = tokenizer->log;
  if (walk.log) {
    const int result = tv_page_log_begin(walk.log);
    if (result) return result;
  }
  const int result = tv_walk_run(&walk);
  if (walk.log) tv_page_log_end(walk.log, walk.positions);
  return result;
}

static fts5_api *api_of(sqlite3 *connection) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK) return NULL;
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

int tv_register_tokenizer(sqlite3 *connection, tv_page_log *log) {
  fts5_api *api = api_of(connection);
  if (!api) return SQLITE_ERROR;
  fts5_tokenizer tokenizer = {create, destroy, tokenize};
  return api->xCreateTokenizer(api, "tvet", log, &tokenizer, NULL);
}
