// The compiler of patterns; see compiler.cpp and groups.cpp.
#pragma once

#include "modules/re/char_set.h"

namespace adder::regex {

// How many characters a piece of pattern can match.
struct Width {
  uint32_t least, most;
};
constexpr uint32_t saturating_add(uint32_t a, uint32_t b) { return a > unlimited - b ? unlimited : a + b; }
constexpr uint32_t saturating_multiply(uint32_t a, uint32_t b) {
  return uint64_t(a) * b > unlimited ? unlimited : a * b;
}

struct Piece {
  Width width;
  bool single;  // one instruction that matches one character
  bool repeatable;
};

class Compiler {
 public:
  Compiler(Runtime& rt, Value source, string_view text, bool bytes, uint32_t flags, Dict* names)
      : rt_(rt), source_(source), text_(text), bytes_(bytes), flags_(flags), names_(names), program_(rt) {}
  Value run();

 private:
  static constexpr char32_t end_mark = 0xFFFFFFFF;

  struct OpenGroup {
    uint32_t number;
    const OpenGroup* outer;
  };

  Failed fail(const char* message, size_t byte);
  int32_t first_character();

  bool at_end() const { return at_ >= text_.size(); }
  char32_t peek() const;
  char32_t take();
  bool take_if(char c);
  void skip_verbose();

  Result<Width> alternatives();
  Result<Width> sequence();
  Result<Piece> atom();
  Status quantifier(size_t start, Piece& piece);
  Result<bool> repeat_counts(uint32_t* least, uint32_t* most);
  Result<bool> count(uint32_t* number);
  Status put_repeat(size_t start, const Piece& piece, Repeat kind, uint32_t least, uint32_t most);
  Status make_atomic(size_t start);

  Piece one_character();
  Result<Piece> position(Op op);
  Result<Piece> literal(char32_t code);
  uint32_t set_flags() const;
  static uint32_t category_of(char32_t letter);
  Result<Piece> category_atom(uint32_t category);
  Result<Piece> escape(size_t start);
  Result<Piece> reference(size_t start);
  Result<Piece> refer_to(uint32_t number, size_t byte, size_t open_byte);
  Result<char32_t> character_escape(size_t start, bool in_set);
  Result<char32_t> hex_escape(size_t start, unsigned digits);
  Result<char32_t> named_escape(size_t start);
  Result<char32_t> set_member(uint32_t* category);
  Result<Piece> set(size_t start);

  // groups.cpp
  Status global_flags();
  Result<uint32_t> flag_of(char32_t letter, size_t byte);
  Result<Piece> group(size_t start);
  Result<Piece> capture(size_t start, const Str* name);
  Result<Piece> plain_group(size_t start);
  Result<Piece> atomic_group(size_t start);
  Result<Piece> look_around(size_t start, uint32_t flags);
  Result<Piece> flag_group(size_t start);
  Result<Piece> conditional(size_t start);
  Result<Piece> named_extension(size_t start);
  const Str* group_name(char end);
  Status close(size_t start);
  Result<uint32_t> group_number(string_view name, size_t byte);

  Runtime& rt_;
  Value source_;
  string_view text_;
  bool bytes_;
  uint32_t flags_;
  Dict* names_;
  Words program_;
  size_t at_ = 0;
  uint32_t groups_ = 0;
  uint32_t loops_ = 0;
  const OpenGroup* open_ = nullptr;
};

}  // namespace adder::regex
