// Memory by the linker script, console by the UART, time by SysTick, files by semihosting.
#include "ports/cortex_m/platform.h"

#include <string.h>

#include "ports/cortex_m/clock.h"
#include "ports/cortex_m/semihosting.h"
#include "ports/cortex_m/uart.h"

extern "C" uint8_t heap_start, heap_end, stack_bottom, stack_top;

namespace adder {

namespace {
// Native stack kept free below the limit: one library call, the collector, an interrupt with its FPU frame.
constexpr size_t stack_reserve = 12 * 1024;
// What is taken beside the heap's region: the heap's own state and the list of regions, the interpreter's first block.
constexpr size_t heap_state_bytes = 1536, interpreter_bytes = 1024;
}  // namespace

BoardPlatform::BoardPlatform(Runtime& rt)
    : rt_(rt), next_(&heap_start), wall_at_reset_(int64_t(host_time()) * 1'000'000'000) {}

size_t BoardPlatform::heap_bytes() const {
  return size_t(&heap_end - &heap_start) - heap_state_bytes - interpreter_bytes;
}

void* BoardPlatform::take_block(size_t bytes) {
  if (heap_ready_) return rt_.heap.blocks().take_block(bytes);
  bytes = align_up(bytes, 8);
  if (bytes > size_t(&heap_end - next_)) return nullptr;
  uint8_t* block = next_;
  next_ += bytes;
  if (bytes > size_t(region_end_ - region_)) region_ = block, region_end_ = next_;
  return block;
}

void BoardPlatform::give_block(void* block, size_t bytes) {
  if (block > region_ && block < region_end_) rt_.heap.blocks().give_block(block, bytes);
}

void BoardPlatform::write_stdout(const char* text, size_t size) {
  if (!translate_newlines_) return write_uart(text, size);
  while (size) {
    auto* newline = static_cast<const char*>(memchr(text, '\n', size));
    size_t piece = newline ? size_t(newline - text) : size;
    write_uart(text, piece);
    if (!newline) return;
    write_uart("\r\n", 2);
    text += piece + 1;
    size -= piece + 1;
  }
}

SignedWord BoardPlatform::read_line(char* buffer, size_t size) {
  size_t used = 0;
  while (used < size) {
    while (!uart_has_byte()) {
      if (rt_.pending.load()) return -1;
      wait_for_interrupt();
    }
    int byte = read_uart();
    if (byte == 4 && used == 0) return 0;
    if ((byte == '\b' || byte == 127) && used > 0) {
      used--;
      write_uart("\b \b", 3);
      continue;
    }
    buffer[used++] = byte == '\r' ? '\n' : char(byte);
    write_stdout(buffer + used - 1, 1);
    if (buffer[used - 1] == '\n') break;
  }
  return SignedWord(used);
}

uint64_t BoardPlatform::monotonic_microseconds() { return microseconds_since_reset(); }

int64_t BoardPlatform::wall_nanoseconds() { return wall_at_reset_ + int64_t(microseconds_since_reset()) * 1000; }

void BoardPlatform::wait(uint64_t microseconds) {
  uint64_t end = microseconds_since_reset() + microseconds;
  for (uint64_t now; (now = microseconds_since_reset()) < end && !rt_.pending.load();)
    if (end - now > 1000) wait_for_interrupt();
}

// There is no noise source on these boards: the host's clock and the time since reset tell runs apart.
uint32_t BoardPlatform::entropy() {
  uint64_t bits = uint64_t(wall_nanoseconds()) * 0x9e3779b97f4a7c15u;
  return uint32_t(bits >> 32) ^ uint32_t(bits);
}

bool BoardPlatform::read_file(const char* path, size_t path_size, uint8_t** data, size_t* size) {
  if (is_host_directory(path, path_size)) return false;
  int32_t file = open_host_file(path, path_size);
  if (file == no_host_file) return false;
  *size = host_file_size(file);
  *data = static_cast<uint8_t*>(take_block(*size ? *size : 1));
  bool good = *data && (*size == 0 || read_host_file(file, *data, *size));
  close_host_file(file);
  if (*data && !good) give_block(*data, *size);
  return good;
}

bool BoardPlatform::is_directory(const char* path, size_t path_size) { return is_host_directory(path, path_size); }

bool BoardPlatform::is_file(const char* path, size_t path_size) {
  int32_t file = open_host_file(path, path_size);
  if (file == no_host_file) return false;
  close_host_file(file);
  return !is_host_directory(path, path_size);
}

uintptr_t BoardPlatform::stack_limit() { return uintptr_t(&stack_bottom) + stack_reserve; }
uintptr_t BoardPlatform::stack_top() { return uintptr_t(&::stack_top); }

}  // namespace adder
