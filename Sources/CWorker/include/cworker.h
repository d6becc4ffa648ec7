#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The system calls around worker processes that Swift cannot reach (variadic or behind _GNU_SOURCE). */

/* A child process and the parent's ends of its standard streams. */
typedef struct {
  pid_t pid;
  int input;  /* a socket to write requests to; a write to a dead child is an error, not a signal */
  int output; /* a pipe to read answers from; does not block */
  int error;  /* a pipe to read messages from; does not block */
  /* The parent's largest resident size in bytes, with which the child's count begins: a smaller figure says nothing. */
  uint64_t inherited_peak;
} tvet_child;

/* Starts a program (looked for in PATH where it has no slash) with these arguments and environment (both end
   with null). The child inherits nothing but its standard streams. With `leads_group` it gets a process group of
   its own, which is killed as a whole; without, it dies with the group of the worker that starts it.
   Returns 0 or an errno. */
int tvet_child_spawn(
    tvet_child *child, const char *program, char *const arguments[], char *const environment[], bool leads_group);

/* Sends all bytes; returns 0 or an errno. Raises no SIGPIPE. */
int tvet_child_send(int socket, const void *bytes, size_t count);

/* Kills a child and waits for it; returns the wait status. Sets *peak to its largest resident size in bytes. */
int tvet_child_kill(pid_t pid, uint64_t *peak);
/* Waits for a child that is ending; kills it if it has not ended after `milliseconds`. */
int tvet_child_wait(pid_t pid, int milliseconds, uint64_t *peak);

/* What keeps a worker apart from the rest of the machine: bits of tvet_worker_isolate's answer. */
enum {
  TVET_ISOLATED_NETWORK = 1, /* a network namespace without interfaces */
  TVET_ISOLATED_CALLS = 2,   /* a seccomp filter: no sockets, no tracing, no mounting, no change of owners or modes */
  TVET_ISOLATED_FILES = 4,   /* Landlock: no writing, creating or removing outside the temporary folder */
  TVET_ISOLATED_FOLDER = 8,  /* a temporary folder in memory that no other process sees; $TMPDIR names it */
};

/* Takes from this process, and from what it starts, whatever reading files does not need. What the kernel or a
   container does not allow is left out, which is no error. To be called before a second thread is there.
   Returns the layers that hold. */
unsigned tvet_worker_isolate(void);

/* Limits this process for reading hostile files: no core dump, no file of its own (but for the temporary folder, if
   `layers` has one), no new privileges, at most `memory` bytes of data (0: any), and death when standard input is
   hung up, even in mid-work, together with the process group, if it leads one.
   Returns 0 or an errno. */
int tvet_worker_confine(uint64_t memory, unsigned layers);

/* Lets this process use so many more seconds of processor time before the kernel stops it. */
void tvet_worker_allow(unsigned seconds);

/* Gives freed memory back to the system; returns the process's resident bytes. */
uint64_t tvet_worker_trim(uint64_t threshold);
