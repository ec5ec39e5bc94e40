// core/numeric/float_format: formats and their error messages as CPython has them; refusing sinks; printf's precision.
#include <doctest/doctest.h>

#include <string>

#include "core/numeric/float_format.h"

using namespace adder;

namespace {

class StringSink final : public TextSink {
 public:
  bool write(string_view piece) override {
    text += piece;
    return true;
  }
  std::string text;
};

class RefusingSink final : public TextSink {
 public:
  bool write(string_view) override { return false; }
};

std::string message(const FormatError& error) {
  StringSink sink;
  error.describe(sink);
  return sink.text;
}

std::string format(double value, string_view spec_text) {
  StringSink sink;
  FormatSpec spec;
  FormatError error;
  bool done =
      parse_format_spec(spec_text, {"float", 0, '>'}, spec, error) && format_float(sink, value, spec, "float", error);
  return done ? sink.text : message(error);
}

std::string format(int value, string_view spec_text) {
  StringSink sink;
  FormatSpec spec;
  FormatError error;
  if (!parse_format_spec(spec_text, {"int", 0, '>'}, spec, error)) return message(error);
  if (integer_style(spec, "int", error) == IntegerStyle::Error) return message(error);
  format_small_integer(sink, value, spec);
  return sink.text;
}

std::string format(double real, double imaginary, string_view spec_text) {
  StringSink sink;
  FormatSpec spec;
  FormatError error;
  bool done = parse_format_spec(spec_text, {"complex", 0, '>'}, spec, error) &&
              format_complex(sink, real, imaginary, spec, "complex", error);
  return done ? sink.text : message(error);
}

std::string format(const char* text, string_view spec_text) {
  StringSink sink;
  FormatSpec spec;
  FormatError error;
  bool done =
      parse_format_spec(spec_text, {"str", 's', '<'}, spec, error) && format_text(sink, text, spec, "str", error);
  return done ? sink.text : message(error);
}

}  // namespace

TEST_CASE("floats") {
  CHECK(format(3.14159, ".2f") == "3.14");
  CHECK(format(2.5, ".0f") == "2");
  CHECK(format(1234567.891, ",.2f") == "1,234,567.89");
  CHECK(format(1234567.5, "020,") == "00,000,001,234,567.5");
  CHECK(format(-1.5, "010.3f") == "-00001.500");
  CHECK(format(0.000012345, "g") == "1.2345e-05");
  CHECK(format(0.001, "#.3g") == "0.00100");
  CHECK(format(1e6, "g") == "1e+06");
  CHECK(format(100000.0, "g") == "100000");
  CHECK(format(1e300, ".1e") == "1.0e+300");
  CHECK(format(1.0, ".0") == "1e+00");
  CHECK(format(1.0, "#") == "1.0");
  CHECK(format(1e16, "#") == "1.e+16");
  CHECK(format(0.25, ".1%") == "25.0%");
  CHECK(format(-0.001, "z.1f") == "0.0");
  CHECK(format(1.0, ".1100f") == "1." + std::string(1100, '0'));
  CHECK(format(0.5, "é^7") == "éé0.5éé");
}

TEST_CASE("ints") {
  CHECK(format(1234567, "_") == "1_234_567");
  CHECK(format(1234567, "#020_x") == "0x000_0000_0012_d687");
  CHECK(format(255, "#X") == "0XFF");
  CHECK(format(-5, "=+5") == "-   5");
  CHECK(format(5, "b") == "101");
  CHECK(format(0, "x") == "0");
  StringSink sink;
  FormatSpec spec;
  FormatError error;
  REQUIRE(parse_format_spec("#x", {"int", 0, '>'}, spec, error));
  CHECK(format_digits(sink, true, "2a", spec, 5));
  CHECK(sink.text == "-0x0002a");
}

TEST_CASE("complex numbers and text") {
  CHECK(format(1, 2, "") == "(1+2j)");
  CHECK(format(0, -2, "") == "-2j");
  CHECK(format(-0.0, 2, "") == "(-0+2j)");
  CHECK(format(1, 2, ">12.1f") == "    1.0+2.0j");
  CHECK(format("héllo", ".2") == "hé");
  CHECK(format("é", "*^4") == "*é**");
}

TEST_CASE("messages") {
  CHECK(format(1.0, "d") == "Unknown format code 'd' for object of type 'float'");
  CHECK(format(1, "é") == "Unknown format code '\\xe9' for object of type 'int'");
  CHECK(format(1, "x1") == "Invalid format specifier 'x1' for object of type 'int'");
  CHECK(format(1, ",x") == "Cannot specify ',' with 'x'.");
  CHECK(format("a", ",") == "Cannot specify ',' with 's'.");
  CHECK(format(1, "_,") == "Cannot specify both ',' and '_'.");
  CHECK(format(1.0, "10.") == "Format specifier missing precision");
  CHECK(format(1, ".3") == "Precision not allowed in integer format specifier");
  CHECK(format(1, "99999999999999999999") == "Too many decimal digits in format string");
  CHECK(format("a", "=5") == "'=' alignment not allowed in string format specifier");
  CHECK(format(1, 2, "020") == "Zero padding is not allowed in complex format specifier");
}

TEST_CASE("a sink that refuses fails the format without a message") {
  RefusingSink sink;
  FormatSpec spec;
  FormatError error;
  REQUIRE(parse_format_spec("2000000000.3f", {"float", 0, '>'}, spec, error));
  CHECK_FALSE(format_float(sink, 1.0, spec, "float", error));
  CHECK(error.kind == FormatError::Kind::None);
}
