#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The door to PDFium. The library is opened at run time, so that the tool builds and starts without it.
   PDFium is not thread-safe: one caller at a time in a process. */

typedef struct tvet_pdf_document tvet_pdf_document;
typedef struct tvet_pdf_page tvet_pdf_page;

enum {
  TVET_PDF_ERROR_NONE = 0,
  TVET_PDF_ERROR_UNKNOWN = 1,
  TVET_PDF_ERROR_FILE = 2,
  TVET_PDF_ERROR_FORMAT = 3,
  TVET_PDF_ERROR_PASSWORD = 4,
  TVET_PDF_ERROR_SECURITY = 5,
  TVET_PDF_ERROR_PAGE = 6,
};

/* How one character is drawn. */
typedef struct {
  float size; /* of the type as it appears on the page, in points */
  float x;    /* left edge, in points from the page's left */
  float y;    /* base of the character's box, in points from the page's bottom */
  bool upright;
} tvet_pdf_glyph;

/* A character of a page, and where it stands. */
typedef struct {
  uint32_t scalar;
  float x, y;        /* where the pen stood when it was drawn, in points from the page's lower left corner */
  float left, right; /* of its box; equal where PDFium made it up */
  float size;        /* of the type as it appears on the page, in points */
  bool upright;
} tvet_pdf_character;

/* Opens the library if that has not been done; false where there is none. */
bool tvet_pdfium_open(void);
/* The path of the opened library, or what the dynamic linker said last; never null. */
const char *tvet_pdfium_origin(void);

/* The bytes must stay where they are until the document is closed. Null on failure; *error says why. */
tvet_pdf_document *tvet_pdf_open(const void *bytes, size_t count, int *error);
void tvet_pdf_close(tvet_pdf_document *document);
int tvet_pdf_page_count(tvet_pdf_document *document);

/* The three below fill a buffer with UTF-16 (native order, no terminator) and return the count of units that
   the value has; where that is more than the capacity, nothing is filled in. */
size_t tvet_pdf_info(tvet_pdf_document *document, const char *key, uint16_t *buffer, size_t capacity);
size_t tvet_pdf_language(tvet_pdf_document *document, uint16_t *buffer, size_t capacity);
size_t tvet_pdf_page_label(tvet_pdf_document *document, int page, uint16_t *buffer, size_t capacity);

/* Pages count from 0. Null for a page that cannot be read. */
tvet_pdf_page *tvet_pdf_page_open(tvet_pdf_document *document, int page);
void tvet_pdf_page_close(tvet_pdf_page *page);
/* At least as many UTF-16 units as the page's text has. */
size_t tvet_pdf_page_capacity(tvet_pdf_page *page);
/* Fills the buffer with the page's text and returns the count of units. */
size_t tvet_pdf_page_text(tvet_pdf_page *page, uint16_t *buffer, size_t capacity);
/* The character at an offset in the text, counted in Unicode scalars; false where there is none. */
bool tvet_pdf_page_glyph(tvet_pdf_page *page, int offset, tvet_pdf_glyph *glyph);
/* The characters of a page, among them some that its text leaves out; false where there is none at the index. */
int tvet_pdf_page_character_count(tvet_pdf_page *page);
bool tvet_pdf_page_character(tvet_pdf_page *page, int index, tvet_pdf_character *character);
bool tvet_pdf_page_has_image(tvet_pdf_page *page);
/* The share of the page that its largest image covers, 0 to 1. */
float tvet_pdf_page_image_share(tvet_pdf_page *page);
/* Pieces of text, paths, images. */
int tvet_pdf_page_object_count(tvet_pdf_page *page);
/* Width and height in points. */
void tvet_pdf_page_size(tvet_pdf_page *page, double *width, double *height);
/* Draws the page on white into width x height grey bytes, row after row; false where memory is short. */
bool tvet_pdf_page_render_grey(tvet_pdf_page *page, uint8_t *pixels, int width, int height);
