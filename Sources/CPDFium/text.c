#include "library.h"

#include <math.h>
#include <string.h>

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

/* The font size is in text space; the matrix brings it to the page, which may be shown turned. */
static float size_on_page(const tvet_pdf_page *page, int index, bool *upright) {
  matrix m = {1, 0, 0, 1, 0, 0};
  FPDFText_GetMatrix(page->text, index, &m);
  float along = fabsf(m.a), across = fabsf(m.b);
  *upright = page->quarters % 2 == 0 ? across <= 0.1f * along : along <= 0.1f * across;
  return (float)fabs(FPDFText_GetFontSize(page->text, index) * hypot(m.c, m.d));
}

/* From where a point lies to where it is shown. */
static void turn(const tvet_pdf_page *page, float *x, float *y) {
  float left = *x, bottom = *y;
  switch (page->quarters) {
  case 1: *x = bottom, *y = page->height - left; break;
  case 2: *x = page->width - left, *y = page->height - bottom; break;
  case 3: *x = page->width - bottom, *y = left; break;
  default: break;
  }
}

/* Fonts are told by name: PDFium's weights are guessed from the width of stems. */
static bool is_bold(void *text, int index) {
  char name[128] = "";
  int flags = 0;
  FPDFText_GetFontInfo(text, index, name, sizeof name, &flags);
  /* A tag of six letters before the name says that not all of the font is there. BX is bold in TeX. */
  const char *start = strlen(name) > 7 && name[6] == '+' ? name + 7 : name;
  static const char *const words[] = {"Bold", "bold", "BOLD", "Black", "Heavy", "Semibold", "-Demi", "Medi", "BX"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strstr(start, words[i])) return true;
  return false;
}

bool tvet_pdf_page_is_bold(tvet_pdf_page *page, int index) { return is_bold(page->text, index); }

bool tvet_pdf_page_glyph(tvet_pdf_page *page, int offset, tvet_pdf_glyph *glyph) {
  int index = FPDFText_GetCharIndexFromTextIndex(page->text, offset);
  if (index < 0) return false;
  rectangle box = {0, 0, 0, 0};
  FPDFText_GetLooseCharBox(page->text, index, &box);
  glyph->size = size_on_page(page, index, &glyph->upright);
  glyph->x = box.left;
  glyph->y = box.bottom;
  turn(page, &glyph->x, &glyph->y);
  glyph->bold = is_bold(page->text, index);
  return true;
}

int tvet_pdf_page_character_index(tvet_pdf_page *page, int offset) {
  return FPDFText_GetCharIndexFromTextIndex(page->text, offset);
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
  turn(page, &character->x, &character->y);
  bool is_empty = box.left == box.right;
  turn(page, &box.left, &box.bottom);
  turn(page, &box.right, &box.top);
  character->left = fminf(box.left, box.right);
  character->right = is_empty ? character->left : fmaxf(box.left, box.right);
  character->index = index;
  character->generated = FPDFText_IsGenerated(page->text, index) == 1;
  character->size = size_on_page(page, index, &character->upright);
  return true;
}
