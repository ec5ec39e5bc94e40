// The `adder` command: options, one Runtime, what to run, the exit status.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <memory>

#include "core/base/version.h"
#include "core/builtins/startup.h"
#include "ports/linux/exhaustion.h"
#include "ports/linux/options.h"
#include "ports/linux/prompt.h"
#include "ports/linux/session.h"
#include "tools/commands.h"

namespace adder {

namespace {

// The prompt, with a new Runtime after each soft reset.
int run_interactively(Runtime& rt, LinuxPlatform& platform, const Options& options) {
  PromptResult result = run_terminal_prompt(rt, platform, false);
  while (result.end == PromptEnd::SoftReset) {
    stop_runtime(rt);
    std::destroy_at(&rt);
    std::construct_at(&rt);
    if (!start_session(rt, platform, options)) return 1;
    result = run_terminal_prompt(rt, platform, true);
  }
  return result.status;
}

int run(const Options& options) {
  static LinuxPlatform platform;
  static Runtime rt;
  if (!start_session(rt, platform, options)) return 1;
  InterruptGuard guard(rt);
  uint64_t before = rt.heap.allocation_number;
  if (options.fail_at) rt.heap.fail_at = before + options.fail_at;
  if (!options.fail_each_file.empty() && !fail_each_allocation(rt, platform, options)) return 2;
  int status = run_target(rt, options);
  const char* inspect = getenv("MICROPYINSPECT");
  bool prompt = options.run == Options::Run::Prompt || options.inspect || (inspect && *inspect);
  if (prompt) status = run_interactively(rt, platform, options);
  uint64_t allocations = rt.heap.allocation_number - before;
  stop_runtime(rt);
  platform.flush_stdout();
  if (allocations < options.fail_at)
    fprintf(stderr, "adder: there were only %llu allocations\n", (unsigned long long)allocations);
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
