#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The door to GMime (LGPL): messages of e-mail and mailboxes (RFC 5322, RFC 2045–2049). The library is opened at run
   time: what it brings along would make every start of the tool slower. */

typedef struct tvet_mailbox tvet_mailbox;
typedef struct tvet_message tvet_message;

/* A part of a message that is no container of parts. All strings are UTF-8 and may be null. */
typedef struct {
  char *type;          /* "text/plain" */
  const char *charset; /* as the message spells it */
  const char *name;    /* the file's */
  int alternative;     /* the number of the innermost multipart/alternative that holds it; 0: none does */
  bool is_attachment;
} tvet_message_part;

/* Opens a message, or a mailbox of many (mbox), in memory; the bytes must outlive it. Null where the library is
   missing. */
tvet_mailbox *tvet_mailbox_open(const void *bytes, size_t count, bool holds_many);
void tvet_mailbox_close(tvet_mailbox *mailbox);

/* The next message; null at the end. Sets the range of its bytes. */
tvet_message *tvet_mailbox_next(tvet_mailbox *mailbox, int64_t *start, int64_t *end);
void tvet_message_close(tvet_message *message);

/* Null where the message does not say. */
const char *tvet_message_subject(tvet_message *message);
const char *tvet_message_id(tvet_message *message);
/* The name of a sender, else the address; null past the last. */
const char *tvet_message_sender(tvet_message *message, int index);
/* 0 where the message has no date. */
int tvet_message_year(tvet_message *message);

size_t tvet_message_part_count(tvet_message *message);
tvet_message_part tvet_message_part_at(tvet_message *message, size_t index);
/* The decoded bytes of a part, to be freed; null where there are none. */
void *tvet_message_part_content(tvet_message *message, size_t index, size_t *count);
