#include "collect.h"

#include <stdlib.h>
#include <string.h>

#include "rank.h"

enum { YEARS = 10000 };

/* ---- hits: a heap with the worst on top ---- */

static int is_worse(const tv_hit *left, const tv_hit *right) {
  if (left->key != right->key) return left->key < right->key;
  return left->document > right->document;
}

static void sift_down(tv_hit *hits, int32_t count, int32_t place) {
  for (;;) {
    int32_t worst = place, child = 2 * place + 1;
    if (child < count && is_worse(&hits[child], &hits[worst])) worst = child;
    if (child + 1 < count && is_worse(&hits[child + 1], &hits[worst])) worst = child + 1;
    if (worst == place) return;
    tv_hit moved = hits[place];
    hits[place] = hits[worst];
    hits[worst] = moved;
    place = worst;
  }
}

static void keep(tv_result *result, tv_hit hit) {
  if (result->hit_count < result->limit) {
    int32_t place = result->hit_count++;
    result->hits[place] = hit;
    while (place > 0 && is_worse(&result->hits[place], &result->hits[(place - 1) / 2])) {
      tv_hit moved = result->hits[place];
      result->hits[place] = result->hits[(place - 1) / 2];
      result->hits[(place - 1) / 2] = moved;
      place = (place - 1) / 2;
    }
  } else if (result->limit > 0 && is_worse(&result->hits[0], &hit)) {
    result->hits[0] = hit;
    sift_down(result->hits, result->hit_count, 0);
  }
}

static void sort_best_first(tv_result *result) {
  for (int32_t last = result->hit_count - 1; last > 0; last--) {
    tv_hit worst = result->hits[0];
    result->hits[0] = result->hits[last];
    result->hits[last] = worst;
    sift_down(result->hits, last, 0);
  }
}

/* ---- one document ---- */

static void count_value(tv_result *result, uint32_t code) {
  if (code && code < result->value_capacity) result->value_counts[code]++;
}

static void count_facets(const tv_collection *collection, tv_result *result, int64_t document) {
  if (!result->value_counts || !collection->tag_offsets) return;
  uint32_t end = collection->tag_offsets[document + 1];
  for (uint32_t place = collection->tag_offsets[document]; place < end; place++) {
    uint32_t entry = collection->tag_entries[place];
    if (entry & collection->roles) count_value(result, entry >> 3);
  }
  count_value(result, collection->languages[document]);
  count_value(result, collection->kinds[document]);
  int16_t year = collection->years[document];
  if (result->year_counts && year > 0 && year < YEARS) result->year_counts[year]++;
}

static int passes(const tv_collection *collection, int64_t document) {
  if (document < 0 || document >= collection->capacity) return 0;
  return !collection->filter || (collection->filter[document >> 6] >> (document & 63)) & 1;
}

static void take(const tv_collection *collection, int32_t order, tv_result *result, int64_t document, double score) {
  result->total++;
  if (result->matches) result->matches[document >> 6] |= (uint64_t)1 << (document & 63);
  count_facets(collection, result, document);
  double key = score;
  if (order == TV_ORDER_YEAR) {
    /* Years first; the score only tells documents of one year apart. */
    double year = collection->years ? collection->years[document] : 0;
    key = year + score / (1 + score);
  }
  keep(result, (tv_hit){document, score, key});
}

static int may_be_kept(const tv_collector *collector, int64_t document, double most) {
  const tv_result *result = collector->result;
  if (result->explanation && result->explained == document) return 1;
  return collector->ranking->order != TV_ORDER_SCORE || result->hit_count < result->limit ||
         (result->limit > 0 && most >= result->hits[0].key);
}

static void collect_row(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *answer, int count,
                        sqlite3_value **values) {
  (void)count;
  (void)values;
  tv_collector *collector = api->xUserData(context);
  if (!collector->result) return sqlite3_result_error(answer, "tvet_collect runs within the tool only", -1);
  collector->row_count++;
  int64_t document = api->xRowid(context);
  if (!passes(collector->collection, document)) return;
  if (!collector->idf) {
    if (api->xPhraseCount(context) != collector->ranking->phrase_count) {
      return sqlite3_result_error(answer, "the expression and its weights do not agree", -1);
    }
    int code = tv_prepare_weights(collector, api, context);
    if (code != SQLITE_OK) return sqlite3_result_error_code(answer, code);
  }
  int code = SQLITE_OK;
  int stands = tv_stands_exactly(collector, api, context, &code);
  if (code != SQLITE_OK) return sqlite3_result_error_code(answer, code);
  if (!stands) return;
  double sum = tv_score(collector, api, context, document);
  /* Most documents cannot come among the best with all that pairs may add. */
  if (collector->ranking->pair_count > 0 && may_be_kept(collector, document, sum + collector->most_of_pairs)) {
    code = tv_add_pairs(collector, api, context, document, &sum);
    if (code != SQLITE_OK) return sqlite3_result_error_code(answer, code);
  }
  take(collector->collection, collector->ranking->order, collector->result, document, sum);
}

static void positions_row(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *answer, int count,
                          sqlite3_value **values) {
  (void)count;
  (void)values;
  tv_collector *collector = api->xUserData(context);
  if (!collector->found) return sqlite3_result_error(answer, "tvet_positions runs within the tool only", -1);
  int phrases = api->xPhraseCount(context);
  /* A word that stands everywhere must not crowd out the others. */
  int share = phrases > 0 ? collector->found_capacity / phrases : 0;
  if (share < 1) share = 1;
  for (int phrase = 0; phrase < phrases; phrase++) {
    int rest = share;
    Fts5PhraseIter place;
    int column, offset;
    if (api->xPhraseFirst(context, phrase, &place, &column, &offset) != SQLITE_OK) continue;
    for (; column >= 0 && rest > 0; api->xPhraseNext(context, &place, &column, &offset)) {
      if (column != TV_BODY_COLUMN || collector->found_count == collector->found_capacity) continue;
      rest--;
      collector->found[collector->found_count++] = (tv_position){phrase, offset, api->xPhraseSize(context, phrase)};
    }
  }
}

typedef struct Count {
  int64_t rows, most;
} Count;

static int count_up(const Fts5ExtensionApi *api, Fts5Context *context, void *user) {
  (void)api;
  (void)context;
  Count *count = user;
  return ++count->rows < count->most ? SQLITE_OK : SQLITE_DONE;
}

static void frequencies_row(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *answer, int count,
                            sqlite3_value **values) {
  (void)count;
  (void)values;
  tv_collector *collector = api->xUserData(context);
  if (!collector->frequencies) return sqlite3_result_error(answer, "tvet_frequencies runs within the tool only", -1);
  for (int phrase = 0; phrase < api->xPhraseCount(context) && phrase < collector->frequency_count; phrase++) {
    Count rows = {0, collector->most_frequent};
    int code = api->xQueryPhrase(context, phrase, &rows, count_up);
    if (code != SQLITE_OK && code != SQLITE_DONE) return sqlite3_result_error_code(answer, code);
    collector->frequencies[phrase] = rows.rows;
  }
}

/* ---- the connection ---- */

static const char collector_key[] = "tvet_collector";

static void free_collector(void *pointer) { free(pointer); }

static fts5_api *fts5(sqlite3 *db) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

static void answer_collector(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  (void)values;
  sqlite3_result_pointer(context, sqlite3_user_data(context), collector_key, NULL);
}

static void take_collector(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  tv_collector **place = sqlite3_value_pointer(values[1], collector_key);
  if (place) *place = sqlite3_value_pointer(values[0], collector_key);
}

int tv_register_collector(sqlite3 *db) {
  fts5_api *api = fts5(db);
  if (!api) return SQLITE_ERROR;
  tv_collector *collector = calloc(1, sizeof *collector);
  if (!collector) return SQLITE_NOMEM;
  /* The scalar function owns the collector; the others borrow it for as long as the connection lives. */
  int code = sqlite3_create_function_v2(db, "tvet_collector", 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, collector,
                                        answer_collector, NULL, NULL, free_collector);
  if (code != SQLITE_OK) return code;
  code = sqlite3_create_function(db, "tvet_take_collector", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, take_collector,
                                 NULL, NULL);
  if (code != SQLITE_OK) return code;
  code = api->xCreateFunction(api, "tvet_collect", collector, collect_row, NULL);
  if (code != SQLITE_OK) return code;
  code = api->xCreateFunction(api, "tvet_positions", collector, positions_row, NULL);
  if (code != SQLITE_OK) return code;
  return api->xCreateFunction(api, "tvet_frequencies", collector, frequencies_row, NULL);
}

static tv_collector *collector_of(sqlite3 *db) {
  tv_collector *collector = NULL;
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db, "SELECT tvet_take_collector(tvet_collector(), ?1)", -1, &statement, NULL) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &collector, collector_key, NULL);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return collector;
}

static int run(sqlite3_stmt *statement) {
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
  }
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

int tv_collect(sqlite3 *db, const char *match, const tv_collection *collection, const tv_ranking *ranking,
               tv_result *result) {
  tv_collector *collector = collector_of(db);
  if (!collector) return SQLITE_MISUSE;
  result->hit_count = 0;
  result->total = 0;
  collector->collection = collection;
  collector->ranking = ranking;
  collector->result = result;
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(
      db, "SELECT tvet_collect(document_fts) FROM document_fts WHERE document_fts MATCH ?1", -1, &statement, NULL);
  if (code == SQLITE_OK) {
    sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
    code = run(statement);
  }
  sqlite3_finalize(statement);
  tv_finish_weights(collector);
  if (result->idf && collector->idf && ranking->phrase_count > 0) {
    memcpy(result->idf, collector->idf, (size_t)ranking->phrase_count * sizeof *result->idf);
  }
  free(collector->idf);
  if (result->document_frequency && collector->document_frequency && ranking->phrase_count > 0) {
    memcpy(result->document_frequency, collector->document_frequency,
           (size_t)ranking->phrase_count * sizeof *result->document_frequency);
  }
  free(collector->document_frequency);
  free(collector->parts);
  free(collector->first.places);
  free(collector->second.places);
  memset(collector, 0, sizeof *collector);
  sort_best_first(result);
  return code;
}

void tv_collect_filtered(const tv_collection *collection, int32_t order, tv_result *result) {
  result->hit_count = 0;
  result->total = 0;
  for (int64_t document = 0; document < collection->capacity; document++) {
    if (passes(collection, document)) take(collection, order, result, document, 0);
  }
  sort_best_first(result);
}

int tv_positions(sqlite3 *db, const char *match, int64_t document, tv_position *positions, int32_t capacity,
                 int32_t *count) {
  tv_collector *collector = collector_of(db);
  if (!collector) return SQLITE_MISUSE;
  collector->found = positions;
  collector->found_capacity = capacity;
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(
      db, "SELECT tvet_positions(document_fts) FROM document_fts WHERE document_fts MATCH ?1 AND rowid = ?2", -1,
      &statement, NULL);
  if (code == SQLITE_OK) {
    sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, document);
    code = run(statement);
  }
  sqlite3_finalize(statement);
  *count = collector->found_count;
  memset(collector, 0, sizeof *collector);
  return code;
}

int tv_document_frequencies(sqlite3 *db, const char *match, int32_t phrase_count, int64_t most, int64_t *frequencies) {
  tv_collector *collector = collector_of(db);
  if (!collector) return SQLITE_MISUSE;
  collector->frequencies = frequencies;
  collector->frequency_count = phrase_count;
  collector->most_frequent = most;
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(
      db, "SELECT tvet_frequencies(document_fts) FROM document_fts WHERE document_fts MATCH ?1 LIMIT 1", -1,
      &statement, NULL);
  if (code == SQLITE_OK) {
    sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
    code = run(statement);
  }
  sqlite3_finalize(statement);
  memset(collector, 0, sizeof *collector);
  return code;
}
