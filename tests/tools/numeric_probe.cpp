// Answers questions about core/numeric, one line each, for numeric_cross_check.py: "operation operand operand ...".
// Integers are hexadecimal with an optional minus, in and out.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/numeric/bigint.h"
#include "core/numeric/float_format.h"
#include "core/numeric/float_text.h"
#include "core/numeric/hash.h"
#include "core/numeric/random.h"

namespace adder {

[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: contract broken: %s\n", file, line, what);
  std::abort();
}

namespace {

using Storage = std::vector<Limb>;
using Arguments = std::vector<std::string>;
Poll poll;

struct Number {
  Storage limbs;
  bool negative = false;
  operator Integer() const { return {limbs, negative}; }
};

Number number(const std::string& text) {
  Number result;
  result.negative = text[0] == '-';
  string_view digits = string_view(text).substr(result.negative);
  result.limbs.resize(big::text_limbs(digits.size(), 16));
  result.limbs.resize(big::from_text(result.limbs, digits, 16, poll).get());
  return result;
}

std::string text_of(Integer a, unsigned base = 16) {
  std::string text(big::text_chars(a.magnitude.size(), base), ' ');
  Storage scratch(a.magnitude.size());
  text.resize(big::to_text(text, a.magnitude, base, scratch, poll).get());
  return a.negative ? "-" + text : text;
}

std::string add(const Arguments& a) {
  Number x = number(a[0]), y = number(a[1]);
  Storage result(std::max(x.limbs.size(), y.limbs.size()) + 1);
  return text_of(big::add(result, Integer(x), Integer(y)).of(result));
}

std::string multiply(const Arguments& a) {
  Number x = number(a[0]), y = number(a[1]);
  Storage result(x.limbs.size() + y.limbs.size());
  Storage scratch(big::multiply_scratch_limbs(x.limbs.size(), y.limbs.size()));
  result.resize(big::multiply(result, x.limbs, y.limbs, scratch, poll).get());
  return text_of({result, x.negative != y.negative && !result.empty()});
}

std::string divide(const Arguments& a) {
  Number x = number(a[0]), y = number(a[1]);
  size_t nx = x.limbs.size(), ny = y.limbs.size();
  Storage quotient(big::quotient_limbs(nx, ny) + 1), remainder(ny), scratch(big::divide_scratch_limbs(nx, ny));
  big::FloorDivisionSize sizes = big::floor_divide(quotient, remainder, x, y, scratch, poll).get();
  return text_of(sizes.quotient.of(quotient)) + " " + text_of(sizes.remainder.of(remainder));
}

std::string shift(const Arguments& a) {
  Number x = number(a[0]);
  size_t bits = std::stoul(a[1]);
  Storage left(x.limbs.size() + bits / 32 + 1), right(x.limbs.size() + 1);
  size_t size = big::shift_left(left, x.limbs, bits);
  IntegerSize floor = big::shift_right(right, Integer(x), bits);
  return text_of({Limbs(left).first(size), x.negative}) + " " + text_of(floor.of(right));
}

std::string bitwise(const Arguments& a) {
  Number x = number(a[0]), y = number(a[1]);
  std::string text;
  for (auto operation : {big::BitOperation::And, big::BitOperation::Or, big::BitOperation::Xor}) {
    Storage result(std::max(x.limbs.size(), y.limbs.size()) + 1);
    text += text_of(big::bitwise(operation, result, x, y).of(result)) + " ";
  }
  Storage result(x.limbs.size() + 1);
  return text + text_of(big::invert(result, x).of(result));
}

std::string bits(const Arguments& a) {
  Number x = number(a[0]);
  return std::to_string(big::bit_length(x.limbs)) + " " + std::to_string(big::bit_count(x.limbs));
}

std::string power(const Arguments& a) {
  Number x = number(a[0]);
  uint64_t exponent = std::stoull(a[1]);
  Storage result(big::power_limbs(x.limbs, exponent)), scratch(big::power_scratch_limbs(x.limbs, exponent));
  result.resize(big::power(result, x.limbs, exponent, scratch, poll).get());
  return text_of({result, false});
}

std::string power_modulo(const Arguments& a) {
  Number x = number(a[0]), y = number(a[1]), z = number(a[2]);
  Storage result(z.limbs.size()), scratch(big::power_modulo_scratch_limbs(x.limbs.size(), z.limbs.size()));
  result.resize(big::power_modulo(result, x.limbs, y.limbs, z.limbs, scratch, poll).get());
  return text_of({result, false});
}

std::string theory(const Arguments& a) {
  Number x = number(a[0]), y = number(a[1]);
  size_t nx = x.limbs.size(), ny = y.limbs.size();
  Storage divisor(std::max(nx, ny)), scratch(big::gcd_scratch_limbs(nx, ny));
  divisor.resize(big::gcd(divisor, x.limbs, y.limbs, scratch, poll).get());
  Storage root(nx / 2 + 2), root_scratch(big::square_root_scratch_limbs(nx));
  root.resize(big::square_root(root, x.limbs, root_scratch, poll).get());
  std::string text = text_of({divisor, false}) + " " + text_of({root, false});
  if (y.limbs.empty()) return text;
  Storage inverse(ny + 1), inverse_scratch(big::inverse_modulo_scratch_limbs(nx, ny));
  big::InverseSize size = big::inverse_modulo(inverse, x.limbs, y.limbs, inverse_scratch, poll).get();
  return text + " " + (size.exists ? text_of({Limbs(inverse).first(size.size), false}) : "none");
}

std::string base(const Arguments& a) {
  unsigned base = unsigned(std::stoul(a[1]));
  std::string text = text_of(number(a[0]), base);
  bool negative = text[0] == '-';
  string_view digits = string_view(text).substr(negative);
  Storage limbs(big::text_limbs(digits.size(), base));
  limbs.resize(big::from_text(limbs, digits, base, poll).get());
  return text + " " + text_of({limbs, negative});
}

std::string to_bytes(const Arguments& a) {
  Number x = number(a[0]);
  std::vector<uint8_t> bytes(std::stoul(a[1]));
  bool is_signed = a[2] == "signed";
  std::string text;
  for (auto order : {big::ByteOrder::Little, big::ByteOrder::Big}) {
    big::BytesOutcome outcome = big::to_bytes(bytes, x, order, is_signed);
    if (outcome != big::BytesOutcome::Done) return outcome == big::BytesOutcome::TooBig ? "big" : "negative";
    for (unsigned byte : bytes) text += "0123456789abcdef"[byte >> 4], text += "0123456789abcdef"[byte & 15];
    Storage limbs((bytes.size() + 3) / 4);
    text += " " + text_of(big::from_bytes(limbs, bytes, order, is_signed).of(limbs)) + " ";
  }
  return text;
}

template <class F>
F float_of(const std::string& bits) {
  return std::bit_cast<F>(typename FloatFormat<F>::Bits(std::stoull(bits, nullptr, 16)));
}

template <class F>
std::string float_bits_text(F value) {
  using Bits = std::conditional_t<sizeof(F) == 8, uint64_t, uint32_t>;
  std::ostringstream out;
  out << std::hex << std::bit_cast<Bits>(value);
  return out.str();
}

std::string floats(const Arguments& a) {
  Number x = number(a[0]), y = number(a[1]);
  Storage scratch(big::true_divide_scratch_limbs(y.limbs.size()));
  std::string text =
      float_bits_text(big::to_float<double>(x.limbs)) + " " + float_bits_text(big::to_float<float>(x.limbs));
  if (!y.limbs.empty()) text += " " + float_bits_text(big::true_divide<double>(x.limbs, y.limbs, scratch));
  return text;
}

std::string float_compare(const Arguments& a) {
  Number x = number(a[0]);
  double value = std::bit_cast<double>(uint64_t(std::stoull(a[1], nullptr, 16)));
  Storage result(big::float_limbs<double>);
  std::string text = std::to_string(big::compare(Integer(x), value));
  if (std::isfinite(value)) text += " " + text_of(big::from_float(result, value).of(result));
  return text;
}

template <class F>
std::string repr_of(const Arguments& a) {
  char buffer[repr_chars];
  return std::string(buffer, repr(float_of<F>(a[0]), buffer));
}

// Digits and the place of the point, of `count` significant digits or places after the point.
template <class F>
std::string digits_of(const Arguments& a) {
  DigitsBuffer<F> buffer;
  DigitCount what = a[1] == "significant" ? DigitCount::Significant : DigitCount::AfterPoint;
  DecimalDigits digits = exact_digits(float_of<F>(a[0]), what, std::stoi(a[2]), buffer);
  return std::string(digits.text, size_t(digits.count)) + " " + std::to_string(digits.point);
}

template <class F>
std::string parse(const Arguments& a) {
  F value;
  return parse_float(a.empty() ? string_view() : string_view(a[0]), value) ? float_bits_text(value) : "invalid";
}

template <class F>
std::string hex_of(const Arguments& a) {
  char buffer[hex_chars];
  return std::string(buffer, to_hex(float_of<F>(a[0]), buffer));
}

template <class F>
std::string parse_hex(const Arguments& a) {
  F value;
  HexOutcome outcome = parse_hex_float(a.empty() ? string_view() : string_view(a[0]), value);
  if (outcome == HexOutcome::Done) return float_bits_text(value);
  return outcome == HexOutcome::Invalid ? "invalid" : "too large";
}

// ---- formats: specs and texts travel as hexadecimal bytes, "-" when empty

class StringSink final : public TextSink {
 public:
  bool write(string_view piece) override {
    text += piece;
    return true;
  }
  std::string text;
};

std::string from_hex_bytes(const std::string& hex) {
  std::string bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) bytes += char(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

std::string to_hex_bytes(const std::string& bytes) {
  std::string hex;
  for (unsigned char byte : bytes) hex += "0123456789abcdef"[byte >> 4], hex += "0123456789abcdef"[byte & 15];
  return hex;
}

// The formatted text, or the kind of the error and its message.
template <class Format>
std::string formatted(const std::string& spec_hex, FormatDefaults defaults, Format format) {
  std::string spec_text = from_hex_bytes(spec_hex);
  FormatSpec spec;
  FormatError error;
  StringSink sink;
  if (parse_format_spec(spec_text, defaults, spec, error) && format(sink, spec, error)) return to_hex_bytes(sink.text);
  StringSink message;
  error.describe(message);
  return (error.kind == FormatError::Kind::Value ? "ValueError " : "OverflowError ") + to_hex_bytes(message.text);
}

std::string format_double(const Arguments& a) {
  return formatted(a[1], {"float", 0, '>'}, [&](TextSink& sink, const FormatSpec& spec, FormatError& error) {
    return format_float(sink, float_of<double>(a[0]), spec, "float", error);
  });
}

std::string format_pair(const Arguments& a) {
  return formatted(a[2], {"complex", 0, '>'}, [&](TextSink& sink, const FormatSpec& spec, FormatError& error) {
    return format_complex(sink, float_of<double>(a[0]), float_of<double>(a[1]), spec, "complex", error);
  });
}

std::string format_int(const Arguments& a) {
  Number x = number(a[0]);
  return formatted(a[1], {"int", 0, '>'}, [&](TextSink& sink, const FormatSpec& spec, FormatError& error) {
    int64_t small;
    bool is_small = big::to_int64(x, small);
    switch (integer_style(spec, "int", error)) {
      case IntegerStyle::Error: return false;
      case IntegerStyle::Character: return format_character(sink, is_small ? small : -1, spec, error);
      case IntegerStyle::AsFloat: {
        double value = big::to_float<double>(x.limbs);
        return format_float(sink, x.negative ? -value : value, spec, "int", error);
      }
      case IntegerStyle::Digits: break;
    }
    if (is_small) return format_small_integer(sink, small, spec);
    return format_digits(sink, x.negative, text_of({x.limbs, false}, digit_base(spec)), spec);
  });
}

std::string format_string(const Arguments& a) {
  return formatted(a[1], {"str", 's', '<'}, [&](TextSink& sink, const FormatSpec& spec, FormatError& error) {
    return format_text(sink, from_hex_bytes(a[0]), spec, "str", error);
  });
}

// Hashes of 64-bit and of 32-bit machines.
std::string hash_int(const Arguments& a) {
  Number x = number(a[0]);
  return std::to_string(NumericHash<61>::of(Integer(x))) + " " + std::to_string(NumericHash<31>::of(Integer(x)));
}

std::string hash_double(const Arguments& a) {
  double value = float_of<double>(a[0]);
  return std::to_string(NumericHash<61>::of_float(value)) + " " + std::to_string(NumericHash<31>::of_float(value));
}

// Some of everything that the generator with this seed gives.
std::string random_sequence(const Arguments& a) {
  MersenneTwister generator;
  generator.seed(number(a[0]).limbs);
  std::string text;
  for (unsigned bits : {1u, 32u, 33u, 64u, 7u}) text += std::to_string(random_bits(generator, bits)) + " ";
  Storage limbs(5);
  text += text_of({Limbs(limbs).first(random_bits(generator, limbs, 130)), false}) + " ";
  text += std::to_string(random_below(generator, 1000)) + " ";
  for (int i = 0; i < 1000; ++i) generator.next32();
  return text + float_bits_text(random_unit<double>(generator));
}

const std::map<std::string, std::string (*)(const Arguments&)> operations = {
    {"add", add},
    {"multiply", multiply},
    {"divide", divide},
    {"shift", shift},
    {"bitwise", bitwise},
    {"bits", bits},
    {"power", power},
    {"theory", theory},
    {"base", base},
    {"power_modulo", power_modulo},
    {"bytes", to_bytes},
    {"floats", floats},
    {"float_compare", float_compare},
    {"repr8", repr_of<double>},
    {"repr4", repr_of<float>},
    {"digits8", digits_of<double>},
    {"digits4", digits_of<float>},
    {"parse8", parse<double>},
    {"parse4", parse<float>},
    {"hex8", hex_of<double>},
    {"hex4", hex_of<float>},
    {"format_float", format_double},
    {"format_complex", format_pair},
    {"format_int", format_int},
    {"format_text", format_string},
    {"hash_int", hash_int},
    {"hash_float", hash_double},
    {"random", random_sequence},
    {"parse_hex8", parse_hex<double>},
    {"parse_hex4", parse_hex<float>},
};

}  // namespace
}  // namespace adder

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string operation, word;
    words >> operation;
    adder::Arguments arguments;
    while (words >> word) arguments.push_back(word);
    auto found = adder::operations.find(operation);
    if (found == adder::operations.end()) {
      std::cerr << "unknown operation " << operation << "\n";
      return 2;
    }
    std::cout << found->second(arguments) << "\n";
  }
}
