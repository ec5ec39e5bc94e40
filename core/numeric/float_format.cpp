// format() of floats and complex numbers: digits by float_text, layout by number_layout.
#include "core/numeric/float_format.h"

#include "core/numeric/decimal.h"

namespace adder {

namespace {

bool fail(FormatError& error, Message message) {
  error.kind = FormatError::Kind::Value;
  error.message = message;
  return false;
}

// How digits are laid out, from the presentation type.
struct Style {
  char kind;  // 'e', 'f', 'g', or 'r' as repr
  bool upper = false;
  bool percent = false;
  bool add_point_zero = false;  // repr and the type-less format of float show that it is one: "1.0"
};

// False for a type that floats do not have.
bool style_of(const FormatSpec& spec, Style& style) {
  switch (spec.type) {
    case 0: style = {spec.precision < 0 ? 'r' : 'g', false, false, true}; return true;
    case 'e':
    case 'f':
    case 'g': style = {char(spec.type)}; return true;
    case 'E':
    case 'F':
    case 'G': style = {char(spec.type | 0x20), true}; return true;
    case 'n': style = {'g'}; return true;
    case '%': style = {'f', false, true}; return true;
    default: return false;
  }
}

constexpr ptrdiff_t default_precision = 6;

// A float as text in pieces; holds the characters that `text` refers to.
template <class F>
class FloatText {
 public:
  FloatText() = default;
  FloatText(const FloatText&) = delete;
  FloatText& operator=(const FloatText&) = delete;

  void set(F value, const FormatSpec& spec, const Style& style);
  NumberText text;

 private:
  void lay_out_fixed(const DecimalDigits& digits);
  void lay_out_exponent(const DecimalDigits& digits);

  DigitsBuffer<F> digits_;
  char exponent_[8];
};

template <class F>
void FloatText<F>::lay_out_fixed(const DecimalDigits& digits) {
  string_view all(digits.text, size_t(digits.count));
  if (digits.point <= 0) {
    text.whole = "0";
    text.fraction_zeros = size_t(-digits.point);
    text.fraction = all;
  } else if (digits.point >= digits.count) {
    text.whole = all;
    text.whole_zeros = size_t(digits.point - digits.count);
  } else {
    text.whole = all.substr(0, size_t(digits.point));
    text.fraction = all.substr(size_t(digits.point));
  }
}

template <class F>
void FloatText<F>::lay_out_exponent(const DecimalDigits& digits) {
  string_view all(digits.text, size_t(digits.count));
  text.whole = digits.count ? all.substr(0, 1) : "0";
  text.fraction = digits.count ? all.substr(1) : all;
  int exponent = digits.point - 1;
  unsigned magnitude = unsigned(exponent < 0 ? -exponent : exponent);
  size_t places = magnitude >= 100 ? 3 : 2;
  exponent_[0] = 'e';
  exponent_[1] = exponent < 0 ? '-' : '+';
  write_padded_decimal(exponent_ + 2 + places, magnitude, int(places));
  text.suffix = {exponent_, 2 + places};
}

template <class F>
void FloatText<F>::set(F value, const FormatSpec& spec, const Style& style) {
  FloatParts<F> parts = float_parts(value);
  text.upper = style.upper;
  if (!parts.finite) {
    text.sign = sign_of(parts.negative && !parts.is_nan(), spec.sign);
    text.suffix = parts.is_nan() ? (style.percent ? "nan%" : "nan") : (style.percent ? "inf%" : "inf");
    return;
  }
  // Beyond what an int counts, further zeros make no difference to the digits.
  int precision = int(spec.precision < 0 ? default_precision : std::min(spec.precision, ptrdiff_t(INT32_MAX / 2)));
  if (style.kind == 'g' && precision == 0) precision = 1;
  DecimalDigits digits;
  if (style.kind == 'r')
    digits = shortest_digits(value, digits_);
  else if (style.kind == 'f')
    digits = exact_digits(value, DigitCount::AfterPoint, precision, digits_);
  else
    digits = exact_digits(value, DigitCount::Significant, precision + (style.kind == 'e'), digits_);
  int highest_point = style.kind == 'r' ? 16 : precision - style.add_point_zero;
  bool exponent = style.kind == 'e' || (style.kind != 'f' && (digits.point < -3 || digits.point > highest_point));
  if (exponent)
    lay_out_exponent(digits);
  else
    lay_out_fixed(digits);
  size_t shown = text.fraction_zeros + text.fraction.size(), wanted = 0;
  if (style.kind == 'f' || style.kind == 'e')
    wanted = size_t(precision);
  else if (style.kind == 'g' && spec.alternate)
    wanted = size_t(precision - (exponent ? 1 : digits.point));
  if (style.add_point_zero && !exponent) wanted = std::max(wanted, size_t(1));
  text.trailing_zeros = wanted > shown ? wanted - shown : 0;
  text.point = spec.alternate || shown + text.trailing_zeros;
  if (style.percent) text.suffix = "%";
  text.sign = sign_of(parts.negative && !(spec.no_negative_zero && digits.count == 0), spec.sign);
}

}  // namespace

template <class F>
bool format_float(TextSink& sink, F value, const FormatSpec& spec, string_view type_name, FormatError& error) {
  Style style;
  if (!style_of(spec, style)) return unknown_format_code(spec, type_name, error);
  if (spec.precision > INT32_MAX) return fail(error, "precision too big"_m);
  FloatText<F> number;
  number.set(style.percent ? value * 100 : value, spec, style);
  return write_number(sink, number.text, spec);
}

// "(1+2j)": the type-less format has parentheses and leaves out a real part of +0; no parts are padded by themselves.
template <class F>
bool format_complex(TextSink& sink, F real, F imaginary, const FormatSpec& spec, string_view type_name,
                    FormatError& error) {
  Style style;
  if (spec.type == '%' || !style_of(spec, style)) return unknown_format_code(spec, type_name, error);
  if (spec.precision > INT32_MAX) return fail(error, "precision too big"_m);
  if (spec.fill == '0') return fail(error, "Zero padding is not allowed in complex format specifier"_m);
  if (spec.align == '=') return fail(error, "'=' alignment flag is not allowed in complex format specifier"_m);
  style.add_point_zero = false;
  FloatParts<F> parts = float_parts(real);
  bool bare = !spec.type && parts.is_zero() && !parts.negative, parentheses = !spec.type && !bare;
  FloatText<F> first, second;
  if (!bare) first.set(real, spec, style);
  FormatSpec signed_spec = spec;
  if (!bare) signed_spec.sign = '+';
  second.set(imaginary, signed_spec, style);
  size_t size = (bare ? 0 : grouped_size(first.text, spec)) + grouped_size(second.text, spec) + 1 + 2 * parentheses;
  return write_padded(sink, size, spec, [&](SinkWriter& writer) {
    if (parentheses) writer.put('(');
    if (!bare) put_number(writer, first.text, spec);
    put_number(writer, second.text, spec);
    writer.put('j');
    if (parentheses) writer.put(')');
  });
}

template bool format_float(TextSink&, float, const FormatSpec&, string_view, FormatError&);
template bool format_float(TextSink&, double, const FormatSpec&, string_view, FormatError&);
template bool format_complex(TextSink&, float, float, const FormatSpec&, string_view, FormatError&);
template bool format_complex(TextSink&, double, double, const FormatSpec&, string_view, FormatError&);

}  // namespace adder
