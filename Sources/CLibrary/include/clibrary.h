#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Opens shared libraries at run time: those that would make every start of the tool slower, or need not be there. */

/* A function of a library: its name, and where its address goes. */
typedef struct {
  const char *name;
  void **place;
} tvet_function;

/* Opens a library and finds all functions. On failure, which is no error, says why in `reason`, where that is given. */
bool tvet_library_open(const char *library, const tvet_function *functions, size_t count, char *reason, size_t room);
