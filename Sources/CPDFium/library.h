#pragma once

#include "cpdfium.h"

/* PDFium's own types, as far as they are used here. */
typedef struct { float a, b, c, d, e, f; } matrix;
typedef struct { float left, top, right, bottom; } rectangle;

/* Every PDFium function that is used: result, name, parameters. */
#define FUNCTIONS(F) \
  F(void, FPDF_InitLibrary, (void)) \
  F(void *, FPDF_LoadMemDocument64, (const void *, size_t, const char *)) \
  F(unsigned long, FPDF_GetLastError, (void)) \
  F(void, FPDF_CloseDocument, (void *)) \
  F(int, FPDF_GetPageCount, (void *)) \
  F(unsigned long, FPDF_GetMetaText, (void *, const char *, void *, unsigned long)) \
  F(unsigned long, FPDF_GetPageLabel, (void *, int, void *, unsigned long)) \
  F(int, FPDF_GetFormType, (void *)) \
  F(void *, FPDFDOC_InitFormFillEnvironment, (void *, void *)) \
  F(void, FPDFDOC_ExitFormFillEnvironment, (void *)) \
  F(int, FPDFDoc_GetAttachmentCount, (void *)) \
  F(void *, FPDFDoc_GetAttachment, (void *, int)) \
  F(unsigned long, FPDFAttachment_GetName, (void *, void *, unsigned long)) \
  F(void *, FPDF_LoadPage, (void *, int)) \
  F(void, FPDF_ClosePage, (void *)) \
  F(float, FPDF_GetPageWidthF, (void *)) \
  F(float, FPDF_GetPageHeightF, (void *)) \
  F(int, FPDFPage_GetRotation, (void *)) \
  F(int, FPDFPage_GetAnnotCount, (void *)) \
  F(void *, FPDFPage_GetAnnot, (void *, int)) \
  F(void, FPDFPage_CloseAnnot, (void *)) \
  F(int, FPDFAnnot_GetSubtype, (void *)) \
  F(unsigned long, FPDFAnnot_GetStringValue, (void *, const char *, void *, unsigned long)) \
  F(int, FPDFAnnot_GetFormFieldType, (void *, void *)) \
  F(unsigned long, FPDFAnnot_GetFormFieldName, (void *, void *, void *, unsigned long)) \
  F(unsigned long, FPDFAnnot_GetFormFieldAlternateName, (void *, void *, void *, unsigned long)) \
  F(unsigned long, FPDFAnnot_GetFormFieldValue, (void *, void *, void *, unsigned long)) \
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
  F(int, FPDFText_IsGenerated, (void *, int)) \
  F(unsigned long, FPDFText_GetFontInfo, (void *, int, void *, unsigned long, int *)) \
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
  F(unsigned long, FPDFCatalog_GetLanguage, (void *, unsigned short *, unsigned long)) \
  F(void *, FPDFAnnot_GetFileAttachment, (void *))

/* Hidden: the library calls functions of these names itself, and must not find the pointers instead. */
#define DECLARE(result, name, parameters) extern __attribute__((visibility("hidden"))) result(*name) parameters;
FUNCTIONS(DECLARE)
OPTIONAL_FUNCTIONS(DECLARE)
#undef DECLARE

/* PDFium keeps the address of this structure. All its functions are left out: nothing is drawn, and no script runs. */
struct tvet_pdf_form_host {
  int version;
  void *functions[63];
};

struct tvet_pdf_document {
  void *document;
  void *form; /* null where the document has no form fields */
  struct tvet_pdf_form_host host;
};

struct tvet_pdf_page {
  void *page;
  void *text;
  int quarters; /* by which it is shown turned to the right */
  float width, height; /* as it is shown */
};

/* PDFium counts bytes, and counts a terminator that is no part of the value. */
static inline size_t tvet_pdf_units(unsigned long bytes) { return bytes < 2 ? 0 : bytes / 2 - 1; }
