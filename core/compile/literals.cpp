// Literals: source text of numbers and strings to values.
#include "core/compile/fold.h"
#include "core/numeric/float_text.h"
#include "core/types/int.h"

namespace adder::compile {

namespace {

using namespace ast;

constexpr uint32_t longest_number = 64;  // characters of a float that are read without memory from the heap

unsigned digit_value(char c) { return c <= '9' ? unsigned(c - '0') : unsigned((c | 32) - 'a' + 10); }

Value int_value(Context& context, string_view text) {
  unsigned base = 10;
  if (text.size() > 2 && text[0] == '0') {
    char kind = char(text[1] | 32);
    base = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 10;
    if (base != 10) text.remove_prefix(2);
  }
  uint64_t number = 0;
  for (char c : text) {
    if (c == '_') continue;
    number = number * base + digit_value(c);
    if (number >= uint64_t(1) << 58) return int_from_text(context.rt, text, base, Value::none());
  }
  return make_int(context.rt, int64_t(number));
}

// The number without underscores (and without the j of an imaginary one).
Result<Float> float_value(Context& context, string_view text) {
  char short_text[longest_number];
  char* copy = short_text;
  if (text.size() > sizeof short_text) {
    Buffer* buffer = context.rt.heap.make<Buffer>(buffer_type, text.size());
    if (!buffer) return context.rt.no_memory();
    copy = reinterpret_cast<char*>(buffer->data());
  }
  size_t size = 0;
  for (char c : text)
    if (c != '_' && (c | 32) != 'j') copy[size++] = c;
  Float value = 0;
  parse_float(string_view(copy, size), value);
  return value;
}

Value imaginary_value(Context& context, string_view text) {
  Float imaginary = TRY(float_value(context, text));
  auto* complex = context.rt.heap.make<Complex>(complex_type);
  if (!complex) return context.rt.no_memory();
  complex->real = 0;
  complex->imag = imaginary;
  return to_value(complex);
}

bool looks_like_name(string_view text) {
  if (text.size() > 40) return false;
  for (char c : text) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!plain) return false;
  }
  return true;
}

Value make_literal(Context& context, const Constant* node) {
  string_view text = node->value.view();
  switch (node->constant_kind()) {
    case ConstantKind::None: return Value::none();
    case ConstantKind::True: return Value::boolean(true);
    case ConstantKind::False: return Value::boolean(false);
    case ConstantKind::Ellipsis: return Value::ellipsis();
    case ConstantKind::Int: return int_value(context, text);
    case ConstantKind::Float: return make_float(context.rt, TRY(float_value(context, text)));
    case ConstantKind::Imaginary: return imaginary_value(context, text);
    case ConstantKind::Bytes:
      return make_bytes(context.rt, {reinterpret_cast<const uint8_t*>(text.data()), text.size()});
    case ConstantKind::Str: break;
  }
  if (looks_like_name(text)) return to_value(context.name(text));
  return make_str(context.rt, text);
}

}  // namespace

Value literal_value(Context& context, const Constant* node) {
  Value value = make_literal(context, node);
  if (value.is_error()) context.pending();
  return context.failed ? Value::error() : value;
}

}  // namespace adder::compile
