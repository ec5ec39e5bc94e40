// Everything in parentheses: groups, names, flags, looking around, conditions.
#include "core/runtime/exceptions.h"
#include "core/types/dict.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "core/types/unicode.h"
#include "modules/re/compiler.h"

namespace adder::regex {

namespace {
constexpr uint32_t global_only = Ascii | Locale | Unicode;  // cannot be taken away
}

Result<uint32_t> Compiler::flag_of(char32_t letter, size_t byte) {
  switch (letter) {
    case 'a': return uint32_t(Ascii);
    case 'i': return uint32_t(IgnoreCase);
    case 'L': return uint32_t(Locale);
    case 'm': return uint32_t(MultiLine);
    case 's': return uint32_t(DotAll);
    case 'u': return uint32_t(Unicode);
    case 'x': return uint32_t(Verbose);
    default: return fail(is_ascii_lower(letter | 32) && letter < 128 ? "unknown flag" : "missing -, : or )", byte);
  }
}

// "(?ims)" at the very start sets flags of the whole pattern.
Status Compiler::global_flags() {
  for (;;) {
    skip_verbose();
    size_t close = text_.find(')', at_);
    if (text_.substr(at_, 2) != "(?" || close == string_view::npos || close < at_ + 3) return {};
    string_view letters = text_.substr(at_ + 2, close - at_ - 2);
    if (letters.find_first_not_of("aiLmsux") != string_view::npos) return {};
    for (char letter : letters) flags_ |= TRY(flag_of(uint8_t(letter), at_));
    at_ = close + 1;
  }
}

// `start`: the byte of the parenthesis, which has been read.
Result<Piece> Compiler::group(size_t start) {
  if (!take_if('?')) return capture(start, nullptr);
  if (at_end()) return fail("unexpected end of pattern", at_);
  switch (peek()) {
    case ':': take(); return plain_group(start);
    case 'P': take(); return named_extension(start);
    case '#': return fail("missing ), unterminated comment", start);
    case '>': take(); return atomic_group(start);
    case '=': take(); return look_around(start, 0);
    case '!': take(); return look_around(start, LookNegative);
    case '(': take(); return conditional(start);
    case '<': {
      take();
      if (at_end()) return fail("unexpected end of pattern", at_);
      if (take_if('=')) return look_around(start, LookBehind);
      if (take_if('!')) return look_around(start, LookBehind | LookNegative);
      TextBuilder text(rt_);
      text.add("unknown extension ?<").add(text_.substr(at_, bytes_ ? 1 : utf8_width(uint8_t(text_[at_]))));
      return raise_pattern_error(rt_, text, source_, start + 1);
    }
    default: return flag_group(start);
  }
}

Status Compiler::close(size_t start) {
  return take_if(')') ? Status() : Status(fail("missing ), unterminated subpattern", start));
}

Result<Piece> Compiler::capture(size_t start, const Str* name) {
  uint32_t number = ++groups_;
  if (name) {
    Value known = dict_get_str(names_, name);
    if (!known.is_empty()) {
      TextBuilder text(rt_);
      text.add("redefinition of group name '").add(name).add("' as group ").add_int(number).add("; was group ");
      return raise_pattern_error(rt_, text.add_str(known), source_, at_ - name->size() - 1);
    }
    TRY(dict_set_str(rt_, names_, name, Value::small_int(number)));
  }
  OpenGroup open = {number, open_};
  open_ = &open;
  uint32_t flags = flags_;
  TRY(program_.add(instruction(Op::Save, int32_t(2 * number))));
  Width width = TRY(alternatives());
  TRY(close(start));
  TRY(program_.add(instruction(Op::Save, int32_t(2 * number + 1))));
  open_ = open.outer;
  flags_ = flags;
  return Piece{width, false, true};
}

Result<Piece> Compiler::plain_group(size_t start) {
  uint32_t flags = flags_;
  Width width = TRY(alternatives());
  TRY(close(start));
  flags_ = flags;
  return Piece{width, false, true};
}

Result<Piece> Compiler::atomic_group(size_t start) {
  size_t body = program_.size();
  Piece piece = TRY(plain_group(start));
  TRY(make_atomic(body));
  return piece;
}

Result<Piece> Compiler::look_around(size_t start, uint32_t look) {
  size_t body = program_.size();
  Width width = TRY(plain_group(start)).width;
  if (look & LookBehind && width.least != width.most) return fail("look-behind requires fixed-width pattern", no_place);
  TRY(program_.add(instruction(Op::Accept)));
  TRY(program_.insert(body, look & LookBehind ? width.least : 0));
  TRY(program_.insert(body, uint32_t(program_.size() - body + 2)));
  TRY(program_.insert(body, instruction(Op::Look, int32_t(look))));
  return Piece{{0, 0}, false, true};
}

// (?i:…), (?-s:…), (?x-i:…); (?i) is legal at the start only.
Result<Piece> Compiler::flag_group(size_t start) {
  uint32_t added = 0, removed = 0, outer = flags_;
  bool negative = false;
  for (;;) {
    if (at_end()) return fail(negative ? "missing :" : "missing -, : or )", at_);
    size_t byte = at_;
    char32_t letter = take();
    if (letter == ':') break;
    if (letter == ')') return fail("global flags not at the start of the expression", start);
    if (letter == '-' && !negative) {
      negative = true;
      continue;
    }
    bool known = letter < 128 && string_view("aiLmsux").find(char(letter)) != string_view::npos;
    if (byte == start + 2 && !known && letter != '-') {
      TextBuilder text(rt_);
      text.add("unknown extension ?").add(text_.substr(byte, at_ - byte));
      return raise_pattern_error(rt_, text, source_, start + 1);
    }
    uint32_t flag = TRY(flag_of(letter, byte));
    if (negative && flag & global_only) return fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", at_);
    (negative ? removed : added) |= flag;
  }
  flags_ = (flags_ | added) & ~removed;
  if (added & Unicode) flags_ &= ~uint32_t(Ascii);
  Result<Piece> piece = plain_group(start);
  flags_ = outer;
  return piece;
}

// A name up to `end`, which is taken too; nullptr: an error is pending.
const Str* Compiler::group_name(char end) {
  size_t start = at_, stop = text_.find(end, at_);
  if (stop == string_view::npos)
    return (void)(at_end()     ? fail("missing group name", at_)
                  : end == '>' ? fail("missing >, unterminated name", at_)
                               : fail("missing ), unterminated name", at_)),
           nullptr;
  string_view name = text_.substr(start, stop - start);
  if (name.empty()) return (void)fail("missing group name", at_), nullptr;
  const Str* interned = intern(rt_, name);
  if (interned) at_ = stop + 1;
  return interned;
}

Result<uint32_t> Compiler::group_number(string_view name, size_t byte) {
  bool digits = name.find_first_not_of("0123456789") == string_view::npos;
  if (digits && name.size() < 9) {
    uint32_t number = 0;
    for (char c : name) number = number * 10 + uint32_t(c - '0');
    return number;
  }
  const Str* interned = intern(rt_, name);
  if (!interned) return Failed{};
  Value known = dict_get_str(names_, interned);
  if (!known.is_empty()) return uint32_t(known.as_small_int());
  Value valid = call_method(rt_, to_value(interned), sym<"isidentifier">);
  if (valid.is_error()) return Failed{};
  TextBuilder text(rt_);
  text.add(valid.is_true() ? "unknown group name " : "bad character in group name ").add_repr(to_value(interned));
  return raise_pattern_error(rt_, text, source_, byte);
}

// (?P<name>…), (?P=name)
Result<Piece> Compiler::named_extension(size_t start) {
  if (take_if('<')) {
    size_t byte = at_;
    const Str* name = group_name('>');
    if (!name) return Failed{};
    Value valid = call_method(rt_, to_value(name), sym<"isidentifier">);
    if (valid.is_error()) return Failed{};
    if (!valid.is_true()) {
      TextBuilder text(rt_);
      text.add("bad character in group name ").add_repr(to_value(name));
      return raise_pattern_error(rt_, text, source_, byte);
    }
    return capture(start, name);
  }
  if (take_if('=')) {
    size_t byte = at_;
    const Str* name = group_name(')');
    if (!name) return Failed{};
    return refer_to(TRY(group_number(name->view(), byte)), byte, byte);
  }
  if (at_end()) return fail("unexpected end of pattern", at_);
  TextBuilder text(rt_);
  text.add("unknown extension ?P").add(text_.substr(at_, bytes_ ? 1 : utf8_width(uint8_t(text_[at_]))));
  return raise_pattern_error(rt_, text, source_, start + 1);
}

// (?(group)yes|no)
Result<Piece> Compiler::conditional(size_t start) {
  size_t byte = at_;
  const Str* name = group_name(')');
  if (!name) return Failed{};
  uint32_t number = TRY(group_number(name->view(), byte));
  if (!number || number > groups_) {
    TextBuilder text(rt_);
    text.add("invalid group reference ").add_int(number);
    return raise_pattern_error(rt_, text, source_, byte);
  }
  size_t test = program_.size();
  TRY(program_.add(instruction(Op::IfGroup, int32_t(number))));
  TRY(program_.add(0));
  Width yes = TRY(sequence()), no = {0, 0};
  if (take_if('|')) {
    size_t jump = program_.size();
    TRY(program_.add(0));
    program_[test + 1] = uint32_t(program_.size() - test);
    no = TRY(sequence());
    program_[jump] = instruction(Op::Jump, int32_t(program_.size() - jump));
    if (!at_end() && text_[at_] == '|') return fail("conditional backref with more than two branches", at_);
  } else {
    program_[test + 1] = uint32_t(program_.size() - test);
  }
  TRY(close(start));
  return Piece{{std::min(yes.least, no.least), std::max(yes.most, no.most)}, false, true};
}

}  // namespace adder::regex
