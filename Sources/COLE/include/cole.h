#pragma once

#include <stddef.h>

/* The door to libgsf (LGPL): OLE compound files (MS-CFB) and their property sets (MS-OLEPS). The library is opened
   at run time: what it brings along would make every start of the tool slower. */

typedef struct tvet_ole tvet_ole;

enum { TVET_OLE_DONE = 0, TVET_OLE_NO_LIBRARY = 1, TVET_OLE_DAMAGED = 2 };

/* Opens a compound file in memory; the bytes must outlive it. Returns one of the values above. */
int tvet_ole_open(const void *bytes, size_t count, tvet_ole **file);
void tvet_ole_close(tvet_ole *file);

/* The bytes of a stream ("storage/stream"), as many as can be read; null where there is none of that name. Names are
   compared without case. To be freed. */
void *tvet_ole_read(tvet_ole *file, const char *path, size_t *count);

/* The names of what is in a storage, "" being the root, each ended by a zero byte; null where there is no such storage.
   `count` is the bytes of all. To be freed. */
char *tvet_ole_names(tvet_ole *file, const char *path, size_t *count);

/* A property of the summary streams by libgsf's name for it ("dc:title"), in UTF-8; null where there is none.
   A time is written as ISO 8601. To be freed. */
char *tvet_ole_property(tvet_ole *file, const char *name);

/* The Windows code page of a language identifier (MS-LCID); 0 where the library is missing. */
int tvet_ole_codepage(unsigned language);
