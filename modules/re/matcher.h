// Runs a program over a text: a backtracking machine whose choices lie on a stack of its own, so that no pattern can
// exhaust the native stack. Positions are byte offsets.
#pragma once

#include "core/numeric/limbs.h"
#include "modules/re/program.h"

namespace adder::regex {

// What is matched: the characters of a str, or bytes.
struct Subject {
  const char* text = nullptr;
  size_t begin = 0, end = 0;  // what may be matched; `text` begins before it, perhaps
  bool wide = false;          // characters of several bytes occur

  char32_t at(size_t position) const;
  size_t next(size_t position) const;
  size_t previous(size_t position) const;
};

enum class Anchor : uint8_t { Search, Match, FullMatch };

inline constexpr uint32_t no_position = UINT32_MAX;

class Matcher {
 public:
  Matcher(Runtime& rt, Pattern* pattern, const Subject& subject)
      : rt_(rt), pattern_(pattern), words_(pattern->words()), subject_(subject) {}

  Status prepare();  // memory for slots and stack
  // Looks from `start` on. `not_empty`: a match at start itself must not be empty (it would be the one before again).
  Result<bool> find(size_t start, Anchor anchor, bool not_empty = false);
  // Begin and end of each group, 0 being the whole match; no_position when it took no part.
  const uint32_t* slots() const { return slots_; }
  uint32_t last_group() const { return slots_[last_slot()]; }  // closed last; 0 = none

 private:
  // One choice, or one value to put back, on the stack.
  struct Entry {
    enum Kind : uint32_t { Branch, Slot, LoopState, Greedy, Lazy, Turn };
    uint32_t kind : 4;
    uint32_t what : 28;  // Slot, LoopState: which; otherwise the instruction to go on with
    uint32_t a, b;  // Branch, Turn (of a lazy loop): position; Greedy: least and current position; Lazy: position and
                    // repetitions left
  };

  uint32_t last_slot() const { return 2 * (pattern_->groups + 1); }
  uint32_t* loop_state(uint32_t loop) { return slots_ + last_slot() + 1 + 2 * loop; }

  Result<bool> run(uint32_t pc, size_t start, size_t* end);
  Result<bool> back(uint32_t* pc, size_t* position, size_t base);
  Status repeat_one(uint32_t* pc, size_t* position, bool* failed);
  Status enter_loop(uint32_t* pc, size_t position);
  Status turn(uint32_t* pc, size_t position);
  Result<bool> look(uint32_t pc, size_t position);
  Result<bool> atomic(uint32_t pc, size_t* position);
  bool one_matches(const uint32_t* instruction, size_t position) const;
  bool position_holds(uint32_t word, size_t position) const;
  bool reference_matches(uint32_t group, bool fold, size_t* position) const;

  Status push(Entry::Kind kind, uint32_t what, size_t a, size_t b);
  Status save(uint32_t slot, size_t value);
  Status grow();
  void drop_choices(size_t base);
  void undo(size_t base);
  bool keep_going();

  Runtime& rt_;
  Pattern* pattern_;
  const uint32_t* words_;
  const Subject& subject_;
  uint32_t* slots_ = nullptr;
  Entry* stack_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
  Buffer* slot_buffer_ = nullptr;  // keep the memory alive
  Buffer* stack_buffer_ = nullptr;
  Anchor anchor_ = Anchor::Search;
  size_t forbidden_end_ = no_position;  // an empty match here does not count
  uint32_t steps_ = 0;
  bool inner_ = false;  // inside the body of Look or Atomic
};

}  // namespace adder::regex
