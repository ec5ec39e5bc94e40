// Structure first (decode, ranges, tables), then the flow of kinds of values. See verifier.h; the flow is in
// verifier_flow.cpp.
#include "core/compile/verifier.h"

#include "core/compile/verifier_state.h"

namespace adder::compile {

namespace {

constexpr uint16_t allowed_flags = Code::VarArgs | Code::VarKeywords | Code::Generator | Code::Coroutine |
                                   Code::AsyncGenerator | Code::UsesLocalsDict | Code::HasClassCell |
                                   Code::IteratorCoroutine | Code::NativeRequested | Code::ViperRequested |
                                   Code::AssemblerRequested | Code::LocalsCleared;

bool is_name(Value value) { return is_exactly(value, str_type) && cast<Str>(value)->interned(); }

bool all_names(const Tuple* names) {
  for (Value name : names->span())
    if (!is_name(name)) return false;
  return true;
}

}  // namespace

bool Verifier::check_header() {
  const Code& code = *code_;
  if (code.flags & ~allowed_flags) return fail("unknown flags", 0);
  uint16_t suspends = code.flags & (Code::Generator | Code::Coroutine | Code::AsyncGenerator);
  if (suspends & (suspends - 1)) return fail("more than one kind of generator", 0);
  if (code.positional_only_count > code.positional_count)
    return fail("more positional-only than positional parameters", 0);
  if (code.parameter_count() > code.register_count) return fail("fewer registers than parameters", 0);
  if (code.parameter_count() > uint32_t(code.local_names->size)) return fail("parameters without names", 0);
  if (code.local_count > code.local_names->size) return fail("locals without names", 0);
  if (code.local_names->size > code.register_count) return fail("names without registers", 0);
  if (code.capture_names->size != code.capture_count) return fail("captured cells without names", 0);
  if (!all_names(code.local_names.get()) || !all_names(code.capture_names.get()))
    return fail("a name that is no name", 0);
  if (is_module_ && (code.parameter_count() || code.capture_count || suspends))
    return fail("a module that is a function", 0);
  if (code.instruction_count == 0) return fail("no instructions", 0);
  return true;
}

bool Verifier::fail(const char* problem, uint32_t word) {
  if (verdict_.passed()) verdict_ = {problem, word, false};
  return false;
}

bool Verifier::no_memory() {
  rt_.no_memory();
  verdict_.no_memory = true;
  return false;
}

// --- decoding

bool Verifier::decode() {
  uint32_t count = code_->instruction_count;
  marks_ = static_cast<uint8_t*>(arena_.allocate(count));
  if (!marks_) return no_memory();
  std::memset(marks_, 0, count);
  uint32_t cache = 0;
  for (uint32_t at = 0; at < count;) {
    Instruction word = code_->instructions[at];
    if (word.op >= opcode_count) return fail("unknown instruction", at);
    const OpcodeInfo& info = opcode_table[word.op];
    if (info.origin != Op(word.op)) return fail("quickened instruction", at);
    if (at + info.words() > count) return fail("instruction cut off", at);
    marks_[at] = starts;
    if (info.extra == ExtraKind::Name || info.extra == ExtraKind::CallNames) {
      if (code_->instructions[at + 1].high() != cache) return fail("inline cache out of order", at);
      if (cache < 0xffff) cache++;
    }
    if (!check_operands(info, at)) return false;
    at += info.words();
  }
  if (cache != code_->cache_count) return fail("wrong number of inline caches", 0);
  return mark_targets();
}

bool Verifier::check_operands(const OpcodeInfo& info, uint32_t at) {
  const Instruction& word = code_->instructions[at];
  if (!check_operand(info.a, word.a, at) || !check_extra(info, at)) return false;
  switch (info.b) {
    case OperandKind::Constant16: return check_constant(word.u16(), at);
    case OperandKind::Unsigned16: return check_register(word.u16(), 1, at);
    case OperandKind::Signed16:
    case OperandKind::Jump16: return true;
    default: break;
  }
  if (info.a == OperandKind::Jump24) return true;
  return check_operand(info.b, word.b, at) && check_operand(info.c, word.c, at);
}

// Ranges whose length is in the instruction are checked where the flow is.
bool Verifier::check_operand(OperandKind kind, uint32_t value, uint32_t at) {
  switch (kind) {
    case OperandKind::Write:
    case OperandKind::Read:
    case OperandKind::ReadWrite: return check_register(value, 1, at);
    case OperandKind::Read2:
    case OperandKind::Write2:
    case OperandKind::ReadWrite2: return check_register(value, 2, at);
    case OperandKind::Read3: return check_register(value, 3, at);
    case OperandKind::Constant: return check_constant(value, at);
    default: return true;
  }
}

bool Verifier::check_register(uint32_t first, uint32_t count, uint32_t at) {
  return first + count <= code_->register_count || fail("register out of range", at);
}

bool Verifier::check_constant(uint32_t index, uint32_t at) {
  return index < uint32_t(code_->constants->size) || fail("constant out of range", at);
}

bool Verifier::check_extra(const OpcodeInfo& info, uint32_t at) {
  if (info.extra == ExtraKind::None || info.extra == ExtraKind::Jump || info.extra == ExtraKind::Unsigned) return true;
  const Instruction& extra = code_->instructions[at + 1];
  if (info.extra == ExtraKind::Constant) return check_constant(extra.word, at);
  if (info.extra == ExtraKind::Name) {
    if (!check_constant(extra.low(), at)) return false;
    return is_name(constant(extra.low())) || fail("a name that is no name", at);
  }
  uint32_t keywords = code_->instructions[at].c;
  if (extra.low() == 0xffff) return keywords == 0 || fail("keyword arguments without names", at);
  if (!check_constant(extra.low(), at)) return false;
  Value names = constant(extra.low());
  bool fits = is_exactly(names, tuple_type) && cast<Tuple>(names)->size == SignedWord(keywords) &&
              all_names(cast<Tuple>(names));
  return fits || fail("keyword arguments without names", at);
}

// --- jumps and handlers

bool Verifier::mark_target(uint32_t target, uint32_t at) {
  if (target >= code_->instruction_count || !(marks_[target] & starts)) return fail("jump into nowhere", at);
  marks_[target] |= joins;
  return true;
}

bool Verifier::mark_targets() {
  for (uint32_t at = 0; at < code_->instruction_count;) {
    const OpcodeInfo& info = opcode_table[code_->instructions[at].op];
    if (has_jump(info) && !mark_target(jump_target(info, code_->instructions, at), at)) return false;
    at += info.words();
  }
  for (uint32_t i = 0; i < code_->handler_count; i++) {
    const Handler& h = code_->handlers[i];
    bool fits = h.start < h.end && h.end <= code_->instruction_count && h.exception_register < code_->register_count;
    if (!fits) return fail("handler out of range", h.start);
    if (!mark_target(h.target, h.start)) return false;
  }
  return true;
}

Verdict Verifier::run() {
  if (check_header() && decode() && check_nested()) flow();
  return verdict_;
}

// Codes among the constants capture cells of this one: what they name must exist.
bool Verifier::check_nested() {
  for (Value value : code_->constants->span()) {
    if (!has_kind(value, Kind::Code)) continue;
    const Code* inner = cast<Code>(value);
    for (uint32_t i = 0; i < inner->capture_count; i++) {
      const Capture& capture = inner->captures[i];
      bool exists = capture.from_local ? capture.index < code_->register_count : capture.index < code_->capture_count;
      if (capture.from_local > 1 || !exists) return fail("captured cell out of range", 0);
    }
  }
  return true;
}

Verdict verify(Runtime& rt, const Code* code, bool is_module) {
  Arena arena(rt.heap.blocks());
  return Verifier(rt, arena, code, is_module).run();
}

}  // namespace adder::compile
