#ifdef TVET_EXTENSION

#include "canalysis.h"
#include "sqlite.h"

// The same code as a loadable extension, so that any SQLite can search the index: `.load tvet_fts5`.

SQLITE_EXTENSION_INIT1

// SQLite looks for the name it makes of the file's, tvet_fts5.so: letters only.
__attribute__((visibility("default"))) int sqlite3_tvetfts_init(
    sqlite3 *connection, char **message, const sqlite3_api_routines *routines);

int sqlite3_tvetfts_init(sqlite3 *connection, char **message, const sqlite3_api_routines *routines) {
  SQLITE_EXTENSION_INIT2(routines);
  (void)message;
  const int result = tv_register_tokenizer(connection, NULL);
  return result == SQLITE_OK ? tv_register_functions(connection) : result;
}

#endif
