#pragma once

#include <stdbool.h>

#include "languages.h"

// True when `word`, folded, says too little in the language to be ranked by.
bool tv_is_stop_word_of(tv_language_index language, const char *word, int length);
