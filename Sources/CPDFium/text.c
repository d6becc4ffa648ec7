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

/* The font size is in text space; the matrix brings it to the page. */
static float size_on_page(void *text, int index, bool *upright) {
  matrix m = {1, 0, 0, 1, 0, 0};
  FPDFText_GetMatrix(text, index, &m);
  *upright = fabsf(m.b) <= 0.1f * fabsf(m.a);
  return (float)fabs(FPDFText_GetFontSize(text, index) * hypot(m.c, m.d));
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
  glyph->size = size_on_page(page->text, index, &glyph->upright);
  glyph->x = box.left;
  glyph->y = box.bottom;
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
  character->left = box.left;
  character->right = box.right;
  character->index = index;
  character->generated = FPDFText_IsGenerated(page->text, index) == 1;
  character->size = size_on_page(page->text, index, &character->upright);
  return true;
}
