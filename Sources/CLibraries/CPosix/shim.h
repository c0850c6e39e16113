#pragma once
// Without _GNU_SOURCE, as Swift's own modules are built: with it, the system's types have other members here than there.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

// fcntl is variadic and F_OFD_* are macros: neither reaches Swift.
#ifndef F_OFD_SETLK
#define F_OFD_SETLK 37
#define F_OFD_SETLKW 38
#endif

static inline int portico_byte_lock(int file, int64_t place, short type, int command) {
  struct flock lock;
  memset(&lock, 0, sizeof lock);
  lock.l_type = type;
  lock.l_whence = 0;
  lock.l_start = place;
  lock.l_len = 1;
  return fcntl(file, command, &lock);
}

/// Waits until the byte is ours.
static inline int portico_lock_byte(int file, int64_t place) {
  return portico_byte_lock(file, place, F_WRLCK, F_OFD_SETLKW);
}

static inline int portico_unlock_byte(int file, int64_t place) {
  return portico_byte_lock(file, place, F_UNLCK, F_OFD_SETLK);
}

int syncfs(int folder);

/// Makes all of a file system that was written so far durable.
static inline int portico_sync_filesystem(int folder) { return syncfs(folder); }

#include <linux/openat2.h>
#include <sys/syscall.h>

/// Opens a file for reading below a folder, a folder at a time, following no link.
static inline int portico_walk_beneath(int folder, const char *path) {
  int current = dup(folder);
  while (current >= 0) {
    const char *slash = strchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : strlen(path);
    char name[256];
    int next = -1;
    if (length == 0 || length >= sizeof name || (length <= 2 && strncmp(path, "..", length) == 0)) {
      errno = ENOENT;
    } else {
      memcpy(name, path, length);
      name[length] = 0;
      next = openat(current, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (slash ? O_DIRECTORY : O_NONBLOCK));
    }
    int code = errno;
    close(current);
    errno = code;
    if (!slash) return next;
    current = next;
    path = slash + 1;
  }
  return -1;
}

/// The same at once (openat2, Linux 5.6), where the kernel knows the call and no sandbox forbids it.
static inline int portico_open_beneath(int folder, const char *path) {
  struct open_how how;
  memset(&how, 0, sizeof how);
  how.flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  int file = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
  return file < 0 && (errno == ENOSYS || errno == EPERM) ? portico_walk_beneath(folder, path) : file;
}

int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict actions, const char *restrict folder);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/// Starts a program in a folder, as the first of a process group of its own, with nothing of ours open.
/// Returns its process id, or the negative error.
static inline int portico_spawn(const char *path, char *const arguments[], char *const environment[],
                                const char *folder) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  pid_t pid = 0;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  sigemptyset(&none);
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  posix_spawn_file_actions_addchdir_np(&actions, folder);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#endif
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  int code = posix_spawn(&pid, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code == 0 ? (int)pid : -code;
}
