#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The door to PDFium. The library is opened at run time, so that the tool builds and starts without it.
   PDFium is not thread-safe: one caller at a time in a process. */

typedef struct tvet_pdf_document tvet_pdf_document;
typedef struct tvet_pdf_page tvet_pdf_page;
typedef struct tvet_pdf_annotation tvet_pdf_annotation;

enum {
  TVET_PDF_ERROR_NONE = 0,
  TVET_PDF_ERROR_UNKNOWN = 1,
  TVET_PDF_ERROR_FILE = 2,
  TVET_PDF_ERROR_FORMAT = 3,
  TVET_PDF_ERROR_PASSWORD = 4,
  TVET_PDF_ERROR_SECURITY = 5,
  TVET_PDF_ERROR_PAGE = 6,
};

/* How one character is drawn, on the page as it is shown: it may be turned. */
typedef struct {
  float size; /* of the type as it appears on the page, in points */
  float x;    /* left edge, in points from the page's left */
  float y;    /* base of the character's box, in points from the page's bottom */
  bool upright;
  bool bold; /* as far as the font's name says it */
} tvet_pdf_glyph;

/* A character of a page, and where it stands on the page as it is shown. */
typedef struct {
  uint32_t scalar;
  float x, y;        /* where the pen stood when it was drawn, in points from the page's lower left corner */
  float left, right; /* of its box; equal where PDFium made it up */
  float size;        /* of the type as it appears on the page, in points */
  bool upright;
  int index; /* its place among the page's characters */
  bool generated; /* a space or line's end that PDFium puts where it sees a gap */
} tvet_pdf_character;

/* Opens the library if that has not been done; false where there is none. */
bool tvet_pdfium_open(void);
/* The path of the opened library, or what the dynamic linker said last; never null. */
const char *tvet_pdfium_origin(void);

/* The bytes must stay where they are until the document is closed. The password may be null. Null on failure;
   *error says why. */
tvet_pdf_document *tvet_pdf_open(const void *bytes, size_t count, const char *password, int *error);
void tvet_pdf_close(tvet_pdf_document *document);
int tvet_pdf_page_count(tvet_pdf_document *document);

/* Those below that fill a buffer with UTF-16 (native order, no terminator) return the count of units that the value
   has; where that is more than the capacity, nothing is filled in. */
size_t tvet_pdf_info(tvet_pdf_document *document, const char *key, uint16_t *buffer, size_t capacity);
size_t tvet_pdf_language(tvet_pdf_document *document, uint16_t *buffer, size_t capacity);
size_t tvet_pdf_page_label(tvet_pdf_document *document, int page, uint16_t *buffer, size_t capacity);
/* Where an ASCII text begins among a file's bytes; negative where it is not. */
ptrdiff_t tvet_pdf_find(const void *bytes, size_t count, const char *text);

/* The files that the document carries. */
int tvet_pdf_attachment_count(tvet_pdf_document *document);
size_t tvet_pdf_attachment_name(tvet_pdf_document *document, int index, uint16_t *buffer, size_t capacity);

/* Pages count from 0. Null for a page that cannot be read. */
tvet_pdf_page *tvet_pdf_page_open(tvet_pdf_document *document, int page);
void tvet_pdf_page_close(tvet_pdf_page *page);
/* At least as many UTF-16 units as the page's text has. */
size_t tvet_pdf_page_capacity(tvet_pdf_page *page);
/* Fills the buffer with the page's text and returns the count of units. */
size_t tvet_pdf_page_text(tvet_pdf_page *page, uint16_t *buffer, size_t capacity);
/* The character at an offset in the text, counted in Unicode scalars; false where there is none. */
bool tvet_pdf_page_glyph(tvet_pdf_page *page, int offset, tvet_pdf_glyph *glyph);
/* Whether the character at a place among the page's characters is bold. */
bool tvet_pdf_page_is_bold(tvet_pdf_page *page, int index);
/* The place among the page's characters of the one at an offset in the text; negative where there is none. */
int tvet_pdf_page_character_index(tvet_pdf_page *page, int offset);
/* The characters of a page, among them some that its text leaves out; false where there is none at the index. */
int tvet_pdf_page_character_count(tvet_pdf_page *page);
bool tvet_pdf_page_character(tvet_pdf_page *page, int index, tvet_pdf_character *character);

/* The subtypes of annotations, as PDFium numbers them, that are told apart here, and the kinds of form fields. */
enum { TVET_PDF_LINK = 2, TVET_PDF_POPUP = 16, TVET_PDF_FILE = 17, TVET_PDF_WIDGET = 20 };
enum { TVET_PDF_CHECK_BOX = 2, TVET_PDF_RADIO_BUTTON = 3, TVET_PDF_COMBO_BOX = 4, TVET_PDF_TEXT_FIELD = 6 };
/* What an annotation or its form field may say. */
enum {
  TVET_PDF_CONTENTS, TVET_PDF_AUTHOR, TVET_PDF_FILE_NAME, TVET_PDF_FIELD_NAME, TVET_PDF_FIELD_LABEL, TVET_PDF_FIELD_VALUE
};
int tvet_pdf_annotation_count(tvet_pdf_page *page);
/* Null for one that cannot be read. */
tvet_pdf_annotation *tvet_pdf_annotation_open(tvet_pdf_page *page, int index);
void tvet_pdf_annotation_close(tvet_pdf_annotation *annotation);
int tvet_pdf_annotation_kind(tvet_pdf_annotation *annotation);
size_t tvet_pdf_annotation_value(
  tvet_pdf_document *document, tvet_pdf_annotation *annotation, int value, uint16_t *buffer, size_t capacity);
/* Negative where the annotation is no form field. */
int tvet_pdf_field_kind(tvet_pdf_document *document, tvet_pdf_annotation *annotation);

bool tvet_pdf_page_has_image(tvet_pdf_page *page);
/* The share of the page that its largest image covers, 0 to 1. */
float tvet_pdf_page_image_share(tvet_pdf_page *page);
/* Pieces of text, paths, images. */
int tvet_pdf_page_object_count(tvet_pdf_page *page);
/* Width and height in points. */
void tvet_pdf_page_size(tvet_pdf_page *page, double *width, double *height);
/* Draws the page on white into width x height grey bytes, row after row; false where memory is short. */
bool tvet_pdf_page_render_grey(tvet_pdf_page *page, uint8_t *pixels, int width, int height);
