// Each Nth allocation fails once. The process forks there: in the child the allocation fails and the program goes on to
// its end, with its output into memory; the parent waits, writes down what came of it, and makes the allocation. So the
// program before that point runs once, not once for each allocation.
//
// The file holds a record for each child: a line of five decimal numbers (allocation; exit status, or minus the signal;
// bytes of standard output that the program had written before the fork; bytes of standard output, of standard error of
// the child) and those bytes. A child that takes longer than a minute ends by SIGALRM.
//
// Invariant: children share the position of the program's standard output with the parent, but never write there.
#include "ports/linux/exhaustion.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace adder {

namespace {

constexpr unsigned seconds_per_child = 60;

struct Exhaustion {
  Runtime* rt;
  LinuxPlatform* platform;
  FILE* records;
  uint64_t first;  // number of the program's first allocation
  size_t step;
};

Exhaustion state;

// What a child wrote, as a file in memory.
struct Capture {
  int file = memfd_create("output", MFD_CLOEXEC);
  ~Capture() { close(file); }
  long size() const { return lseek(file, 0, SEEK_END); }
  void copy_to(FILE* out) const {
    lseek(file, 0, SEEK_SET);
    char block[4096];
    for (ssize_t n; (n = read(file, block, sizeof block)) > 0;) fwrite(block, 1, size_t(n), out);
  }
};

void become_child(const Capture& out, const Capture& err) {
  dup2(out.file, STDOUT_FILENO);
  dup2(err.file, STDERR_FILENO);
  alarm(seconds_per_child);
}

void write_record(pid_t child, long written, const Capture& out, const Capture& err) {
  int status = 0;
  waitpid(child, &status, 0);
  int outcome = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  uint64_t number = state.rt->heap.allocation_number - state.first + 1;
  fprintf(state.records, "%llu %d %ld %ld %ld\n", (unsigned long long)number, outcome, written, out.size(), err.size());
  out.copy_to(state.records);
  err.copy_to(state.records);
  fflush(state.records);  // before the next fork: nothing is written twice
}

// True in the child.
bool fork_here(Heap& heap) {
  state.platform->flush_stdout();
  Capture out;
  Capture err;
  long written = lseek(STDOUT_FILENO, 0, SEEK_CUR);
  pid_t child = fork();
  if (child == 0) {
    become_child(out, err);
    return true;
  }
  if (child > 0) write_record(child, written, out, err);
  heap.fail_at += state.step;
  return false;
}

}  // namespace

bool fail_each_allocation(Runtime& rt, LinuxPlatform& platform, const Options& options) {
  FILE* records = fopen(options.fail_each_file.c_str(), "we");
  bool seekable = lseek(STDOUT_FILENO, 0, SEEK_CUR) >= 0;
  if (!records || !seekable) {
    fprintf(stderr, "adder: fail-each: %s\n",
            records ? "standard output must be a file" : "the file cannot be written");
    return false;
  }
  state = {&rt, &platform, records, rt.heap.allocation_number + 1, options.fail_each};
  rt.heap.fail_at = state.first;
  rt.heap.fails = fork_here;
  return true;
}

}  // namespace adder
