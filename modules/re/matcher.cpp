// The matcher; see matcher.h.
#include "modules/re/matcher.h"

#include "core/runtime/exceptions.h"
#include "core/types/unicode.h"
#include "core/types/utf8.h"

namespace adder::regex {

namespace {
constexpr uint32_t steps_between_polls = 1 << 14;
constexpr size_t first_stack = 32;  // entries
constexpr size_t largest_stack = size_t(1) << 26;

uint32_t words_of_single(const uint32_t* instruction) {
  if (op_of(*instruction) != Op::Set) return 1;
  return set_head_words + 2 * (instruction[5] & 0xffff);
}
}  // namespace

char32_t Subject::at(size_t position) const {
  return wide ? utf8_decode(text + position) : char32_t(uint8_t(text[position]));
}
size_t Subject::next(size_t position) const { return position + (wide ? utf8_width(uint8_t(text[position])) : 1); }
size_t Subject::previous(size_t position) const {
  do position--;
  while (wide && utf8_continues(uint8_t(text[position])));
  return position;
}

// ---- memory

Status Matcher::prepare() {
  size_t words = last_slot() + 1 + 2 * pattern_->loops;
  slot_buffer_ = rt_.heap.make<Buffer>(buffer_type, words * sizeof(uint32_t));
  if (!slot_buffer_) return rt_.no_memory();
  slots_ = reinterpret_cast<uint32_t*>(slot_buffer_->data());
  return grow();
}

Status Matcher::grow() {
  size_t capacity = capacity_ ? capacity_ * 2 : first_stack;
  if (capacity > largest_stack) return rt_.no_memory();
  auto* buffer = rt_.heap.make<Buffer>(buffer_type, capacity * sizeof(Entry));
  if (!buffer) return rt_.no_memory();
  if (size_) std::memcpy(buffer->data(), stack_, size_ * sizeof(Entry));
  if (stack_buffer_) rt_.heap.free_now(stack_buffer_);
  stack_buffer_ = buffer;
  stack_ = reinterpret_cast<Entry*>(buffer->data());
  capacity_ = capacity;
  return {};
}

Status Matcher::push(Entry::Kind kind, uint32_t what, size_t a, size_t b) {
  if (size_ == capacity_) TRY(grow());
  stack_[size_++] = {kind, what, uint32_t(a), uint32_t(b)};
  return {};
}

Status Matcher::save(uint32_t slot, size_t value) {
  TRY(push(Entry::Slot, slot, slots_[slot], 0));
  slots_[slot] = uint32_t(value);
  return {};
}

// After a body that succeeded: its choices go, what would be put back stays.
void Matcher::drop_choices(size_t base) {
  size_t kept = base;
  for (size_t i = base; i < size_; i++)
    if (stack_[i].kind == Entry::Slot || stack_[i].kind == Entry::LoopState) stack_[kept++] = stack_[i];
  size_ = kept;
}

void Matcher::undo(size_t base) {
  while (size_ > base) {
    const Entry& entry = stack_[--size_];
    if (entry.kind == Entry::Slot) slots_[entry.what] = entry.a;
    if (entry.kind == Entry::LoopState) {
      loop_state(entry.what)[0] = entry.a;
      loop_state(entry.what)[1] = entry.b;
    }
  }
}

// ---- searching

Result<bool> Matcher::find(size_t start, Anchor anchor, bool not_empty) {
  anchor_ = anchor;
  for (size_t at = start;; at = subject_.next(at)) {
    if (pattern_->first >= 0) {
      // Only where its first character stands can a match begin.
      size_t left = subject_.end - at;
      const void* found = left ? std::memchr(subject_.text + at, pattern_->first, left) : nullptr;
      size_t there = found ? size_t(static_cast<const char*>(found) - subject_.text) : subject_.end;
      if (!found || (anchor != Anchor::Search && there != at)) return false;
      at = there;
    }
    for (uint32_t i = 0; i <= last_slot(); i++) slots_[i] = no_position;
    slots_[last_slot()] = 0;
    size_ = 0;
    forbidden_end_ = not_empty && at == start ? at : no_position;
    size_t end;
    bool matched = TRY(run(0, at, &end));
    if (matched) return true;
    if (anchor != Anchor::Search || at >= subject_.end) return false;
  }
}

bool Matcher::keep_going() {
  steps_ = 0;
  return !(rt_.pending.load(std::memory_order_relaxed) & PendingInterrupt);
}

// ---- the machine

// Back to the latest choice that is left, above `base`; false when there is none.
Result<bool> Matcher::back(uint32_t* pc, size_t* position, size_t base) {
  if (++steps_ > steps_between_polls && !keep_going()) {
    TRY(run_pending(rt_));
  }
  while (size_ > base) {
    Entry entry = stack_[size_ - 1];
    if (entry.kind == Entry::Slot || entry.kind == Entry::LoopState) {
      undo(size_ - 1);
      continue;
    }
    size_--;
    *pc = entry.what;
    *position = entry.a;
    if (entry.kind == Entry::Branch) return true;
    if (entry.kind == Entry::Turn) {
      TRY(turn(pc, entry.a));
      return true;
    }
    const uint32_t* repeat = words_ + entry.what;
    *pc = entry.what + 3 + words_of_single(repeat + 3);
    if (entry.kind == Entry::Greedy) {
      size_t at = subject_.previous(entry.b);
      // A character that must follow is looked for right here.
      if (op_of(words_[*pc]) == Op::Character) {
        auto wanted = char32_t(argument_of(words_[*pc]));
        while (at > entry.a && (at >= subject_.end || subject_.at(at) != wanted)) at = subject_.previous(at);
      }
      if (at > entry.a) TRY(push(Entry::Greedy, entry.what, entry.a, at));
      *position = at;
      return true;
    }
    if (entry.a >= subject_.end || !one_matches(repeat + 3, entry.a)) continue;
    *position = subject_.next(entry.a);
    uint32_t left = entry.b == unlimited ? unlimited : entry.b - 1;
    if (left) TRY(push(Entry::Lazy, entry.what, *position, left));
    return true;
  }
  return false;
}

bool Matcher::one_matches(const uint32_t* instruction, size_t position) const {
  char32_t code = subject_.at(position);
  switch (op_of(*instruction)) {
    case Op::Character: return code == char32_t(argument_of(*instruction));
    case Op::CharacterFold: {
      auto wanted = char32_t(argument_of(*instruction));
      return code == wanted || to_lower(code) == wanted;
    }
    case Op::Any: return true;
    case Op::AnyButNewline: return code != '\n';
    default: return set_matches(instruction, code);
  }
}

bool Matcher::position_holds(uint32_t word, size_t position) const {
  auto is_word_at = [&](size_t at) { return is_word(subject_.at(at), argument_of(word) & 1); };
  auto newline_at = [&](size_t at) { return subject_.text[at] == '\n'; };
  bool at_end = position >= subject_.end;
  switch (op_of(word)) {
    case Op::Begin: return position == subject_.begin;
    case Op::BeginLine: return position == subject_.begin || newline_at(position - 1);
    case Op::End: return at_end || (position + 1 == subject_.end && newline_at(position));
    case Op::EndLine: return at_end || newline_at(position);
    case Op::TextEnd: return at_end;
    default: {
      bool before = position > subject_.begin && is_word_at(subject_.previous(position));
      bool after = !at_end && is_word_at(position);
      return (before != after) == (op_of(word) == Op::Boundary);
    }
  }
}

bool Matcher::reference_matches(uint32_t group, bool fold, size_t* position) const {
  uint32_t begin = slots_[2 * group], end = slots_[2 * group + 1];
  if (begin == no_position || end == no_position) return false;
  size_t at = *position;
  for (size_t i = begin; i < end; i = subject_.next(i), at = subject_.next(at)) {
    if (at >= subject_.end) return false;
    char32_t a = subject_.at(i), b = subject_.at(at);
    if (a != b && !(fold && to_lower(a) == to_lower(b))) return false;
  }
  *position = at;
  return true;
}

// The repetition of a one-character instruction; *failed when it does not come to its least number.
Status Matcher::repeat_one(uint32_t* pc, size_t* position, bool* failed) {
  const uint32_t *repeat = words_ + *pc, *single = repeat + 3;
  auto kind = Repeat(argument_of(*repeat));
  uint32_t least = repeat[1], most = kind == Repeat::Lazy ? least : repeat[2], count = 0;
  size_t at = *position, after_least = at;
  while (count < most && at < subject_.end && one_matches(single, at)) {
    at = subject_.next(at);
    if (++count == least) after_least = at;
  }
  *failed = count < least;
  if (*failed) return {};
  if (kind == Repeat::Greedy && at > after_least) TRY(push(Entry::Greedy, *pc, after_least, at));
  if (kind == Repeat::Lazy && repeat[2] > least)
    TRY(push(Entry::Lazy, *pc, at, repeat[2] == unlimited ? unlimited : repeat[2] - least));
  *position = at;
  *pc += 3 + words_of_single(single);
  return {};
}

// A loop decides whether its body comes once more. A turn that matched nothing ends the loop.
Status Matcher::enter_loop(uint32_t* pc, size_t position) {
  const uint32_t* loop = words_ + *pc;
  uint32_t number = uint32_t(argument_of(*loop)) >> 1, behind = *pc + loop[3];
  bool lazy = argument_of(*loop) & 1;
  uint32_t* state = loop_state(number);
  uint32_t count = state[0], least = loop[1], most = loop[2];
  bool may_repeat = count < most && (count < least || state[1] != uint32_t(position));
  if (!may_repeat) {
    *pc = behind;
    return {};
  }
  if (count >= least && lazy) {
    TRY(push(Entry::Turn, *pc, position, 0));
    *pc = behind;
    return {};
  }
  if (count >= least) TRY(push(Entry::Branch, behind, position, 0));
  return turn(pc, position);
}

// From a Loop instruction into its body.
Status Matcher::turn(uint32_t* pc, size_t position) {
  uint32_t number = uint32_t(argument_of(words_[*pc])) >> 1;
  uint32_t* state = loop_state(number);
  TRY(push(Entry::LoopState, number, state[0], state[1]));
  state[0]++;
  state[1] = uint32_t(position);
  *pc += 4;
  return {};
}

Result<bool> Matcher::look(uint32_t pc, size_t position) {
  const uint32_t* instruction = words_ + pc;
  auto flags = uint32_t(argument_of(*instruction));
  size_t base = size_, start = position, end;
  bool outer = std::exchange(inner_, true), reached = true;
  for (uint32_t i = 0; i < instruction[2] && reached; i++) {
    reached = start > subject_.begin;
    if (reached) start = subject_.previous(start);
  }
  bool matched = reached && TRY(run(pc + 3, start, &end));
  inner_ = outer;
  if (flags & LookNegative || !matched)
    undo(base);
  else
    drop_choices(base);
  return matched != bool(flags & LookNegative);
}

Result<bool> Matcher::atomic(uint32_t pc, size_t* position) {
  size_t base = size_, end;
  bool outer = std::exchange(inner_, true);
  bool matched = TRY(run(pc + 2, *position, &end));
  inner_ = outer;
  if (!matched) return false;
  drop_choices(base);
  *position = end;
  return true;
}

Result<bool> Matcher::run(uint32_t pc, size_t position, size_t* end) {
  size_t base = size_;
  for (;;) {
    uint32_t word = words_[pc];
    bool failed = false;
    switch (op_of(word)) {
      case Op::Accept: {
        bool partial = anchor_ == Anchor::FullMatch && position != subject_.end;
        failed = !inner_ && (partial || position == forbidden_end_);
        if (failed) break;
        *end = position;
        return true;
      }
      case Op::Character:
      case Op::CharacterFold:
      case Op::Any:
      case Op::AnyButNewline:
      case Op::Set:
        failed = position >= subject_.end || !one_matches(words_ + pc, position);
        if (failed) break;
        position = subject_.next(position);
        pc += words_of_single(words_ + pc);
        break;
      case Op::SplitNext:
        TRY(push(Entry::Branch, pc + uint32_t(argument_of(word)), position, 0));
        pc++;
        break;
      case Op::SplitTarget:
        TRY(push(Entry::Branch, pc + 1, position, 0));
        pc += uint32_t(argument_of(word));
        break;
      case Op::Jump: pc += uint32_t(argument_of(word)); break;
      case Op::Save: {
        auto slot = uint32_t(argument_of(word));
        TRY(save(slot, position));
        if (slot > 1 && slot & 1) TRY(save(last_slot(), slot / 2));
        pc++;
        break;
      }
      case Op::RepeatOne: TRY(repeat_one(&pc, &position, &failed)); break;
      case Op::LoopStart: {
        auto loop = uint32_t(argument_of(word));
        TRY(push(Entry::LoopState, loop, loop_state(loop)[0], loop_state(loop)[1]));
        loop_state(loop)[0] = 0;
        loop_state(loop)[1] = no_position;
        pc++;
        break;
      }
      case Op::Loop: TRY(enter_loop(&pc, position)); break;
      case Op::Reference:
      case Op::ReferenceFold:
        failed = !reference_matches(uint32_t(argument_of(word)), op_of(word) == Op::ReferenceFold, &position);
        pc++;
        break;
      case Op::Look:
        failed = !TRY(look(pc, position));
        pc += words_[pc + 1];
        break;
      case Op::Atomic:
        failed = !TRY(atomic(pc, &position));
        pc += words_[pc + 1];
        break;
      case Op::IfGroup: {
        uint32_t group = uint32_t(argument_of(word));
        bool took_part = slots_[2 * group + 1] != no_position;
        pc += took_part ? 2 : words_[pc + 1];
        break;
      }
      default: failed = !position_holds(word, position); pc++;
    }
    if (failed && !TRY(back(&pc, &position, base))) return false;
  }
}

}  // namespace adder::regex
