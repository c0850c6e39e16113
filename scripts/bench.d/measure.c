// measure RESULT COMMAND [ARGUMENT…]: runs a command, writes "seconds peak-KiB cpu-seconds exit-code" to RESULT.
//
// A small process of its own, because Linux counts the memory of whoever starts a program as the program's peak
// (ru_maxrss survives exec): started from Python, everything would seem to need Python's memory at least.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **words) {
  if (count < 3) {
    fprintf(stderr, "usage: measure RESULT COMMAND [ARGUMENT...]\n");
    return 2;
  }
  double start = now();
  pid_t child = fork();
  if (child < 0) {
    perror("measure: fork");
    return 2;
  }
  if (child == 0) {
    execvp(words[2], words + 2);
    fprintf(stderr, "measure: %s: %s\n", words[2], strerror(errno));
    _exit(127);
  }
  int status;
  struct rusage usage;
  while (wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) {
      perror("measure: wait4");
      return 2;
    }
  }
  double seconds = now() - start;
  double processor = (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6 +
                     (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec / 1e6;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  FILE *result = fopen(words[1], "w");
  if (!result || fprintf(result, "%.6f %ld %.3f %d\n", seconds, usage.ru_maxrss, processor, code) < 0 ||
      fclose(result) != 0) {
    perror("measure: result");
    return 2;
  }
  return code;
}
