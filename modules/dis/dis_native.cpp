// _dis: the disassembler for the dis module. A port that has `-v` lists it among its modules; others carry neither.
#include "core/compile/disassembler.h"
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

// text(code, nested): one line for each instruction.
Value dis_text(Runtime& rt, const Args& args) {
  if (!has_kind(args[0], Kind::Code)) return raise(rt, type_error_type, "expected a code object, not %T"_m, args[0]);
  bool nested = TRY(truth(rt, args[1]));
  TextBuilder text(rt);
  disassemble(text, cast<Code>(args[0]), nested);
  return text.finish();
}

constexpr Attribute attributes[] = {FUNCTION("text", dis_text, 2, 2)};

}  // namespace

extern const NativeModule dis_native_module;
constinit const NativeModule dis_native_module = {sym<"_dis">, attributes, std::size(attributes)};

}  // namespace adder
