#include <pthread.h>
#include <zstd.h>

#include "canalysis.h"

// Stored texts are zstd frames that state their content's size, so that the reader knows what to allocate.
//
// All are compressed with one dictionary: a record's fields are too short to teach the compressor their language.
// `Scripts/train-dictionary` made it from the sample corpus. An index holds its frames for years, so a dictionary that
// was released is never changed; a frame says by number which it needs.

#ifdef __clang__
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const unsigned char dictionary[] = {
#embed "data/text.dictionary"
};

// What only reads is not to pay for the tables of a compressor: they take a millisecond to make.
static pthread_once_t reading_once = PTHREAD_ONCE_INIT, writing_once = PTHREAD_ONCE_INIT;
static ZSTD_DDict *reading;
static ZSTD_CDict *writing;
// Each thread's compressor and decompressor: making one costs as much as using it on a record's fields.
static pthread_key_t compressor, decompressor;

static void free_compressor(void *context) { ZSTD_freeCCtx(context); }

static void free_decompressor(void *context) { ZSTD_freeDCtx(context); }

static void prepare_reading(void) {
  // Without a key there is no decompressor either.
  if (pthread_key_create(&decompressor, free_decompressor) != 0) return;
  reading = ZSTD_createDDict(dictionary, sizeof dictionary);
}

static void prepare_writing(void) {
  // Without a key there is no compressor either.
  if (pthread_key_create(&compressor, free_compressor) != 0) return;
  writing = ZSTD_createCDict(dictionary, sizeof dictionary, TV_COMPRESSION_LEVEL);
}

static ZSTD_CCtx *compressor_of_thread(void) {
  ZSTD_CCtx *context = pthread_getspecific(compressor);
  if (context || !(context = ZSTD_createCCtx())) return context;
  if (pthread_setspecific(compressor, context) == 0) return context;
  ZSTD_freeCCtx(context);
  return NULL;
}

static ZSTD_DCtx *decompressor_of_thread(void) {
  ZSTD_DCtx *context = pthread_getspecific(decompressor);
  if (context || !(context = ZSTD_createDCtx())) return context;
  if (pthread_setspecific(decompressor, context) == 0) return context;
  ZSTD_freeDCtx(context);
  return NULL;
}

size_t tv_compress_bound(size_t length) { return ZSTD_compressBound(length); }

int64_t tv_compress(const void *source, size_t length, void *target, size_t capacity) {
  pthread_once(&writing_once, prepare_writing);
  ZSTD_CCtx *context = writing ? compressor_of_thread() : NULL;
  if (!context) return -1;
  const size_t written = ZSTD_compress_usingCDict(context, target, capacity, source, length, writing);
  return ZSTD_isError(written) ? -1 : (int64_t)written;
}

int64_t tv_content_size(const void *frame, size_t length) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame, length);
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) return -1;
  return size <= TV_LONGEST_TEXT ? (int64_t)size : -1;
}

int64_t tv_decompress(const void *frame, size_t length, void *target, size_t capacity) {
  const int64_t size = tv_content_size(frame, length);
  if (size < 0 || (size_t)size > capacity) return -1;
  pthread_once(&reading_once, prepare_reading);
  ZSTD_DCtx *context = reading ? decompressor_of_thread() : NULL;
  if (!context) return -1;
  const size_t written = ZSTD_decompress_usingDDict(context, target, capacity, frame, length, reading);
  return ZSTD_isError(written) || (int64_t)written != size ? -1 : size;
}
