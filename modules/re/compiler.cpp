// From the text of a pattern to a program, in one pass: a piece that turns out to be repeated or one of several
// alternatives gets its instructions put in front afterwards.
#include "modules/re/compiler.h"
#include "core/numeric/bigint.h"
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/dict.h"
#include "core/types/instance.h"
#include "core/types/int.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "core/types/unicode.h"
#include "modules/re/char_set.h"

namespace adder::regex {

namespace {
constexpr uint32_t most_groups = 250;
constexpr size_t most_words = size_t(1) << 22;  // what a 24-bit target reaches
}  // namespace

Value Compiler::run() {
  TRY(program_.add(instruction(Op::Save, 0)));
  TRY(global_flags());
  TRY(alternatives());
  if (!at_end()) return fail("unbalanced parenthesis", at_);
  TRY(program_.add(instruction(Op::Save, 1)));
  TRY(program_.add(instruction(Op::Accept)));
  if (program_.size() > most_words)
    return raise(rt_, overflow_error_type, "regular expression code size limit exceeded"_m);
  auto* pattern = new_object<Pattern>(rt_);
  if (!pattern) return Failed{};
  pattern->source = source_;
  pattern->names = names_;
  pattern->program = program_.buffer();
  pattern->flags = flags_;
  pattern->groups = groups_;
  pattern->loops = loops_;
  pattern->first = first_character();
  pattern->of_bytes = bytes_;
  return to_value(pattern);
}

int32_t Compiler::first_character() {
  for (size_t i = 0; i < program_.size(); i++) {
    if (op_of(program_[i]) == Op::Save) continue;
    bool plain = op_of(program_[i]) == Op::Character && argument_of(program_[i]) < 128;
    return plain ? argument_of(program_[i]) : -1;
  }
  return -1;
}

Failed Compiler::fail(const char* message, size_t byte) {
  TextBuilder text(rt_);
  text.add(message);
  return raise_pattern_error(rt_, text, source_, byte);
}

// ---- the text

char32_t Compiler::peek() const {
  if (at_end()) return end_mark;
  return bytes_ ? uint8_t(text_[at_]) : utf8_decode(text_.data() + at_);
}

char32_t Compiler::take() {
  char32_t code = peek();
  at_ += bytes_ ? 1 : utf8_width(uint8_t(text_[at_]));
  return code;
}

bool Compiler::take_if(char c) {
  if (at_end() || text_[at_] != c) return false;
  at_++;
  return true;
}

// What means nothing: comments in parentheses and, in verbose patterns, blanks and comments behind #.
void Compiler::skip_verbose() {
  while (!at_end()) {
    if (text_.substr(at_, 3) == "(?#" && text_.find(')', at_) != string_view::npos)
      at_ = text_.find(')', at_) + 1;
    else if (!(flags_ & Verbose))
      return;
    else if (text_[at_] == '#')
      while (!at_end() && text_[at_] != '\n') at_++;
    else if (is_ascii_space(uint8_t(text_[at_])))
      at_++;
    else
      return;
  }
}

// ---- alternatives and sequences

Result<Width> Compiler::alternatives() {
  TRY(check_native_stack(rt_));
  Width width = {unlimited, 0};
  size_t last_jump = 0;  // the jumps to the end, each holding the place of the one before
  for (;;) {
    size_t start = program_.size();
    Width branch = TRY(sequence());
    width = {std::min(width.least, branch.least), std::max(width.most, branch.most)};
    if (!take_if('|')) break;
    TRY(program_.insert(start, instruction(Op::SplitNext, int32_t(program_.size() - start + 2))));
    TRY(program_.add(instruction(Op::Jump, int32_t(last_jump))));
    last_jump = program_.size() - 1;
  }
  while (last_jump) {
    auto before = size_t(argument_of(program_[last_jump]));
    program_[last_jump] = instruction(Op::Jump, int32_t(program_.size() - last_jump));
    last_jump = before;
  }
  return width;
}

Result<Width> Compiler::sequence() {
  Width width = {0, 0};
  for (;;) {
    skip_verbose();
    if (at_end() || text_[at_] == '|' || text_[at_] == ')') return width;
    size_t start = program_.size();
    Piece piece = TRY(atom());
    skip_verbose();
    TRY(quantifier(start, piece));
    width = {saturating_add(width.least, piece.width.least), saturating_add(width.most, piece.width.most)};
  }
}

// Reads what may follow a piece: ? * + {m,n}, then ? or +. The piece begins at `start` of the program.
Status Compiler::quantifier(size_t start, Piece& piece) {
  uint32_t least, most;
  size_t text_at = at_;
  Result<bool> found = repeat_counts(&least, &most);
  if (found.failed()) return Failed{};
  if (!found.get()) return {};
  if (!piece.repeatable) return fail("nothing to repeat", text_at);
  Repeat kind = take_if('?') ? Repeat::Lazy : take_if('+') ? Repeat::Possessive : Repeat::Greedy;
  skip_verbose();
  size_t again = at_;
  uint32_t ignored;
  found = repeat_counts(&ignored, &ignored);
  if (found.failed()) return Failed{};
  if (found.get()) return fail("multiple repeat", again);
  TRY(put_repeat(start, piece, kind, least, most));
  piece.width = {saturating_multiply(piece.width.least, least), saturating_multiply(piece.width.most, most)};
  return {};
}

// False when there is no repetition here; a brace that does not begin one is a character.
Result<bool> Compiler::repeat_counts(uint32_t* least, uint32_t* most) {
  size_t start = at_;
  *least = 0;
  *most = unlimited;
  if (take_if('*')) return true;
  if (take_if('+')) return *least = 1, true;
  if (take_if('?')) return *most = 1, true;
  if (!take_if('{')) return false;
  bool has_least = TRY(count(least)), empty = !has_least && !at_end() && text_[at_] == '}';
  if (!take_if(','))
    *most = *least;
  else if (!TRY(count(most)))
    *most = unlimited;
  if (empty || !take_if('}')) {
    at_ = start;
    return false;
  }
  if (*most < *least) return fail("min repeat greater than max repeat", start + 1);
  return true;
}

Result<bool> Compiler::count(uint32_t* number) {
  size_t start = at_;
  uint64_t n = 0;
  for (; !at_end() && is_ascii_digit(uint8_t(text_[at_])); at_++) {
    n = n * 10 + uint64_t(text_[at_] - '0');
    if (n >= unlimited) return raise(rt_, overflow_error_type, "the repetition number is too large"_m);
  }
  if (at_ > start) *number = uint32_t(n);
  return at_ > start;
}

Status Compiler::put_repeat(size_t start, const Piece& piece, Repeat kind, uint32_t least, uint32_t most) {
  if (piece.single) {
    TRY(program_.insert(start, most));
    TRY(program_.insert(start, least));
    return program_.insert(start, instruction(Op::RepeatOne, int32_t(kind)));
  }
  if (kind == Repeat::Possessive) {
    TRY(put_repeat(start, piece, Repeat::Greedy, least, most));
    return make_atomic(start);
  }
  bool lazy = kind == Repeat::Lazy;
  if (least == 0 && most == 1) {
    if (!lazy) return program_.insert(start, instruction(Op::SplitNext, int32_t(program_.size() - start + 1)));
    return program_.insert(start, instruction(Op::SplitTarget, int32_t(program_.size() - start + 1)));
  }
  uint32_t loop = loops_++;
  size_t body = program_.size() - start;
  TRY(program_.insert(start, uint32_t(body + 5)));
  TRY(program_.insert(start, most));
  TRY(program_.insert(start, least));
  TRY(program_.insert(start, instruction(Op::Loop, int32_t(loop << 1 | lazy))));
  TRY(program_.insert(start, instruction(Op::LoopStart, int32_t(loop))));
  return program_.add(instruction(Op::Jump, -int32_t(body + 4)));
}

// What stands from `start` on becomes the body of an atomic group.
Status Compiler::make_atomic(size_t start) {
  TRY(program_.add(instruction(Op::Accept)));
  TRY(program_.insert(start, uint32_t(program_.size() - start + 2)));
  return program_.insert(start, instruction(Op::Atomic));
}

// ---- atoms

Result<Piece> Compiler::atom() {
  size_t start = at_;
  char32_t code = take();
  switch (code) {
    case '.': TRY(program_.add(instruction(flags_ & DotAll ? Op::Any : Op::AnyButNewline))); return one_character();
    case '^': return position(flags_ & MultiLine ? Op::BeginLine : Op::Begin);
    case '$': return position(flags_ & MultiLine ? Op::EndLine : Op::End);
    case '(': return group(start);
    case '[': return set(start);
    case '\\': return escape(start);
    case '*':
    case '+':
    case '?': return fail("nothing to repeat", start);
    default: return literal(code);
  }
}

Piece Compiler::one_character() { return {{1, 1}, true, true}; }

Result<Piece> Compiler::position(Op op) {
  TRY(program_.add(instruction(op, flags_ & Ascii || bytes_ ? 1 : 0)));
  return Piece{{0, 0}, false, false};
}

Result<Piece> Compiler::literal(char32_t code) {
  bool cased = flags_ & IgnoreCase && (to_lower(code) != code || to_upper(code) != code);
  if (cased && code >= 128 && (bytes_ || flags_ & Ascii)) cased = false;
  TRY(program_.add(cased ? instruction(Op::CharacterFold, int32_t(to_lower(code)))
                         : instruction(Op::Character, int32_t(code))));
  return one_character();
}

uint32_t Compiler::set_flags() const {
  return (flags_ & IgnoreCase ? uint32_t(SetFold) : 0) | (flags_ & Ascii || bytes_ ? uint32_t(SetAscii) : 0);
}

Result<Piece> Compiler::category_atom(uint32_t category) {
  Status status;
  size_t set = start_set(program_, set_flags(), status);
  TRY(status);
  add_category_to_set(program_, set, category);
  finish_set(program_, set);
  return one_character();
}

uint32_t Compiler::category_of(char32_t letter) {
  switch (letter) {
    case 'd': return Digit;
    case 'D': return NotDigit;
    case 's': return Space;
    case 'S': return NotSpace;
    case 'w': return Word;
    case 'W': return NotWord;
    default: return 0;
  }
}

// An escape outside of a set; the backslash has been read.
Result<Piece> Compiler::escape(size_t start) {
  if (at_end()) return fail("bad escape (end of pattern)", start);
  char32_t letter = peek();
  if (uint32_t category = category_of(letter)) {
    take();
    return category_atom(category);
  }
  switch (letter) {
    case 'A': take(); return position(Op::Begin);
    case 'Z': take(); return position(Op::TextEnd);
    case 'b': take(); return position(Op::Boundary);
    case 'B': take(); return position(Op::NotBoundary);
    default: break;
  }
  if (letter >= '1' && letter <= '9') return reference(start);
  return literal(TRY(character_escape(start, false)));
}

// \1 … \99, or an octal escape of three digits.
Result<Piece> Compiler::reference(size_t start) {
  auto octal_at = [&](size_t at) { return at < text_.size() && text_[at] >= '0' && text_[at] <= '7'; };
  if (octal_at(at_) && octal_at(at_ + 1) && octal_at(at_ + 2)) return literal(TRY(character_escape(start, false)));
  uint32_t number = take() - '0';
  if (!at_end() && is_ascii_digit(peek())) number = number * 10 + (take() - '0');
  return refer_to(number, start + 1, start);
}

// `byte`, `open_byte`: the places that errors name, the latter for a group that is still open.
Result<Piece> Compiler::refer_to(uint32_t number, size_t byte, size_t open_byte) {
  if (number > groups_ || number > most_groups) {
    TextBuilder text(rt_);
    text.add("invalid group reference ").add_int(number);
    return raise_pattern_error(rt_, text, source_, byte);
  }
  for (const OpenGroup* open = open_; open; open = open->outer)
    if (open->number == number) return fail("cannot refer to an open group", open_byte);
  TRY(program_.add(instruction(flags_ & IgnoreCase ? Op::ReferenceFold : Op::Reference, int32_t(number))));
  return Piece{{0, unlimited}, false, true};
}

// One character by escape: \n, \x41, \u00e9, \012, \. …; at_ is behind the backslash.
Result<char32_t> Compiler::character_escape(size_t start, bool in_set) {
  static constexpr string_view letters = "afnrtv", meanings = "\a\f\n\r\t\v";
  if (at_end()) return fail("bad escape (end of pattern)", start);
  char32_t letter = take();
  size_t known = letter < 128 ? letters.find(char(letter)) : string_view::npos;
  if (known != string_view::npos) return char32_t(meanings[known]);
  if (letter == 'b' && in_set) return char32_t('\b');
  if (letter == 'x') return hex_escape(start, 2);
  if (letter == 'u' && !bytes_) return hex_escape(start, 4);
  if (letter == 'U' && !bytes_) return hex_escape(start, 8);
  if (letter == 'N' && !bytes_) return named_escape(start);
  if (letter >= '0' && letter <= '7') {
    char32_t code = letter - '0';
    for (int i = 0; i < 2 && !at_end() && text_[at_] >= '0' && text_[at_] <= '7'; i++) code = code * 8 + (take() - '0');
    if (code <= 0377) return code;
    TextBuilder text(rt_);
    text.add("octal escape value ").add(text_.substr(start, at_ - start)).add(" outside of range 0-0o377");
    return raise_pattern_error(rt_, text, source_, start);
  }
  if (letter < 128 && (is_ascii_lower(letter | 32) || is_ascii_digit(letter))) {
    TextBuilder text(rt_);
    text.add("bad escape \\").add(char(letter));
    return raise_pattern_error(rt_, text, source_, start);
  }
  return letter;
}

// \N{name}: there is no table of names here.
Result<char32_t> Compiler::named_escape(size_t start) {
  if (!take_if('{')) return fail("missing {", at_);
  size_t end = text_.find('}', at_);
  if (end == string_view::npos || end == at_)
    return fail(end == at_ ? "missing character name" : "missing }, unterminated name", at_);
  TextBuilder text(rt_);
  text.add("undefined character name '").add(text_.substr(at_, end - at_)).add('\'');
  return raise_pattern_error(rt_, text, source_, start);
}

Result<char32_t> Compiler::hex_escape(size_t start, unsigned digits) {
  char32_t code = 0;
  unsigned read = 0;
  for (; read < digits && !at_end() && big::digit_value(text_[at_]) < 16; read++)
    code = code * 16 + big::digit_value(text_[at_++]);
  if (read == digits && code <= 0x10FFFF) return code;
  TextBuilder text(rt_);
  text.add(read == digits ? "bad escape " : "incomplete escape ").add(text_.substr(start, at_ - start));
  return raise_pattern_error(rt_, text, source_, start);
}

// ---- sets

// A member of a set: a character, or a category (then *category is not 0).
Result<char32_t> Compiler::set_member(uint32_t* category) {
  size_t start = at_;
  *category = 0;
  if (peek() != '\\') return take();
  take();
  *category = at_end() ? 0 : category_of(peek());
  if (*category) return take();
  return character_escape(start, true);
}

Result<Piece> Compiler::set(size_t start) {
  bool negated = take_if('^');
  Status status;
  size_t set = start_set(program_, set_flags() | (negated ? uint32_t(SetNegated) : 0), status);
  TRY(status);
  for (bool first = true;; first = false) {
    if (at_end()) return fail("unterminated character set", start);
    if (!first && take_if(']')) break;
    size_t member_start = at_;
    uint32_t category, high_category;
    char32_t low = TRY(set_member(&category)), high = low;
    bool range = !at_end() && text_[at_] == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
    if (at_ + 1 == text_.size() && text_[at_] == '-') return fail("unterminated character set", start);
    if (range) {
      at_++;
      high = TRY(set_member(&high_category));
      if (category || high_category || high < low) {
        TextBuilder text(rt_);
        text.add("bad character range ").add(text_.substr(member_start, at_ - member_start));
        return raise_pattern_error(rt_, text, source_, member_start);
      }
    }
    if (category)
      add_category_to_set(program_, set, category);
    else
      TRY(add_to_set(program_, set, low, high));
  }
  finish_set(program_, set);
  return one_character();
}

}  // namespace adder::regex
