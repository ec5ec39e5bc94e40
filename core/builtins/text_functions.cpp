// Built-in functions that write and read: input, open, print, the prompt's display; and the core's way to sys.stdout.
#include "core/builtins/builtins.h"
#include "core/runtime/exceptions.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
// What a program stored as sys.<name>, or empty() while the stream is the platform's own.
Value replaced_stream(Runtime& rt, const Str* name) {
  Value sys = rt.modules ? dict_get_str(rt.modules, sym<"sys">) : Value::empty();
  if (!has_kind(sys, Kind::Module) || !cast<Module>(sys)->dict) return Value::empty();
  return dict_get_str(cast<Module>(sys)->dict.get(), name);
}

Status write_to(Runtime& rt, Value stream, Value text) {
  return call_method(rt, stream, sym<"write">, text).failed() ? Status(Failed{}) : Status();
}
}  // namespace

Status write_out(Runtime& rt, string_view text) {
  Value stream = replaced_stream(rt, sym<"stdout">);
  if (stream.is_empty()) {
    rt.platform->write_stdout(text.data(), text.size());
    return {};
  }
  if (stream.is_none()) return {};
  Value written = make_str(rt, text);
  return written.failed() ? Status(Failed{}) : write_to(rt, stream, written);
}

Status print_value(Runtime& rt, Value v) {
  Value text = str(rt, v);
  return text.failed() ? Status(Failed{}) : write_out(rt, cast<Str>(text)->view());
}

// --- print(*objects, sep=' ', end='\n', file=None, flush=False)

namespace {
struct PrintOptions {
  Value separator = Value::none(), end = Value::none(), file = Value::none();
  bool flush = false;
};

Status take_options(Runtime& rt, const Args& args, PrintOptions* options) {
  for (uint32_t i = 0; i < args.keywords; i++) {
    string_view name = cast<Str>(args.names[i])->view();
    Value value = args.values[args.positional + i];
    if (name == "flush") {
      options->flush = TRY(truth(rt, value));
    } else if (name == "file") {
      options->file = value;
    } else if (name == "sep" || name == "end") {
      if (!value.is_none() && !has_kind(value, Kind::Str))
        return raise(rt, type_error_type, "%N must be None or a string, not %T"_m, cast<Str>(args.names[i]), value);
      (name == "sep" ? options->separator : options->end) = value;
    } else {
      return raise(rt, type_error_type, "'%N' is an invalid keyword argument for print()"_m, cast<Str>(args.names[i]));
    }
  }
  return {};
}
}  // namespace

Value builtin_print(Runtime& rt, const Args& args) {
  PrintOptions options;
  TRY(take_options(rt, args, &options));
  Value file = options.file.is_none() ? replaced_stream(rt, sym<"stdout">) : options.file;
  if (file.is_none()) return Value::none();
  TextBuilder line(rt);
  for (uint32_t i = 0; i < args.positional; i++) {
    if (i) options.separator.is_none() ? line.add(' ') : line.add(cast<Str>(options.separator));
    line.add_str(args[i]);
  }
  options.end.is_none() ? line.add('\n') : line.add(cast<Str>(options.end));
  if (line.failed()) return Failed{};
  if (file.is_empty()) {
    rt.platform->write_stdout(line.view().data(), line.size());
    return Value::none();
  }
  Value text = TRY(line.finish());
  TRY(write_to(rt, file, text));
  if (options.flush) TRY(call_method(rt, file, sym<"flush">));
  return Value::none();
}

// --- input(prompt='')

namespace {
// One line from the platform, its newline taken off.
Value read_console_line(Runtime& rt) {
  TextBuilder line(rt);
  for (;;) {
    constexpr size_t chunk = 128;
    char* room = line.reserve(chunk);
    if (!room) return Failed{};
    SignedWord got = rt.platform->read_line(room, chunk);
    if (got < 0) {
      TRY(run_pending(rt));
      continue;
    }
    if (got == 0) {
      if (line.size()) break;
      return raise(rt, eof_error_type, "EOF when reading a line"_m);
    }
    line.commit(size_t(got));
    if (line.view()[line.size() - 1] == '\n') {
      line.truncate(line.size() - 1);
      break;
    }
  }
  if (line.size() && line.view()[line.size() - 1] == '\r') line.truncate(line.size() - 1);
  return line.finish();
}
}  // namespace

Value builtin_input(Runtime& rt, const Args& args) {
  if (args.size()) TRY(print_value(rt, args[0]));
  Value stream = replaced_stream(rt, sym<"stdin">);
  if (stream.is_empty()) return read_console_line(rt);
  Value line = TRY(call_method(rt, stream, sym<"readline">));
  if (!has_kind(line, Kind::Str))
    return raise(rt, type_error_type, "input() expected a str from sys.stdin.readline()"_m);
  string_view text = cast<Str>(line)->view();
  if (text.empty()) return raise(rt, eof_error_type, "EOF when reading a line"_m);
  if (text[text.size() - 1] == '\n') text.remove_suffix(1);
  return make_str(rt, text);
}

// open() is the io module's; a program that has no io module has no open().
Value builtin_open(Runtime& rt, const Args& args) {
  Value io = TRY(import_module(rt, sym<"io">));
  Value function = TRY(get_attribute(rt, io, sym<"open">));
  return call(rt, function, args);
}

// The display of an expression's value at the prompt; `_` remembers it.
Value builtin_repl_print(Runtime& rt, const Args& args) {
  if (args[0].is_none()) return Value::none();
  TextBuilder text(rt);
  text.add_repr(args[0]).add('\n');
  if (text.failed()) return Failed{};
  TRY(write_out(rt, text.view()));
  TRY(builtin_store(rt, sym<"_">, args[0]));
  return Value::none();
}

}  // namespace adder
