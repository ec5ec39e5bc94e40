// The interactive prompt: lines are gathered until the parser has a whole statement.
#include "ports/linux/prompt.h"

#include <stdio.h>

#include <string>

#include "core/base/version.h"
#include "core/builtins/import.h"
#include "core/builtins/startup.h"
#include "core/compile/code.h"
#include "core/compile/compile.h"
#include "core/runtime/exceptions.h"

namespace adder {

int run_prompt(Runtime& rt) {
  Value main = main_module(rt);
  const Str* name = intern(rt, "<stdin>");
  if (main.is_error() || !name) return report_exit(rt);
  Dict* globals = cast<Module>(main)->dict.get();
  std::string banner = std::string("Adder v") + adder_version + " on linux\nUse Ctrl-D to exit\n";
  rt.platform->write_stdout(banner.data(), banner.size());
  std::string source;
  char line[4096];
  for (;;) {
    rt.platform->write_stdout(source.empty() ? ">>> " : "... ", 4);
    SignedWord size = rt.platform->read_line(line, sizeof line);
    if (size < 0) {
      rt.pending.fetch_and(~uint32_t(PendingInterrupt));
      rt.platform->write_stdout("\nKeyboardInterrupt\n", 19);
      source.clear();
      continue;
    }
    if (size == 0) break;
    source.append(line, size_t(size));
    if (compile::check_complete(rt, source) == compile::Completeness::Incomplete) continue;
    Value code = compile_source(rt, source, name, "single", 0);
    source.clear();
    Value result = code.is_error() ? code : run_code(rt, cast<Code>(code), globals, to_value(globals));
    if (!result.is_error()) continue;
    bool exits = exception_is(rt, system_exit_type);
    int status = report_exit(rt);
    if (exits) return status;
  }
  rt.platform->write_stdout("\n", 1);
  return 0;
}

}  // namespace adder
