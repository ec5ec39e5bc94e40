// Runs a program and prints its peak resident set in kilobytes. Small itself, since a child's peak begins with its parent's.
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  pid_t child = fork();
  if (child == 0) {
    execv(argv[1], argv + 1);
    _exit(127);
  }
  int status = 0;
  struct rusage usage;
  wait4(child, &status, 0, &usage);
  printf("%ld\n", usage.ru_maxrss);
  return status != 0;
}
