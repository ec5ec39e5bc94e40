// Any text as source: it compiles to code that the verifier accepts and an image gives back, or it is a SyntaxError.
#include <cstdio>

#include "core/compile/image.h"
#include "core/compile/verifier.h"
#include "core/runtime/exceptions.h"
#include "tests/unit/support/test_runtime.h"

using namespace adder;

namespace adder {
[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken contract: %s\n", file, line, what);
  std::abort();
}
}  // namespace adder

namespace {

void must(bool good, const char* what) {
  if (!good) contract_failed(what, __FILE__, __LINE__);
}

void verify_all(Runtime& rt, const Code* code, bool is_module) {
  compile::Verdict verdict = compile::verify(rt, code, is_module);
  must(verdict.passed(), verdict.problem ? verdict.problem : "no memory for the verifier");
  for (Value constant : code->constants->span())
    if (has_kind(constant, Kind::Code)) verify_all(rt, cast<Code>(constant), false);
}

void compile_text(Runtime& rt, string_view text, const char* mode) {
  Value code = compile_source(rt, text, intern(rt, "fuzz.py"), mode, 0);
  if (code.is_error()) {
    Value error = take_exception(rt);
    must(is_instance(error, syntax_error_type) || is_instance(error, memory_error_type), "another kind of error");
    return;
  }
  verify_all(rt, cast<Code>(code), true);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static test::TestRuntime runtime;
  string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* mode : {"exec", "single", "eval"}) compile_text(runtime.rt, text, mode);
  return 0;
}
