#include "cole.h"

#include <clibrary.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Every function that is used: result, name, parameters. */
#define FUNCTIONS(F) \
  F(void, gsf_init, (void)) \
  F(void *, gsf_input_memory_new, (const uint8_t *, int64_t, int)) \
  F(int64_t, gsf_input_size, (void *)) \
  F(const uint8_t *, gsf_input_read, (void *, size_t, uint8_t *)) \
  F(void *, gsf_infile_msole_new, (void *, void **)) \
  F(int, gsf_infile_num_children, (void *)) \
  F(const char *, gsf_infile_name_by_index, (void *, int)) \
  F(void *, gsf_infile_child_by_index, (void *, int)) \
  F(void, g_object_ref, (void *)) \
  F(void *, gsf_doc_meta_data_new, (void)) \
  F(void *, gsf_doc_meta_data_read_from_msole, (void *, void *)) \
  F(void *, gsf_doc_meta_data_lookup, (const void *, const char *)) \
  F(const void *, gsf_doc_prop_get_val, (const void *)) \
  F(size_t, gsf_timestamp_get_type, (void)) \
  F(char *, gsf_timestamp_as_string, (const void *)) \
  F(int, gsf_msole_lid_to_codepage, (unsigned)) \
  F(size_t, g_type_from_name, (const char *)) \
  F(int, g_type_check_value_holds, (const void *, size_t)) \
  F(const char *, g_value_get_string, (const void *)) \
  F(void *, g_value_get_boxed, (const void *)) \
  F(void, g_object_unref, (void *)) \
  F(void, g_error_free, (void *)) \
  F(void, g_free, (void *))

#define DECLARE(result, name, parameters) static result(*name) parameters;
FUNCTIONS(DECLARE)

static bool is_open;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
#define ENTRY(result, name, parameters) {#name, (void **)&name},
  const tvet_function functions[] = {FUNCTIONS(ENTRY)};
  is_open = tvet_library_open("libgsf-1.so.114", functions, sizeof functions / sizeof *functions, NULL, 0);
  if (is_open) gsf_init();
}

struct tvet_ole {
  void *input, *root, *properties;
  size_t count;
};

int tvet_ole_open(const void *bytes, size_t count, tvet_ole **file) {
  pthread_once(&once, open_library);
  if (!is_open) return TVET_OLE_NO_LIBRARY;
  void *error = NULL;
  void *input = gsf_input_memory_new(bytes, (int64_t)count, false);
  void *root = input ? gsf_infile_msole_new(input, &error) : NULL;
  tvet_ole *opened = root ? calloc(1, sizeof *opened) : NULL;
  if (error) g_error_free(error);
  if (!opened) {
    if (root) g_object_unref(root);
    if (input) g_object_unref(input);
    return TVET_OLE_DAMAGED;
  }
  *opened = (tvet_ole){input, root, NULL, count};
  *file = opened;
  return TVET_OLE_DONE;
}

void tvet_ole_close(tvet_ole *file) {
  if (!file) return;
  if (file->properties) g_object_unref(file->properties);
  g_object_unref(file->root);
  g_object_unref(file->input);
  free(file);
}

/* More children than any storage has; each is found by going through a list. */
enum { maximum_children = 4096 };

static int count_children(void *storage) {
  int count = gsf_infile_num_children(storage);
  return count < maximum_children ? count : maximum_children;
}

/* The child of a storage. Names are compared without case (MS-CFB 2.6.4). */
static void *child(void *storage, const char *name, size_t length) {
  int count = count_children(storage);
  for (int i = 0; i < count; i++) {
    const char *found = gsf_infile_name_by_index(storage, i);
    if (found && strlen(found) == length && !strncasecmp(found, name, length)) {
      return gsf_infile_child_by_index(storage, i);
    }
  }
  return NULL;
}

/* What a path leads to; an empty one to the root. */
static void *find(tvet_ole *file, const char *path) {
  void *found = file->root;
  g_object_ref(found);
  while (found && *path) {
    size_t length = strcspn(path, "/");
    void *inner = child(found, path, length);
    g_object_unref(found);
    found = inner;
    path += length + (path[length] == '/');
  }
  return found;
}

char *tvet_ole_names(tvet_ole *file, const char *path, size_t *count) {
  void *storage = find(file, path);
  if (!storage) return NULL;
  int children = count_children(storage);
  char *names = NULL;
  FILE *out = open_memstream(&names, count);
  for (int i = 0; out && i < children; i++) {
    const char *name = gsf_infile_name_by_index(storage, i);
    if (name) fwrite(name, strlen(name) + 1, 1, out);
  }
  if (out) fclose(out);
  g_object_unref(storage);
  return names;
}

void *tvet_ole_read(tvet_ole *file, const char *path, size_t *count) {
  enum { sector = 512 };
  void *stream = find(file, path);
  if (!stream || gsf_infile_num_children(stream) >= 0) {
    if (stream) g_object_unref(stream);
    return NULL;
  }
  int64_t size = gsf_input_size(stream);
  /* A stream is no larger than its file, whatever the directory says. */
  size_t wanted = size < 0 ? 0 : (uint64_t)size > file->count ? file->count : (size_t)size;
  uint8_t *bytes = malloc(wanted ? wanted : 1);
  size_t read = 0;
  /* By sectors: a chain that breaks off gives what stands before the break. */
  while (bytes && read < wanted) {
    size_t step = wanted - read < sector ? wanted - read : sector;
    if (!gsf_input_read(stream, step, bytes + read)) break;
    read += step;
  }
  g_object_unref(stream);
  *count = read;
  return bytes;
}

static void read_properties(tvet_ole *file) {
  const char *streams[] = {"\05SummaryInformation", "\05DocumentSummaryInformation"};
  file->properties = gsf_doc_meta_data_new();
  for (int i = 0; i < 2; i++) {
    void *stream = find(file, streams[i]);
    if (!stream) continue;
    void *error = gsf_doc_meta_data_read_from_msole(file->properties, stream);
    if (error) g_error_free(error);
    g_object_unref(stream);
  }
}

char *tvet_ole_property(tvet_ole *file, const char *name) {
  if (!file->properties) read_properties(file);
  void *property = gsf_doc_meta_data_lookup(file->properties, name);
  const void *value = property ? gsf_doc_prop_get_val(property) : NULL;
  if (!value) return NULL;
  if (g_type_check_value_holds(value, g_type_from_name("gchararray"))) {
    const char *text = g_value_get_string(value);
    return text ? strdup(text) : NULL;
  }
  if (!g_type_check_value_holds(value, gsf_timestamp_get_type())) return NULL;
  void *time = g_value_get_boxed(value);
  char *written = time ? gsf_timestamp_as_string(time) : NULL;
  char *text = written ? strdup(written) : NULL;
  g_free(written);
  return text;
}

int tvet_ole_codepage(unsigned language) {
  pthread_once(&once, open_library);
  return is_open ? gsf_msole_lid_to_codepage(language) : 0;
}
