// The instruction set as a table for programs that look at code: verifier, disassembler. Made from opcodes.def.
#pragma once

#include "core/compile/code.h"

namespace adder {

// What an operand byte (or the 16, 24 bits after the opcode) is. The names are those of opcodes.def.
enum class OperandKind : uint8_t {
  None,
  Write,      // W
  Read,       // R
  ReadWrite,  // RW
  Read2,      // R2
  Read3,      // R3
  Write2,     // W2
  ReadWrite2, // RW2: reads the first, writes both
  ReadN,      // Rn: as many as operand c says
  WriteN,     // Wn
  Constant,   // K
  Unsigned,   // U
  Constant16, // K16
  Unsigned16, // U16
  Signed16,   // I16
  Jump16,     // J16
  Jump24,     // J24
};

// The word after the instruction.
enum class ExtraKind : uint8_t { None, Jump, Name, CallNames, Constant, Unsigned };

struct OpcodeInfo {
  OperandKind a, b, c;
  ExtraKind extra;
  Op origin;  // of a quickened form; itself for others

  uint32_t words() const { return extra == ExtraKind::None ? 1 : 2; }
  bool is_quickened(Op op) const { return origin != op; }
};

// Of every opcode there is; index it by a checked opcode.
extern const OpcodeInfo opcode_table[];

inline const OpcodeInfo& opcode_info(Op op) { return opcode_table[unsigned(op)]; }

// The register an operand names, or the target of a jump, in words: helpers for both users of the table.
inline uint32_t jump_target(const OpcodeInfo& info, const Instruction* code, uint32_t at) {
  if (info.extra == ExtraKind::Jump) return at + 2 + uint32_t(code[at + 1].jump());
  if (info.a == OperandKind::Jump24) return at + 1 + uint32_t(code[at].j24());
  return at + 1 + uint32_t(int32_t(code[at].i16()));
}
inline bool has_jump(const OpcodeInfo& info) {
  return info.extra == ExtraKind::Jump || info.a == OperandKind::Jump24 || info.b == OperandKind::Jump16;
}

}  // namespace adder
