#include "rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "concepts.h"

/* A form that is up to three times as rare as its stem says so in full. */
static const double form_margin = 1.1;

/* ---- places ---- */

static int64_t place_of(int column, int offset) { return (int64_t)column << 32 | offset; }

/* Where a phrase stands in the current row, ascending; empty for phrase -1. Returns an SQLite result code. */
static int find_places(const Fts5ExtensionApi *api, Fts5Context *context, int32_t phrase, tv_places *found) {
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

/* ---- scoring ---- */

static int count_row(const Fts5ExtensionApi *api, Fts5Context *context, void *count) {
  (void)api;
  (void)context;
  ++*(int64_t *)count;
  return SQLITE_OK;
}

static double inverse_frequency(const tv_collection *collection, int64_t frequency) {
  double all = (double)collection->document_count;
  double known = (double)frequency < all ? (double)frequency : all;
  return log(1 + (all - known + .5) / (known + .5));
}

/* Whether the rows of the expression are those of its one phrase, and its inverse document frequency, the same for all
   hits, does not change their order. Looking the phrase up once more takes as long as the whole search. */
static int stands_alone(const tv_collector *collector) {
  const tv_ranking *ranking = collector->ranking;
  return ranking->phrase_count == 1 && ranking->phrases[0].weight > 0 && ranking->phrases[0].concept == 0 &&
         ranking->order == TV_ORDER_SCORE && !collector->result->explanation;
}

int tv_prepare_weights(tv_collector *collector, const Fts5ExtensionApi *api, Fts5Context *context) {
  int32_t count = collector->ranking->phrase_count;
  collector->idf = calloc((size_t)count + 1, sizeof *collector->idf);
  collector->document_frequency = calloc((size_t)count + 1, sizeof *collector->document_frequency);
  collector->parts = calloc((size_t)count + 1, sizeof *collector->parts);
  if (!collector->idf || !collector->document_frequency || !collector->parts) return SQLITE_NOMEM;
  if (stands_alone(collector)) {
    collector->awaits_frequency = 1;
    collector->idf[0] = 1;
    return SQLITE_OK;
  }
  for (int32_t phrase = 0; phrase < count; phrase++) {
    if (collector->ranking->phrases[phrase].weight == 0) continue;
    int64_t *frequency = &collector->document_frequency[phrase];
    int code = api->xQueryPhrase(context, phrase, frequency, count_row);
    if (code != SQLITE_OK) return code;
    collector->idf[phrase] = inverse_frequency(collector->collection, *frequency);
    if (phrase > 0 && collector->ranking->phrases[phrase].is_form) {
      collector->idf[phrase] = fmin(collector->idf[phrase], collector->idf[phrase - 1] + form_margin);
    }
  }
  tv_limit_names(collector->ranking->phrases, count, collector->idf);
  const tv_ranking *ranking = collector->ranking;
  for (int32_t i = 0; i < ranking->pair_count; i++) {
    const tv_pair *pair = &ranking->pairs[i];
    collector->most_of_pairs += (collector->idf[pair->first] + collector->idf[pair->second]) / 2 * ranking->pair_weight;
  }
  return SQLITE_OK;
}

void tv_finish_weights(tv_collector *collector) {
  if (!collector->awaits_frequency) return;
  collector->document_frequency[0] = collector->row_count;
  collector->idf[0] = inverse_frequency(collector->collection, collector->row_count);
  for (int32_t i = 0; i < collector->result->hit_count; i++) {
    tv_hit *hit = &collector->result->hits[i];
    hit->score *= collector->idf[0];
    hit->key = hit->score;
  }
}

static double length_norm(const tv_collector *collector, int64_t document, int column) {
  const tv_collection *collection = collector->collection;
  double b = collector->ranking->column_b[column];
  double length = collection->length_table[collection->lengths[document * TV_COLUMNS + column]];
  return 1 - b + b * length / collection->average_length[column];
}

static double phrase_score(const tv_collector *collector, int64_t document, int32_t phrase,
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

/* Occurrences of a pair: the second phrase right after the first, or as far as in the query. */
static int32_t count_pair(const tv_places *first, const tv_places *second, int32_t gap) {
  int32_t count = 0, later = 0;
  for (int32_t i = 0; i < first->count; i++) {
    int64_t place = first->places[i];
    while (later < second->count && second->places[later] <= place) later++;
    for (int32_t j = later; j < second->count && second->places[j] <= place + gap; j++) {
      count += second->places[j] == place + 1 || second->places[j] == place + gap;
    }
  }
  return count;
}

int tv_add_pairs(tv_collector *collector, const Fts5ExtensionApi *api, Fts5Context *context, int64_t document,
                     double *score) {
  const tv_ranking *ranking = collector->ranking;
  double norm = ranking->k1 * length_norm(collector, document, TV_BODY_COLUMN), sum = 0;
  for (int32_t i = 0; i < ranking->pair_count; i++) {
    const tv_pair *pair = &ranking->pairs[i];
    int code = find_places(api, context, pair->first, &collector->first);
    if (code != SQLITE_OK) return code;
    if (collector->first.count == 0) continue;
    code = find_places(api, context, pair->second, &collector->second);
    if (code != SQLITE_OK) return code;
    double count = count_pair(&collector->first, &collector->second, pair->gap);
    sum += (collector->idf[pair->first] + collector->idf[pair->second]) / 2 * count / (norm + count);
  }
  *score += sum * ranking->pair_weight;
  if (collector->result->explanation && collector->result->explained == document) {
    collector->result->explained_pairs = sum * ranking->pair_weight;
  }
  return SQLITE_OK;
}

double tv_score(const tv_collector *collector, const Fts5ExtensionApi *api, Fts5Context *context, int64_t document) {
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

static int holds(const tv_places *places, int64_t place) {
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
                            tv_places *occurrences) {
  tv_places form = {0}, inflected = {0};
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

int tv_stands_exactly(const tv_collector *collector, const Fts5ExtensionApi *api, Fts5Context *context, int *code) {
  const tv_ranking *ranking = collector->ranking;
  if (!ranking->exact_word_count) return 1;
  tv_places occurrences = {0};
  *code = find_places(api, context, 0, &occurrences);
  for (int32_t i = 0; *code == SQLITE_OK && i < ranking->exact_word_count; i++) {
    *code = strike_inflected(api, context, &ranking->exact_words[i], &occurrences);
  }
  int stands = occurrences.count > 0;
  free(occurrences.places);
  return stands;
}
