#pragma once

#include "canalysis.h"

// Written by the tokenizer; each returns 0 or SQLITE_NOMEM.
int tv_page_log_begin(tv_page_log *log);
int tv_page_log_break(tv_page_log *log, int position);
void tv_page_log_end(tv_page_log *log, int positions);
