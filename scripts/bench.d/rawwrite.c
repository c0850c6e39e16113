// rawwrite FROM TO: how fast these very files can be written at all.
//
// Reads every regular file below FROM into memory, then, timed, writes the same bytes to the same names below TO in the
// way that a page is published: a temporary file, a rename, folders made as needed, and one syncfs at the end for the
// same durability. Files and folders whose name begins with a dot are left out. Prints JSON.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct page {
  char *path;
  char *bytes;
  size_t size;
};

static struct page *pages;
static size_t count, room;

static void fail(const char *what) {
  fprintf(stderr, "rawwrite: %s: %s\n", what, strerror(errno));
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void keep(const char *full, const char *path) {
  int file = open(full, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) fail(full);
  char *bytes = malloc((size_t)status.st_size + 1);
  if (!bytes) fail("memory");
  size_t done = 0;
  while (done < (size_t)status.st_size) {
    ssize_t read_now = read(file, bytes + done, (size_t)status.st_size - done);
    if (read_now <= 0) fail(full);
    done += (size_t)read_now;
  }
  close(file);
  if (count == room) {
    room = room ? room * 2 : 1024;
    pages = realloc(pages, room * sizeof *pages);
    if (!pages) fail("memory");
  }
  char *name = strdup(path);
  if (!name) fail("memory");
  pages[count++] = (struct page){name, bytes, done};
}

static void walk(const char *root, const char *below) {
  char full[4096], path[4096];
  if (snprintf(full, sizeof full, "%s/%s", root, below) >= (int)sizeof full) fail("path");
  DIR *folder = opendir(full);
  if (!folder) fail(full);
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    if (entry->d_name[0] == '.') continue;
    const char *slash = *below ? "/" : "";
    if (snprintf(path, sizeof path, "%s%s%s", below, slash, entry->d_name) >= (int)sizeof path) fail("path");
    if (snprintf(full, sizeof full, "%s/%s", root, path) >= (int)sizeof full) fail("path");
    if (entry->d_type == DT_DIR) walk(root, path);
    if (entry->d_type == DT_REG) keep(full, path);
  }
  closedir(folder);
}

static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    if (mkdir(path, 0755) != 0 && errno != EEXIST) fail(path);
    *slash = '/';
  }
}

static void publish(const char *root, const struct page *page, size_t number) {
  char staged[4096], place[4096];
  if (snprintf(staged, sizeof staged, "%s/.stage/%zx", root, number) >= (int)sizeof staged) fail("path");
  if (snprintf(place, sizeof place, "%s/%s", root, page->path) >= (int)sizeof place) fail("path");
  int file = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (file < 0) fail(staged);
  for (size_t done = 0; done < page->size;) {
    ssize_t written = write(file, page->bytes + done, page->size - done);
    if (written <= 0) fail(staged);
    done += (size_t)written;
  }
  if (close(file) != 0) fail(staged);
  if (rename(staged, place) == 0) return;
  if (errno != ENOENT) fail(place);
  make_folders(place);
  if (rename(staged, place) != 0) fail(place);
}

int main(int words, char **word) {
  if (words != 3) {
    fprintf(stderr, "usage: rawwrite FROM TO\n");
    return 2;
  }
  walk(word[1], "");
  char stage[4096];
  if (snprintf(stage, sizeof stage, "%s/.stage/", word[2]) >= (int)sizeof stage) fail("path");
  make_folders(stage);
  size_t bytes = 0;
  double start = now();
  for (size_t number = 0; number < count; number++) {
    publish(word[2], &pages[number], number);
    bytes += pages[number].size;
  }
  double written = now();
  int folder = open(word[2], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0 || syncfs(folder) != 0) fail("syncfs");
  double synced = now();
  printf("{\"files\": %zu, \"bytes\": %zu, \"seconds\": %.6f, \"sync_seconds\": %.6f}\n", count, bytes, synced - start,
         synced - written);
  return 0;
}
