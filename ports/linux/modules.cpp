// Installing the port; see modules.h.
#include "ports/linux/modules.h"

#include <limits.h>
#include <unistd.h>

#include "core/types/layouts.h"
#include "ports/linux/boards.h"
#include "ports/linux/files.h"

namespace adder {

extern const NativeModule* const native_modules[];
extern const NativeModule dis_native_module;

namespace {

Status set_text(Runtime& rt, Dict* globals, const Str* name, string_view text) {
  Value value = make_str(rt, text);
  return value.is_error() ? Status(Failed{}) : dict_set_str(rt, globals, name, value);
}

Status add_to_sys(Runtime& rt, Dict* globals) {
  struct {
    const Str *name, *original;
    int descriptor;
    const char* shown;
  } streams[] = {{sym<"stdin">, sym<"__stdin__">, STDIN_FILENO, "<stdin>"},
                 {sym<"stdout">, sym<"__stdout__">, STDOUT_FILENO, "<stdout>"},
                 {sym<"stderr">, sym<"__stderr__">, STDERR_FILENO, "<stderr>"}};
  for (auto& entry : streams) {
    Stream* stream = standard_stream(rt, entry.descriptor, entry.shown);
    if (!stream) return Failed{};
    TRY(dict_set_str(rt, globals, entry.name, to_value(stream)));
    TRY(dict_set_str(rt, globals, entry.original, to_value(stream)));
  }
  char executable[PATH_MAX];
  ssize_t size = readlink("/proc/self/exe", executable, sizeof executable);
  TRY(set_text(rt, globals, sym<"executable">, {executable, size > 0 ? size_t(size) : 0}));
  TRY(set_text(rt, globals, sym<"prefix">, ""));
  return set_text(rt, globals, sym<"platform">, "linux");
}

constexpr size_t most_modules = 128;

struct ModuleList {
  const NativeModule* modules[most_modules + 1] = {};
};

// The modules of modules/ and those of this port.
ModuleList collect_modules() {
  ModuleList list;
  size_t count = 0;
  while (native_modules[count] && count < most_modules - 2) {
    list.modules[count] = native_modules[count];
    count++;
  }
  contract_always(!native_modules[count], "room for every module");
  list.modules[count++] = &os_module;
  list.modules[count] = &dis_native_module;
  return list;
}

}  // namespace

const NativeModule* const* linked_modules() {
  static const ModuleList list = collect_modules();
  return list.modules;
}

void install_port(Runtime& rt) {
  rt.open_file = open_file;
  rt.initialize_sys = add_to_sys;
  rt.no_board = raise_no_board;
}

}  // namespace adder
