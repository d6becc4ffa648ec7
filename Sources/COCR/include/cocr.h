#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The door to Tesseract and Leptonica. The libraries are opened at run time, so that the tool builds its command
   line without their fifty dependencies and starts without them. One caller at a time. */

typedef struct tvet_ocr tvet_ocr;
typedef struct Pix tvet_image;

/* Opens the libraries if that has not been done; false where they are missing. */
bool tvet_ocr_open(void);
/* Tesseract's version, or what the dynamic linker said; never null. */
const char *tvet_ocr_origin(void);

/* Where reading stands in a file that holds several images, as a TIFF may; all zero at its start. */
typedef struct {
  size_t offset;
  int page;
  bool is_over;
} tvet_image_place;
/* Reads the next image of a file. Null where there is none, or one of more pixels than `most`: *pixels says how
   many it has, 0 if that cannot be told. */
tvet_image *tvet_image_read(
    const void *bytes, size_t count, tvet_image_place *place, uint64_t most, uint64_t *pixels);
/* An image of grey bytes, row after row. Null where memory is short. */
tvet_image *tvet_image_grey(const uint8_t *pixels, int width, int height, int resolution);
void tvet_image_free(tvet_image *image);
int tvet_image_width(const tvet_image *image);
int tvet_image_height(const tvet_image *image);
/* In pixels an inch; 0 where the file does not say. */
int tvet_image_resolution(const tvet_image *image);
/* The image's pixels, as they lie in memory. */
const void *tvet_image_bytes(tvet_image *image, size_t *count);

/* The operations below give a new image, or null where memory is short. */

/* In 8 bits of grey, without transparency (on white). */
tvet_image *tvet_image_to_grey(tvet_image *image);
/* A part of it, as far as it lies within. */
tvet_image *tvet_image_part(tvet_image *image, int left, int top, int width, int height);
/* Enlarged or reduced. */
tvet_image *tvet_image_scaled(tvet_image *image, double factor);
/* Turned clockwise by so many quarters of a circle. */
tvet_image *tvet_image_turned(tvet_image *image, int quarters);
/* Turned clockwise by a small angle in degrees; what comes in from outside is white. */
tvet_image *tvet_image_rotated(tvet_image *image, double degrees);
/* The clockwise angle in degrees that makes the lines of a grey image horizontal or, where it is near 90 or -90, that
   makes lines horizontal which run down the page. *confidence is above 3 where that is sure. */
double tvet_image_skew(tvet_image *image, double *confidence);
/* How many of a million pixels of a grey image differ plainly from its background. */
int tvet_image_ink(tvet_image *image);

/* An engine for languages ("eng+fra") whose packs lie in a folder; null where one is missing or faulty. */
tvet_ocr *tvet_ocr_new(const char *folder, const char *languages);
void tvet_ocr_free(tvet_ocr *engine);

/* Which way up a page is, and in which script it is written. */
typedef struct {
  int quarters; /* clockwise, that bring it upright */
  float orientation_confidence;
  char script[32]; /* "Latin" */
  float script_confidence;
} tvet_ocr_layout;
/* By the engine for "osd"; false where there are too few letters to tell. */
bool tvet_ocr_find_layout(tvet_ocr *engine, tvet_image *image, int resolution, tvet_ocr_layout *layout);

/* A word of a recognised page; the pointers hold during the call only. */
typedef struct {
  const char *text;
  const char *line_text; /* of the line that begins with this word; null for another word */
  float confidence;      /* 0 to 100 */
  int left, top, right, bottom;
  int line_top, line_bottom;
  bool begins_block, begins_paragraph;
} tvet_ocr_word;

/* Recognises a page and calls `take` for each word in reading order. Gives up after so many milliseconds of
   processor time. Returns false where it failed or gave up. */
bool tvet_ocr_recognize(
    tvet_ocr *engine, tvet_image *image, int resolution, int milliseconds, void *context,
    void (*take)(void *context, const tvet_ocr_word *word));
