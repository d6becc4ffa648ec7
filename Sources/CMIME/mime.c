#include "cmime.h"

#include <clibrary.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { format_message = 0, format_mailbox = 1, maximum_depth = 24, maximum_parts = 1000 };

/* GLib's own, as far as it is used here. */
typedef struct { uint8_t *data; unsigned length; } byte_array;

/* Every function that is used: result, name, parameters. */
#define FUNCTIONS(F) \
  F(void, g_mime_init, (void)) \
  F(void *, g_mime_stream_mem_new, (void)) \
  F(void *, g_mime_stream_mem_new_with_byte_array, (byte_array *)) \
  F(void, g_mime_stream_mem_set_owner, (void *, int)) \
  F(byte_array *, g_mime_stream_mem_get_byte_array, (void *)) \
  F(void *, g_mime_parser_new_with_stream, (void *)) \
  F(void, g_mime_parser_set_format, (void *, int)) \
  F(void *, g_mime_parser_construct_message, (void *, void *)) \
  F(int, g_mime_parser_eos, (void *)) \
  F(int64_t, g_mime_parser_tell, (void *)) \
  F(const char *, g_mime_message_get_subject, (void *)) \
  F(const char *, g_mime_message_get_message_id, (void *)) \
  F(void *, g_mime_message_get_date, (void *)) \
  F(void *, g_mime_message_get_from, (void *)) \
  F(void *, g_mime_message_get_mime_part, (void *)) \
  F(void *, g_mime_message_part_get_message, (void *)) \
  F(size_t, g_mime_message_part_get_type, (void)) \
  F(size_t, g_mime_multipart_get_type, (void)) \
  F(int, g_mime_multipart_get_count, (void *)) \
  F(void *, g_mime_multipart_get_part, (void *, int)) \
  F(size_t, g_mime_part_get_type, (void)) \
  F(const char *, g_mime_part_get_filename, (void *)) \
  F(int, g_mime_part_is_attachment, (void *)) \
  F(void *, g_mime_part_get_content, (void *)) \
  F(void *, g_mime_object_get_content_type, (void *)) \
  F(const char *, g_mime_object_get_content_type_parameter, (void *, const char *)) \
  F(char *, g_mime_content_type_get_mime_type, (void *)) \
  F(ssize_t, g_mime_data_wrapper_write_to_stream, (void *, void *)) \
  F(int, internet_address_list_length, (void *)) \
  F(void *, internet_address_list_get_address, (void *, int)) \
  F(const char *, internet_address_get_name, (void *)) \
  F(size_t, internet_address_mailbox_get_type, (void)) \
  F(const char *, internet_address_mailbox_get_addr, (void *)) \
  F(int, g_date_time_get_year, (void *)) \
  F(int, g_type_check_instance_is_a, (void *, size_t)) \
  F(void, g_object_unref, (void *)) \
  F(void, g_free, (void *))

#define DECLARE(result, name, parameters) static result(*name) parameters;
FUNCTIONS(DECLARE)

static bool is_open;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
#define ENTRY(result, name, parameters) {#name, (void **)&name},
  const tvet_function functions[] = {FUNCTIONS(ENTRY)};
  is_open = tvet_library_open("libgmime-3.0.so.0", functions, sizeof functions / sizeof *functions, NULL, 0);
  if (is_open) g_mime_init();
}

struct tvet_mailbox {
  byte_array bytes;
  void *stream, *parser;
};

struct tvet_message {
  void *message;
  size_t count;
  int alternatives;
  tvet_message_part parts[maximum_parts];
  void *objects[maximum_parts];
};

tvet_mailbox *tvet_mailbox_open(const void *bytes, size_t count, bool holds_many) {
  pthread_once(&once, open_library);
  tvet_mailbox *mailbox = is_open && count <= UINT32_MAX ? calloc(1, sizeof *mailbox) : NULL;
  if (!mailbox) return NULL;
  /* Not owned, and only read: the bytes are not copied. */
  mailbox->bytes = (byte_array){(uint8_t *)bytes, (unsigned)count};
  mailbox->stream = g_mime_stream_mem_new_with_byte_array(&mailbox->bytes);
  g_mime_stream_mem_set_owner(mailbox->stream, false);
  mailbox->parser = g_mime_parser_new_with_stream(mailbox->stream);
  g_mime_parser_set_format(mailbox->parser, holds_many ? format_mailbox : format_message);
  return mailbox;
}

void tvet_mailbox_close(tvet_mailbox *mailbox) {
  if (!mailbox) return;
  g_object_unref(mailbox->parser);
  g_object_unref(mailbox->stream);
  free(mailbox);
}

static void add_parts(tvet_message *message, void *object, int alternative, int depth) {
  if (!object || depth > maximum_depth || message->count == maximum_parts) return;
  char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
  if (g_type_check_instance_is_a(object, g_mime_multipart_get_type())) {
    if (type && !strcasecmp(type, "multipart/alternative")) alternative = ++message->alternatives;
    int count = g_mime_multipart_get_count(object);
    for (int i = 0; i < count; i++) add_parts(message, g_mime_multipart_get_part(object, i), alternative, depth + 1);
  } else if (g_type_check_instance_is_a(object, g_mime_message_part_get_type())) {
    void *inner = g_mime_message_part_get_message(object);
    if (inner) add_parts(message, g_mime_message_get_mime_part(inner), 0, depth + 1);
  } else if (g_type_check_instance_is_a(object, g_mime_part_get_type())) {
    message->objects[message->count] = object;
    message->parts[message->count++] = (tvet_message_part){
        .type = type,
        .charset = g_mime_object_get_content_type_parameter(object, "charset"),
        .name = g_mime_part_get_filename(object),
        .alternative = alternative,
        .is_attachment = g_mime_part_is_attachment(object),
    };
    return; /* the part keeps its type's name */
  }
  g_free(type);
}

tvet_message *tvet_mailbox_next(tvet_mailbox *mailbox, int64_t *start, int64_t *end) {
  if (g_mime_parser_eos(mailbox->parser)) return NULL;
  *start = g_mime_parser_tell(mailbox->parser);
  void *parsed = g_mime_parser_construct_message(mailbox->parser, NULL);
  tvet_message *message = parsed ? calloc(1, sizeof *message) : NULL;
  *end = g_mime_parser_tell(mailbox->parser);
  if (!message) {
    if (parsed) g_object_unref(parsed);
    return NULL;
  }
  message->message = parsed;
  add_parts(message, g_mime_message_get_mime_part(parsed), 0, 0);
  return message;
}

void tvet_message_close(tvet_message *message) {
  if (!message) return;
  for (size_t i = 0; i < message->count; i++) g_free(message->parts[i].type);
  g_object_unref(message->message);
  free(message);
}

const char *tvet_message_subject(tvet_message *message) { return g_mime_message_get_subject(message->message); }

const char *tvet_message_id(tvet_message *message) { return g_mime_message_get_message_id(message->message); }

const char *tvet_message_sender(tvet_message *message, int index) {
  void *senders = g_mime_message_get_from(message->message);
  if (!senders || index >= internet_address_list_length(senders)) return NULL;
  void *sender = internet_address_list_get_address(senders, index);
  const char *name = internet_address_get_name(sender);
  if (name && *name) return name;
  return g_type_check_instance_is_a(sender, internet_address_mailbox_get_type())
             ? internet_address_mailbox_get_addr(sender)
             : NULL;
}

int tvet_message_year(tvet_message *message) {
  void *date = g_mime_message_get_date(message->message);
  return date ? g_date_time_get_year(date) : 0;
}

size_t tvet_message_part_count(tvet_message *message) { return message->count; }

tvet_message_part tvet_message_part_at(tvet_message *message, size_t index) { return message->parts[index]; }

void *tvet_message_part_content(tvet_message *message, size_t index, size_t *count) {
  void *content = g_mime_part_get_content(message->objects[index]);
  if (!content) return NULL;
  void *stream = g_mime_stream_mem_new();
  g_mime_data_wrapper_write_to_stream(content, stream);
  byte_array *decoded = g_mime_stream_mem_get_byte_array(stream);
  void *bytes = decoded && decoded->length ? malloc(decoded->length) : NULL;
  if (bytes) {
    memcpy(bytes, decoded->data, decoded->length);
    *count = decoded->length;
  }
  g_object_unref(stream);
  return bytes;
}
