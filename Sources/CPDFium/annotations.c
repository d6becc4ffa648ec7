#include "library.h"

int tvet_pdf_annotation_count(tvet_pdf_page *page) { return FPDFPage_GetAnnotCount(page->page); }

tvet_pdf_annotation *tvet_pdf_annotation_open(tvet_pdf_page *page, int index) {
  return FPDFPage_GetAnnot(page->page, index);
}

void tvet_pdf_annotation_close(tvet_pdf_annotation *annotation) { FPDFPage_CloseAnnot(annotation); }

int tvet_pdf_annotation_kind(tvet_pdf_annotation *annotation) { return FPDFAnnot_GetSubtype(annotation); }

size_t tvet_pdf_annotation_value(
  tvet_pdf_document *document, tvet_pdf_annotation *annotation, int value, uint16_t *buffer, size_t capacity
) {
  unsigned long size = 2 * capacity;
  switch (value) {
  case TVET_PDF_CONTENTS: return tvet_pdf_units(FPDFAnnot_GetStringValue(annotation, "Contents", buffer, size));
  case TVET_PDF_AUTHOR: return tvet_pdf_units(FPDFAnnot_GetStringValue(annotation, "T", buffer, size));
  case TVET_PDF_FILE_NAME: {
    void *file = FPDFAnnot_GetFileAttachment ? FPDFAnnot_GetFileAttachment(annotation) : NULL;
    return file ? tvet_pdf_units(FPDFAttachment_GetName(file, buffer, size)) : 0;
  }
  default: break;
  }
  if (!document->form) return 0;
  switch (value) {
  case TVET_PDF_FIELD_NAME: return tvet_pdf_units(FPDFAnnot_GetFormFieldName(document->form, annotation, buffer, size));
  case TVET_PDF_FIELD_LABEL:
    return tvet_pdf_units(FPDFAnnot_GetFormFieldAlternateName(document->form, annotation, buffer, size));
  case TVET_PDF_FIELD_VALUE: return tvet_pdf_units(FPDFAnnot_GetFormFieldValue(document->form, annotation, buffer, size));
  default: return 0;
  }
}

int tvet_pdf_field_kind(tvet_pdf_document *document, tvet_pdf_annotation *annotation) {
  return document->form ? FPDFAnnot_GetFormFieldType(document->form, annotation) : -1;
}
