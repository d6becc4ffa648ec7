#include "page_log.h"

#include <stdbool.h>
#include <stdlib.h>

#include "analyzer.h"

typedef struct Call {
  int positions;
  // In `starts`.
  int first_page, page_count;
} Call;

struct tv_page_log {
  Call *calls;
  int call_count, call_capacity;
  // Page starts of all calls, one after another.
  int *starts;
  int start_count, start_capacity;
};

tv_page_log *tv_page_log_new(void) { return calloc(1, sizeof(tv_page_log)); }

void tv_page_log_free(tv_page_log *log) {
  if (!log) return;
  free(log->calls);
  free(log->starts);
  free(log);
}

void tv_page_log_reset(tv_page_log *log) { log->call_count = log->start_count = 0; }

static bool grow(void **items, int count, int *capacity, size_t size) {
  if (count < *capacity) return true;
  const int larger = *capacity ? *capacity * 2 : 16;
  void *moved = realloc(*items, (size_t)larger * size);
  if (!moved) return false;
  *items = moved;
  *capacity = larger;
  return true;
}

int tv_page_log_begin(tv_page_log *log) {
  if (!grow((void **)&log->calls, log->call_count, &log->call_capacity, sizeof *log->calls)) return TV_NO_MEMORY;
  log->calls[log->call_count++] = (Call){0, log->start_count, 0};
  return tv_page_log_break(log, 0);
}

int tv_page_log_break(tv_page_log *log, int position) {
  if (!grow((void **)&log->starts, log->start_count, &log->start_capacity, sizeof *log->starts)) return TV_NO_MEMORY;
  log->starts[log->start_count++] = position;
  log->calls[log->call_count - 1].page_count++;
  return TV_OK;
}

void tv_page_log_end(tv_page_log *log, int positions) { log->calls[log->call_count - 1].positions = positions; }

int tv_page_log_call_count(const tv_page_log *log) { return log->call_count; }

static const Call *call_at(const tv_page_log *log, int call) {
  return call >= 0 && call < log->call_count ? &log->calls[call] : NULL;
}

int tv_page_log_positions(const tv_page_log *log, int call) {
  const Call *found = call_at(log, call);
  return found ? found->positions : 0;
}

int tv_page_log_page_count(const tv_page_log *log, int call) {
  const Call *found = call_at(log, call);
  return found ? found->page_count : 0;
}

int tv_page_log_page_start(const tv_page_log *log, int call, int page) {
  const Call *found = call_at(log, call);
  return found && page >= 0 && page < found->page_count ? log->starts[found->first_page + page] : -1;
}
