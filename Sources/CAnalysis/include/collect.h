#pragma once

#include <stdint.h>

struct sqlite3;

#ifdef __cplusplus
extern "C" {
#endif

/* Ranking, filtering and facet counting in one pass over the matches of an FTS5 expression.

   The rank is BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004)
   with the inverse document frequency of Lucene: ln(1 + (N - n + .5) / (n + .5)), never negative. Neighbours in the
   query that are neighbours in the document add to it, as the ordered windows of Metzler and Croft's sequential
   dependence model ("A Markov random field model for term dependencies", SIGIR 2005) do. */

enum { TV_COLUMNS = 4 };

/* How one phrase of the expression counts; phrases are numbered as they stand in the expression, from 0. */
typedef struct tv_phrase {
  /* Multiplies the phrase's score; 0 leaves it out of the score (a term that only filters). */
  float weight;
  /* What the phrase says of a concept that the question names: n, it is a word of the name that was typed for the n-th
     concept (from 1); -n, another name of it; 0, nothing. See concepts.h. */
  int32_t concept;
  /* Whether it is the very form of the word that the phrase before it is the stem of. Its inverse document frequency
     is limited by the stem's: in documents of a language in which form and stem are one, it does not stand. */
  int32_t is_form;
} tv_phrase;

/* Two phrases that follow one another in the query. */
typedef struct tv_pair {
  int32_t first, second;
  /* Tokens from one to the other in the query, stop words included; neighbours in the document count too. */
  int32_t gap;
} tv_pair;

/* One word of a phrase that must stand in this very form.

   The index holds a word under its stem, and beside it, where the two differ, under its form. A word that is its own
   stem (`train`) has no form there: the phrase then stands wherever any word of the stem does (`trained`), and those
   are told by the forms that begin with it. An occurrence counts unless such a form stands at the word's place that is
   not the wanted one. */
typedef struct tv_exact_word {
  /* The word's place in the phrase, in tokens. */
  int32_t offset;
  /* The phrase of its form; -1 where it has none. */
  int32_t form;
  /* The phrase of all forms that begin with it. */
  int32_t inflected;
} tv_exact_word;

/* What an occurrence of a phrase adds up to in one document, for explaining a score. */
typedef struct tv_phrase_score {
  int64_t document_frequency;
  double idf;
  int32_t frequency[TV_COLUMNS];
  double score;
} tv_phrase_score;

typedef struct tv_hit {
  int64_t document;
  double score;
  /* What hits are ordered by, the larger first: the score, or the year and within it the score. */
  double key;
} tv_hit;

enum tv_order { TV_ORDER_SCORE = 0, TV_ORDER_YEAR = 1 };

typedef struct tv_collection {
  /* One more than the largest document id that the arrays below know; a document at or above it is passed by. */
  int64_t capacity;
  int64_t document_count;
  /* Four length codes a document, and the tokens that each of the 256 codes stands for. */
  const uint8_t *lengths;
  const float *length_table;
  float average_length[TV_COLUMNS];
  /* A bit a document; NULL lets every document through. */
  const uint64_t *filter;
  /* Facet columns; NULL where no counts are wanted. */
  const int16_t *years;
  const uint16_t *languages;
  const uint16_t *kinds;
  const uint32_t *tag_offsets;
  const uint32_t *tag_entries;
  /* Roles (bits) in which a tag counts. */
  uint32_t roles;
} tv_collection;

typedef struct tv_ranking {
  float k1;
  float column_weight[TV_COLUMNS];
  float column_b[TV_COLUMNS];
  int32_t phrase_count;
  const tv_phrase *phrases;
  /* How much a pair counts beside the mean of its phrases. */
  float pair_weight;
  int32_t pair_count;
  const tv_pair *pairs;
  int32_t order; /* enum tv_order */
  /* Words that must stand in their very form in some occurrence of the first phrase; none: no such condition. */
  const tv_exact_word *exact_words;
  int32_t exact_word_count;
} tv_ranking;

typedef struct tv_result {
  /* In: room for `limit` hits. Out: `hit_count` hits, best first. */
  tv_hit *hits;
  int32_t limit;
  int32_t hit_count;
  /* Out: documents that match and pass the filter. */
  int64_t total;
  /* In: zeroed counters by facet value code and by year (0...9999); NULL where no counts are wanted. */
  uint32_t *value_counts;
  uint32_t value_capacity;
  uint32_t *year_counts;
  /* In: a zeroed bitmap of capacity bits that gets all matches, or NULL. */
  uint64_t *matches;
  /* In: room for phrase_count scores of `explained` document, or NULL. */
  tv_phrase_score *explanation;
  int64_t explained;
  /* Out, with an explanation: what the pairs add to the document's score. */
  double explained_pairs;
  /* Room for phrase_count inverse document frequencies, or NULL; left as they are when nothing matches. */
  double *idf;
  /* The same for how many documents hold each phrase. */
  int64_t *document_frequency;
} tv_result;

/* Makes the collecting functions known to a connection. Returns an SQLite result code. */
int tv_register_collector(struct sqlite3 *db);

/* Runs an FTS5 expression over `document_fts`. Returns an SQLite result code; the message is sqlite3_errmsg's. */
int tv_collect(struct sqlite3 *db, const char *match, const tv_collection *collection, const tv_ranking *ranking,
               tv_result *result);

/* The same for the documents of the filter, with no text to match: all have score 0. */
void tv_collect_filtered(const tv_collection *collection, int32_t order, tv_result *result);

/* One occurrence of a phrase in a document's body. */
typedef struct tv_position {
  int32_t phrase;
  /* Offset of its first token in the body, and how many tokens it spans. */
  int32_t token;
  int32_t length;
} tv_position;

/* The occurrences in the body of one document, by phrase; at most `capacity` are written, of each phrase its share.
   Returns an SQLite result code. */
int tv_positions(struct sqlite3 *db, const char *match, int64_t document, tv_position *positions, int32_t capacity,
                 int32_t *count);

/* In how many documents each phrase of an expression stands, counted no further than `most`: frequencies is room for
   phrase_count numbers, which stay 0 where nothing matches. Returns an SQLite result code. */
int tv_document_frequencies(struct sqlite3 *db, const char *match, int32_t phrase_count, int64_t most,
                            int64_t *frequencies);

#ifdef __cplusplus
}
#endif
