#define _GNU_SOURCE
#include "library.h"

#include <stdlib.h>
#include <string.h>

/* Some builds want version 1, those with XFA version 2. */
static void open_form(tvet_pdf_document *document) {
  if (FPDF_GetFormType(document->document) == 0) return;
  for (int version = 1; version <= 2 && !document->form; version++) {
    document->host.version = version;
    document->form = FPDFDOC_InitFormFillEnvironment(document->document, &document->host);
  }
}

tvet_pdf_document *tvet_pdf_open(const void *bytes, size_t count, const char *password, int *error) {
  tvet_pdf_document *result = calloc(1, sizeof *result);
  *error = TVET_PDF_ERROR_UNKNOWN;
  if (!result) return NULL;
  result->document = FPDF_LoadMemDocument64(bytes, count, password);
  if (!result->document) {
    *error = (int)FPDF_GetLastError();
    free(result);
    return NULL;
  }
  *error = TVET_PDF_ERROR_NONE;
  open_form(result);
  return result;
}

void tvet_pdf_close(tvet_pdf_document *document) {
  if (document->form) FPDFDOC_ExitFormFillEnvironment(document->form);
  FPDF_CloseDocument(document->document);
  free(document);
}

int tvet_pdf_page_count(tvet_pdf_document *document) { return FPDF_GetPageCount(document->document); }

size_t tvet_pdf_info(tvet_pdf_document *document, const char *key, uint16_t *buffer, size_t capacity) {
  return tvet_pdf_units(FPDF_GetMetaText(document->document, key, buffer, 2 * capacity));
}

size_t tvet_pdf_language(tvet_pdf_document *document, uint16_t *buffer, size_t capacity) {
  return tvet_pdf_units(FPDFCatalog_GetLanguage ? FPDFCatalog_GetLanguage(document->document, buffer, 2 * capacity) : 0);
}

size_t tvet_pdf_page_label(tvet_pdf_document *document, int page, uint16_t *buffer, size_t capacity) {
  return tvet_pdf_units(FPDF_GetPageLabel(document->document, page, buffer, 2 * capacity));
}

int tvet_pdf_attachment_count(tvet_pdf_document *document) { return FPDFDoc_GetAttachmentCount(document->document); }

size_t tvet_pdf_attachment_name(tvet_pdf_document *document, int index, uint16_t *buffer, size_t capacity) {
  void *attachment = FPDFDoc_GetAttachment(document->document, index);
  return attachment ? tvet_pdf_units(FPDFAttachment_GetName(attachment, buffer, 2 * capacity)) : 0;
}

tvet_pdf_page *tvet_pdf_page_open(tvet_pdf_document *document, int index) {
  void *page = FPDF_LoadPage(document->document, index);
  if (!page) return NULL;
  void *text = FPDFText_LoadPage(page);
  tvet_pdf_page *result = text ? malloc(sizeof *result) : NULL;
  if (!result) {
    if (text) FPDFText_ClosePage(text);
    FPDF_ClosePage(page);
    return NULL;
  }
  *result = (tvet_pdf_page){page, text, FPDFPage_GetRotation(page), FPDF_GetPageWidthF(page), FPDF_GetPageHeightF(page)};
  return result;
}

void tvet_pdf_page_close(tvet_pdf_page *page) {
  FPDFText_ClosePage(page->text);
  FPDF_ClosePage(page->page);
  free(page);
}

ptrdiff_t tvet_pdf_find(const void *bytes, size_t count, const char *text) {
  const char *found = memmem(bytes, count, text, strlen(text));
  return found ? found - (const char *)bytes : -1;
}
