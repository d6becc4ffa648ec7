#pragma once

// SQLite's interface: linked, or in a loadable extension handed over by the program that loads it.
#ifdef TVET_EXTENSION
#include <sqlite3ext.h>
extern const sqlite3_api_routines *sqlite3_api;
#else
#include <sqlite3.h>
#endif
