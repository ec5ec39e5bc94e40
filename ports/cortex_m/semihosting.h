// Semihosting: what the debugger or emulator on the other side does for the board (ARM's semihosting specification).
//
// Used for running a program that lies on the host and for handing back its exit status. A board without a debugger
// stops at the first call.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace adder {

// The words given on the emulator's command line, separated by blanks; the length, 0 when there are none.
size_t semihosting_command_line(char* buffer, size_t size);

// Files of the host, read only.
constexpr int32_t no_host_file = -1;
int32_t open_host_file(const char* path, size_t path_size);
bool is_host_directory(const char* path, size_t path_size);
size_t host_file_size(int32_t file);
bool read_host_file(int32_t file, void* into, size_t size);
void close_host_file(int32_t file);

// Seconds since 1970, by the host's clock.
uint32_t host_time();

[[noreturn]] void semihosting_exit(int status);

}  // namespace adder
