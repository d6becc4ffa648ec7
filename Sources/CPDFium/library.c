#define _GNU_SOURCE
#include "library.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEFINE(result, name, parameters) result(*name) parameters;
FUNCTIONS(DEFINE)
OPTIONAL_FUNCTIONS(DEFINE)

static bool is_open;
static char origin[PATH_MAX + 256] = "not looked for";
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Opens the library at `path` and resolves all functions. */
static bool try_open(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *reason = dlerror();
    snprintf(origin, sizeof origin, "%s", reason ? reason : path);
    return false;
  }
  const char *missing = NULL;
#define RESOLVE(result, name, parameters) \
  if (!(*(void **)&name = dlsym(library, #name))) missing = #name;
#define RESOLVE_OPTIONAL(result, name, parameters) *(void **)&name = dlsym(library, #name);
  FUNCTIONS(RESOLVE)
  OPTIONAL_FUNCTIONS(RESOLVE_OPTIONAL)
  if (missing) {
    snprintf(origin, sizeof origin, "%s lacks %s", path, missing);
    dlclose(library);
    return false;
  }
  snprintf(origin, sizeof origin, "%s", path);
  return true;
}

/* Opens FOLDER/libpdfium.so if there is such a file. */
static bool try_folder(const char *folder, const char *below) {
  char path[PATH_MAX];
  int length = snprintf(path, sizeof path, "%s%s/libpdfium.so", folder, below);
  return length > 0 && (size_t)length < sizeof path && access(path, R_OK) == 0 && try_open(path);
}

static bool search(void) {
  const char *named = getenv("TVET_PDFIUM");
  if (named && *named) return try_open(named); /* who names one wants no other */

  char folder[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
  if (length > 0) {
    folder[length] = 0;
    char *slash = strrchr(folder, '/');
    if (slash) *slash = 0;
    if (try_folder(folder, "") || try_folder(folder, "/../lib/tvet")) return true;
  }
  const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
  if (data && *data && try_folder(data, "/tvet")) return true;
  if (home && *home && try_folder(home, "/.local/share/tvet")) return true;
  return try_folder("/usr/local/lib/tvet", "") || try_folder("/usr/local/lib", "") || try_folder("/usr/lib", "")
    || try_open("libpdfium.so");
}

static void open_once(void) {
  is_open = search();
  if (is_open) FPDF_InitLibrary();
}

bool tvet_pdfium_open(void) {
  pthread_once(&once, open_once);
  return is_open;
}

const char *tvet_pdfium_origin(void) { return origin; }
