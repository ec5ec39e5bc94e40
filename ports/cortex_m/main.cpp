// The firmware: runs the script named on the semihosting command line, `adder SCRIPT ARGUMENT …`, and ends with its
// exit status; without a script, the prompt on the UART.
#include <string.h>

#include <new>

#include "core/base/version.h"
#include "core/builtins/startup.h"
#include "core/prompt/prompt.h"
#include "core/types/list.h"
#include "ports/cortex_m/clock.h"
#include "ports/cortex_m/platform.h"
#include "ports/cortex_m/semihosting.h"
#include "ports/cortex_m/streams.h"
#include "ports/cortex_m/terminal.h"
#include "ports/cortex_m/uart.h"

namespace adder {

extern const NativeModule* const native_modules[];
extern const FrozenModule frozen_modules[];

namespace {

constexpr size_t command_line_bytes = 512;
constexpr size_t history_bytes = 512;

// "Adder v0.1.0 on …", put together at compile time.
struct Banner {
  char text[128] = {};
  size_t size = 0;
  constexpr void add(const char* part) {
    while (*part) text[size++] = *part++;
  }
};
constexpr Banner banner = [] {
  Banner made;
  made.add("Adder v");
  made.add(adder_version);
  made.add(" on MPS2 with Cortex-M\r\nType \"help()\" for more information.\r\n");
  return made;
}();

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

// Modules frozen into the image are found where sys.path says so.
bool add_frozen_path(Runtime& rt) {
  return !list_append(rt, cast<List>(rt.sys_path), to_value(sym<".frozen">)).failed();
}

string_view directory_of(string_view path) {
  size_t slash = path.rfind('/');
  return slash == string_view::npos ? "" : path.substr(0, slash ? slash : 1);
}

int run_script(Runtime& rt, string_view path, Words& words) {
  bool ready = !append_text(rt, rt.sys_path, directory_of(path)).failed() && add_frozen_path(rt);
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

alignas(Runtime) uint8_t runtime_memory[sizeof(Runtime)];
alignas(BoardPlatform) uint8_t platform_memory[sizeof(BoardPlatform)];
char history_storage[history_bytes];

// A fresh Runtime over the whole heap region; nullptr: the region is too small.
Runtime* start() {
  auto* rt = new (runtime_memory) Runtime();
  auto* platform = new (platform_memory) BoardPlatform(*rt);
  rt->initialize_sys = add_standard_streams;
  if (!start_runtime(*rt, {platform, platform->heap_bytes(), native_modules, frozen_modules})) return nullptr;
  platform->heap_is_ready();
  set_interrupt_byte(ctrl_c);
  return rt;
}

int run_once(string_view script, Words& words) {
  Runtime* rt = start();
  if (!rt) return 1;
  int status = run_script(*rt, script, words);
  stop_runtime(*rt);
  return status;
}

// The prompt, for ever: a soft reset or SystemExit starts it anew.
[[noreturn]] void run_interactively() {
  History history(history_storage);
  for (PromptOptions options{{banner.text, banner.size}};;) {
    Runtime* rt = start();
    contract_always(rt && add_frozen_path(*rt), "the heap is large enough to start");
    UartTerminal terminal(*static_cast<BoardPlatform*>(rt->platform));
    options.raw = run_prompt(*rt, terminal, history, options).raw;
    stop_runtime(*rt);
    write_uart_text("MPY: soft reboot\r\n");  // the words that tools wait for
  }
}

int run() {
  Words words;
  words.next();  // the program's own name
  string_view script = words.next();
  if (script.empty()) run_interactively();
  return run_once(script, words);
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
