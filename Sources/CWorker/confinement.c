#define _GNU_SOURCE
#include "cworker.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What a kernel, or a container's rules, does not allow is left out: each layer stands by itself. */

/* Where the private temporary folder lies: a folder that every Linux system has and no documents lie in. */
static const char temporary_folder[] = "/dev/shm";
static const char temporary_options[] = "size=256m,nr_inodes=10000,mode=0700";

/* ---- namespaces */

static bool write_file(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  size_t length = 0;
  while (text[length]) length++;
  bool is_written = write(file, text, length) == (ssize_t)length;
  close(file);
  return is_written;
}

/* An unprivileged process gets namespaces within a user namespace, where it stays who it is. The superuser has no
   use for one: in it, it could no longer read other people's files. */
static bool enter_namespaces(void) {
  int own = CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWNS;
  uid_t user = geteuid();
  gid_t group = getegid();
  if (user == 0) return unshare(own) == 0;
  if (unshare(CLONE_NEWUSER | own)) return false;
  char map[64];
  write_file("/proc/self/setgroups", "deny");
  snprintf(map, sizeof map, "%u %u 1", user, user);
  write_file("/proc/self/uid_map", map);
  snprintf(map, sizeof map, "%u %u 1", group, group);
  write_file("/proc/self/gid_map", map);
  return true;
}

static bool mount_temporary_folder(void) {
  /* What is mounted here must not reach the system's own tree. */
  return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
      && mount("tmpfs", temporary_folder, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, temporary_options) == 0;
}

/* The superuser keeps the right to read every file, and no other. */
static void drop_capabilities(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct now[2] = {{0}}, kept[2] = {{0}};
  if (syscall(SYS_capget, &header, now)) return;
  unsigned reading = 1u << CAP_DAC_READ_SEARCH | 1u << CAP_DAC_OVERRIDE;
  kept[0].effective = kept[0].permitted = now[0].permitted & reading;
  for (int capability = 0; capability <= CAP_LAST_CAP; capability++)
    if (capability != CAP_DAC_READ_SEARCH && capability != CAP_DAC_OVERRIDE)
      prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  syscall(SYS_capset, &header, kept);
}

/* ---- Landlock: no writing, but in the temporary folder */

#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif
#define LANDLOCK_SCOPES 3ULL /* abstract sockets and signals, since the sixth version */

/* As in later versions of linux/landlock.h; the kernel takes the length that the version has. */
struct landlock_ruleset {
  uint64_t files, network, scopes;
};

static void allow_beneath(int ruleset, const char *path, uint64_t rights) {
  struct landlock_path_beneath_attr rule = {.allowed_access = rights};
  rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0) return;
  syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close(rule.parent_fd);
}

static bool forbid_writing(bool has_temporary_folder) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  struct landlock_ruleset rules = {
      .files = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE
          | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG
          | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK
          | LANDLOCK_ACCESS_FS_MAKE_SYM};
  if (version >= 2) rules.files |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3) rules.files |= LANDLOCK_ACCESS_FS_TRUNCATE;
  if (version >= 6) rules.scopes = LANDLOCK_SCOPES;
  size_t size = version >= 6 ? sizeof rules : version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0) return false;
  allow_beneath(ruleset, "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE);
  if (has_temporary_folder) allow_beneath(ruleset, temporary_folder, rules.files);
  bool is_bound = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return is_bound;
}

/* ---- seccomp: no sockets, and nothing that leads out of the other layers */

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#define FIRST_FOREIGN_CALL 0x40000000u /* the x32 calls */
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#define FIRST_FOREIGN_CALL 0xFFFFFFFFu
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE ANSWER(SECCOMP_RET_ERRNO | EPERM)
#define REFUSE_CALL(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), REFUSE

static bool forbid_calls(void) {
#ifdef OWN_ARCHITECTURE
  struct sock_filter filter[] = {
      LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0), REFUSE,
      LOAD(nr), BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_FOREIGN_CALL, 0, 1), REFUSE,
      REFUSE_CALL(SYS_socket), REFUSE_CALL(SYS_connect), REFUSE_CALL(SYS_bind), REFUSE_CALL(SYS_listen),
      /* A ring does what it is told past this filter. */
      REFUSE_CALL(SYS_io_uring_setup),
      REFUSE_CALL(SYS_ptrace), REFUSE_CALL(SYS_process_vm_readv), REFUSE_CALL(SYS_process_vm_writev),
      REFUSE_CALL(SYS_pidfd_getfd), REFUSE_CALL(SYS_unshare), REFUSE_CALL(SYS_setns), REFUSE_CALL(SYS_mount),
      REFUSE_CALL(SYS_umount2), REFUSE_CALL(SYS_pivot_root), REFUSE_CALL(SYS_chroot), REFUSE_CALL(SYS_move_mount),
      REFUSE_CALL(SYS_open_tree), REFUSE_CALL(SYS_fsopen), REFUSE_CALL(SYS_bpf), REFUSE_CALL(SYS_perf_event_open),
      REFUSE_CALL(SYS_userfaultfd), REFUSE_CALL(SYS_keyctl), REFUSE_CALL(SYS_add_key), REFUSE_CALL(SYS_request_key),
      REFUSE_CALL(SYS_open_by_handle_at), REFUSE_CALL(SYS_init_module), REFUSE_CALL(SYS_finit_module),
      REFUSE_CALL(SYS_kexec_load), REFUSE_CALL(SYS_fchmodat), REFUSE_CALL(SYS_fchmod), REFUSE_CALL(SYS_fchownat),
      REFUSE_CALL(SYS_fchown), REFUSE_CALL(SYS_setxattr), REFUSE_CALL(SYS_removexattr), REFUSE_CALL(SYS_utimensat),
#ifdef SYS_chmod
      REFUSE_CALL(SYS_chmod), REFUSE_CALL(SYS_chown), REFUSE_CALL(SYS_lchown), REFUSE_CALL(SYS_utime),
      REFUSE_CALL(SYS_utimes),
#endif
      /* Its flags lie in memory, where no filter sees them; the library then takes clone. */
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1), ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3), LOAD(args[0]),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NEWUSER, 0, 3), REFUSE,
      /* No typing at somebody's terminal. */
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 1), BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0),
      ANSWER(SECCOMP_RET_ALLOW),
      LOAD(args[1]), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, TIOCSTI, 0, 1), REFUSE, ANSWER(SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
#else
  return false;
#endif
}

unsigned tvet_worker_isolate(void) {
  unsigned layers = 0;
  if (enter_namespaces()) layers |= TVET_ISOLATED_NETWORK;
  bool has_folder = layers && mount_temporary_folder();
  drop_capabilities();
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return layers;
  if (forbid_writing(has_folder)) layers |= TVET_ISOLATED_FILES;
  /* Without Landlock, the limit on written files that lets nothing be written is worth more than the folder. */
  if (has_folder && (layers & TVET_ISOLATED_FILES)) {
    layers |= TVET_ISOLATED_FOLDER;
    setenv("TMPDIR", temporary_folder, 1);
  }
  if (forbid_calls()) layers |= TVET_ISOLATED_CALLS;
  return layers;
}
