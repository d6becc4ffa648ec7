#include "clibrary.h"

#include <dlfcn.h>
#include <stdio.h>

bool tvet_library_open(const char *name, const tvet_function *functions, size_t count, char *reason, size_t room) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *cause = dlerror();
    snprintf(reason, room, "%s", cause ? cause : name);
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    if ((*functions[i].place = dlsym(library, functions[i].name))) continue;
    snprintf(reason, room, "%s lacks %s", name, functions[i].name);
    dlclose(library);
    return false;
  }
  return true;
}
