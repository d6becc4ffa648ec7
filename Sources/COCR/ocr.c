#define _GNU_SOURCE
#include "cocr.h"

#include <clibrary.h>
#include <leptonica/allheaders.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>
#include <time.h>

/* Every function that is used. Those of Leptonica are looked for among Tesseract's dependencies: it must be the
   same one. */
#define FUNCTIONS(F) \
  F(TessVersion) F(TessDeleteText) F(TessBaseAPICreate) F(TessBaseAPIDelete) F(TessBaseAPIInit2) F(TessBaseAPIEnd) \
  F(TessBaseAPIClear) F(TessBaseAPISetVariable) F(TessBaseAPISetPageSegMode) F(TessBaseAPISetImage2) \
  F(TessBaseAPISetSourceResolution) F(TessBaseAPIRecognize) F(TessBaseAPIGetIterator) \
  F(TessBaseAPIDetectOrientationScript) F(TessResultIteratorDelete) F(TessResultIteratorGetPageIteratorConst) \
  F(TessResultIteratorNext) F(TessResultIteratorGetUTF8Text) F(TessResultIteratorConfidence) \
  F(TessPageIteratorIsAtBeginningOf) F(TessPageIteratorBoundingBox) F(TessMonitorCreate) F(TessMonitorDelete) \
  F(TessMonitorSetCancelFunc) F(TessMonitorSetCancelThis) F(setMsgSeverity) F(findFileFormatBuffer) F(pixReadHeaderMem) F(pixReadMem) \
  F(pixReadMemFromMultipageTiff) F(readHeaderMemTiff) F(pixCreateNoInit) F(pixDestroy) F(pixGetDimensions) \
  F(pixGetXRes) F(pixSetResolution) F(pixGetWpl) F(pixGetData) F(pixEndianByteSwap) F(pixRemoveAlpha) \
  F(pixConvertTo8) F(pixScale) F(pixRotateOrth) F(pixRotate) F(pixOtsuAdaptiveThreshold) \
  F(pixFindSkewOrthogonalRange) F(pixClipRectangle) F(boxCreate) F(boxDestroy) F(pixGetGrayHistogram) F(numaDestroy) F(numaGetFValue)

#define DECLARE(name) static __typeof__(name) *p_##name;
FUNCTIONS(DECLARE)


static bool is_open;
static char origin[512] = "not looked for";
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_once(void) {
#define ENTRY(name) {#name, (void **)&p_##name},
  const tvet_function functions[] = {FUNCTIONS(ENTRY)};
  size_t count = sizeof functions / sizeof *functions;
  if (!tvet_library_open("libtesseract.so.5", functions, count, origin, sizeof origin)) return;
  p_setMsgSeverity(L_SEVERITY_NONE);
  snprintf(origin, sizeof origin, "%s", p_TessVersion());
  is_open = true;
}

bool tvet_ocr_open(void) {
  pthread_once(&once, open_once);
  return is_open;
}

const char *tvet_ocr_origin(void) { return origin; }

/* Images */

/* The size is asked for first: a small file may hold an image that fills the memory. */
tvet_image *tvet_image_read(
    const void *bytes, size_t count, tvet_image_place *place, uint64_t most, uint64_t *pixels) {
  int format = 0, width = 0, height = 0;
  *pixels = 0;
  if (count < 16 || p_findFileFormatBuffer(bytes, &format)) return NULL;
  bool is_tiff = L_FORMAT_IS_TIFF(format);
  bool is_faulty = is_tiff ? p_readHeaderMemTiff(bytes, count, place->page, &width, &height, NULL, NULL, NULL, NULL, NULL)
                           : p_pixReadHeaderMem(bytes, count, NULL, &width, &height, NULL, NULL, NULL);
  place->is_over = true;
  if (is_faulty || width <= 0 || height <= 0) return NULL;
  *pixels = (uint64_t)width * (uint64_t)height;
  if (*pixels > most) return NULL;
  if (!is_tiff) return p_pixReadMem(bytes, count);
  tvet_image *image = p_pixReadMemFromMultipageTiff(bytes, count, &place->offset);
  place->page++;
  place->is_over = !image || place->offset == 0;
  return image;
}

tvet_image *tvet_image_grey(const uint8_t *pixels, int width, int height, int resolution) {
  tvet_image *image = p_pixCreateNoInit(width, height, 8);
  if (!image) return NULL;
  p_pixSetResolution(image, resolution, resolution);
  size_t stride = (size_t)p_pixGetWpl(image) * 4;
  uint8_t *rows = (uint8_t *)p_pixGetData(image);
  for (int y = 0; y < height; y++) {
    memcpy(rows + (size_t)y * stride, pixels + (size_t)y * (size_t)width, (size_t)width);
    memset(rows + (size_t)y * stride + width, 255, stride - (size_t)width);
  }
  p_pixEndianByteSwap(image); /* Leptonica keeps the first pixel of a word in its highest byte */
  return image;
}

void tvet_image_free(tvet_image *image) { p_pixDestroy(&image); }

int tvet_image_width(const tvet_image *image) {
  int width = 0;
  p_pixGetDimensions(image, &width, NULL, NULL);
  return width;
}

int tvet_image_height(const tvet_image *image) {
  int height = 0;
  p_pixGetDimensions(image, NULL, &height, NULL);
  return height;
}

int tvet_image_resolution(const tvet_image *image) { return p_pixGetXRes(image); }

const void *tvet_image_bytes(tvet_image *image, size_t *count) {
  *count = (size_t)p_pixGetWpl(image) * 4 * (size_t)tvet_image_height(image);
  return p_pixGetData(image);
}

tvet_image *tvet_image_to_grey(tvet_image *image) {
  tvet_image *opaque = p_pixRemoveAlpha(image);
  if (!opaque) return NULL;
  tvet_image *grey = p_pixConvertTo8(opaque, 0);
  p_pixDestroy(&opaque);
  return grey;
}

tvet_image *tvet_image_part(tvet_image *image, int left, int top, int width, int height) {
  BOX *box = p_boxCreate(left, top, width, height);
  if (!box) return NULL;
  tvet_image *part = p_pixClipRectangle(image, box, NULL);
  p_boxDestroy(&box);
  return part;
}

tvet_image *tvet_image_scaled(tvet_image *image, double factor) {
  return p_pixScale(image, (float)factor, (float)factor);
}

tvet_image *tvet_image_turned(tvet_image *image, int quarters) { return p_pixRotateOrth(image, quarters & 3); }

tvet_image *tvet_image_rotated(tvet_image *image, double degrees) {
  int width = tvet_image_width(image), height = tvet_image_height(image);
  return p_pixRotate(image, (float)(degrees * M_PI / 180), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, width, height);
}

double tvet_image_skew(tvet_image *image, double *confidence) {
  float angle = 0, sure = 0;
  *confidence = 0;
  tvet_image *bits = NULL;
  if (p_pixOtsuAdaptiveThreshold(image, 2000, 2000, 0, 0, 0.1f, NULL, &bits) || !bits) return 0;
  if (!p_pixFindSkewOrthogonalRange(bits, &angle, &sure, 4, 2, 15, 1, 0.01f, 0)) *confidence = sure;
  p_pixDestroy(&bits);
  return angle;
}

int tvet_image_ink(tvet_image *image) {
  NUMA *counts = p_pixGetGrayHistogram(image, 4);
  if (!counts) return 0;
  double total = 0, most = 0, near = 0;
  int peak = 255;
  for (int grey = 0; grey < 256; grey++) {
    float count = 0;
    p_numaGetFValue(counts, grey, &count);
    total += count;
    if (count > most) {
      most = count;
      peak = grey;
    }
  }
  for (int grey = 0; grey < 256; grey++) {
    float count = 0;
    p_numaGetFValue(counts, grey, &count);
    if (abs(grey - peak) < 48) near += count;
  }
  p_numaDestroy(&counts);
  return total > 0 ? (int)(1e6 * (total - near) / total) : 0;
}

/* Recognition */

tvet_ocr *tvet_ocr_new(const char *folder, const char *languages) {
  TessBaseAPI *engine = p_TessBaseAPICreate();
  p_TessBaseAPISetVariable(engine, "debug_file", "/dev/null");
  if (p_TessBaseAPIInit2(engine, folder, languages, OEM_DEFAULT)) {
    p_TessBaseAPIDelete(engine);
    return NULL;
  }
  return (tvet_ocr *)engine;
}

void tvet_ocr_free(tvet_ocr *engine) {
  p_TessBaseAPIEnd((TessBaseAPI *)engine);
  p_TessBaseAPIDelete((TessBaseAPI *)engine);
}

/* Tesseract tells the resolution from the type where it is not given. */
static void set_image(TessBaseAPI *base, tvet_image *image, int resolution) {
  p_TessBaseAPISetImage2(base, image);
  if (resolution > 0) p_TessBaseAPISetSourceResolution(base, resolution);
}

bool tvet_ocr_find_layout(tvet_ocr *engine, tvet_image *image, int resolution, tvet_ocr_layout *layout) {
  TessBaseAPI *base = (TessBaseAPI *)engine;
  const char *script = NULL;
  int degrees = 0;
  memset(layout, 0, sizeof *layout);
  p_TessBaseAPISetPageSegMode(base, PSM_OSD_ONLY);
  set_image(base, image, resolution);
  bool found = p_TessBaseAPIDetectOrientationScript(
      base, &degrees, &layout->orientation_confidence, &script, &layout->script_confidence);
  if (found) {
    layout->quarters = (4 - degrees / 90) & 3;
    if (script) snprintf(layout->script, sizeof layout->script, "%s", script);
  }
  p_TessBaseAPIClear(base);
  return found;
}

static void take_words(
    TessResultIterator *words, void *context, void (*take)(void *context, const tvet_ocr_word *word)) {
  const TessPageIterator *place = p_TessResultIteratorGetPageIteratorConst(words);
  int line_top = 0, line_bottom = 0, unused;
  do {
    char *text = p_TessResultIteratorGetUTF8Text(words, RIL_WORD);
    if (!text) continue;
    char *line = NULL;
    if (p_TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE)) {
      line = p_TessResultIteratorGetUTF8Text(words, RIL_TEXTLINE);
      p_TessPageIteratorBoundingBox(place, RIL_TEXTLINE, &unused, &line_top, &unused, &line_bottom);
    }
    tvet_ocr_word word = {
        .text = text,
        .line_text = line,
        .confidence = p_TessResultIteratorConfidence(words, RIL_WORD),
        .line_top = line_top,
        .line_bottom = line_bottom,
        .begins_block = p_TessPageIteratorIsAtBeginningOf(place, RIL_BLOCK),
        .begins_paragraph = p_TessPageIteratorIsAtBeginningOf(place, RIL_PARA),
    };
    p_TessPageIteratorBoundingBox(place, RIL_WORD, &word.left, &word.top, &word.right, &word.bottom);
    take(context, &word);
    p_TessDeleteText(line);
    p_TessDeleteText(text);
  } while (p_TessResultIteratorNext(words, RIL_WORD));
}

/* Processor time, not time: a page that is read on a busy machine is no worse than another. */
static int64_t used_milliseconds(void) {
  struct timespec used;
  return clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) ? 0 : (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

static bool has_used_up(void *limit, int words) {
  (void)words;
  return used_milliseconds() > *(const int64_t *)limit;
}

bool tvet_ocr_recognize(
    tvet_ocr *engine, tvet_image *image, int resolution, int milliseconds, void *context,
    void (*take)(void *context, const tvet_ocr_word *word)) {
  TessBaseAPI *base = (TessBaseAPI *)engine;
  ETEXT_DESC *monitor = p_TessMonitorCreate();
  int64_t limit = used_milliseconds() + milliseconds;
  p_TessMonitorSetCancelThis(monitor, &limit);
  p_TessMonitorSetCancelFunc(monitor, has_used_up);
  p_TessBaseAPISetPageSegMode(base, PSM_AUTO);
  set_image(base, image, resolution);
  bool done = p_TessBaseAPIRecognize(base, monitor) == 0;
  TessResultIterator *words = done ? p_TessBaseAPIGetIterator(base) : NULL;
  if (words) {
    take_words(words, context, take);
    p_TessResultIteratorDelete(words);
  }
  p_TessMonitorDelete(monitor);
  p_TessBaseAPIClear(base);
  return done;
}
