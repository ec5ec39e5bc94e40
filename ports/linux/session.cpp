// See session.h.
#include "ports/linux/session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/builtins/import.h"
#include "core/builtins/startup.h"
#include "core/compile/disassembler.h"
#include "core/compile/image.h"
#include "core/runtime/exceptions.h"
#include "core/types/list.h"
#include "ports/linux/files.h"
#include "ports/linux/modules.h"

namespace adder {

namespace {

Status append_text(Runtime& rt, Value list, string_view text) {
  Value value = make_str(rt, text);
  return value.is_error() ? Status(Failed{}) : list_append(rt, cast<List>(list), value);
}

// The directories of ADDERPATH or MICROPYPATH, else ~/.adder/lib; `.frozen` always.
Status set_paths(Runtime& rt, const std::string& first) {
  TRY(append_text(rt, rt.sys_path, first));
  const char* path = getenv("ADDERPATH");
  if (!path) path = getenv("MICROPYPATH");
  const char* home = getenv("HOME");
  std::string directories = path ? path : ".frozen:" + std::string(home ? home : "") + "/.adder/lib";
  for (size_t start = 0; start <= directories.size();) {
    size_t end = directories.find(':', start);
    if (end == std::string::npos) end = directories.size();
    std::string entry = directories.substr(start, end - start);
    if (!entry.empty()) TRY(append_text(rt, rt.sys_path, entry));
    start = end + 1;
  }
  return {};
}

Status set_arguments(Runtime& rt, const Options& options) {
  for (const std::string& argument : options.arguments) TRY(append_text(rt, rt.sys_argv, argument));
  return {};
}

std::string directory_of(const std::string& path) {
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash ? slash : 1);
}

int status_of(Runtime& rt, Value result, ExitReporter report) { return result.is_error() ? report(rt) : 0; }

bool is_image_name(const std::string& name) { return name.size() > 4 && name.ends_with(".adi"); }

// An image is used where it lies, in the heap; it is damaged or foreign when its head is not an image's.
Value run_image(Runtime& rt, Bytes image, const Str* name) {
  auto* owner = rt.heap.make<Buffer>(buffer_type, image.size());
  if (!owner) return rt.no_memory();
  memcpy(owner->data(), image.data(), image.size());
  Value code = TRY(compile::load_image(rt, {owner->data(), image.size()}, to_value(owner), name));
  Value module = TRY(main_module(rt));
  return run_code(rt, cast<Code>(code), cast<Module>(module)->dict.get(), Value::empty());
}

int run_text(Runtime& rt, string_view text, const char* name, const Options& options, ExitReporter report) {
  const Str* filename = intern(rt, name);
  if (!filename) return report(rt);
  if (options.compile_only) return status_of(rt, compile_source(rt, text, filename, "exec", 0), report);
  return status_of(rt, run_program(rt, text, filename), report);
}

int run_module(Runtime& rt, const Options& options, ExitReporter report) {
  const Str* name = intern(rt, options.target);
  return name ? status_of(rt, run_module_as_main(rt, name), report) : report(rt);
}

int run_file(Runtime& rt, const Options& options, ExitReporter report) {
  uint8_t* data;
  size_t size;
  bool directory = rt.platform->is_directory(options.target.data(), options.target.size());
  errno = EISDIR;
  if (directory || !rt.platform->read_file(options.target.data(), options.target.size(), &data, &size)) {
    fprintf(stderr, "adder: can't open file '%s': [Errno %d] %s\n", options.target.c_str(), errno, strerror(errno));
    return 2;
  }
  Bytes content(data, size);
  bool image = is_image_name(options.target) || compile::is_image(content);
  const Str* name = intern(rt, options.target);
  int status = !name   ? report(rt)
               : image ? status_of(rt, run_image(rt, content, name), report)
                       : run_text(rt, {reinterpret_cast<char*>(data), size}, options.target.c_str(), options, report);
  rt.platform->give_block(data, size);
  return status;
}

int run_standard_input(Runtime& rt, const Options& options, ExitReporter report) {
  std::string text;
  char piece[4096];
  for (ssize_t got; (got = read(STDIN_FILENO, piece, sizeof piece)) > 0;) text.append(piece, size_t(got));
  return run_text(rt, text, "<stdin>", options, report);
}

}  // namespace

int run_target(Runtime& rt, const Options& options, ExitReporter report) {
  switch (options.run) {
    case Options::Run::Command: return run_text(rt, options.target, "<string>", options, report);
    case Options::Run::Module: return run_module(rt, options, report);
    case Options::Run::File: return run_file(rt, options, report);
    case Options::Run::StandardInput: return run_standard_input(rt, options, report);
    default: return 0;
  }
}

bool start_session(Runtime& rt, LinuxPlatform& platform, const Options& options) {
  install_port(rt);
  StartOptions start{&platform, options.heap_bytes, linked_modules(), frozen_modules};
  if (!start_runtime(rt, start)) {
    fprintf(stderr, "adder: a heap of %zu bytes is too small to start\n", options.heap_bytes);
    return false;
  }
  rt.optimize = options.optimize;
  rt.verbose = options.verbose;
  if (options.verbose) rt.code_listener = print_code;
  std::string first = options.run == Options::Run::File ? directory_of(options.target) : "";
  return !set_paths(rt, first).failed() && !set_arguments(rt, options).failed();
}

}  // namespace adder
