// adder build FILE.py -o FILE.adi [--strip] [--name NAME]: compiles a source file to an image.
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <string>

#include "core/builtins/startup.h"
#include "core/compile/code.h"
#include "core/compile/image.h"
#include "ports/linux/modules.h"
#include "ports/linux/platform.h"
#include "tools/commands.h"

namespace adder {

namespace {

struct BuildOptions {
  std::string source, output, shown_name;
  bool strip = false;
};

bool parse(int count, char** words, BuildOptions& options) {
  for (int i = 1; i < count; i++) {
    std::string word = words[i];
    bool has_next = i + 1 < count;
    if (word == "-o" && has_next)
      options.output = words[++i];
    else if (word == "--name" && has_next)
      options.shown_name = words[++i];
    else if (word == "--strip")
      options.strip = true;
    else if (word[0] != '-' && options.source.empty())
      options.source = word;
    else
      return false;
  }
  if (options.source.empty()) return false;
  if (options.shown_name.empty()) options.shown_name = options.source;
  if (options.output.empty()) {
    size_t dot = options.source.rfind(".py");
    options.output = options.source.substr(0, dot) + ".adi";
  }
  return true;
}

int system_failure(const std::string& path) {
  fprintf(stderr, "adder build: %s: %s\n", path.c_str(), strerror(errno));
  return 1;
}

// Written beside the target and renamed, so that a failure leaves no half image.
int write_file(const std::string& path, Bytes content) {
  std::string draft = path + ".part";
  FILE* file = fopen(draft.c_str(), "wb");
  if (!file) return system_failure(draft);
  bool good = fwrite(content.data(), 1, content.size(), file) == content.size();
  good &= fclose(file) == 0;
  if (!good || rename(draft.c_str(), path.c_str()) != 0) return system_failure(path);
  return 0;
}

int build(Runtime& rt, const BuildOptions& options) {
  uint8_t* data;
  size_t size;
  if (!rt.platform->read_file(options.source.data(), options.source.size(), &data, &size))
    return system_failure(options.source);
  const Str* name = intern(rt, options.shown_name);
  Value code = name ? compile_source(rt, {reinterpret_cast<char*>(data), size}, name, "exec", 0) : Value::error();
  rt.platform->give_block(data, size);
  Value image = code.is_error() ? code : compile::write_image(rt, cast<Code>(code), options.strip);
  if (image.is_error()) return report_exit(rt);
  auto* bytes = cast<BytesObject>(image);
  return write_file(options.output, {bytes->data(), bytes->size});
}

}  // namespace

int run_build(int count, char** words) {
  BuildOptions options;
  if (!parse(count, words, options)) {
    fprintf(stderr, "usage: adder build FILE.py [-o FILE.adi] [--strip] [--name SHOWN]\n");
    return 2;
  }
  static LinuxPlatform platform;
  static Runtime rt;
  install_port(rt);
  StartOptions start{&platform, 0, linked_modules(), frozen_modules};
  if (!start_runtime(rt, start)) return 1;
  int status = build(rt, options);
  stop_runtime(rt);
  return status;
}

}  // namespace adder
