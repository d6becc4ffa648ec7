#include <zstd.h>

#include "canalysis.h"

// Stored pages are zstd frames that state their content's size, so that the reader knows what to allocate.

size_t tv_compress_bound(size_t length) { return ZSTD_compressBound(length); }

int64_t tv_compress(const void *source, size_t length, int level, void *target, size_t capacity) {
  const size_t written = ZSTD_compress(target, capacity, source, length, level);
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
  const size_t written = ZSTD_decompress(target, capacity, frame, length);
  return ZSTD_isError(written) || (int64_t)written != size ? -1 : size;
}
