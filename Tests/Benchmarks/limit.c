// Opens, reads and closes every file whose path stands on standard input, and nothing else: what no
// program that reads every file can stay below. Two threads, one buffer each.
//
// With arguments it runs them as a program and then prints the peak of its memory in KiB as the last
// line of standard error: a child of a larger program would count that one's memory as its own.
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char **paths;
static int count;
static atomic_int next;

static void *work(void *unused) {
  static _Thread_local char buffer[1 << 16];
  for (int own; (own = atomic_fetch_add(&next, 1)) < count;) {
    int file = open(paths[own], O_RDONLY);
    if (file < 0) continue;
    while (read(file, buffer, sizeof buffer) == sizeof buffer) {}
    close(file);
  }
  return unused;
}

static int peak(char **command) {
  int status = 0;
  struct rusage usage = {0};
  pid_t child = fork();
  if (child == 0) {
    execvp(command[0], command);
    _exit(127);
  }
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) return 127;
  fprintf(stderr, "%ld\n", usage.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}

int main(int count_of_words, char **words) {
  if (count_of_words > 1) return peak(words + 1);
  char *line = NULL;
  size_t room = 0;
  int capacity = 0;
  for (ssize_t length; (length = getline(&line, &room, stdin)) > 0;) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    if (count == capacity) paths = realloc(paths, (capacity = 2 * capacity + 1024) * sizeof *paths);
    paths[count++] = strdup(line);
  }
  pthread_t other;
  pthread_create(&other, NULL, work, NULL);
  work(NULL);
  pthread_join(other, NULL);
}
