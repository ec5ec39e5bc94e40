// The verifier's own state. See verifier.h.
#pragma once

#include "core/base/arena.h"
#include "core/compile/opcode_table.h"
#include "core/compile/verifier.h"

namespace adder::compile {

// What is known of a register. Up to Self it must not be taken for a value: it holds rubbish, or may be empty.
enum class Holds : uint8_t {
  Rubbish,   // never written on some path
  Unbound,   // a variable that may be empty
  Handled,   // what was being handled before, or empty
  Self,      // the second of a method pair: self, or empty
  Anything,  // any value
  Cell,
  List,
  Set,
  Dict,
  Tuple,
  Str,
  Function,
  Exception,
  ExceptionOrNone,  // of except*; a test for None tells
};

class Verifier {
 public:
  Verifier(Runtime& rt, Arena& arena, const Code* code, bool is_module)
      : rt_(rt), arena_(arena), code_(code), is_module_(is_module) {}
  Verdict run();

 private:
  enum Mark : uint8_t { starts = 1, joins = 2, dirty = 4, reached = 8 };

  bool fail(const char* problem, uint32_t word);
  bool no_memory();
  Value constant(uint32_t index) const { return code_->constants->items()[index]; }

  // verifier.cpp
  bool check_header();
  bool decode();
  bool check_operands(const OpcodeInfo& info, uint32_t at);
  bool check_operand(OperandKind kind, uint32_t value, uint32_t at);
  bool check_register(uint32_t first, uint32_t count, uint32_t at);
  bool check_constant(uint32_t index, uint32_t at);
  bool check_extra(const OpcodeInfo& info, uint32_t at);
  bool mark_target(uint32_t target, uint32_t at);
  bool mark_targets();
  bool check_nested();

  // verifier_flow.cpp
  void flow();
  bool prepare_rows();
  Holds* row(uint32_t at);
  void block(uint32_t at);
  void merge(uint32_t target);
  void merge_handlers(uint32_t at);
  bool step(uint32_t at);  // false: control does not go on behind the instruction
  void merge_jump(const OpcodeInfo& info, uint32_t at);
  void generic(const OpcodeInfo& info, uint32_t at);
  void read(uint32_t reg, Holds wanted = Holds::Anything);
  void read_range(uint32_t first, uint32_t count, Holds wanted = Holds::Anything);
  void write(uint32_t reg, Holds what = Holds::Anything);
  void write_range(uint32_t first, uint32_t count);
  void copy(uint32_t to, uint32_t from);
  void make_function(const Instruction& word, uint32_t extra);
  Holds kind_of_constant(uint32_t index) const;
  void want(bool condition, const char* problem) {
    if (!condition) fail(problem, at_);
  }

  Runtime& rt_;
  Arena& arena_;
  const Code* code_;
  bool is_module_;
  Verdict verdict_;
  uint8_t* marks_ = nullptr;     // per word
  uint32_t* join_at_ = nullptr;  // the words that are joined, ascending; their rows in the same order
  uint32_t join_count_ = 0;
  Holds* rows_ = nullptr;
  Holds* now_ = nullptr;  // state at the instruction being looked at
  uint32_t at_ = 0;
};

}  // namespace adder::compile
