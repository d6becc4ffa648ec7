#ifndef CYAZ_H
#define CYAZ_H

#include <stddef.h>

/* The converter of YAZ (Index Data, BSD licence), opened at run time: it draws in some thirty libraries, which no
   other file should wait for. */

/* Converts MARC-8 (ANSEL and the other sets of ANSI/NISO Z39.47) to UTF-8.
   Returns the number of bytes that the result has, of which at most `room` are written to `output`; -1 where the
   library is not installed. What means nothing in MARC-8 becomes U+FFFD. */
long cyaz_utf8(const char *input, size_t length, char *output, size_t room);

#endif
