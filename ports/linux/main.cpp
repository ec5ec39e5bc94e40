// The `adder` command: options, one Runtime, what to run, the exit status.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <memory>

#include "core/base/version.h"
#include "core/builtins/import.h"
#include "core/builtins/startup.h"
#include "core/compile/image.h"
#include "core/runtime/exceptions.h"
#include "core/types/list.h"
#include "ports/linux/files.h"
#include "ports/linux/modules.h"
#include "ports/linux/options.h"
#include "ports/linux/platform.h"
#include "ports/linux/prompt.h"
#include "tools/commands.h"

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

int status_of(Runtime& rt, Value result) { return result.is_error() ? report_exit(rt) : 0; }

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

int run_text(Runtime& rt, string_view text, const char* name, const Options& options) {
  const Str* filename = intern(rt, name);
  if (!filename) return report_exit(rt);
  if (options.compile_only) return status_of(rt, compile_source(rt, text, filename, "exec", 0));
  return status_of(rt, run_program(rt, text, filename));
}

int run_module(Runtime& rt, const Options& options) {
  const Str* name = intern(rt, options.target);
  return name ? status_of(rt, run_module_as_main(rt, name)) : report_exit(rt);
}

int run_file(Runtime& rt, const Options& options) {
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
  int status = !name  ? report_exit(rt)
               : image ? status_of(rt, run_image(rt, content, name))
                       : run_text(rt, {reinterpret_cast<char*>(data), size}, options.target.c_str(), options);
  rt.platform->give_block(data, size);
  return status;
}

int run_standard_input(Runtime& rt, const Options& options) {
  std::string text;
  char piece[4096];
  for (ssize_t got; (got = read(STDIN_FILENO, piece, sizeof piece)) > 0;) text.append(piece, size_t(got));
  return run_text(rt, text, "<stdin>", options);
}

int run_target(Runtime& rt, const Options& options) {
  switch (options.run) {
    case Options::Run::Command: return run_text(rt, options.target, "<string>", options);
    case Options::Run::Module: return run_module(rt, options);
    case Options::Run::File: return run_file(rt, options);
    case Options::Run::StandardInput: return run_standard_input(rt, options);
    default: return 0;
  }
}

bool start(Runtime& rt, LinuxPlatform& platform, const Options& options) {
  install_port(rt);
  StartOptions start{&platform, options.heap_bytes, linked_modules(), frozen_modules};
  if (!start_runtime(rt, start)) {
    fprintf(stderr, "adder: a heap of %zu bytes is too small to start\n", options.heap_bytes);
    return false;
  }
  rt.optimize = options.optimize;
  rt.verbose = options.verbose;
  std::string first = options.run == Options::Run::File ? directory_of(options.target) : "";
  return !set_paths(rt, first).failed() && !set_arguments(rt, options).failed();
}

// The prompt, with a new Runtime after each soft reset.
int run_interactively(Runtime& rt, LinuxPlatform& platform, const Options& options) {
  PromptResult result = run_terminal_prompt(rt, platform, false);
  while (result.end == PromptEnd::SoftReset) {
    stop_runtime(rt);
    std::destroy_at(&rt);
    std::construct_at(&rt);
    if (!start(rt, platform, options)) return 1;
    result = run_terminal_prompt(rt, platform, true);
  }
  return result.status;
}

int run(const Options& options) {
  static LinuxPlatform platform;
  static Runtime rt;
  if (!start(rt, platform, options)) return 1;
  InterruptGuard guard(rt);
  if (options.fail_at) rt.heap.fail_at = rt.heap.allocation_number + options.fail_at;
  int status = run_target(rt, options);
  const char* inspect = getenv("MICROPYINSPECT");
  bool prompt = options.run == Options::Run::Prompt || options.inspect || (inspect && *inspect);
  if (prompt) status = run_interactively(rt, platform, options);
  stop_runtime(rt);
  platform.flush_stdout();
  return status;
}

}  // namespace
}  // namespace adder

int main(int count, char** words) {
  using namespace adder;
  if (count > 1)
    if (const Command* command = find_command(words[1])) return command->run(count - 1, words + 1);
  Options options = parse_options(count, words, isatty(STDIN_FILENO));
  switch (options.run) {
    case Options::Run::Bad: fprintf(stderr, "adder: %s\n%s", options.target.c_str(), usage_text); return 2;
    case Options::Run::Help: fputs(usage_text, stdout); return 0;
    case Options::Run::Version: printf("Adder v%s\n", adder_version); return 0;
    default: return run(options);
  }
}
