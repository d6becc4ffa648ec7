#define _GNU_SOURCE
#include "cworker.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Larger than the default 64 KiB, so that a worker goes on while the parent indexes. */
enum { pipe_bytes = 1 << 20 };

static void close_all(const int *descriptors, int count) {
  for (int i = 0; i < count; i++)
    if (descriptors[i] >= 0) close(descriptors[i]);
}

int tvet_child_spawn(
    tvet_child *child, const char *program, char *const arguments[], char *const environment[], bool leads_group) {
  int ends[6] = {-1, -1, -1, -1, -1, -1}; /* socket: parent, child; output: read, write; error: read, write */
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) || pipe2(ends + 2, O_CLOEXEC)
      || pipe2(ends + 4, O_CLOEXEC)) {
    int error = errno;
    close_all(ends, 6);
    return error;
  }
  fcntl(ends[2], F_SETPIPE_SZ, pipe_bytes);
  fcntl(ends[2], F_SETFL, O_NONBLOCK);
  /* A child that reads nothing must not hold up the one who writes. */
  setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &(struct timeval){.tv_sec = 20}, sizeof(struct timeval));
  fcntl(ends[4], F_SETFL, O_NONBLOCK);

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, defaults;
  sigemptyset(&none);
  sigfillset(&defaults);
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
  posix_spawn_file_actions_adddup2(&actions, ends[3], 1);
  posix_spawn_file_actions_adddup2(&actions, ends[5], 2);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  /* A process group of its own: Ctrl-C is for the parent, which stops its workers in its own order. */
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (leads_group ? POSIX_SPAWN_SETPGROUP : 0));
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  int error = posix_spawnp(&child->pid, program, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);

  close_all((int[]){ends[1], ends[3], ends[5]}, 3);
  if (error) {
    close_all((int[]){ends[0], ends[2], ends[4]}, 3);
    return error;
  }
  struct rusage usage;
  child->inherited_peak = getrusage(RUSAGE_SELF, &usage) ? 0 : (uint64_t)usage.ru_maxrss * 1024;
  child->input = ends[0];
  child->output = ends[2];
  child->error = ends[4];
  return 0;
}

int tvet_child_send(int socket, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t sent = send(socket, next, count, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return errno;
    next += sent;
    count -= (size_t)sent;
  }
  return 0;
}

static int reap(pid_t pid, int options, int *status, uint64_t *peak) {
  struct rusage usage;
  pid_t reaped;
  do reaped = wait4(pid, status, options, &usage);
  while (reaped < 0 && errno == EINTR);
  if (reaped == pid) *peak = (uint64_t)usage.ru_maxrss * 1024;
  return reaped;
}

int tvet_child_kill(pid_t pid, uint64_t *peak) {
  int status = 0;
  kill(-pid, SIGKILL); /* its own children too */
  kill(pid, SIGKILL);
  reap(pid, 0, &status, peak);
  return status;
}

int tvet_child_wait(pid_t pid, int milliseconds, uint64_t *peak) {
  int status = 0;
  for (int waited = 0; waited < milliseconds; waited++) {
    int reaped = reap(pid, WNOHANG, &status, peak);
    if (reaped == pid || reaped < 0) {
      kill(-pid, SIGKILL);
      return status;
    }
    nanosleep(&(struct timespec){0, 1000000}, NULL);
  }
  return tvet_child_kill(pid, peak);
}

/* PR_SET_PDEATHSIG would follow the thread that spawned, not the process: a worker would die with a parent's
   pool thread. The request socket hangs up exactly when the parent closes it or is gone. */
static void *watch_parent(void *unused) {
  (void)unused;
  struct pollfd input = {.fd = 0, .events = POLLRDHUP};
  for (;;) {
    int ready = poll(&input, 1, -1);
    bool is_gone = ready > 0 && (input.revents & (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL));
    if (!is_gone && (ready >= 0 || errno == EINTR)) continue;
    if (getpgrp() == getpid()) kill(0, SIGKILL); /* what this worker has started, too */
    _exit(0);
  }
}

/* Beyond its data a worker maps the file that it reads, and libraries. */
static const uint64_t mapped_bytes = 3ull << 30;
static const uint64_t temporary_file_bytes = 256ull << 20;

int tvet_worker_confine(uint64_t memory, unsigned layers) {
  /* One arena: the work is done by one thread, and each further arena maps 64 MiB. */
  mallopt(M_ARENA_MAX, 1);
  rlim_t written = layers & TVET_ISOLATED_FOLDER ? temporary_file_bytes : 0, space = memory + mapped_bytes;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0})
      || setrlimit(RLIMIT_FSIZE, &(struct rlimit){written, written})
      || (memory && setrlimit(RLIMIT_AS, &(struct rlimit){space, space}))
      || (memory && setrlimit(RLIMIT_DATA, &(struct rlimit){memory, memory})))
    return errno;
  pthread_attr_t attributes;
  pthread_t watcher;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 128 << 10);
  int error = pthread_create(&watcher, &attributes, watch_parent, NULL);
  pthread_attr_destroy(&attributes);
  return error;
}

void tvet_worker_allow(unsigned seconds) {
  struct rusage usage;
  struct rlimit limit;
  if (getrusage(RUSAGE_SELF, &usage) || getrlimit(RLIMIT_CPU, &limit)) return;
  limit.rlim_cur = (rlim_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1) + seconds;
  setrlimit(RLIMIT_CPU, &limit);
}

static uint64_t resident(void) {
  unsigned long total = 0, pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return 0;
  int found = fscanf(file, "%lu %lu", &total, &pages);
  fclose(file);
  return found == 2 ? (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

uint64_t tvet_worker_trim(uint64_t threshold) {
  uint64_t bytes = resident();
  if (bytes <= threshold) return bytes;
  malloc_trim(0);
  return resident();
}
