#include <math.h>

#include "library.h"

enum { object_form = 5, object_image = 3, bitmap_grey = 1, render_annotations = 0x01, render_grey = 0x08 };

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
