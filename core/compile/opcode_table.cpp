// The table of opcode_table.h, read from opcodes.def by the compiler.
#include "core/compile/opcode_table.h"

namespace adder {

namespace {

struct Token {
  string_view text;
  OperandKind kind;
};
constexpr Token tokens[] = {
    {"-", OperandKind::None},         {"W", OperandKind::Write},        {"R", OperandKind::Read},
    {"RW", OperandKind::ReadWrite},   {"R2", OperandKind::Read2},       {"R3", OperandKind::Read3},
    {"W2", OperandKind::Write2},      {"RW2", OperandKind::ReadWrite2}, {"Rn", OperandKind::ReadN},
    {"Wn", OperandKind::WriteN},      {"K", OperandKind::Constant},     {"U", OperandKind::Unsigned},
    {"K16", OperandKind::Constant16}, {"U16", OperandKind::Unsigned16}, {"I16", OperandKind::Signed16},
    {"J16", OperandKind::Jump16},     {"J24", OperandKind::Jump24},
};

// Calling it is what makes the build fail at a token that is unknown.
inline void not_defined_in_the_table() {}

consteval OperandKind operand(string_view text) {
  for (const Token& token : tokens)
    if (token.text == text) return token.kind;
  not_defined_in_the_table();
  return OperandKind::None;
}

consteval ExtraKind extra(string_view text) {
  return text == "-"    ? ExtraKind::None
         : text == "J"  ? ExtraKind::Jump
         : text == "N"  ? ExtraKind::Name
         : text == "KC" ? ExtraKind::CallNames
         : text == "K"  ? ExtraKind::Constant
                        : (text == "U" ? void() : not_defined_in_the_table(), ExtraKind::Unsigned);
}

}  // namespace

// A quickened form has the operands of its origin, which stands before it in the table.
#define OP(name, a, b, c, x, meaning) {operand(#a), operand(#b), operand(#c), extra(#x), Op::name},
constexpr OpcodeInfo plain_opcodes[] = {
#include "core/compile/opcodes.def"
};
#undef OP

#define OP(name, a, b, c, x, meaning) plain_opcodes[unsigned(Op::name)],
#define QUICK(name, base, assumes)                                                                                \
  {plain_opcodes[unsigned(Op::base)].a, plain_opcodes[unsigned(Op::base)].b, plain_opcodes[unsigned(Op::base)].c, \
   plain_opcodes[unsigned(Op::base)].extra, Op::base},
constinit const OpcodeInfo opcode_table[] = {
#include "core/compile/opcodes.def"
};
#undef OP
#undef QUICK

static_assert(sizeof opcode_table / sizeof *opcode_table == opcode_count);

}  // namespace adder
