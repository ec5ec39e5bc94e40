// Semihosting calls: operation number in r0, address of the parameter block in r1.
#include "ports/cortex_m/semihosting.h"

#include <string.h>

namespace adder {

namespace {

enum class Operation : uint32_t {
  Open = 0x01,
  Close = 0x02,
  Read = 0x06,
  FileLength = 0x0c,
  Time = 0x11,
  CommandLine = 0x15,
  ExitExtended = 0x20,
};

constexpr uint32_t open_read_binary = 1;
constexpr uint32_t application_exit = 0x20026;  // ADP_Stopped_ApplicationExit
constexpr size_t longest_path = 256;

template <class... Words>
int32_t host_call(Operation operation, Words... words) {
  volatile uint32_t block[] = {uint32_t(words)..., 0};
  register uint32_t result asm("r0") = uint32_t(operation);
  register const volatile uint32_t* parameters asm("r1") = block;
  asm volatile("bkpt 0xab" : "+r"(result) : "r"(parameters) : "memory");
  return int32_t(result);
}

// Opens path + suffix: paths come without their terminating NUL.
int32_t open_path(const char* path, size_t size, const char* suffix) {
  char name[longest_path];
  size_t suffix_size = strlen(suffix);
  if (size + suffix_size >= sizeof name || memchr(path, 0, size)) return no_host_file;
  memcpy(name, path, size);
  memcpy(name + size, suffix, suffix_size + 1);
  return host_call(Operation::Open, uintptr_t(name), open_read_binary, size + suffix_size);
}

}  // namespace

size_t semihosting_command_line(char* buffer, size_t size) {
  volatile uint32_t block[2] = {uint32_t(uintptr_t(buffer)), uint32_t(size)};
  register uint32_t result asm("r0") = uint32_t(Operation::CommandLine);
  register volatile uint32_t* parameters asm("r1") = block;
  asm volatile("bkpt 0xab" : "+r"(result) : "r"(parameters) : "memory");
  return result == 0 ? strnlen(buffer, size) : 0;
}

int32_t open_host_file(const char* path, size_t path_size) { return open_path(path, path_size, ""); }

// A directory can be opened like a file, but only a directory holds an entry `.`.
bool is_host_directory(const char* path, size_t path_size) {
  int32_t entry = open_path(path, path_size, "/.");
  if (entry == no_host_file) return false;
  close_host_file(entry);
  return true;
}

size_t host_file_size(int32_t file) {
  int32_t size = host_call(Operation::FileLength, file);
  return size < 0 ? 0 : size_t(size);
}

bool read_host_file(int32_t file, void* into, size_t size) {
  return host_call(Operation::Read, file, uintptr_t(into), size) == 0;  // the number of bytes that were not read
}

void close_host_file(int32_t file) { host_call(Operation::Close, file); }

uint32_t host_time() { return uint32_t(host_call(Operation::Time)); }

void semihosting_exit(int status) {
  for (;;) host_call(Operation::ExitExtended, application_exit, status);
}

}  // namespace adder
