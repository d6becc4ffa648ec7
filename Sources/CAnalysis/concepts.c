#include "concepts.h"

#include <stdbool.h>

static bool is_typed(const tv_phrase *phrase, int32_t concept) {
  return phrase->concept == concept && phrase->weight > 0;
}

void tv_limit_names(const tv_phrase *phrases, int32_t count, double *idf) {
  for (int32_t name = 0; name < count; name++) {
    if (phrases[name].concept >= 0) continue;
    double weight = 0, sum = 0;
    for (int32_t word = 0; word < count; word++) {
      if (!is_typed(&phrases[word], -phrases[name].concept)) continue;
      weight += phrases[word].weight;
      sum += phrases[word].weight * idf[word];
    }
    if (weight > 0 && idf[name] > sum / weight) idf[name] = sum / weight;
  }
}

/* Names of one concept stand side by side in an expression; those of it alone are compared. */
static int32_t join(const tv_phrase *phrases, int32_t count, int32_t first, double *scores) {
  int32_t end = first, best = first;
  for (; end < count && phrases[end].concept == phrases[first].concept; end++) {
    if (scores[end] > scores[best]) best = end;
  }
  double added = scores[best];
  if (added > 0) {
    for (int32_t word = 0; word < count; word++) {
      if (is_typed(&phrases[word], -phrases[first].concept)) added -= scores[word];
    }
  }
  for (int32_t name = first; name < end; name++) scores[name] = 0;
  if (added > 0) scores[best] = added;
  return end;
}

void tv_join_names(const tv_phrase *phrases, int32_t count, double *scores) {
  for (int32_t phrase = 0; phrase < count;) {
    phrase = phrases[phrase].concept < 0 ? join(phrases, count, phrase, scores) : phrase + 1;
  }
}
