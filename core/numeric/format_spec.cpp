// Parsing of format specifications, and the messages about them.
#include "core/numeric/format_spec.h"

#include "core/numeric/decimal.h"

namespace adder {

namespace {

bool fail(FormatError& error, Message message, char32_t code = 0, char separator = 0) {
  error.kind = FormatError::Kind::Value;
  error.message = message;
  error.code = code;
  error.separator = separator;
  return false;
}

bool is_alignment(char c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// The code point at the front of UTF-8 text that is known to be valid; `size` is how many bytes it takes.
char32_t first_code_point(string_view text, size_t& size) {
  uint8_t lead = uint8_t(text[0]);
  size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  size = std::min(size, text.size());
  char32_t code = size == 1 ? lead : lead & (0x7f >> size);
  for (size_t i = 1; i < size; ++i) code = code << 6 | (uint8_t(text[i]) & 0x3f);
  return code;
}

// The text that is left, taken from the front.
class Reader {
 public:
  explicit Reader(string_view text) : rest_(text) {}
  bool at_end() const { return rest_.empty(); }
  string_view rest() const { return rest_; }
  void skip(size_t bytes) { rest_.remove_prefix(bytes); }
  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    skip(1);
    return true;
  }
  // One of the characters, or 0.
  char take_one_of(string_view characters) {
    for (char c : characters)
      if (take(c)) return c;
    return 0;
  }
  // Digits into `number`, which keeps its value when there are none. False: too large.
  bool take_number(ptrdiff_t& number) {
    ptrdiff_t value = 0;
    bool any = false;
    for (; !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; skip(1)) {
      ptrdiff_t digit = rest_[0] - '0';
      if (value > (PTRDIFF_MAX - digit) / 10) return false;
      value = value * 10 + digit;
      any = true;
    }
    if (any) number = value;
    return true;
  }

 private:
  string_view rest_;
};

// The fill character and the alignment; true when an alignment was given.
bool take_alignment(Reader& reader, FormatSpec& spec, bool& has_fill) {
  if (reader.at_end()) return false;
  size_t size;
  char32_t first = first_code_point(reader.rest(), size);
  if (reader.rest().size() > size && is_alignment(reader.rest()[size])) {
    spec.fill = first;
    spec.align = reader.rest()[size];
    reader.skip(size + 1);
    has_fill = true;
    return true;
  }
  if (!is_alignment(char(first)) || size > 1) return false;
  spec.align = char(first);
  reader.skip(1);
  return true;
}

bool grouping_allowed(const FormatSpec& spec) {
  switch (spec.type) {
    case 0:
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'F':
    case 'G':
    case '%': return true;
    case 'b':
    case 'o':
    case 'x':
    case 'X': return spec.grouping == '_';
    default: return false;
  }
}

}  // namespace

bool parse_format_spec(string_view text, const FormatDefaults& defaults, FormatSpec& spec, FormatError& error) {
  constexpr Message too_many_digits = "Too many decimal digits in format string"_m;
  spec = {};
  spec.align = defaults.align;
  spec.type = char32_t(defaults.type);
  error.spec = text;
  error.type_name = defaults.type_name;
  Reader reader(text);
  bool has_fill = false, has_alignment = take_alignment(reader, spec, has_fill);
  spec.sign = reader.take_one_of("+- ");
  spec.no_negative_zero = reader.take('z');
  spec.alternate = reader.take('#');
  if (!has_fill && reader.take('0')) {
    spec.fill = '0';
    if (!has_alignment && defaults.align == '>') spec.align = '=';
  }
  // No text is wider than INT32_MAX: memory would be filled before the formatting failed.
  if (!reader.take_number(spec.width) || spec.width > ptrdiff_t(INT32_MAX)) return fail(error, too_many_digits);
  if (reader.take(',')) spec.grouping = ',';
  if (reader.take('_')) {
    if (spec.grouping) return fail(error, "Cannot specify both ',' and '_'."_m);
    spec.grouping = '_';
    if (reader.take(',')) return fail(error, "Cannot specify both ',' and '_'."_m);
  }
  if (reader.take('.')) {
    if (!reader.take_number(spec.precision)) return fail(error, too_many_digits);
    if (spec.precision < 0) return fail(error, "Format specifier missing precision"_m);
  }
  if (!reader.at_end()) {
    size_t size;
    spec.type = first_code_point(reader.rest(), size);
    if (reader.rest().size() > size) return fail(error, "Invalid format specifier '$s' for object of type '$t'"_m);
  }
  if (spec.grouping && !grouping_allowed(spec))
    return fail(error, "Cannot specify '$g' with '$c'."_m, spec.type, spec.grouping);
  return true;
}

bool unknown_format_code(const FormatSpec& spec, string_view type_name, FormatError& error) {
  error.type_name = type_name;
  return fail(error, "Unknown format code '$c' for object of type '$t'"_m, spec.type);
}

bool FormatError::describe(TextSink& sink) const {
  SinkWriter writer(sink);
  MessageText text(message);
  for (const char* p = text; *p; ++p) {
    if (*p != '$') {
      writer.put(*p);
      continue;
    }
    switch (*++p) {
      case 's': writer.put(spec); break;
      case 't': writer.put(type_name); break;
      case 'g': writer.put(separator); break;
      default:
        if (code > 32 && code < 128) {
          writer.put(char(code));
        } else {
          writer.put("\\x");
          int shift = 28;
          while (shift && code >> shift == 0) shift -= 4;
          for (; shift >= 0; shift -= 4) writer.put("0123456789abcdef"[code >> shift & 15]);
        }
    }
  }
  return writer.finish();
}

}  // namespace adder
