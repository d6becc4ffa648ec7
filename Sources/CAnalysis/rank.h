#pragma once

#include "collect.h"
#include "sqlite.h"

/* What one row of an FTS5 expression scores. */

enum { TV_BODY_COLUMN = 0 };

/* Where a phrase stands in a row, ascending. */
typedef struct tv_places {
  int64_t *places;
  int32_t count, capacity;
} tv_places;

/* What one connection's collecting functions work on; the statement's own state cannot be passed through FTS5. */
typedef struct tv_collector {
  const tv_collection *collection;
  const tv_ranking *ranking;
  tv_result *result;
  double *idf;
  int64_t *document_frequency;
  /* Rows of the expression so far, whether or not they pass the filter. */
  int64_t row_count;
  /* Whether the scores so far lack the phrase's inverse document frequency, which is known when all rows were seen. */
  int awaits_frequency;
  /* What each phrase comes to in the document at hand. */
  double *parts;
  /* What the pairs can add at most to a document's score. */
  double most_of_pairs;
  tv_places first, second;

  int64_t *frequencies;
  int32_t frequency_count;
  int64_t most_frequent;

  tv_position *found;
  int32_t found_capacity;
  int32_t found_count;
} tv_collector;

/* Fills in document frequencies, once a query; a phrase without weight needs none, and one that stands alone gets its
   by tv_finish_weights. Returns an SQLite result code. */
int tv_prepare_weights(tv_collector *collector, const Fts5ExtensionApi *api, Fts5Context *context);

/* Fills in after the last row what only all rows together tell, in the scores of the hits as well. */
void tv_finish_weights(tv_collector *collector);

/* What the phrases score in the current row. */
double tv_score(const tv_collector *collector, const Fts5ExtensionApi *api, Fts5Context *context, int64_t document);

/* Adds to a score what the pairs do in the current row. Returns an SQLite result code. */
int tv_add_pairs(tv_collector *collector, const Fts5ExtensionApi *api, Fts5Context *context, int64_t document,
                 double *score);

/* Whether the first phrase stands in the current row somewhere in its very form; 1 where that is not asked. */
int tv_stands_exactly(const tv_collector *collector, const Fts5ExtensionApi *api, Fts5Context *context, int *code);
