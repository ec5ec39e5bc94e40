// The firmware: runs the script named on the semihosting command line, `adder SCRIPT ARGUMENT …`, and ends with its
// exit status; without a script, the prompt on the UART.
#include <string.h>

#include "core/base/version.h"
#include "core/builtins/startup.h"
#include "core/types/list.h"
#include "ports/cortex_m/clock.h"
#include "ports/cortex_m/platform.h"
#include "ports/cortex_m/semihosting.h"
#include "ports/cortex_m/streams.h"
#include "ports/cortex_m/uart.h"

namespace adder {

extern const NativeModule* const native_modules[];
extern const FrozenModule frozen_modules[];

namespace {

constexpr size_t command_line_bytes = 512;

// The words of the command line, taken one by one.
class Words {
 public:
  Words() : rest_(line_, semihosting_command_line(line_, sizeof line_)) {}
  string_view next() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
    string_view word = rest_.substr(0, rest_.find(' '));
    rest_.remove_prefix(word.size());
    return word;
  }

 private:
  char line_[command_line_bytes];
  string_view rest_;
};

Status append_text(Runtime& rt, Value list, string_view text) {
  Value value = make_str(rt, text);
  return value.is_error() ? Status(Failed{}) : list_append(rt, cast<List>(list), value);
}

string_view directory_of(string_view path) {
  size_t slash = path.rfind('/');
  return slash == string_view::npos ? "" : path.substr(0, slash ? slash : 1);
}

int run_script(Runtime& rt, string_view path, Words& words) {
  bool ready = !append_text(rt, rt.sys_path, directory_of(path)).failed();
  for (string_view word = path; ready && !word.empty(); word = words.next())
    ready = !append_text(rt, rt.sys_argv, word).failed();
  const Str* name = ready ? intern(rt, path) : nullptr;
  if (!name) return report_exit(rt);
  uint8_t* data;
  size_t size;
  if (!rt.platform->read_file(path.data(), path.size(), &data, &size)) {
    write_uart_text("adder: can't open file\n");
    return 2;
  }
  Value result = run_program(rt, {reinterpret_cast<char*>(data), size}, name);
  rt.platform->give_block(data, size);
  return result.is_error() ? report_exit(rt) : 0;
}

int run() {
  Words words;
  words.next();  // the program's own name
  string_view script = words.next();
  static Runtime rt;
  static BoardPlatform platform(rt);
  rt.initialize_sys = add_standard_streams;
  if (!start_runtime(rt, {&platform, platform.heap_bytes(), native_modules, frozen_modules})) return 1;
  platform.heap_is_ready();
  set_interrupt_byte(3);
  int status = script.empty() ? 0 : run_script(rt, script, words);
  stop_runtime(rt);
  return status;
}

}  // namespace

void contract_failed(const char* what, const char* file, int) {
  write_uart_text("\nadder: broken contract in ");
  write_uart_text(file);
  write_uart_text(": ");
  write_uart_text(what);
  write_uart_text("\n");
  semihosting_exit(134);
}

}  // namespace adder

extern "C" int main() {
  adder::start_uart();
  adder::start_clock();
  asm volatile("cpsie i" ::: "memory");
  return adder::run();
}
