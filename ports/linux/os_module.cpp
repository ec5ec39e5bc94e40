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
#include "core/types/list.h"
#include "core/types/struct_sequence.h"
#include "ports/linux/modules.h"
#include "ports/linux/platform.h"

extern char** environ;

namespace adder {

namespace {

Value fail(Runtime& rt, string_view path) {
  int failure = errno;
  Value name = make_str(rt, path);
  return name.is_error() ? name : Value(raise_os_error(rt, failure, name));
}

Value done(Runtime& rt, int result, string_view path) { return result < 0 ? fail(rt, path) : Value::none(); }

std::string text(string_view path) { return std::string(path); }

Value os_chdir(Runtime& rt, string_view path) { return done(rt, chdir(text(path).c_str()), path); }
Value os_mkdir(Runtime& rt, string_view path, int32_t mode) {
  return done(rt, mkdir(text(path).c_str(), mode_t(mode)), path);
}
Value os_rmdir(Runtime& rt, string_view path) { return done(rt, rmdir(text(path).c_str()), path); }
Value os_remove(Runtime& rt, string_view path) { return done(rt, unlink(text(path).c_str()), path); }
Value os_rename(Runtime& rt, string_view from, string_view to) {
  return done(rt, rename(text(from).c_str(), text(to).c_str()), from);
}

Value os_getcwd(Runtime& rt) {
  char* path = getcwd(nullptr, 0);
  if (!path) return fail(rt, ".");
  Value result = make_str(rt, path);
  free(path);
  return result;
}

// Entries of a directory, "." and ".." left out; visit(entry, full path).
template <class Visit> Status for_each_entry(Runtime& rt, string_view path, Visit visit) {
  DIR* directory = opendir(text(path).c_str());
  if (!directory) {
    (void)fail(rt, path);
    return Failed{};
  }
  Status status;
  while (dirent* entry = readdir(directory)) {
    string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    status = visit(entry, text(path) + "/" + entry->d_name);
    if (status.failed()) break;
  }
  closedir(directory);
  return status;
}

Value os_listdir(Runtime& rt, string_view path) {
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  TRY(for_each_entry(rt, path, [&](dirent* entry, const std::string&) -> Status {
    Value name = make_str(rt, entry->d_name);
    return name.is_error() ? Status(Failed{}) : list_append(rt, list, name);
  }));
  return to_value(list);
}

// MicroPython: (name, type, inode, size), type 0x4000 a directory, 0x8000 a file.
Value os_ilistdir(Runtime& rt, string_view path) {
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
    TUPLE_FIELD("st_mode", 0), TUPLE_FIELD("st_ino", 1), TUPLE_FIELD("st_dev", 2),   TUPLE_FIELD("st_nlink", 3),
    TUPLE_FIELD("st_uid", 4),  TUPLE_FIELD("st_gid", 5), TUPLE_FIELD("st_size", 6),  TUPLE_FIELD("st_atime", 7),
    TUPLE_FIELD("st_mtime", 8), TUPLE_FIELD("st_ctime", 9),
};
constinit const Type stat_type = struct_sequence(sym<"os.stat_result">, stat_fields, std::size(stat_fields));

Value os_stat(Runtime& rt, string_view path) {
  struct stat s;
  if (stat(text(path).c_str(), &s) < 0) return fail(rt, path);
  int64_t numbers[] = {s.st_mode, int64_t(s.st_ino), int64_t(s.st_dev), int64_t(s.st_nlink), s.st_uid,
                       s.st_gid,  s.st_size,         s.st_atime,        s.st_mtime,          s.st_ctime};
  Value items[std::size(numbers)];
  for (size_t i = 0; i < std::size(numbers); i++) items[i] = TRY(make_int(rt, numbers[i]));
  return make_struct_sequence(rt, stat_type, items);
}

Value os_statvfs(Runtime& rt, string_view path) {
  struct statvfs s;
  if (statvfs(text(path).c_str(), &s) < 0) return fail(rt, path);
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
  return done(rt, setenv(text(name).c_str(), text(value).c_str(), 1), name);
}
Value os_unsetenv(Runtime& rt, string_view name) { return done(rt, unsetenv(text(name).c_str()), name); }

Value environment(Runtime& rt) {
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
  if (count < 0) return raise(rt, value_error_type, "negative argument not allowed");
  std::string bytes(size_t(count), 0);
  for (size_t got = 0; got < bytes.size();) {
    ssize_t n = getrandom(bytes.data() + got, bytes.size() - got, 0);
    if (n > 0) got += size_t(n);
  }
  return make_bytes(rt, {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

constexpr Attribute uname_fields[] = {TUPLE_FIELD("sysname", 0), TUPLE_FIELD("nodename", 1), TUPLE_FIELD("release", 2),
                                      TUPLE_FIELD("version", 3), TUPLE_FIELD("machine", 4)};
constinit const Type uname_type = struct_sequence(sym<"os.uname_result">, uname_fields, std::size(uname_fields));

Value os_uname(Runtime& rt) {
  struct utsname name;
  uname(&name);
  const char* parts[] = {name.sysname, name.nodename, name.release, name.version, name.machine};
  Value items[5];
  for (int i = 0; i < 5; i++) items[i] = TRY(make_str(rt, parts[i]));
  return make_struct_sequence(rt, uname_type, items);
}

Value os_getpid(Runtime&) { return Value::small_int(getpid()); }

Status initialize(Runtime& rt, Dict* globals) {
  Value variables = environment(rt);
  return variables.is_error() ? Status(Failed{}) : dict_set_str(rt, globals, sym<"environ">, variables);
}

constexpr Attribute attributes[] = {
    CONSTANT("name", sym<"posix">),
    CONSTANT("sep", sym<"/">),
    CONSTANT("linesep", sym<"\n">),
    CONSTANT("curdir", sym<".">),
    CONSTANT("pardir", sym<"..">),
    CONSTANT("devnull", sym<"/dev/null">),
    FUNCTION_T("chdir", os_chdir, "path"),
    FUNCTION_T("getcwd", os_getcwd, ""),
    FUNCTION_T("getenv", os_getenv, "key, default=None"),
    FUNCTION_T("getpid", os_getpid, ""),
    FUNCTION_T("ilistdir", os_ilistdir, "path='.'"),
    FUNCTION_T("listdir", os_listdir, "path='.'"),
    FUNCTION_T("mkdir", os_mkdir, "path, mode=511"),
    FUNCTION_T("putenv", os_putenv, "name, value"),
    FUNCTION_T("remove", os_remove, "path"),
    FUNCTION_T("rename", os_rename, "src, dst"),
    FUNCTION_T("replace", os_rename, "src, dst"),
    FUNCTION_T("rmdir", os_rmdir, "path"),
    FUNCTION_T("stat", os_stat, "path"),
    FUNCTION_T("statvfs", os_statvfs, "path"),
    FUNCTION_T("system", os_system, "command"),
    FUNCTION_T("uname", os_uname, ""),
    FUNCTION_T("unlink", os_remove, "path"),
    FUNCTION_T("unsetenv", os_unsetenv, "name"),
    FUNCTION_T("urandom", os_urandom, "n"),
};

}  // namespace

extern const NativeModule os_module;
constinit const NativeModule os_module = {sym<"os">, attributes, std::size(attributes), initialize};

}  // namespace adder
