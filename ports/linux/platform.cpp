// The operating system's side of the core: memory, time, standard streams, files as a whole.
#include "ports/linux/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace adder {

namespace {

// Native stack kept free below the limit, for one library call or the collector.
constexpr size_t stack_reserve = 128 * 1024;
// A limit beyond it stands for none.
constexpr size_t most_stack = size_t(1) << 30;
// Blocks from here on are mapped: the C library would write zeros into them.
constexpr size_t least_mapped = 32 * 1024;

Runtime* interrupted_runtime = nullptr;

void on_interrupt(int) {
  if (interrupted_runtime) interrupted_runtime->pending.fetch_or(PendingInterrupt);
}

void write_all(int descriptor, const char* text, size_t size) {
  while (size) {
    ssize_t written = write(descriptor, text, size);
    if (written < 0 && errno == EAGAIN) {
      pollfd ready{descriptor, POLLOUT, 0};
      poll(&ready, 1, -1);
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    size -= size_t(written);
  }
}

void thread_stack_bounds(uintptr_t* low, uintptr_t* high) {
  pthread_attr_t attributes;
  void* address;
  size_t size;
  pthread_getattr_np(pthread_self(), &attributes);
  pthread_attr_getstack(&attributes, &address, &size);
  pthread_attr_destroy(&attributes);
  *low = uintptr_t(address);
  *high = uintptr_t(address) + size;
}

// The environment lies above the main thread's frames. Asking the C library, as for other threads, makes it read a long
// file of the system's, which is a good part of a short program's time.
void stack_bounds(uintptr_t* low, uintptr_t* high) {
  uintptr_t here = uintptr_t(__builtin_frame_address(0)), top = uintptr_t(environ);
  rlimit limit;
  bool main_thread = getpid() == pid_t(syscall(SYS_gettid)) && getrlimit(RLIMIT_STACK, &limit) == 0 &&
                     limit.rlim_cur >= stack_reserve * 2 && limit.rlim_cur <= most_stack && here < top &&
                     top - here < limit.rlim_cur / 2;
  if (!main_thread) return thread_stack_bounds(low, high);
  *high = top;
  *low = top - limit.rlim_cur;
}

}  // namespace

LinuxPlatform::LinuxPlatform() : interactive_(isatty(STDOUT_FILENO)) {
  uintptr_t low;
  stack_bounds(&low, &stack_top_);
  stack_limit_ = low + stack_reserve;
}

// Large blocks are mapped, so that they are zeroed, lazily backed and aligned as the heap wants its regions.
void* LinuxPlatform::take_block(size_t bytes) {
  if (bytes < least_mapped) return calloc(1, bytes);
  if (bytes < Heap::region_alignment) {
    void* block = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return block == MAP_FAILED ? nullptr : block;
  }
  size_t asked = align_up(bytes, 4096) + Heap::region_alignment;
  void* mapped = mmap(nullptr, asked, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) return nullptr;
  uintptr_t start = uintptr_t(mapped), aligned = align_up(start, Heap::region_alignment);
  uintptr_t end = start + asked, used_end = aligned + align_up(bytes, 4096);
  if (aligned > start) munmap(mapped, aligned - start);
  if (end > used_end) munmap(reinterpret_cast<void*>(used_end), end - used_end);
  return reinterpret_cast<void*>(aligned);
}

void LinuxPlatform::give_block(void* block, size_t bytes) {
  if (bytes < least_mapped)
    free(block);
  else
    munmap(block, align_up(bytes, 4096));
}

bool LinuxPlatform::give_tail(void* block, size_t kept, size_t bytes) {
  if (bytes < Heap::region_alignment || kept < Heap::region_alignment || kept % 4096) return false;
  return munmap(static_cast<uint8_t*>(block) + kept, align_up(bytes, 4096) - kept) == 0;
}

void LinuxPlatform::flush_stdout() {
  write_all(STDOUT_FILENO, output_, output_size_);
  output_size_ = 0;
}

void LinuxPlatform::write_stdout(const char* text, size_t size) {
  if (size > output_capacity - output_size_) flush_stdout();
  if (size > output_capacity) return write_all(STDOUT_FILENO, text, size);
  memcpy(output_ + output_size_, text, size);
  output_size_ += size;
  if (interactive_ && memchr(text, '\n', size)) flush_stdout();
}

void LinuxPlatform::write_stderr(const char* text, size_t size) {
  flush_stdout();
  write_all(STDERR_FILENO, text, size);
}

SignedWord LinuxPlatform::read_line(char* buffer, size_t size) {
  flush_stdout();
  size_t used = 0;
  while (used < size) {
    ssize_t got = read(STDIN_FILENO, buffer + used, 1);
    if (got < 0) return errno == EINTR ? -1 : SignedWord(used);
    if (got == 0) break;
    if (buffer[used++] == '\n') break;
  }
  return SignedWord(used);
}

uint64_t LinuxPlatform::monotonic_microseconds() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return uint64_t(now.tv_sec) * 1000000 + uint64_t(now.tv_nsec) / 1000;
}

uint64_t LinuxPlatform::cpu_nanoseconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return uint64_t(now.tv_sec) * 1000000000 + uint64_t(now.tv_nsec);
}

int64_t LinuxPlatform::wall_nanoseconds() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return int64_t(now.tv_sec) * 1000000000 + now.tv_nsec;
}

void LinuxPlatform::wait(uint64_t microseconds) {
  flush_stdout();
  timespec time{time_t(microseconds / 1000000), long(microseconds % 1000000) * 1000};
  nanosleep(&time, nullptr);  // a signal ends it early, as it should
}

uint32_t LinuxPlatform::stream_events(int64_t handle, uint32_t asked) {
  pollfd stream{int(handle), short(asked), 0};
  return poll(&stream, 1, 0) > 0 ? uint32_t(stream.revents) : 0;
}

void LinuxPlatform::wait_streams(Span<const WatchedStream> streams, uint64_t microseconds) {
  flush_stdout();
  std::vector<pollfd> watched;
  for (auto& stream : streams) watched.push_back({int(stream.handle), short(stream.asked), 0});
  timespec time{time_t(microseconds / 1000000), long(microseconds % 1000000) * 1000};
  ppoll(watched.data(), watched.size(), &time, nullptr);  // a signal ends it early
}

uint32_t LinuxPlatform::entropy() {
  uint32_t bits = 0;
  if (getrandom(&bits, sizeof bits, 0) != sizeof bits) bits = uint32_t(monotonic_microseconds());
  return bits;
}

bool LinuxPlatform::read_file(const char* path, size_t path_size, uint8_t** data, size_t* size) {
  int descriptor = open(std::string(path, path_size).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  std::string content;
  char piece[65536];
  ssize_t got;
  while ((got = read(descriptor, piece, sizeof piece)) > 0 || (got < 0 && errno == EINTR))
    if (got > 0) content.append(piece, size_t(got));
  int failure = errno;
  close(descriptor);
  errno = failure;
  if (got < 0) return false;
  *data = static_cast<uint8_t*>(take_block(content.size()));
  *size = content.size();
  if (*data) memcpy(*data, content.data(), content.size());
  return *data != nullptr;
}

namespace {
mode_t mode_of(const char* path, size_t path_size) {
  struct stat status;
  return stat(std::string(path, path_size).c_str(), &status) == 0 ? status.st_mode : 0;
}
}  // namespace

bool LinuxPlatform::is_directory(const char* path, size_t path_size) { return S_ISDIR(mode_of(path, path_size)); }
bool LinuxPlatform::is_file(const char* path, size_t path_size) { return S_ISREG(mode_of(path, path_size)); }

InterruptGuard::InterruptGuard(Runtime& rt) {
  interrupted_runtime = &rt;
  struct sigaction action {};
  action.sa_handler = on_interrupt;  // without SA_RESTART: waits and reads end early
  sigaction(SIGINT, &action, nullptr);
  signal(SIGPIPE, SIG_DFL);
}

InterruptGuard::~InterruptGuard() {
  interrupted_runtime = nullptr;
  signal(SIGINT, SIG_DFL);
}

}  // namespace adder
