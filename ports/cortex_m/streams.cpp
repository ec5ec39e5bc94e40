// The console as Python streams: what is written goes straight to the UART, what is read comes byte by byte.
#include "ports/cortex_m/streams.h"

#include "modules/io/stream.h"
#include "ports/cortex_m/clock.h"
#include "ports/cortex_m/uart.h"

namespace adder {

namespace {

// At least one byte, then what waits already. Ctrl-C ends the wait.
Result<size_t> console_read(Runtime& rt, Stream*, Span<uint8_t> into) {
  while (!uart_has_byte()) {
    if (rt.pending.load()) TRY(run_pending(rt));
    wait_for_interrupt();
  }
  size_t count = 0;
  while (count < into.size() && uart_has_byte()) into[count++] = uint8_t(read_uart());
  return count;
}

Result<size_t> console_write(Runtime& rt, Stream*, Bytes bytes) {
  rt.platform->write_stdout(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return bytes.size();
}

constexpr StreamOperations console_operations = {console_read, console_write, nullptr, nullptr, nullptr, nullptr};

Stream* make_console(Runtime& rt, const char* name, bool readable) {
  Stream* stream = make_stream(rt, console_operations, 0, true);
  if (!stream) return nullptr;
  Value text = make_str(rt, name);
  if (text.is_error()) return nullptr;
  rt.heap.store(stream->name, text);
  stream->mode = to_value(readable ? sym<"r"> : sym<"w">);
  stream->readable = readable;
  stream->writable = !readable;
  stream->write_through = true;
  stream->line_buffered = true;
  return stream;
}

}  // namespace

Status add_standard_streams(Runtime& rt, Dict* globals) {
  struct {
    const Str *name, *original;
    const char* shown;
    bool readable;
  } streams[] = {{sym<"stdin">, sym<"__stdin__">, "<stdin>", true},
                 {sym<"stdout">, sym<"__stdout__">, "<stdout>", false},
                 {sym<"stderr">, sym<"__stderr__">, "<stderr>", false}};
  for (auto& entry : streams) {
    Stream* stream = make_console(rt, entry.shown, entry.readable);
    if (!stream) return Failed{};
    TRY(dict_set_str(rt, globals, entry.name, to_value(stream)));
    TRY(dict_set_str(rt, globals, entry.original, to_value(stream)));
  }
  return dict_set_str(rt, globals, sym<"platform">, to_value(sym<"mps2">));
}

}  // namespace adder
