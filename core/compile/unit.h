// Unit: one code object in the making. Instructions, labels, registers, constants, handlers, positions.
//
// The code generator decides what to emit; the Unit knows how: encoding, jump distances, what is reachable, which
// locals are surely bound.
//
// Invariants
//  - Registers [0, named_registers) belong to variables, those above are temporaries in stack order: take() and
//  release_to().
//  - While the code is unreachable (after a jump or return) emit() does nothing, so dead code costs nothing.
//  - Constants stand in a List of the heap, where the collector sees them; the rest lies in the arena.
//  - Failures are recorded in the Context; the Unit stays usable and its result is thrown away.
//  - `wide_jumps`: conditional jumps of 16 bits are emitted as an inverted one over a far one. A unit in which one did
//  not
//    reach says so (jumps_too_far) and is generated again that way.
#pragma once

#include "core/compile/code.h"
#include "core/compile/constant_table.h"
#include "core/compile/line_table.h"
#include "core/compile/scopes.h"

namespace adder::compile {

using Register = uint16_t;  // beyond 255: reached by LoadFar and StoreFar only
inline constexpr Register no_register = 0xffff;

// Which of the tracked locals are surely bound at a point of the program. Nowhere-reached points have all.
struct BoundSet {
  static constexpr uint32_t tracked = 128;
  uint64_t words[2] = {~uint64_t(0), ~uint64_t(0)};

  static constexpr BoundSet none() { return {{0, 0}}; }
  bool has(uint16_t n) const { return n < tracked && (words[n >> 6] >> (n & 63)) & 1; }
  void add(uint16_t n) {
    if (n < tracked) words[n >> 6] |= uint64_t(1) << (n & 63);
  }
  void remove(uint16_t n) {
    if (n < tracked) words[n >> 6] &= ~(uint64_t(1) << (n & 63));
  }
  void intersect(const BoundSet& other) {
    words[0] &= other.words[0];
    words[1] &= other.words[1];
  }
  void subtract(const BoundSet& other) {
    words[0] &= ~other.words[0];
    words[1] &= ~other.words[1];
  }
};

// A place to jump to: before it is bound the jumps to it are chained, at binding they are patched.
struct Label {
  int32_t position = -1;
  int32_t newest_jump = -1;
  BoundSet bound;
  bool is_used() const { return newest_jump >= 0; }
};

class Unit {
 public:
  Unit(Context& context, Arena& arena, Scope* scope, Unit* parent, bool wide_jumps);

  void begin(uint32_t line) {
    first_line = line;
    lines_.begin(line);
    span_ = {line, 0, 0, false};
  }

  // --- instructions. Operands beyond a byte are the caller's mistake.
  void at(const ast::Node* node);  // what follows comes from this node
  const SourceSpan& span() const { return span_; }
  void at(const SourceSpan& span) { span_ = span; }
  void emit(Op op, unsigned a = 0, unsigned b = 0, unsigned c = 0);
  void emit_wide(Op op, unsigned a, unsigned bc);                               // K16, U16, I16
  void emit_extra(Op op, unsigned a, unsigned b, unsigned c, uint32_t extra);   // K, U, KC
  void emit_named(Op op, unsigned a, unsigned b, unsigned c, const Str* name);  // N, with a cache of its own
  void emit_call(Op op, unsigned a, unsigned b, unsigned c, uint32_t names);    // KC, with a cache of its own
  void move(Register to, Register from);
  void load_immediate(Register to, unsigned which);  // the numbers of LoadImmediate
  void load_constant(Register to, Value value);
  uint32_t here() const { return code_.size(); }
  bool reachable() const { return reachable_; }
  void set_unreachable() { reachable_ = false; }
  // After the jump to a loop's condition: the body follows, which that condition reaches.
  void resume() { reachable_ = true; }

  // --- jumps
  void jump(Label& label);
  void jump_if(Op op, Register test, Label& label);                            // J16
  void jump_compare(Op op, unsigned a, unsigned b, bool sense, Label& label);  // extra J
  void jump_extra(Op op, unsigned a, unsigned b, unsigned c, Label& label);    // extra J
  void bind(Label& label);
  // A loop's body: reached by backward jumps; `bound` is what holds at each of them.
  void bind_backward(Label& label, const BoundSet& bound);
  bool jumps_too_far() const { return jumps_too_far_; }

  // --- registers
  Register take(uint32_t count = 1);
  void release_to(Register mark) { top_ = mark; }
  Register top() const { return top_; }
  Register first_temporary() const { return first_temporary_; }
  bool is_temporary(Register r) const { return r >= first_temporary_ && r < 256; }
  // Registers that can still be taken.
  uint32_t room() const { return 256 - top_; }
  Register take_far(uint32_t count);
  void release_far(uint32_t count) { far_top_ = Register(far_top_ - count); }

  // --- constants: index, and the same when it fits an operand byte, else -1
  uint32_t constant(Value value);
  int constant_operand(Value value);
  uint32_t name(const Str* name) { return constant(to_value(name)); }

  // --- exceptions. A label to be made where the guarded code begins; [start, end) leads there.
  Label handler_label() const;
  void add_handler(uint32_t start, uint32_t end, Label& target, Register exception);

  // --- definite assignment
  BoundSet bound;
  BoundSet deletable;  // variables that some statement may unbind
  void need_cleared(const Symbol* variable);

  // Registers of the scope's variables, and the prologue that makes cells.
  void allocate_variables();
  // Of a module, for the comprehensions of one statement; the next statement uses the same registers again.
  void allocate_statement_variables();
  Code* finish();

  // Undoes what was emitted since, for a statement that is generated again with wide jumps.
  struct Mark {
    uint32_t code, jumps, handlers, caches;
    LineTableWriter::Mark lines;
    SourceSpan span;
  };
  Mark mark() const;
  void rewind(const Mark& mark);
  void set_wide_jumps(bool wide) {
    wide_jumps_ = wide;
    jumps_too_far_ = false;
  }

  Context& context;
  Scope* const frame;
  Unit* const parent;
  const Str* code_name = nullptr;
  const Str* qualified_name = nullptr;
  Value doc;
  uint32_t first_line = 0;
  uint16_t flags = 0;
  uint16_t positional_count = 0, positional_only_count = 0, keyword_only_count = 0;

 private:
  enum class JumpKind : uint8_t { Short, Long, Extra, Handler };
  struct Jump {
    uint32_t at;  // the word to patch; Handler: index of the handler
    int32_t next;
    JumpKind kind;
  };

  bool add_word(Instruction word);
  void add_jump(Label& label, uint32_t at, JumpKind kind);
  void patch(const Jump& jump, uint32_t target);
  void note_position(Op op, uint32_t words);
  void allocate(Symbol* symbol, bool direct_only);
  bool add_name(uint32_t index, Symbol* symbol);
  void allocate_inlined(Scope* scope);
  Tuple* local_names();
  Tuple* capture_names();
  void write_prologue(GrowArray<Instruction>& prologue);
  void fill_captures(Capture* captures);
  bool fill_storage(Code* code, const GrowArray<Instruction>& prologue);

  Arena& arena_;
  GrowArray<Instruction> code_;
  GrowArray<Jump> jumps_;
  GrowArray<Handler> handlers_;
  // Variables by register, far ones after them; without a name in between. The symbols of a module's comprehensions are
  // gone when it is finished, so only those of the frame's own variables are kept.
  struct Named {
    const Str* name;
    Symbol* own;
  };
  GrowArray<Named> named_;
  GrowArray<Symbol*> cleared_;  // to be set empty in the prologue
  LineTableWriter lines_;
  ConstantTable constants_;
  SourceSpan span_;
  bool reachable_ = true;
  bool wide_jumps_;
  bool jumps_too_far_ = false;
  uint32_t variables_ = 0;  // registers given to variables, the gap included
  Register first_temporary_ = 0;
  Register top_ = 0;
  Register highest_ = 0;  // registers needed, temporaries included
  Register far_top_ = 256;
  Register far_highest_ = 0;  // 0: no far registers
  uint16_t local_count_ = 0;
  uint32_t cache_count_ = 0;
};

}  // namespace adder::compile
