// Replacement texts: \1, \g<1>, \g<name> and character escapes.
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/dict.h"
#include "core/types/str.h"
#include "core/types/str_parts.h"
#include "core/types/text_builder.h"
#include "core/types/unicode.h"
#include "modules/re/re.h"

namespace adder::regex {

namespace {

class TemplateReader {
 public:
  TemplateReader(Runtime& rt, Pattern* pattern, Value source, string_view text)
      : rt_(rt), pattern_(pattern), source_(source), text_(text), literal_(rt) {}

  // A list of texts (str or bytes) and group numbers.
  Value run() {
    parts_ = make_list(rt_, 0);
    if (!parts_) return Failed{};
    while (at_ < text_.size()) {
      size_t escape = text_.find('\\', at_);
      literal_.add(text_.substr(at_, escape == string_view::npos ? escape : escape - at_));
      if (escape == string_view::npos) break;
      at_ = escape + 1;
      TRY(read_escape(escape));
    }
    TRY(end_literal());
    return to_value(parts_);
  }

 private:
  Failed fail(TextBuilder& message, size_t byte) { return raise_pattern_error(rt_, message, source_, byte); }
  Failed fail(const char* message, size_t byte) {
    TextBuilder text(rt_);
    return fail(text.add(message), byte);
  }

  Status end_literal() {
    if (!literal_.size()) return literal_.status();
    Value text = pattern_->of_bytes ? literal_.finish_bytes() : literal_.finish();
    literal_.truncate(0);
    return text.is_error() ? Status(Failed{}) : list_append(rt_, parts_, text);
  }

  Status add_group(uint32_t number, size_t byte) {
    if (number > pattern_->groups) {
      TextBuilder text(rt_);
      return fail(text.add("invalid group reference ").add_int(number), byte);
    }
    TRY(end_literal());
    return list_append(rt_, parts_, Value::small_int(number));
  }

  Status add_character(uint32_t code) {
    if (pattern_->of_bytes)
      literal_.add(char(code));
    else
      add_code_point(literal_, code);
    return {};
  }

  bool digit_at(size_t at, char least = '0', char most = '9') const {
    return at < text_.size() && text_[at] >= least && text_[at] <= most;
  }

  // `start`: the backslash; at_ is behind it.
  Status read_escape(size_t start) {
    static constexpr string_view letters = "abfnrtv", meanings = "\a\b\f\n\r\t\v";
    if (at_ >= text_.size()) return fail("bad escape (end of pattern)", start);
    char letter = text_[at_];
    if (letter == 'g') {
      at_++;
      return read_named_group(start);
    }
    if (digit_at(at_)) return read_number(start);
    at_++;
    size_t known = letters.find(letter);
    if (known != string_view::npos) return add_character(uint8_t(meanings[known]));
    if (is_ascii_lower(uint8_t(letter) | 32u)) {
      TextBuilder text(rt_);
      return fail(text.add("bad escape \\").add(letter), start);
    }
    if (letter != '\\') literal_.add('\\');
    literal_.add(letter);
    return {};
  }

  // \0… and three octal digits are characters, the rest are groups of one or two digits.
  Status read_number(size_t start) {
    bool zero = text_[at_] == '0';
    bool octal = digit_at(at_, '0', '3') && digit_at(at_ + 1, '0', '7') && digit_at(at_ + 2, '0', '7');
    if (zero || octal) {
      uint32_t code = 0;
      for (int i = 0; i < 3 && digit_at(at_, '0', '7'); i++) code = code * 8 + uint32_t(text_[at_++] - '0');
      return add_character(code);
    }
    uint32_t number = uint32_t(text_[at_++] - '0');
    if (digit_at(at_)) number = number * 10 + uint32_t(text_[at_++] - '0');
    return add_group(number, start + 1);
  }

  Status read_named_group(size_t start) {
    (void)start;
    if (at_ >= text_.size() || text_[at_] != '<') return fail("missing <", at_);
    size_t name_at = ++at_, end = text_.find('>', at_);
    if (end == string_view::npos)
      return fail(at_ >= text_.size() ? "missing group name" : "missing >, unterminated name", at_);
    string_view name = text_.substr(at_, end - at_);
    if (name.empty()) return fail("missing group name", at_);
    at_ = end + 1;
    if (name.find_first_not_of("0123456789") == string_view::npos && name.size() < 9) {
      uint32_t number = 0;
      for (char c : name) number = number * 10 + uint32_t(c - '0');
      return add_group(number, name_at);
    }
    const Str* interned = intern(rt_, name);
    if (!interned) return Failed{};
    Value number = dict_get_str(pattern_->names.get(), interned);
    if (number.is_small_int()) return add_group(uint32_t(number.as_small_int()), name_at);
    Value valid = call_method(rt_, to_value(interned), sym<"isidentifier">);
    if (valid.is_error()) return Failed{};
    if (valid.is_true()) return raise(rt_, index_error_type, "unknown group name %R"_m, to_value(interned));
    TextBuilder text(rt_);
    return fail(text.add("bad character in group name ").add_repr(to_value(interned)), name_at);
  }

  Runtime& rt_;
  Pattern* pattern_;
  Value source_;
  string_view text_;
  TextBuilder literal_;
  List* parts_ = nullptr;
  size_t at_ = 0;
};

}  // namespace

Value parse_template(Runtime& rt, Pattern* pattern, Value source) {
  bool good = pattern->of_bytes ? has_buffer(source) : is_str(source);
  if (!good)
    return raise(rt, type_error_type,
                 pattern->of_bytes ? "sequence item 0: expected a bytes-like object, %T found"_m
                                   : "decoding to str: need a bytes-like object, %T found"_m,
                 source);
  string_view text = pattern->of_bytes ? TRY(bytes_argument(rt, source)) : as_str(source)->view();
  return TemplateReader(rt, pattern, source, text).run();
}

Status add_expanded(Runtime& rt, TextBuilder& out, Value parts, Match* match) {
  for (Value part : cast<List>(parts)->span()) {
    if (part.is_small_int()) {
      part = match_group(rt, match, uint32_t(part.as_small_int()), Value::none());
      if (part.is_error()) return Failed{};
      if (part.is_none()) continue;
    }
    out.add(is_str(part) ? as_str(part)->view() : byte_view(part));
  }
  return out.status();
}

}  // namespace adder::regex
