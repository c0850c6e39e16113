#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
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

/// Makes all of a file system that was written so far durable; behind _GNU_SOURCE, which Swift does not define.
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
