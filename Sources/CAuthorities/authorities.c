#include "authorities.h"

#include <string.h>

// #embed is C23; the compiler takes it in C17 as well and, unlike an assembler's `.incbin`, tells the build
// which files it read, so that an edited table is built anew.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char acronym_rules[] = {
#embed "data/acronym_rules.csv"
};
static const unsigned char blockers[] = {
#embed "data/blockers.csv"
};
static const unsigned char context_rules[] = {
#embed "data/context_rules.csv"
};
static const unsigned char countries[] = {
#embed "data/countries.csv"
};
static const unsigned char organization_names[] = {
#embed "data/organization_names.csv"
};
static const unsigned char organizations[] = {
#embed "data/organizations.csv"
};
static const unsigned char place_names[] = {
#embed "data/place_names.csv"
};
static const unsigned char region_members[] = {
#embed "data/region_members.csv"
};
static const unsigned char regions[] = {
#embed "data/regions.csv"
};
static const unsigned char surroundings[] = {
#embed "data/surroundings.csv"
};
static const unsigned char theme_names[] = {
#embed "data/theme_names.csv"
};
static const unsigned char themes[] = {
#embed "data/themes.csv"
};

#define FILE_OF(table) {#table ".csv", {table, sizeof table}}

struct authority_file authority_file_named(const char *name) {
  static const struct {
    const char *name;
    struct authority_file file;
  } files[] = {
      FILE_OF(acronym_rules),      FILE_OF(blockers),      FILE_OF(context_rules),
      FILE_OF(countries),          FILE_OF(organizations), FILE_OF(organization_names),
      FILE_OF(place_names),        FILE_OF(regions),       FILE_OF(region_members),
      FILE_OF(surroundings),       FILE_OF(theme_names),   FILE_OF(themes),
  };
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (strcmp(files[i].name, name) == 0) return files[i].file;
  return (struct authority_file){NULL, 0};
}
