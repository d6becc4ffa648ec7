#define _GNU_SOURCE
#include "cpdfium.h"

#include <dlfcn.h>
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* PDFium's own types, as far as they are used here. */
typedef struct { float a, b, c, d, e, f; } matrix;
typedef struct { float left, top, right, bottom; } rectangle;
enum { object_form = 5, object_image = 3, bitmap_grey = 1, render_annotations = 0x01, render_grey = 0x08 };

/* Every PDFium function that is used: result, name, parameters. */
#define FUNCTIONS(F) \
  F(void, FPDF_InitLibrary, (void)) \
  F(void *, FPDF_LoadMemDocument64, (const void *, size_t, const char *)) \
  F(unsigned long, FPDF_GetLastError, (void)) \
  F(void, FPDF_CloseDocument, (void *)) \
  F(int, FPDF_GetPageCount, (void *)) \
  F(unsigned long, FPDF_GetMetaText, (void *, const char *, void *, unsigned long)) \
  F(unsigned long, FPDF_GetPageLabel, (void *, int, void *, unsigned long)) \
  F(void *, FPDF_LoadPage, (void *, int)) \
  F(void, FPDF_ClosePage, (void *)) \
  F(float, FPDF_GetPageWidthF, (void *)) \
  F(float, FPDF_GetPageHeightF, (void *)) \
  F(int, FPDFPage_CountObjects, (void *)) \
  F(void *, FPDFPage_GetObject, (void *, int)) \
  F(int, FPDFPageObj_GetType, (void *)) \
  F(int, FPDFPageObj_GetBounds, (void *, float *, float *, float *, float *)) \
  F(int, FPDFFormObj_CountObjects, (void *)) \
  F(void *, FPDFFormObj_GetObject, (void *, unsigned long)) \
  F(void *, FPDFText_LoadPage, (void *)) \
  F(void, FPDFText_ClosePage, (void *)) \
  F(int, FPDFText_CountChars, (void *)) \
  F(int, FPDFText_GetText, (void *, int, int, unsigned short *)) \
  F(int, FPDFText_GetCharIndexFromTextIndex, (void *, int)) \
  F(unsigned int, FPDFText_GetUnicode, (void *, int)) \
  F(int, FPDFText_GetCharOrigin, (void *, int, double *, double *)) \
  F(double, FPDFText_GetFontSize, (void *, int)) \
  F(int, FPDFText_GetMatrix, (void *, int, matrix *)) \
  F(int, FPDFText_GetLooseCharBox, (void *, int, rectangle *)) \
  F(void *, FPDFBitmap_CreateEx, (int, int, int, void *, int)) \
  F(int, FPDFBitmap_FillRect, (void *, int, int, int, int, unsigned long)) \
  F(void, FPDFBitmap_Destroy, (void *)) \
  F(void, FPDF_RenderPageBitmap, (void *, void *, int, int, int, int, int, int))

/* Functions that older builds lack; null where they do. */
#define OPTIONAL_FUNCTIONS(F) \
  F(unsigned long, FPDFCatalog_GetLanguage, (void *, unsigned short *, unsigned long))

#define DECLARE(result, name, parameters) static result(*name) parameters;
FUNCTIONS(DECLARE)
OPTIONAL_FUNCTIONS(DECLARE)

static bool is_open;
static char origin[PATH_MAX + 256] = "not looked for";
static pthread_once_t once = PTHREAD_ONCE_INIT;

struct tvet_pdf_page {
  void *page;
  void *text;
};

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

tvet_pdf_document *tvet_pdf_open(const void *bytes, size_t count, int *error) {
  void *document = FPDF_LoadMemDocument64(bytes, count, NULL);
  *error = document ? TVET_PDF_ERROR_NONE : (int)FPDF_GetLastError();
  return document;
}

void tvet_pdf_close(tvet_pdf_document *document) { FPDF_CloseDocument(document); }

int tvet_pdf_page_count(tvet_pdf_document *document) { return FPDF_GetPageCount(document); }

/* PDFium counts bytes, and counts a terminator that is no part of the value. */
static size_t units(unsigned long bytes) { return bytes < 2 ? 0 : bytes / 2 - 1; }

size_t tvet_pdf_info(tvet_pdf_document *document, const char *key, uint16_t *buffer, size_t capacity) {
  return units(FPDF_GetMetaText(document, key, buffer, 2 * capacity));
}

size_t tvet_pdf_language(tvet_pdf_document *document, uint16_t *buffer, size_t capacity) {
  return units(FPDFCatalog_GetLanguage ? FPDFCatalog_GetLanguage(document, buffer, 2 * capacity) : 0);
}

size_t tvet_pdf_page_label(tvet_pdf_document *document, int page, uint16_t *buffer, size_t capacity) {
  return units(FPDF_GetPageLabel(document, page, buffer, 2 * capacity));
}

tvet_pdf_page *tvet_pdf_page_open(tvet_pdf_document *document, int index) {
  void *page = FPDF_LoadPage(document, index);
  if (!page) return NULL;
  void *text = FPDFText_LoadPage(page);
  tvet_pdf_page *result = text ? malloc(sizeof *result) : NULL;
  if (!result) {
    if (text) FPDFText_ClosePage(text);
    FPDF_ClosePage(page);
    return NULL;
  }
  *result = (tvet_pdf_page){page, text};
  return result;
}

void tvet_pdf_page_close(tvet_pdf_page *page) {
  FPDFText_ClosePage(page->text);
  FPDF_ClosePage(page->page);
  free(page);
}

size_t tvet_pdf_page_capacity(tvet_pdf_page *page) {
  int count = FPDFText_CountChars(page->text);
  return count > 0 ? 2 * (size_t)count + 2 : 0; /* two units a character, and the terminator */
}

size_t tvet_pdf_page_text(tvet_pdf_page *page, uint16_t *buffer, size_t capacity) {
  int count = FPDFText_CountChars(page->text);
  if (count <= 0 || capacity < 2 * (size_t)count + 2) return 0;
  int written = FPDFText_GetText(page->text, 0, count, buffer);
  return written > 1 ? (size_t)written - 1 : 0;
}

/* The font size is in text space; the matrix brings it to the page. */
static float size_on_page(void *text, int index, bool *upright) {
  matrix m = {1, 0, 0, 1, 0, 0};
  FPDFText_GetMatrix(text, index, &m);
  *upright = fabsf(m.b) <= 0.1f * fabsf(m.a);
  return (float)fabs(FPDFText_GetFontSize(text, index) * hypot(m.c, m.d));
}

bool tvet_pdf_page_glyph(tvet_pdf_page *page, int offset, tvet_pdf_glyph *glyph) {
  int index = FPDFText_GetCharIndexFromTextIndex(page->text, offset);
  if (index < 0) return false;
  rectangle box = {0, 0, 0, 0};
  FPDFText_GetLooseCharBox(page->text, index, &box);
  glyph->size = size_on_page(page->text, index, &glyph->upright);
  glyph->x = box.left;
  glyph->y = box.bottom;
  return true;
}

int tvet_pdf_page_character_count(tvet_pdf_page *page) { return FPDFText_CountChars(page->text); }

bool tvet_pdf_page_character(tvet_pdf_page *page, int index, tvet_pdf_character *character) {
  rectangle box;
  double x, y;
  if (!FPDFText_GetLooseCharBox(page->text, index, &box)) return false;
  if (!FPDFText_GetCharOrigin(page->text, index, &x, &y)) return false;
  character->scalar = FPDFText_GetUnicode(page->text, index);
  character->x = (float)x;
  character->y = (float)y;
  character->left = box.left;
  character->right = box.right;
  character->size = size_on_page(page->text, index, &character->upright);
  return true;
}

/* Whether there is an image among a page's objects or inside its forms, to a small depth. */
static bool form_has_image(void *form, int depth) {
  int count = FPDFFormObj_CountObjects(form);
  for (int i = 0; i < count && i < 1000; i++) {
    void *object = FPDFFormObj_GetObject(form, (unsigned long)i);
    int type = object ? FPDFPageObj_GetType(object) : 0;
    if (type == object_image || (type == object_form && depth > 0 && form_has_image(object, depth - 1))) return true;
  }
  return false;
}

bool tvet_pdf_page_has_image(tvet_pdf_page *page) {
  int count = FPDFPage_CountObjects(page->page);
  for (int i = 0; i < count && i < 1000; i++) {
    void *object = FPDFPage_GetObject(page->page, i);
    int type = object ? FPDFPageObj_GetType(object) : 0;
    if (type == object_image || (type == object_form && form_has_image(object, 2))) return true;
  }
  return false;
}

float tvet_pdf_page_image_share(tvet_pdf_page *page) {
  float area = FPDF_GetPageWidthF(page->page) * FPDF_GetPageHeightF(page->page), most = 0;
  int count = FPDFPage_CountObjects(page->page);
  for (int i = 0; i < count && i < 1000; i++) {
    void *object = FPDFPage_GetObject(page->page, i);
    int type = object ? FPDFPageObj_GetType(object) : 0;
    if (type != object_image && !(type == object_form && form_has_image(object, 2))) continue;
    float left = 0, bottom = 0, right = 0, top = 0;
    if (!FPDFPageObj_GetBounds(object, &left, &bottom, &right, &top)) continue;
    most = fmaxf(most, (right - left) * (top - bottom));
  }
  return area > 0 ? fminf(1, most / area) : 0;
}

int tvet_pdf_page_object_count(tvet_pdf_page *page) { return FPDFPage_CountObjects(page->page); }

void tvet_pdf_page_size(tvet_pdf_page *page, double *width, double *height) {
  *width = FPDF_GetPageWidthF(page->page);
  *height = FPDF_GetPageHeightF(page->page);
}

bool tvet_pdf_page_render_grey(tvet_pdf_page *page, uint8_t *pixels, int width, int height) {
  void *bitmap = FPDFBitmap_CreateEx(width, height, bitmap_grey, pixels, width);
  if (!bitmap) return false;
  FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFFul);
  FPDF_RenderPageBitmap(bitmap, page->page, 0, 0, width, height, 0, render_annotations | render_grey);
  FPDFBitmap_Destroy(bitmap);
  return true;
}
