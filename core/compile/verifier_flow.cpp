// The flow of kinds of values through the registers: every path, until nothing changes. See verifier.h.
#include "core/compile/verifier_state.h"

namespace adder::compile {

namespace {

// What is known where two paths meet.
Holds meet(Holds a, Holds b) {
  if (a == b) return a;
  if (a == Holds::Rubbish || b == Holds::Rubbish) return Holds::Rubbish;
  return a < Holds::Anything || b < Holds::Anything ? Holds::Unbound : Holds::Anything;
}

bool serves(Holds have, Holds wanted) {
  if (wanted == Holds::Anything || wanted == Holds::Unbound) return have >= wanted;
  return have == wanted;
}

}  // namespace

// --- rows: the state at each joined word

bool Verifier::prepare_rows() {
  uint32_t count = code_->instruction_count, registers = code_->register_count;
  for (uint32_t at = 0; at < count; at++) join_count_ += (marks_[at] & joins) != 0;
  join_at_ = arena_.make_array<uint32_t>(join_count_ + 1);
  rows_ = arena_.make_array<Holds>(size_t(join_count_) * registers + 1);
  now_ = arena_.make_array<Holds>(registers + 1);
  if (!join_at_ || !rows_ || !now_) return no_memory();
  uint32_t next = 0;
  for (uint32_t at = 0; at < count; at++)
    if (marks_[at] & joins) join_at_[next++] = at;
  return true;
}

Holds* Verifier::row(uint32_t at) {
  uint32_t low = 0, high = join_count_;
  while (high - low > 1) {
    uint32_t middle = (low + high) / 2;
    (join_at_[middle] <= at ? low : high) = middle;
  }
  return rows_ + size_t(low) * code_->register_count;
}

void Verifier::merge(uint32_t target) {
  Holds* known = row(target);
  uint32_t registers = code_->register_count;
  if (!(marks_[target] & reached)) {
    std::memcpy(known, now_, registers);
    marks_[target] |= reached | dirty;
    return;
  }
  for (uint32_t i = 0; i < registers; i++) {
    Holds met = meet(known[i], now_[i]);
    if (met == known[i]) continue;
    known[i] = met;
    marks_[target] |= dirty;
  }
}

// An exception can leave at this instruction: the handler sees what the registers hold now.
void Verifier::merge_handlers(uint32_t at) {
  for (uint32_t i = 0; i < code_->handler_count; i++) {
    const Handler& h = code_->handlers[i];
    if (at < h.start || at >= h.end) continue;
    Holds saved = now_[h.exception_register];
    now_[h.exception_register] = Holds::Exception;
    merge(h.target);
    now_[h.exception_register] = saved;
    return;  // the first that covers wins
  }
}

void Verifier::flow() {
  if (!prepare_rows()) return;
  for (uint32_t i = 0; i < code_->register_count; i++)
    now_[i] = i < code_->parameter_count() ? Holds::Anything : Holds::Rubbish;
  if (marks_[0] & joins) {
    merge(0);
  } else {
    block(0);
  }
  for (bool changed = true; changed && verdict_.passed();) {
    changed = false;
    for (uint32_t i = 0; i < join_count_ && verdict_.passed(); i++) {
      uint32_t at = join_at_[i];
      if (!(marks_[at] & dirty)) continue;
      marks_[at] &= uint8_t(~dirty);
      std::memcpy(now_, rows_ + size_t(i) * code_->register_count, code_->register_count);
      block(at);
      changed = true;
    }
  }
}

// From a place on, until control joins another path or ends.
void Verifier::block(uint32_t at) {
  for (bool first = true; verdict_.passed(); first = false) {
    if (at >= code_->instruction_count) {
      fail("control runs off the end", code_->instruction_count);
      return;
    }
    if (!first && marks_[at] & joins) return merge(at);
    at_ = at;
    const OpcodeInfo& info = opcode_table[code_->instructions[at].op];
    merge_handlers(at);
    bool goes_on = step(at);
    merge_handlers(at);  // some of an instruction's writes may be done when it fails
    if (!verdict_.passed()) return;
    if (has_jump(info)) merge_jump(info, at);
    if (!goes_on) return;
    at += info.words();
  }
}

// Both ways of a conditional jump; a test for None tells more on one of them.
void Verifier::merge_jump(const OpcodeInfo& info, uint32_t at) {
  const Instruction& word = code_->instructions[at];
  uint32_t target = jump_target(info, code_->instructions, at);
  bool tests_none = Op(word.op) == Op::JumpIfNone || Op(word.op) == Op::JumpIfNotNone;
  if (!tests_none || now_[word.a] != Holds::ExceptionOrNone) return merge(target);
  bool jumps_with_exception = Op(word.op) == Op::JumpIfNotNone;
  now_[word.a] = jumps_with_exception ? Holds::Exception : Holds::ExceptionOrNone;
  merge(target);
  now_[word.a] = jumps_with_exception ? Holds::ExceptionOrNone : Holds::Exception;
}

// --- effects

void Verifier::read(uint32_t reg, Holds wanted) {
  if (reg >= code_->register_count) {
    fail("register out of range", at_);
  } else if (!serves(now_[reg], wanted)) {
    fail(now_[reg] == Holds::Rubbish ? "register read before it is written" : "register holds the wrong kind of value",
         at_);
  }
}

void Verifier::read_range(uint32_t first, uint32_t count, Holds wanted) {
  for (uint32_t i = 0; i < count && verdict_.passed(); i++) read(first + i, wanted);
}

void Verifier::write(uint32_t reg, Holds what) {
  if (reg >= code_->register_count) {
    fail("register out of range", at_);
  } else {
    now_[reg] = what;
  }
}

void Verifier::write_range(uint32_t first, uint32_t count) {
  for (uint32_t i = 0; i < count && verdict_.passed(); i++) write(first + i);
}

// Also of rubbish, which stays rubbish: temporaries that are not in use yet move out of the way too.
void Verifier::copy(uint32_t to, uint32_t from) { write(to, now_[from]); }

Holds Verifier::kind_of_constant(uint32_t index) const {
  Value value = constant(index);
  if (is_exactly(value, str_type)) return Holds::Str;
  return is_exactly(value, tuple_type) ? Holds::Tuple : Holds::Anything;
}

void Verifier::make_function(const Instruction& word, uint32_t extra) {
  Value value = constant(extra);
  if (word.c > 3) fail("unknown parts of a function", at_);
  if (word.c & 1) read(word.b, Holds::Tuple);
  if (word.c & 2) read(word.b + 1u, Holds::Dict);
  if (!has_kind(value, Kind::Code)) {
    fail("a function without code", at_);
    return;
  }
  const Code* inner = cast<Code>(value);
  for (uint32_t i = 0; i < inner->capture_count; i++)
    if (inner->captures[i].from_local) read(inner->captures[i].index, Holds::Cell);
  write(word.a, Holds::Function);
}

// Instructions whose operands are plain values.
void Verifier::generic(const OpcodeInfo& info, uint32_t at) {
  const Instruction& word = code_->instructions[at];
  uint32_t values[3] = {word.a, word.b, word.c};
  OperandKind kinds[3] = {info.a, info.b, info.c};
  for (int i = 0; i < 3; i++) {
    switch (kinds[i]) {
      case OperandKind::Read:
      case OperandKind::ReadWrite: read(values[i]); break;
      case OperandKind::Read2: read_range(values[i], 2); break;
      case OperandKind::Read3: read_range(values[i], 3); break;
      case OperandKind::ReadN: read_range(values[i], word.c); break;
      default: break;
    }
  }
  for (int i = 0; i < 3 && verdict_.passed(); i++) {
    switch (kinds[i]) {
      case OperandKind::Write:
      case OperandKind::ReadWrite: write(values[i]); break;
      case OperandKind::WriteN: write_range(values[i], word.c); break;
      default: break;
    }
  }
}

bool Verifier::step(uint32_t at) {
  const Instruction& word = code_->instructions[at];
  const OpcodeInfo& info = opcode_table[word.op];
  const Instruction& extra = code_->instructions[at + info.words() - 1];
  uint32_t a = word.a, b = word.b, c = word.c;
  bool in_mapping = is_module_ || code_->is(Code::UsesLocalsDict);
  bool suspends = code_->flags & (Code::Generator | Code::Coroutine | Code::AsyncGenerator);
  switch (Op(word.op)) {
    case Op::Move: copy(a, b); return true;
    case Op::LoadFar: copy(a, word.u16()); return true;
    case Op::StoreFar: copy(word.u16(), a); return true;
    case Op::LoadConst: write(a, kind_of_constant(word.u16())); return true;
    case Op::LoadImmediate:
      want(b <= 5, "unknown immediate");
      write(a, b == 0 ? Holds::Unbound : Holds::Anything);
      return true;
    case Op::CheckBound:
    case Op::DeleteLocal:
    case Op::MakeCell:
      want(a < Word(code_->local_names->size) || Op(word.op) == Op::CheckBound || Op(word.op) == Op::DeleteLocal,
           "cell without a name");
      read(a, Holds::Unbound);
      write(a, Op(word.op) == Op::CheckBound ? Holds::Anything
               : Op(word.op) == Op::MakeCell ? Holds::Cell
                                             : Holds::Unbound);
      return true;
    case Op::LoadCell: read(b, Holds::Cell), write(a); return true;
    case Op::StoreCell: read(a, Holds::Cell), read(b); return true;
    case Op::DeleteCell: read(a, Holds::Cell); return true;
    case Op::LoadFree:
    case Op::LoadFreeCell:
    case Op::LoadFreeOrName:
      want(b < code_->capture_count, "captured cell out of range");
      want(Op(word.op) != Op::LoadFreeOrName || in_mapping, "locals mapping where there is none");
      write(a, Op(word.op) == Op::LoadFreeCell ? Holds::Cell : Holds::Anything);
      return true;
    case Op::StoreFree:
    case Op::DeleteFree:
      want(b < code_->capture_count, "captured cell out of range");
      if (Op(word.op) == Op::StoreFree) read(a);
      return true;
    case Op::LoadName:
    case Op::StoreName:
    case Op::DeleteName:
    case Op::SetupAnnotations:
    case Op::ImportStar: want(in_mapping, "locals mapping where there is none"); break;
    case Op::LoadSpecial: want(c <= 3, "unknown special method"); [[fallthrough]];
    case Op::LoadMethod: read(b), write(a), write(a + 1, Holds::Self); return true;
    case Op::BuildList: read_range(b, c), write(a, Holds::List); return true;
    case Op::BuildSet: read_range(b, c), write(a, Holds::Set); return true;
    case Op::BuildTuple: read_range(b, c), write(a, Holds::Tuple); return true;
    case Op::BuildDict: read_range(b, c * 2), write(a, Holds::Dict); return true;
    case Op::BuildString: read_range(b, c, Holds::Str), write(a, Holds::Str); return true;
    case Op::FormatValue:
      want(c <= 7, "unknown conversion");
      read(b);
      if (c & 4) read(b + 1, Holds::Str);
      write(a, Holds::Str);
      return true;
    case Op::ListAppend: read(a, Holds::List), read(b); return true;
    case Op::ListExtend:
      read(a, Holds::List), read(b);
      if (c) want(a > 0, "no function below its arguments"), read(a - 1);
      return true;
    case Op::ListToTuple: read(a, Holds::List), write(a, Holds::Tuple); return true;
    case Op::SpreadTuple:
      want(a > 0, "no function below its arguments");
      if (a > 0) read(a - 1);
      read(b), write(a, Holds::Tuple);
      return true;
    case Op::SetAdd:
    case Op::SetUpdate: read(a, Holds::Set), read(b); return true;
    case Op::DictSet: read(a, Holds::Dict), read(b), read(c); return true;
    case Op::DictUpdate: read(a, Holds::Dict), read(b); return true;
    case Op::DictMerge: read(a, Holds::Dict), read(b), read(c); return true;
    case Op::Call: read_range(a, b + c + 1), write(a); return true;
    case Op::CallMethod:
      read(a),
          read(a + 1, now_[a + 1 < code_->register_count ? a + 1 : a] == Holds::Self ? Holds::Self : Holds::Anything);
      read_range(a + 2, b + c), write(a);
      return true;
    case Op::CallSpread:
      want(b <= 1, "unknown kind of call");
      read(a), read(a + 1, Holds::Tuple);
      if (b) read(a + 2, Holds::Dict);
      write(a);
      return true;
    case Op::MakeFunction: make_function(word, extra.word); return true;
    case Op::SetAnnotations: read(a, Holds::Function), read(b, Holds::Dict); return true;
    case Op::UnpackStar: read(b), write_range(a, c + 1 + std::min<uint32_t>(extra.word, 1000)); return true;
    case Op::Yield: want(suspends, "yield outside of a generator"); break;
    case Op::AsyncYield: want(code_->is(Code::AsyncGenerator), "yield outside of a generator"); break;
    case Op::EnterHandler: read(a, Holds::Exception), write(a + 1, Holds::Handled); return true;
    case Op::LeaveHandler: read(a + 1, Holds::Handled); return true;
    case Op::MatchException: read(b, Holds::Exception), read(c), write(a); return true;
    case Op::MatchGroup:
      read(a, Holds::Exception), read(b);
      write(c, Holds::ExceptionOrNone), write(a, Holds::ExceptionOrNone);
      return true;
    case Op::PrepareReraiseGroup:
      read(b, Holds::List), read(c, Holds::Exception), write(a, Holds::ExceptionOrNone);
      return true;
    case Op::WithExceptStart: read(b), read(b + 1, Holds::Self), read(c, Holds::Exception), write(a); return true;
    case Op::MatchKeys: read(b), read(c, Holds::Tuple), write(a); return true;
    case Op::DictWithout: read(b), read(c, Holds::Tuple), write(a); return true;
    case Op::MatchClass: {
      Value names = constant(extra.word);
      bool fits = is_exactly(names, tuple_type);
      for (SignedWord i = 0; fits && i < cast<Tuple>(names)->size; i++) {
        fits = is_exactly(cast<Tuple>(names)->items()[i], str_type);
      }
      want(fits, "attributes of a class pattern without names");
      break;
    }
    case Op::Raise:
      want(c <= 2, "unknown kind of raise");
      if (c >= 1) read(a);
      if (c == 2) read(b);
      return false;
    case Op::Reraise: read(a, Holds::Exception); return false;
    case Op::EndAsyncFor: read(a, Holds::Exception); return false;
    case Op::Return: read(a); return false;
    case Op::ReturnNone: return false;
    case Op::Jump:
    case Op::Loop: return false;
    default: break;
  }
  generic(info, at);
  return true;
}

}  // namespace adder::compile
