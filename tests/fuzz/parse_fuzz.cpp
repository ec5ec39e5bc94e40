// Feeds any bytes to the parser. What must hold: no crash, every node reachable and well formed (the dump visits all of
// it), positions in order, an error has a position inside the source, failing memory is MemoryError and nothing else.
//
// The first byte chooses the mode and how many blocks of memory there are; the rest is the source.
#include <cstdio>
#include <cstdlib>

#include "core/syntax/parser.h"
#include "tests/tools/support/syntax_dump.h"

namespace adder {
[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken contract: %s\n", file, line, what);
  std::abort();
}
}  // namespace adder

using namespace adder;
using namespace adder::syntax;

namespace {

class LimitedBlocks final : public BlockSource {
 public:
  explicit LimitedBlocks(int limit) : limit_(limit) {}
  void* take_block(size_t bytes) override { return limit_-- > 0 ? std::malloc(bytes) : nullptr; }
  void give_block(void* block, size_t) override { std::free(block); }

 private:
  int limit_;
};

uint32_t lines_of(string_view source) {
  uint32_t lines = 1;
  for (char c : source) lines += c == '\n' || c == '\r';
  return lines;
}

void check_diagnostic(const Diagnostic& d, string_view source) {
  if (d.kind == DiagnosticKind::None) return;
  contract_always(d.line >= 1 && d.line <= lines_of(source), "the error's line is in the source");
  contract_always(d.column <= source.size(), "the error's column is in the source");
  contract_always(d.message[0] != 0, "the error has a message");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  string_view source = {reinterpret_cast<const char*>(data) + 1, size - 1};
  ParserOptions options;
  options.mode = ParseMode(data[0] & 3);
  bool scarce = data[0] & 4;
  LimitedBlocks blocks(scarce ? data[0] >> 4 : 1000000);
  Arena arena(blocks);
  Parser parser(source, options);
  TreeText writer;
  if (options.mode == ParseMode::Eval) {
    if (Expression* expression = parser.expression(arena)) writer.expression(expression);
  } else {
    while (Statement* statement = parser.next_statement(arena)) {
      writer.statement(statement);
      arena.release();
    }
  }
  check_diagnostic(parser.diagnostic(), source);
  return 0;
}
