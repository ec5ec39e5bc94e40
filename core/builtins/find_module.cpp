// Finding modules: linked in, frozen into the binary, or files along sys.path or a package's __path__.
//
// The entry ".frozen" of a path stands for the frozen modules; a frozen package's __path__ is ".frozen/its/name". An
// entry "" is the current directory. In a directory a package comes before a module, source before a compiled image.
#include "core/builtins/find_module.h"

#include "core/runtime/exceptions.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
// MicroPython's u-names, which programs written for it still use.
constexpr string_view u_names[] = {"uarray",     "uasyncio", "ubinascii", "ubluetooth", "ucollections", "ucryptolib",
                                   "uerrno",     "uhashlib", "uheapq",    "uio",        "ujson",        "umachine",
                                   "unetwork",   "uos",      "uplatform", "urandom",    "ure",          "uselect",
                                   "usocket",    "ussl",     "ustruct",   "usys",       "utime",        "utimeq",
                                   "uwebsocket", "uzlib",    "udeflate"};

bool is_u_name(string_view name) {
  for (string_view known : u_names)
    if (name == known) return true;
  return false;
}

const NativeModule* find_native(Runtime& rt, string_view full_name) {
  for (auto module = rt.native_modules; module && *module; module++)
    if ((*module)->name->view() == full_name) return *module;
  return nullptr;
}

const FrozenModule* find_frozen(Runtime& rt, string_view full_name) {
  for (auto module = rt.frozen_modules; module && module->name; module++)
    if (full_name == module->name) return module;
  return nullptr;
}

bool is_frozen_entry(string_view entry) { return entry == ".frozen" || entry.substr(0, 8) == ".frozen/"; }

// One directory's files, tried one after the other through one text.
class DirectorySearch {
 public:
  DirectorySearch(Runtime& rt, string_view directory, string_view name) : rt_(rt), text_(rt) {
    if (!directory.empty()) text_.add(directory);
    if (!directory.empty() && directory[directory.size() - 1] != '/') text_.add('/');
    text_.add(name);
    stem_ = text_.size();
  }
  bool failed() const { return text_.failed(); }

  bool is_file(string_view tail) {
    with(tail);
    return !text_.failed() && rt_.platform->is_file(text_.view().data(), text_.size());
  }
  bool is_directory() {
    with("");
    return !text_.failed() && rt_.platform->is_directory(text_.view().data(), text_.size());
  }
  Value path(string_view tail) {
    with(tail);
    return text_.finish();
  }

 private:
  // The text with a NUL behind it, which platforms may want.
  void with(string_view tail) {
    text_.truncate(stem_);
    text_.add(tail).add('\0');
    text_.truncate(stem_ + tail.size());
  }
  Runtime& rt_;
  TextBuilder text_;
  size_t stem_;
};

Result<ModuleSource> search_directory(Runtime& rt, string_view directory, string_view name) {
  DirectorySearch search(rt, directory, name);
  ModuleSource found;
  string_view tail;
  if (search.is_directory()) {
    found.is_package = true;
    if (search.is_file(tail = "/__init__.py"))
      found.kind = ModuleSource::SourceFile;
    else if (search.is_file(tail = "/__init__.adi"))
      found.kind = ModuleSource::ImageFile;
  }
  if (found.kind == ModuleSource::NotFound) {
    bool directory_only = found.is_package;
    found.is_package = false;
    if (search.is_file(tail = ".py"))
      found.kind = ModuleSource::SourceFile;
    else if (search.is_file(tail = ".adi"))
      found.kind = ModuleSource::ImageFile;
    else if (directory_only) {
      found.kind = ModuleSource::Directory;
      found.is_package = true;
      tail = "";
    }
  }
  if (found.kind == ModuleSource::NotFound) return search.failed() ? Result<ModuleSource>(Failed{}) : found;
  found.path = search.path(tail);
  found.directory = found.is_package ? search.path("") : Value::none();
  if (found.path.failed() || found.directory.failed()) return Failed{};
  return found;
}

ModuleSource frozen_source(const FrozenModule* frozen) {
  ModuleSource found;
  found.kind = ModuleSource::Frozen;
  found.frozen = frozen;
  found.is_package = frozen->is_package;
  return found;
}

Result<ModuleSource> search_path(Runtime& rt, string_view full_name, string_view name, Value path) {
  Value iterator = iterate(rt, path);
  if (iterator.failed()) return Failed{};
  ModuleSource directory_only;
  for (;;) {
    Value entry = next(rt, iterator);
    if (entry.failed()) return Failed{};
    if (entry.is_stop()) return directory_only;
    if (!has_kind(entry, Kind::Str)) continue;
    string_view directory = cast<Str>(entry)->view();
    if (is_frozen_entry(directory)) {
      if (const FrozenModule* frozen = find_frozen(rt, full_name)) return frozen_source(frozen);
      continue;
    }
    ModuleSource found = TRY(search_directory(rt, directory, name));
    if (found.kind == ModuleSource::Directory && directory_only.kind == ModuleSource::NotFound)
      directory_only = found;
    else if (found.kind != ModuleSource::NotFound && found.kind != ModuleSource::Directory)
      return found;
  }
}
}  // namespace

Result<ModuleSource> find_module(Runtime& rt, const Str* full_name, string_view name, Value path, bool top_level) {
  ModuleSource found;
  if ((found.native = find_native(rt, full_name->view()))) {
    found.kind = ModuleSource::Native;
    return found;
  }
  if (!path.is_none()) {
    found = TRY(search_path(rt, full_name->view(), name, path));
  } else if (const FrozenModule* frozen = find_frozen(rt, full_name->view())) {
    return frozen_source(frozen);  // below a native module
  }
  if (found.kind != ModuleSource::NotFound || !top_level || !is_u_name(name)) return found;
  string_view plain = name.substr(1);
  if (!find_native(rt, plain)) {
    found = TRY(search_path(rt, plain, plain, path));
    if (found.kind == ModuleSource::NotFound) return found;
  }
  found.kind = ModuleSource::Alias;
  return found;
}

}  // namespace adder
