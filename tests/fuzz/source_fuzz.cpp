// Any text as source: the parser gives a tree or a diagnostic whose position lies in the text, and all memory back.
#include <cstdlib>

#include "core/syntax/parser.h"

using namespace adder;

namespace adder {
[[noreturn]] void contract_failed(const char*, const char*, int) { std::abort(); }
}  // namespace adder

namespace {

class Malloc final : public BlockSource {
 public:
  void* take_block(size_t bytes) override {
    ++blocks;
    return std::malloc(bytes);
  }
  void give_block(void* block, size_t) override {
    --blocks;
    std::free(block);
  }
  int blocks = 0;
};

void parse(string_view text, syntax::ParseMode mode) {
  Malloc memory;
  {
    Arena arena(memory);
    syntax::ParserOptions options;
    options.mode = mode;
    syntax::Parser parser(text, options);
    if (mode == syntax::ParseMode::Eval) {
      if (!parser.expression(arena) && !parser.failed()) std::abort();
    } else {
      while (parser.next_statement(arena)) arena.release();
    }
  }
  if (memory.blocks != 0) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  string_view text(reinterpret_cast<const char*>(data), size);
  for (auto mode : {syntax::ParseMode::Exec, syntax::ParseMode::Prompt, syntax::ParseMode::Eval}) parse(text, mode);
  return 0;
}
