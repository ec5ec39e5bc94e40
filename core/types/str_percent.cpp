// text % arguments, for str and bytes.
//
// A conversion is translated to the format mini-language and handed to the value's own format(); only what that
// language lacks (precision of integers, padding of text by code points) is done here.
#include "core/runtime/exceptions.h"
#include "core/types/buffer.h"
#include "core/types/bytes.h"
#include "core/types/int.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

struct Conversion {
  bool left = false, zero = false, plus = false, space = false, alternate = false;
  SignedWord width = -1, precision = -1;
  char type = 0;
};

class Formatter {
 public:
  Formatter(Runtime& rt, string_view format, Value arguments, bool bytes)
      : rt_(rt), format_(format), arguments_(arguments), bytes_(bytes), text_(rt) {}

  Value run() {
    if (convert_all().failed()) return Failed{};
    if (!used_mapping_ && next_ < argument_count() && !is_mapping())
      return raise(rt_, type_error_type, "not all arguments converted during %s formatting"_m,
                   bytes_ ? "bytes" : "string");
    return bytes_ ? text_.finish_bytes() : text_.finish();
  }

 private:
  SignedWord argument_count() const { return has_kind(arguments_, Kind::Tuple) ? cast<Tuple>(arguments_)->size : 1; }
  bool is_mapping() const {
    return type_of(arguments_)->get_item() && !has_kind(arguments_, Kind::Tuple) && !has_kind(arguments_, Kind::Str);
  }

  Value next_argument() {
    if (next_ >= argument_count()) return raise(rt_, type_error_type, "not enough arguments for format string"_m);
    SignedWord index = next_++;
    return has_kind(arguments_, Kind::Tuple) ? cast<Tuple>(arguments_)->items()[index] : arguments_;
  }

  Result<char> peek() {
    if (at_ >= format_.size()) return raise(rt_, value_error_type, "incomplete format"_m);
    return format_[at_];
  }

  Status convert_all() {
    while (at_ < format_.size()) {
      size_t percent = format_.find('%', at_);
      if (percent == string_view::npos) percent = format_.size();
      text_.add(format_.substr(at_, percent - at_));
      at_ = percent + 1;
      if (percent == format_.size()) break;
      TRY(convert_one());
      TRY(text_.status());
    }
    return {};
  }

  // The value named by %(key), or empty.
  Value mapped_value() {
    if (at_ >= format_.size() || format_[at_] != '(') return Value::empty();
    if (!is_mapping()) return raise(rt_, type_error_type, "format requires a mapping"_m);
    size_t start = ++at_;
    for (int depth = 1; depth; at_++) {
      char c = TRY(incomplete_key());
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    used_mapping_ = true;
    string_view name = format_.substr(start, at_ - 1 - start);
    Value key =
        bytes_ ? make_bytes(rt_, {reinterpret_cast<const uint8_t*>(name.data()), name.size()}) : make_str(rt_, name);
    return get_item(rt_, arguments_, TRY(key));
  }
  Result<char> incomplete_key() {
    if (at_ >= format_.size()) return raise(rt_, value_error_type, "incomplete format key"_m);
    return format_[at_];
  }

  Result<SignedWord> number_or_star() {
    char c = TRY(peek());
    if (c == '*') {
      at_++;
      Value v = next_argument();
      if (v.is_error()) return Failed{};
      if (!is_int(v)) return raise(rt_, type_error_type, "* wants int"_m);
      v = TRY(as_int(rt_, v));
      constexpr SignedWord widest = 1 << 24;
      if (!is_plain_small(v) || plain_small(v) > widest || plain_small(v) < -widest)
        return raise(rt_, overflow_error_type, "width too big"_m);
      return plain_small(v);
    }
    if (c < '0' || c > '9') return SignedWord(-1);
    SignedWord n = 0;
    for (; c >= '0' && c <= '9'; c = TRY(peek())) {
      n = n * 10 + (c - '0');
      if (n > 1 << 24) return raise(rt_, value_error_type, "width too big"_m);
      at_++;
    }
    return n;
  }

  Status parse(Conversion& c) {
    for (;; at_++) {
      char flag = TRY(peek());
      if (flag == '-')
        c.left = true;
      else if (flag == '0')
        c.zero = true;
      else if (flag == '+')
        c.plus = true;
      else if (flag == ' ')
        c.space = true;
      else if (flag == '#')
        c.alternate = true;
      else
        break;
    }
    c.width = TRY(number_or_star());
    if (c.width < -1) {
      c.left = true;
      c.width = -c.width;
    }
    char next = TRY(peek());
    if (next == '.') {
      at_++;
      c.precision = TRY(number_or_star());
      if (c.precision < 0) c.precision = 0;
    }
    for (next = TRY(peek()); next == 'l' || next == 'h' || next == 'L'; next = TRY(peek())) at_++;
    c.type = next;
    at_++;
    return {};
  }

  Status convert_one() {
    Conversion c;
    Value value = mapped_value();
    if (value.is_error()) return Failed{};
    TRY(parse(c));
    if (c.type == '%') {
      text_.add('%');
      return {};
    }
    if (value.is_empty()) value = next_argument();
    if (value.is_error()) return Failed{};
    switch (c.type) {
      case 's': return bytes_ ? add_bytes(c, value) : add_text(c, str(rt_, value));
      case 'b':
        if (bytes_) return add_bytes(c, value);
        break;
      case 'r': return bytes_ ? add_text(c, ascii_repr(value)) : add_text(c, repr(rt_, value));
      case 'a': return add_text(c, ascii_repr(value));
      case 'c': return add_character(c, value);
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X':
      case 'o': return add_integer(c, value);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G': return add_float(c, value);
    }
    return raise(rt_, value_error_type, "unsupported format character '%c' (0x%x) at index %zd"_m, c.type,
                 unsigned(c.type), SignedWord(at_ - 1));
  }

  Value ascii_repr(Value value) {
    Value text = TRY(repr(rt_, value));
    if (as_str(text)->ascii()) return text;
    return str_escaped(rt_, as_str(text));
  }

  Status add_text(const Conversion& c, Value text) {
    if (text.is_error()) return Failed{};
    string_view view = as_str(text)->view();
    if (c.precision >= 0) view = view.substr(0, utf8_offset(view, size_t(c.precision)));
    return add_padded(c, view, utf8_length(view));
  }

  Status add_bytes(const Conversion& c, Value value) {
    if (!has_buffer(value)) {
      Value method = special_method(rt_, value, sym<"__bytes__">);
      if (method.is_error()) return Failed{};
      if (method.is_empty())
        return raise(rt_, type_error_type,
                     "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'"_m, value);
      value = call(rt_, method);
      if (value.is_error()) return Failed{};
    }
    BufferView view = TRY(get_buffer(rt_, value));
    string_view bytes(static_cast<const char*>(view.data), view.bytes);
    if (c.precision >= 0) bytes = bytes.substr(0, size_t(c.precision));
    return add_padded(c, bytes, bytes.size());
  }

  Status add_padded(const Conversion& c, string_view text, size_t length) {
    size_t padding = c.width > SignedWord(length) ? size_t(c.width) - length : 0;
    if (!c.left) text_.add_repeated(' ', padding);
    text_.add(text);
    if (c.left) text_.add_repeated(' ', padding);
    return text_.status();
  }

  Status add_character(const Conversion& c, Value value) {
    if (is_str(value) && !bytes_) {
      if (str_length(as_str(value)) != 1) return raise(rt_, type_error_type, "%%c requires int or char"_m);
      return add_text(c, value);
    }
    if (bytes_ && has_buffer(value)) {
      BufferView view = TRY(get_buffer(rt_, value));
      if (view.bytes == 1) return add_padded(c, {static_cast<const char*>(view.data), 1}, 1);
    }
    if (!is_int(value))
      return bytes_ ? raise(rt_, type_error_type, "%%c requires an integer in range(256) or a single byte"_m)
                    : raise(rt_, type_error_type, "%%c requires int or char"_m);
    int64_t code = TRY(as_int64(rt_, value));
    if (code < 0 || code > (bytes_ ? 255 : 0x10FFFF))
      return raise(rt_, overflow_error_type, "%%c arg not in range(%s)"_m, bytes_ ? "256" : "0x110000");
    if (bytes_) {
      char byte = char(code);
      return add_padded(c, {&byte, 1}, 1);
    }
    return add_text(c, make_character(rt_, char32_t(code)));
  }

  // An int for %d; floats are cut, as int() does.
  Value integer_value(const Conversion& c, Value value) {
    if (value.is_bool()) return Value::small_int(value.is_true());
    if (is_int(value)) return value.is_small_int() ? value : int_plain(rt_, value);
    bool decimal = c.type == 'd' || c.type == 'i' || c.type == 'u';
    if (decimal && is_float(value)) return call(rt_, to_value(&int_type), value);
    Value method = decimal ? TRY(special_method(rt_, value, sym<"__int__">)) : Value::empty();
    if (method.is_empty()) method = TRY(special_method(rt_, value, sym<"__index__">));
    if (method.is_empty())
      return decimal ? raise(rt_, type_error_type, "%%%c format: a real number is required, not %T"_m, c.type, value)
                     : raise(rt_, type_error_type, "%%%c format: an integer is required, not %T"_m, c.type, value);
    return call(rt_, method);
  }

  Status add_integer(Conversion c, Value value) {
    value = integer_value(c, value);
    if (value.is_error()) return Failed{};
    char type = c.type == 'i' || c.type == 'u' ? 'd' : c.type;
    if (c.precision < 0) return add_formatted(c, value, type);
    // A precision is a least number of digits, which the format language does not have.
    Conversion bare = c;
    bare.width = bare.precision = -1;
    Value digits = formatted(bare, value, type);
    if (digits.is_error()) return Failed{};
    string_view view = as_str(digits)->view();
    size_t head = view.find_first_of("0123456789abcdefABCDEF");
    if (c.alternate && type != 'd') head += 2;
    TextBuilder padded(rt_);
    padded.add(view.substr(0, head));
    size_t count = view.size() - head;
    SignedWord wanted = c.precision;
    if (c.zero && !c.left && c.width - SignedWord(head) > wanted) wanted = c.width - SignedWord(head);
    if (SignedWord(count) < wanted) padded.add_repeated('0', size_t(wanted) - count);
    Value text = padded.add(view.substr(head)).finish();
    c.precision = -1;
    return add_text(c, text);
  }

  Status add_float(Conversion c, Value value) {
    if (!is_float(value)) {
      bool real = is_int(value) || !special_method(rt_, value, sym<"__float__">).is_empty() ||
                  !special_method(rt_, value, sym<"__index__">).is_empty();
      if (!real) return raise(rt_, type_error_type, "must be real number, not %T"_m, value);
      Float f = TRY(as_float(rt_, value));
      value = make_float(rt_, f);
      if (value.is_error()) return Failed{};
    }
    if (c.precision < 0) c.precision = 6;
    return add_formatted(c, value, c.type);
  }

  // format(value, spec) with the spec that says the same as the conversion.
  Value formatted(const Conversion& c, Value value, char type) {
    TextBuilder spec(rt_);
    if (c.left) spec.add('<');
    if (c.plus)
      spec.add('+');
    else if (c.space)
      spec.add(' ');
    if (c.alternate) spec.add('#');
    if (c.zero && !c.left) spec.add('0');
    if (c.width >= 0) spec.add_int(c.width);
    if (c.precision >= 0) spec.add('.').add_int(c.precision);
    Value spec_text = TRY(spec.add(type).finish());
    return format(rt_, value, spec_text);
  }
  Status add_formatted(const Conversion& c, Value value, char type) {
    Value text = formatted(c, value, type);
    if (text.is_error()) return Failed{};
    return text_.add(as_str(text)->view()).status();
  }

  Runtime& rt_;
  string_view format_;
  Value arguments_;
  bool bytes_;
  TextBuilder text_;
  size_t at_ = 0;
  SignedWord next_ = 0;
  bool used_mapping_ = false;
};

}  // namespace

Value percent_format(Runtime& rt, string_view format, Value arguments, bool bytes) {
  return Formatter(rt, format, arguments, bytes).run();
}

}  // namespace adder
