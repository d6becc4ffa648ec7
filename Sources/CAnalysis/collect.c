#include "collect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "concepts.h"
#include "sqlite.h"

/* What one connection's collecting functions work on; the statement's own state cannot be passed through FTS5. */
typedef struct Collector {
  sqlite3_stmt *collect;
  sqlite3_stmt *positions;

  const tv_collection *collection;
  const tv_ranking *ranking;
  tv_result *result;
  double *idf;
  int64_t *document_frequency;
  /* What each phrase comes to in the document at hand. */
  double *parts;

  tv_position *found;
  int32_t found_capacity;
  int32_t found_count;
} Collector;

enum { BODY_COLUMN = 0, YEARS = 10000 };

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

/* ---- scoring ---- */

static int count_row(const Fts5ExtensionApi *api, Fts5Context *context, void *count) {
  (void)api;
  (void)context;
  ++*(int64_t *)count;
  return SQLITE_OK;
}

/* Document frequencies, once a query; a phrase without weight needs none. */
static int prepare_weights(Collector *collector, const Fts5ExtensionApi *api, Fts5Context *context) {
  int32_t count = collector->ranking->phrase_count;
  collector->idf = calloc((size_t)count + 1, sizeof *collector->idf);
  collector->document_frequency = calloc((size_t)count + 1, sizeof *collector->document_frequency);
  collector->parts = calloc((size_t)count + 1, sizeof *collector->parts);
  if (!collector->idf || !collector->document_frequency || !collector->parts) return SQLITE_NOMEM;
  for (int32_t phrase = 0; phrase < count; phrase++) {
    if (collector->ranking->phrases[phrase].weight == 0) continue;
    int64_t *frequency = &collector->document_frequency[phrase];
    int code = api->xQueryPhrase(context, phrase, frequency, count_row);
    if (code != SQLITE_OK) return code;
    double all = (double)collector->collection->document_count;
    double known = (double)*frequency < all ? (double)*frequency : all;
    collector->idf[phrase] = log(1 + (all - known + .5) / (known + .5));
  }
  tv_limit_names(collector->ranking->phrases, count, collector->idf);
  return SQLITE_OK;
}

static double length_norm(const Collector *collector, int64_t document, int column) {
  const tv_collection *collection = collector->collection;
  double b = collector->ranking->column_b[column];
  double length = collection->length_table[collection->lengths[document * TV_COLUMNS + column]];
  return 1 - b + b * length / collection->average_length[column];
}

static double phrase_score(const Collector *collector, int64_t document, int32_t phrase,
                           const int32_t frequency[TV_COLUMNS]) {
  double weighted = 0;
  for (int column = 0; column < TV_COLUMNS; column++) {
    if (!frequency[column]) continue;
    weighted +=
        collector->ranking->column_weight[column] * frequency[column] / length_norm(collector, document, column);
  }
  if (weighted == 0) return 0;
  return collector->ranking->phrases[phrase].weight * collector->idf[phrase] * weighted /
         (collector->ranking->k1 + weighted);
}

static double score(const Collector *collector, const Fts5ExtensionApi *api, Fts5Context *context, int64_t document) {
  const tv_phrase *phrases = collector->ranking->phrases;
  int32_t count = collector->ranking->phrase_count;
  double *parts = collector->parts;
  int explains = collector->result->explanation && collector->result->explained == document;
  for (int32_t phrase = 0; phrase < count; phrase++) {
    parts[phrase] = 0;
    if (phrases[phrase].weight == 0) continue;
    int32_t frequency[TV_COLUMNS] = {0};
    Fts5PhraseIter place;
    int column, offset;
    if (api->xPhraseFirst(context, phrase, &place, &column, &offset) != SQLITE_OK) continue;
    for (; column >= 0; api->xPhraseNext(context, &place, &column, &offset)) {
      if (column < TV_COLUMNS) frequency[column]++;
    }
    parts[phrase] = phrase_score(collector, document, phrase, frequency);
    if (explains) {
      tv_phrase_score *explanation = &collector->result->explanation[phrase];
      explanation->document_frequency = collector->document_frequency[phrase];
      explanation->idf = collector->idf[phrase];
      memcpy(explanation->frequency, frequency, sizeof frequency);
    }
  }
  tv_join_names(phrases, count, parts);
  double sum = 0;
  for (int32_t phrase = 0; phrase < count; phrase++) {
    sum += parts[phrase];
    if (explains) collector->result->explanation[phrase].score = parts[phrase];
  }
  return sum;
}

/* ---- exact forms ---- */

typedef struct Places {
  int64_t *places;
  int32_t count, capacity;
} Places;

static int64_t place_of(int column, int offset) { return (int64_t)column << 32 | offset; }

/* Where a phrase stands in the current row, ascending; empty for phrase -1. Returns an SQLite result code. */
static int find_places(const Fts5ExtensionApi *api, Fts5Context *context, int32_t phrase, Places *found) {
  found->count = 0;
  if (phrase < 0) return SQLITE_OK;
  Fts5PhraseIter place;
  int column, offset;
  int code = api->xPhraseFirst(context, phrase, &place, &column, &offset);
  for (; code == SQLITE_OK && column >= 0; api->xPhraseNext(context, &place, &column, &offset)) {
    if (found->count == found->capacity) {
      int32_t capacity = found->capacity ? 2 * found->capacity : 64;
      int64_t *places = realloc(found->places, (size_t)capacity * sizeof *places);
      if (!places) return SQLITE_NOMEM;
      found->places = places;
      found->capacity = capacity;
    }
    found->places[found->count++] = place_of(column, offset);
  }
  return code;
}

static int holds(const Places *places, int64_t place) {
  int32_t low = 0, high = places->count;
  while (low < high) {
    int32_t middle = low + (high - low) / 2;
    if (places->places[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low < places->count && places->places[low] == place;
}

/* Strikes out the occurrences at which a word stands in another form than the wanted one. */
static int strike_inflected(const Fts5ExtensionApi *api, Fts5Context *context, const tv_exact_word *word,
                            Places *occurrences) {
  Places form = {0}, inflected = {0};
  int code = find_places(api, context, word->form, &form);
  if (code == SQLITE_OK) code = find_places(api, context, word->inflected, &inflected);
  int32_t kept = 0;
  for (int32_t i = 0; code == SQLITE_OK && i < occurrences->count; i++) {
    int64_t place = occurrences->places[i] + word->offset;
    if (!holds(&inflected, place) || holds(&form, place)) occurrences->places[kept++] = occurrences->places[i];
  }
  occurrences->count = kept;
  free(form.places);
  free(inflected.places);
  return code;
}

/* Whether the first phrase stands somewhere in its very form; 1 where that is not asked. */
static int stands_exactly(const Collector *collector, const Fts5ExtensionApi *api, Fts5Context *context, int *code) {
  const tv_ranking *ranking = collector->ranking;
  if (!ranking->exact_word_count) return 1;
  Places occurrences = {0};
  *code = find_places(api, context, 0, &occurrences);
  for (int32_t i = 0; *code == SQLITE_OK && i < ranking->exact_word_count; i++) {
    *code = strike_inflected(api, context, &ranking->exact_words[i], &occurrences);
  }
  int stands = occurrences.count > 0;
  free(occurrences.places);
  return stands;
}

static void collect_row(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *answer, int count,
                        sqlite3_value **values) {
  (void)count;
  (void)values;
  Collector *collector = api->xUserData(context);
  if (!collector->result) return sqlite3_result_error(answer, "tvet_collect runs within the tool only", -1);
  int64_t document = api->xRowid(context);
  if (!passes(collector->collection, document)) return;
  if (!collector->idf) {
    if (api->xPhraseCount(context) != collector->ranking->phrase_count) {
      return sqlite3_result_error(answer, "the expression and its weights do not agree", -1);
    }
    int code = prepare_weights(collector, api, context);
    if (code != SQLITE_OK) return sqlite3_result_error_code(answer, code);
  }
  int code = SQLITE_OK;
  int stands = stands_exactly(collector, api, context, &code);
  if (code != SQLITE_OK) return sqlite3_result_error_code(answer, code);
  if (!stands) return;
  take(collector->collection, collector->ranking->order, collector->result, document,
       score(collector, api, context, document));
}

static void positions_row(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *answer, int count,
                          sqlite3_value **values) {
  (void)count;
  (void)values;
  Collector *collector = api->xUserData(context);
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
      if (column != BODY_COLUMN || collector->found_count == collector->found_capacity) continue;
      rest--;
      collector->found[collector->found_count++] = (tv_position){phrase, offset, api->xPhraseSize(context, phrase)};
    }
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
  Collector **place = sqlite3_value_pointer(values[1], collector_key);
  if (place) *place = sqlite3_value_pointer(values[0], collector_key);
}

int tv_register_collector(sqlite3 *db) {
  fts5_api *api = fts5(db);
  if (!api) return SQLITE_ERROR;
  Collector *collector = calloc(1, sizeof *collector);
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
  return api->xCreateFunction(api, "tvet_positions", collector, positions_row, NULL);
}

static Collector *collector_of(sqlite3 *db) {
  Collector *collector = NULL;
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
  Collector *collector = collector_of(db);
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
  if (result->idf && collector->idf && ranking->phrase_count > 0) {
    memcpy(result->idf, collector->idf, (size_t)ranking->phrase_count * sizeof *result->idf);
  }
  if (result->document_frequency && collector->document_frequency && ranking->phrase_count > 0) {
    memcpy(result->document_frequency, collector->document_frequency,
           (size_t)ranking->phrase_count * sizeof *result->document_frequency);
  }
  free(collector->idf);
  free(collector->document_frequency);
  free(collector->parts);
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
  Collector *collector = collector_of(db);
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
