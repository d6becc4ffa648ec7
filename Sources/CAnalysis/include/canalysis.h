#pragma once

#include <stddef.h>
#include <stdint.h>

// What a word is, for the index and for questions: an FTS5 tokenizer and the same code called directly; language
// detection; stop words; compression of stored pages.
//
// No header of ICU, Snowball, CLD2, zstd or SQLite is seen from here: ICU's clash with Foundation's own.
// Lengths and offsets are in bytes of UTF-8. Text need not be valid UTF-8 nor end with NUL.

#ifdef __cplusplus
extern "C" {
#endif

struct sqlite3;

// MARK: Page log

// Learns, while FTS5 tokenizes documents, at which token each page begins.
//
// FTS5 calls the tokenizer once for each indexed column whose value is not NULL, in column order; each call is
// logged. Deleting a row and checking integrity tokenize too: reset the log just before the insert it is to watch.
// Not thread-safe: one log for one connection.
typedef struct tv_page_log tv_page_log;

// NULL when out of memory.
tv_page_log *tv_page_log_new(void);
void tv_page_log_free(tv_page_log *log);
// Forgets all calls.
void tv_page_log_reset(tv_page_log *log);
// Calls since the last reset.
int tv_page_log_call_count(const tv_page_log *log);
// Token positions of a call: the column's length in tokens. 0 for a call that does not exist.
int tv_page_log_positions(const tv_page_log *log, int call);
// Pages of a call: its form feeds and one. 0 for a call that does not exist.
int tv_page_log_page_count(const tv_page_log *log, int call);
// Position (0-based, in the column) of the first token of a page (0-based); a page without words has the start of
// the next page. -1 for a page that does not exist.
int tv_page_log_page_start(const tv_page_log *log, int call, int page);

// MARK: FTS5

// Registers the FTS5 tokenizer `tvet` with a connection. `log` may be NULL; if not, it must outlive the connection.
// Returns an SQLite result code.
int tv_register_tokenizer(struct sqlite3 *connection, tv_page_log *log);

// Registers the SQL functions `tvet_text(blob)`, a compressed page as text without markers, and
// `tvet_marked_text(blob)`, the same with markers. NULL gives NULL; a damaged blob is an SQL error.
// Returns an SQLite result code.
int tv_register_functions(struct sqlite3 *connection);

// MARK: Analysis

// The tokenizer's code with its caches. Not thread-safe: one for one thread at a time.
typedef struct tv_analyzer tv_analyzer;

// NULL when out of memory.
tv_analyzer *tv_analyzer_new(void);
void tv_analyzer_free(tv_analyzer *analyzer);

// What the tokens are for.
typedef enum tv_mode {
  // As FTS5 indexes a text: stems, and colocated with them exact forms; a run of ideographs gives its bigrams and its
  // last character.
  TV_DOCUMENT = 0,
  // As FTS5 reads a query: alternatives are colocated; a run of ideographs gives its bigrams only. One ideograph stands
  // for the end of a run; where it may stand elsewhere it is asked for as a prefix.
  TV_QUERY = 1,
  // The alternatives of each word under which documents in `languages` (or in none) hold it; each ideograph, and
  // colocated with it the bigram it begins.
  TV_TERMS = 2,
  // The alternatives that stand for the very word, not for its stem; ideographs as for TV_TERMS.
  TV_EXACT = 3,
  // The beginnings of tokens under which words that begin so are held; ideographs as for TV_TERMS.
  TV_PREFIX = 4,
} tv_mode;

enum {
  // At the position of the token before it.
  TV_TOKEN_COLOCATED = 1 << 0,
  // An unstemmed form: U+0005 and the word.
  TV_TOKEN_EXACT = 1 << 1,
  // One ideograph or Hangul syllable.
  TV_TOKEN_UNIGRAM = 1 << 2,
  // Two of them that are neighbours.
  TV_TOKEN_BIGRAM = 1 << 3,
  // The first token of a run of ideographs or syllables.
  TV_TOKEN_RUN = 1 << 4,
};

// Takes a token (valid during the call) that stands for the bytes `start ..< end` of the text (a
// document's bigram for those of its first character). Anything but 0 ends the analysis.
typedef int (*tv_token_callback)(void *context, int flags, const char *token, int length, int start, int end);

// Calls `callback` for each token. `languages` (comma-separated primary subtags, or NULL) holds until the first
// marker; documents take its first. Returns 0, what the callback returned, or SQLITE_NOMEM (7).
int tv_analyze(
    tv_analyzer *analyzer, const char *text, int length, tv_mode mode, const char *languages, void *context,
    tv_token_callback callback);

// 1 when `word`, folded as tokens are, is a stop word of the language (a primary subtag); else 0.
int tv_is_stop_word(const char *language, const char *word, int length);

// 1 when words of the language (a primary subtag) are stemmed; else 0.
int tv_has_stemmer(const char *language);

// MARK: Language detection

typedef struct tv_detection {
  // BCP 47; empty past the last language found.
  char languages[3][16];
  // Each language's share of the text, in percent.
  int percents[3];
  // CLD2's score of the first language for each 1,024 bytes of it: about 1,000 in running text, 200 in lists of names.
  int score;
  // Bytes of letters that were looked at.
  int text_bytes;
  int is_reliable;
} tv_detection;

// The top languages of a text by CLD2; markers, control characters and invalid bytes are passed over. `hint` is a
// language (BCP 47) to lean to, or NULL. Returns 0, or SQLITE_NOMEM (7).
int tv_detect_language(const char *text, int length, const char *hint, tv_detection *detection);

// Letters of a text by script, for what CLD2 cannot tell from short texts.
typedef struct tv_script_counts {
  int letters;
  int han, kana, hangul;
  // Han characters that only traditional, or only simplified, writing has.
  int traditional, simplified;
  // ISO 15924 code of the script of most letters (Han, kana and Hangul apart); empty: none.
  char main_script[5];
  int main_letters;
} tv_script_counts;

void tv_count_scripts(const char *text, int length, tv_script_counts *counts);

// MARK: Compression

enum {
  // Longest text that is opened, in bytes.
  TV_LONGEST_TEXT = 256 << 20,
  // Texts are small and written once: a level (of zstd) that costs about as much as analysing them.
  TV_COMPRESSION_LEVEL = 6,
};

// Bytes that compressing `length` bytes can need at most.
size_t tv_compress_bound(size_t length);
// Compresses to a zstd frame that states its content's size, by the dictionary that the code carries. Returns the
// frame's bytes, or -1 when `capacity` is too small or memory is short. Thread-safe.
int64_t tv_compress(const void *source, size_t length, void *target, size_t capacity);
// Bytes of the text in a frame, from its head; -1 when this is not a frame with a size of at most TV_LONGEST_TEXT.
int64_t tv_content_size(const void *frame, size_t length);
// Opens a frame. Returns the text's bytes, or -1 when the frame is damaged, memory is short or `capacity` too small.
// Thread-safe.
int64_t tv_decompress(const void *frame, size_t length, void *target, size_t capacity);

#ifdef __cplusplus
}
#endif
