#pragma once

#include <stddef.h>

/// A CSV file that travels inside the binary.
struct authority_file {
  /// Its bytes, UTF-8, not terminated; NULL if there is no such file.
  const unsigned char *_Nullable bytes;
  /// How many bytes.
  size_t length;
};

/// The file of a name such as `countries.csv`; its bytes live as long as the process.
struct authority_file authority_file_named(const char *_Nonnull name);
