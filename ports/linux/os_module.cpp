// The os module over POSIX, and what os.path needs of it.
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <string>

#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/exceptions/exception.h"
#include "core/types/list.h"
#include "core/types/struct_sequence.h"
#include "modules/common/lazy.h"
#include "ports/linux/files.h"
#include "ports/linux/modules.h"
#include "ports/linux/platform.h"

extern char** environ;

namespace adder {

namespace {

Value fail(Runtime& rt, const std::string& path) {
  int failure = errno;
  return raise_os_error(rt, failure, TRY(make_str(rt, path)));
}

Value done(Runtime& rt, int result, const std::string& path) { return result < 0 ? fail(rt, path) : Value::none(); }

// A call of the system that takes one path and gives 0 or fails.
template <int (*call)(const char*)>
Value on_path(Runtime& rt, Value path) {
  std::string name = TRY(path_text(rt, path));
  return done(rt, call(name.c_str()), name);
}

std::string text(string_view path) { return std::string(path); }

Value os_mkdir(Runtime& rt, Value path, int32_t mode) {
  std::string name = TRY(path_text(rt, path));
  return done(rt, mkdir(name.c_str(), mode_t(mode)), name);
}
Value os_chmod(Runtime& rt, Value path, int32_t mode) {
  std::string name = TRY(path_text(rt, path));
  return done(rt, chmod(name.c_str(), mode_t(mode)), name);
}
Value os_rename(Runtime& rt, Value from, Value to) {
  std::string old_name = TRY(path_text(rt, from)), new_name = TRY(path_text(rt, to));
  if (rename(old_name.c_str(), new_name.c_str()) == 0) return Value::none();
  int failure = errno;
  Value message = TRY(make_str(rt, MessageText(error_text(failure))));
  Value arguments[] = {Value::small_int(failure), message, TRY(make_str(rt, old_name)), Value::none(),
                       TRY(make_str(rt, new_name))};
  return raise_value(rt, TRY(call(rt, to_value(&os_error_type), Args{arguments, 5})));
}

Value os_getcwd(Runtime& rt) {
  char* path = getcwd(nullptr, 0);
  if (!path) return fail(rt, ".");
  Value result = make_str(rt, path);
  free(path);
  return result;
}

// Entries of a directory, "." and ".." left out; visit(entry, full path).
template <class Visit>
Status for_each_entry(Runtime& rt, Value path, Visit visit) {
  std::string folder = ".";
  if (!path.is_empty() && !path.is_none()) folder = TRY(path_text(rt, path));
  DIR* directory = opendir(folder.c_str());
  if (!directory) {
    (void)fail(rt, folder);
    return Failed{};
  }
  Status status;
  while (dirent* entry = readdir(directory)) {
    string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    status = visit(entry, folder + "/" + entry->d_name);
    if (status.failed()) break;
  }
  closedir(directory);
  return status;
}

Value os_listdir(Runtime& rt, Value path) {
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  TRY(for_each_entry(rt, path, [&](dirent* entry, const std::string&) -> Status {
    Value name = make_str(rt, entry->d_name);
    return name.is_error() ? Status(Failed{}) : list_append(rt, list, name);
  }));
  return to_value(list);
}

// MicroPython: (name, type, inode, size), type 0x4000 a directory, 0x8000 a file.
Value os_ilistdir(Runtime& rt, Value path) {
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  TRY(for_each_entry(rt, path, [&](dirent* entry, const std::string& full) -> Status {
    struct stat status {};
    lstat(full.c_str(), &status);
    Value items[] = {make_str(rt, entry->d_name), Value::small_int(S_ISDIR(status.st_mode) ? 0x4000 : 0x8000),
                     make_uint(rt, entry->d_ino), make_int(rt, status.st_size)};
    if (items[0].is_error()) return Failed{};
    Value tuple = make_tuple(rt, Span<const Value>(items));
    return tuple.is_error() ? Status(Failed{}) : list_append(rt, list, tuple);
  }));
  return iterate(rt, to_value(list));
}

constexpr Attribute stat_fields[] = {
    TUPLE_FIELD("st_mode", 0),  TUPLE_FIELD("st_ino", 1),   TUPLE_FIELD("st_dev", 2),  TUPLE_FIELD("st_nlink", 3),
    TUPLE_FIELD("st_uid", 4),   TUPLE_FIELD("st_gid", 5),   TUPLE_FIELD("st_size", 6), TUPLE_FIELD("st_atime", 7),
    TUPLE_FIELD("st_mtime", 8), TUPLE_FIELD("st_ctime", 9),
};
// Shown as a plain tuple: tools of boards read the text of os.stat(path) back.
constexpr TypeSpec stat_class() {
  TypeSpec type = struct_sequence(sym<"os.stat_result">, stat_fields);
  type.repr = tuple_repr;
  return type;
}
ROM_TYPE(stat_type, stat_class());

Value os_stat(Runtime& rt, Value path) {
  struct stat s;
  std::string name = TRY(path_text(rt, path));
  if (stat(name.c_str(), &s) < 0) return fail(rt, name);
  int64_t numbers[] = {s.st_mode, int64_t(s.st_ino), int64_t(s.st_dev), int64_t(s.st_nlink), s.st_uid,
                       s.st_gid,  s.st_size,         s.st_atime,        s.st_mtime,          s.st_ctime};
  Value items[std::size(numbers)];
  for (size_t i = 0; i < std::size(numbers); i++) items[i] = TRY(make_int(rt, numbers[i]));
  return make_struct_sequence(rt, stat_type, items);
}

Value os_statvfs(Runtime& rt, Value path) {
  struct statvfs s;
  std::string folder = TRY(path_text(rt, path));
  if (statvfs(folder.c_str(), &s) < 0) return fail(rt, folder);
  uint64_t numbers[] = {s.f_bsize, s.f_frsize, s.f_blocks, s.f_bfree, s.f_bavail,
                        s.f_files, s.f_ffree,  s.f_favail, s.f_flag,  s.f_namemax};
  Value items[std::size(numbers)];
  for (size_t i = 0; i < std::size(numbers); i++) items[i] = TRY(make_uint(rt, numbers[i]));
  return make_tuple(rt, Span<const Value>(items));
}

Value os_getenv(Runtime& rt, string_view name, Value fallback) {
  const char* value = getenv(text(name).c_str());
  return value ? make_str(rt, value) : fallback.is_empty() ? Value::none() : fallback;
}
Value os_putenv(Runtime& rt, string_view name, string_view value) {
  return done(rt, setenv(text(name).c_str(), text(value).c_str(), 1), text(name));
}
Value os_unsetenv(Runtime& rt, string_view name) { return done(rt, unsetenv(text(name).c_str()), text(name)); }

// The process's variables as a dict, for os.environ.
Value os_environment(Runtime& rt) {
  Dict* dict = make_dict(rt);
  if (!dict) return Failed{};
  for (char** entry = environ; *entry; entry++) {
    string_view line = *entry;
    size_t equals = line.find('=');
    if (equals == string_view::npos) continue;
    Value name = TRY(make_str(rt, line.substr(0, equals))), value = TRY(make_str(rt, line.substr(equals + 1)));
    TRY(dict_set(rt, dict, name, value));
  }
  return to_value(dict);
}

int32_t os_system(Runtime& rt, string_view command) {
  static_cast<LinuxPlatform*>(rt.platform)->flush_stdout();
  return system(text(command).c_str());
}

Value os_urandom(Runtime& rt, SignedWord count) {
  if (count < 0) return raise(rt, value_error_type, "negative argument not allowed"_m);
  std::string bytes(size_t(count), 0);
  for (size_t got = 0; got < bytes.size();) {
    ssize_t n = getrandom(bytes.data() + got, bytes.size() - got, 0);
    if (n > 0) got += size_t(n);
  }
  return make_bytes(rt, {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

constexpr Attribute uname_fields[] = {TUPLE_FIELD("sysname", 0), TUPLE_FIELD("nodename", 1), TUPLE_FIELD("release", 2),
                                      TUPLE_FIELD("version", 3), TUPLE_FIELD("machine", 4)};
ROM_TYPE(uname_type, struct_sequence(sym<"os.uname_result">, uname_fields));

Value os_uname(Runtime& rt) {
  struct utsname name;
  uname(&name);
  const char* parts[] = {name.sysname, name.nodename, name.release, name.version, name.machine};
  Value items[5];
  for (int i = 0; i < 5; i++) items[i] = TRY(make_str(rt, parts[i]));
  return make_struct_sequence(rt, uname_type, items);
}

Value os_getpid(Runtime&) { return Value::small_int(getpid()); }

Value os_strerror(Runtime& rt, int32_t code) { return make_str(rt, strerror(code)); }

bool os_isatty(int32_t descriptor) { return isatty(descriptor); }
void os_sync() { sync(); }
SignedWord os_cpu_count() { return sysconf(_SC_NPROCESSORS_ONLN); }

constexpr Attribute attributes[] = {
    CONSTANT("name", sym<"posix">),
    CONSTANT("sep", sym<"/">),
    CONSTANT("linesep", sym<"\n">),
    CONSTANT("curdir", sym<".">),
    CONSTANT("pardir", sym<"..">),
    CONSTANT("devnull", sym<"/dev/null">),
    FUNCTION("__getattr__", (lazy_attribute<"os", "_os_py">), 1, 1),
    CONSTANT("stat_result", &stat_type),
    FUNCTION_T("_environment", os_environment, ""),
    FUNCTION_T("chdir", on_path<chdir>, "path"),
    FUNCTION_T("chmod", os_chmod, "path, mode"),
    FUNCTION_T("cpu_count", os_cpu_count, ""),
    FUNCTION_T("getcwd", os_getcwd, ""),
    FUNCTION_T("getenv", os_getenv, "key, default=None"),
    FUNCTION_T("getpid", os_getpid, ""),
    FUNCTION_T("ilistdir", os_ilistdir, "path=None"),
    FUNCTION_T("isatty", os_isatty, "fd"),
    FUNCTION_T("listdir", os_listdir, "path=None"),
    FUNCTION_T("mkdir", os_mkdir, "path, mode=511"),
    FUNCTION_T("putenv", os_putenv, "name, value"),
    FUNCTION_T("remove", on_path<unlink>, "path"),
    FUNCTION_T("rename", os_rename, "src, dst"),
    FUNCTION_T("replace", os_rename, "src, dst"),
    FUNCTION_T("rmdir", on_path<rmdir>, "path"),
    FUNCTION_T("stat", os_stat, "path"),
    FUNCTION_T("statvfs", os_statvfs, "path"),
    FUNCTION_T("strerror", os_strerror, "code"),
    FUNCTION_T("sync", os_sync, ""),
    FUNCTION_T("system", os_system, "command"),
    FUNCTION_T("uname", os_uname, ""),
    FUNCTION_T("unlink", on_path<unlink>, "path"),
    FUNCTION_T("unsetenv", os_unsetenv, "name"),
    FUNCTION_T("urandom", os_urandom, "n"),
};

}  // namespace

extern const NativeModule os_module;
constinit const NativeModule os_module = {sym<"os">, attributes, std::size(attributes)};

}  // namespace adder
