// Loaded before the C library (LD_PRELOAD), it counts the calls of the program to the system and
// lets one of them fail. FAULT_AT is the index of that call, FAULT_MODE says what happens there:
//   before, after   the process is killed before or after the call
//   edit            somebody appends a line to the file FAULT_FILE before the call
//   swap            somebody renames FAULT_OTHER to FAULT_FILE before the call
//   a number        the call fails with this errno
// FAULT_NAME is the name of a file whose opening fails with an input or output error: the
// FAULT_AT-th time, counted from 0.
// FAULT_LOG names a file that gets a line for each call that orders what reaches the disk: what is
// synced, renamed, linked and removed.
// FAULT_COUNT names a file that gets the number of calls, the number of those to the outside world
// (sockets made and programs started), the index of the call that made the first file, and the
// number of times that FAULT_NAME was opened.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

static long calls, outside, opened, at = -1;
// The index of the first call that makes a file.
static long made = -1;
static const char *mode = "";

__attribute__((constructor)) static void begin(void) {
  if (getenv("FAULT_AT")) at = atol(getenv("FAULT_AT"));
  if (getenv("FAULT_MODE")) mode = getenv("FAULT_MODE");
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

static void edit(void) {
  long file = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_FILE"), O_WRONLY | O_APPEND);
  syscall(SYS_write, file, "# edited\n", 9);
  syscall(SYS_close, file);
}

// Counts a call. True when it is to fail; errno is set then.
static int fails(void) {
  if (__atomic_fetch_add(&calls, 1, __ATOMIC_SEQ_CST) != at || !*mode) return 0;
  if (!strcmp(mode, "before")) die();
  if (!strcmp(mode, "after")) return 0;
  int was = errno;
  if (!strcmp(mode, "edit")) return edit(), errno = was, 0;
  if (!strcmp(mode, "swap")) {
    syscall(SYS_rename, getenv("FAULT_OTHER"), getenv("FAULT_FILE"));
    return errno = was, 0;
  }
  errno = atoi(mode);
  return errno != 0;
}

// Counts an opening of the file FAULT_NAME. True when it is to fail; errno is set then.
static int isRefused(const char *path) {
  const char *name = getenv("FAULT_NAME"), *slash = strrchr(path, '/');
  if (!name || strcmp(slash ? slash + 1 : path, name)) return 0;
  if (__atomic_fetch_add(&opened, 1, __ATOMIC_SEQ_CST) != at) return 0;
  errno = EIO;
  return 1;
}

// Adds a line to the log. Without a name the file or directory itself is meant.
static void note(const char *call, int file, const char *name, const char *other) {
  const char *log = getenv("FAULT_LOG");
  if (!log) return;
  int was = errno;
  char link[64], place[4096], line[9000];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t size = readlink(link, place, sizeof place - 1);
  place[size < 0 ? 0 : size] = 0;
  size = snprintf(
      line, sizeof line, "%s %s%s%s%s%s\n", call, place, name ? "/" : "", name ? name : "",
      other ? " " : "", other ? other : "");
  long to = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  syscall(SYS_write, to, line, size);
  syscall(SYS_close, to);
  errno = was;
}

static void done(void) {
  if (calls - 1 == at && !strcmp(mode, "after")) die();
}

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))
#define WRAP(type, name, parameters, arguments) \
  type name parameters { \
    if (fails()) return -1; \
    type answer = REAL(name) arguments; \
    done(); \
    return answer; \
  }

#define NOTED(name, parameters, arguments, other) \
  int name parameters { \
    if (fails()) return -1; \
    int answer = REAL(name) arguments; \
    if (!answer) note(#name, a, b, other); \
    done(); \
    return answer; \
  }

int openat(int folder, const char *path, int flags, ...) {
  if (made < 0 && flags & O_CREAT) made = calls;
  va_list rest;
  va_start(rest, flags);
  mode_t bits = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (isRefused(path) || fails()) return -1;
  int answer = REAL(openat)(folder, path, flags, bits);
  done();
  return answer;
}

int open(const char *path, int flags, ...) {
  if (made < 0 && flags & O_CREAT) made = calls;
  va_list rest;
  va_start(rest, flags);
  mode_t bits = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (isRefused(path) || fails()) return -1;
  int answer = REAL(open)(path, flags, bits);
  done();
  return answer;
}

WRAP(ssize_t, read, (int f, void *b, size_t n), (f, b, n))
WRAP(ssize_t, pread, (int f, void *b, size_t n, off_t o), (f, b, n, o))
WRAP(ssize_t, write, (int f, const void *b, size_t n), (f, b, n))

int fsync(int f) {
  if (fails()) return -1;
  int answer = REAL(fsync)(f);
  if (!answer) note("fsync", f, NULL, NULL);
  done();
  return answer;
}

WRAP(int, fchmod, (int f, mode_t m), (f, m))
WRAP(int, fchown, (int f, uid_t u, gid_t g), (f, u, g))
WRAP(int, flock, (int f, int o), (f, o))
NOTED(renameat, (int a, const char *b, int c, const char *d), (a, b, c, d), d)
NOTED(linkat, (int a, const char *b, int c, const char *d, int e), (a, b, c, d, e), d)
NOTED(unlinkat, (int a, const char *b, int c), (a, b, c), NULL)
WRAP(int, faccessat, (int a, const char *b, int c, int d), (a, b, c, d))
WRAP(int, access, (const char *a, int b), (a, b))
WRAP(int, fstatat, (int a, const char *b, struct stat *c, int d), (a, b, c, d))
WRAP(int, fstat, (int a, struct stat *b), (a, b))

// FAULT_SHUFFLE is a number: the entries of directories come in an order that it decides.
static void shuffle(char *buffer, ssize_t size, unsigned long chance) {
  char *copy = malloc(size), *entries[size / 19 + 1];
  size_t count = 0;
  memcpy(copy, buffer, size);
  for (char *at = copy; at < copy + size; at += ((struct dirent64 *)at)->d_reclen)
    entries[count++] = at;
  for (; count; count--) {
    chance = chance * 6364136223846793005ul + 1442695040888963407ul;
    size_t choice = (chance >> 33) % count;
    size_t length = ((struct dirent64 *)entries[choice])->d_reclen;
    memcpy(buffer, entries[choice], length);
    buffer += length;
    entries[choice] = entries[count - 1];
  }
  free(copy);
}

ssize_t getdents64(int f, void *b, size_t n) {
  if (fails()) return -1;
  ssize_t answer = REAL(getdents64)(f, b, n);
  if (answer > 0 && getenv("FAULT_SHUFFLE")) shuffle(b, answer, atol(getenv("FAULT_SHUFFLE")));
  done();
  return answer;
}

WRAP(ssize_t, flistxattr, (int f, char *b, size_t n), (f, b, n))
WRAP(ssize_t, fgetxattr, (int f, const char *a, void *b, size_t n), (f, a, b, n))
WRAP(int, fsetxattr, (int f, const char *a, const void *b, size_t n, int g), (f, a, b, n, g))

// FAULT_NO_EXCHANGE plays a file system that cannot exchange names.
int renameat2(int a, const char *b, int c, const char *d, unsigned e) {
  if (fails()) return -1;
  int answer = -1;
  if (e && getenv("FAULT_NO_EXCHANGE"))
    errno = EINVAL;
  else
    answer = syscall(SYS_renameat2, a, b, c, d, e);
  if (!answer) note("renameat2", a, b, d);
  done();
  return answer;
}

// The number is free again even if close(2) fails.
int close(int f) {
  int isFailing = fails(), code = errno;
  int answer = REAL(close)(f);
  if (isFailing) return errno = code, -1;
  done();
  return answer;
}

char *realpath(const char *path, char *buffer) {
  if (fails()) return NULL;
  char *answer = REAL(realpath)(path, buffer);
  done();
  return answer;
}

char *getcwd(char *buffer, size_t size) {
  if (fails()) return NULL;
  char *answer = REAL(getcwd)(buffer, size);
  done();
  return answer;
}

int pthread_create(
    pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  if (fails()) return errno;
  int answer = REAL(pthread_create)(thread, attributes, body, argument);
  done();
  return answer;
}

// What goes outside is only counted, and refused.
#define REFUSE(name, parameters) \
  int name parameters { \
    __atomic_fetch_add(&outside, 1, __ATOMIC_SEQ_CST); \
    errno = EPERM; \
    return -1; \
  }
REFUSE(socket, (int a, int b, int c))
REFUSE(connect, (int a, const struct sockaddr *b, socklen_t c))
REFUSE(fork, (void))
REFUSE(vfork, (void))
REFUSE(execve, (const char *a, char *const b[], char *const c[]))
REFUSE(execv, (const char *a, char *const b[]))
REFUSE(execvp, (const char *a, char *const b[]))
REFUSE(system, (const char *a))
REFUSE(posix_spawn, (void *a, const char *b, void *c, void *d, char *const e[], char *const f[]))
REFUSE(posix_spawnp, (void *a, const char *b, void *c, void *d, char *const e[], char *const f[]))

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("FAULT_COUNT");
  if (!path) return;
  char text[96];
  int size = snprintf(text, sizeof text, "%ld %ld %ld %ld\n", calls, outside, made, opened);
  long file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  syscall(SYS_write, file, text, size);
  syscall(SYS_close, file);
}
