// What the opcode table says about each opcode: length, original form, first quickened form.
#pragma once

#include "core/compile/code.h"

namespace adder {

enum class Extra : uint8_t { none, J, N, KC, K, U };

namespace opcode_tables_detail {
constexpr Extra extra_of(const char* text) {
  switch (text[0]) {
    case 'J': return Extra::J;
    case 'N': return Extra::N;
    case 'U': return Extra::U;
    case 'K': return text[1] == 'C' ? Extra::KC : Extra::K;
    default: return Extra::none;
  }
}

struct Tables {
  uint8_t length[256] = {};  // words
  Op origin[256] = {};       // itself for an original form
};

constexpr Tables make_tables() {
  Tables t;
  unsigned op = 0;
#define OP(name, a, b, c, extra, meaning)                 \
  t.length[op] = extra_of(#extra) == Extra::none ? 1 : 2; \
  t.origin[op++] = Op::name;
#define QUICK(name, of, assumes)             \
  t.length[op] = t.length[unsigned(Op::of)]; \
  t.origin[op++] = Op::of;
#include "core/compile/opcodes.def"
#undef OP
#undef QUICK
  return t;
}
}  // namespace opcode_tables_detail

inline constexpr opcode_tables_detail::Tables opcode_tables = opcode_tables_detail::make_tables();

constexpr unsigned instruction_length(uint8_t op) { return opcode_tables.length[op]; }
constexpr Op origin_of(uint8_t op) { return quickens ? opcode_tables.origin[op] : Op(op); }

}  // namespace adder
