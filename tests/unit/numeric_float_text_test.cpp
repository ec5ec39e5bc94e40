// core/numeric/float_text: repr, exact digits and parsing of both widths, the edges by name; powers of ten, every one.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/numeric/bigint.h"
#include "core/numeric/float_text.h"
#include "core/numeric/powers_of_ten.h"

using namespace adder;

namespace {

template <class F>
std::string text(F value) {
  char buffer[repr_chars];
  return std::string(buffer, repr(value, buffer));
}

template <class F>
F parsed(string_view text) {
  F value = -1;
  CHECK(parse_float(text, value));
  return value;
}

template <class F>
std::string digits(F value, DigitCount what, int count) {
  DigitsBuffer<F> buffer;
  DecimalDigits result = exact_digits(value, what, count, buffer);
  return std::string(result.text, size_t(result.count)) + " " + std::to_string(result.point);
}

}  // namespace

TEST_CASE("repr has the layout of Python's") {
  CHECK(text(0.0) == "0.0");
  CHECK(text(-0.0) == "-0.0");
  CHECK(text(1.0) == "1.0");
  CHECK(text(0.1) == "0.1");
  CHECK(text(-2.5) == "-2.5");
  CHECK(text(1e15) == "1000000000000000.0");
  CHECK(text(1e16) == "1e+16");
  CHECK(text(123456789012345680.0) == "1.2345678901234568e+17");
  CHECK(text(0.0001) == "0.0001");
  CHECK(text(0.00001) == "1e-05");
  CHECK(text(1e100) == "1e+100");
  CHECK(text(1e23) == "1e+23");
  CHECK(text(9007199254740993.0) == "9007199254740992.0");
  CHECK(text(5e-324) == "5e-324");
  CHECK(text(2.2250738585072014e-308) == "2.2250738585072014e-308");
  CHECK(text(-1.7976931348623157e308) == "-1.7976931348623157e+308");
  CHECK(text(HUGE_VAL) == "inf");
  CHECK(text(-HUGE_VAL) == "-inf");
  CHECK(text(std::nan("")) == "nan");
  CHECK(text(-std::nan("")) == "nan");
}

TEST_CASE("binary32 gives its own shortest digits") {
  CHECK(text(0.1f) == "0.1");
  CHECK(text(1.0f / 3) == "0.33333334");
  CHECK(text(16777216.0f) == "16777216.0");
  CHECK(text(1e-45f) == "1e-45");
  CHECK(text(3.4028235e38f) == "3.4028235e+38");
  CHECK(text(1.1754944e-38f) == "1.1754944e-38");
  CHECK(text(9.8e20f) == "9.8e+20");
}

TEST_CASE("exact digits round the exact value, ties to even") {
  auto significant = DigitCount::Significant;
  auto after_point = DigitCount::AfterPoint;
  CHECK(digits(0.5, after_point, 0) == " 1");
  CHECK(digits(1.5, after_point, 0) == "2 1");
  CHECK(digits(2.5, after_point, 0) == "2 1");
  CHECK(digits(0.125, after_point, 2) == "12 0");
  CHECK(digits(std::ldexp(1.0, -22), after_point, 17) == "2384185791 -6");
  CHECK(digits(0.375, after_point, 2) == "38 0");
  CHECK(digits(2.675, after_point, 2) == "267 1");
  CHECK(digits(9.999, after_point, 2) == "1 2");
  CHECK(digits(0.96, after_point, 0) == "1 1");
  CHECK(digits(0.04, after_point, 0) == " 1");
  CHECK(digits(1e22, significant, 30) == "1 23");
  CHECK(digits(0.1, significant, 60) == "1000000000000000055511151231257827021181583404541015625 0");
  CHECK(digits(5e-324, after_point, 320) == " 1");
  CHECK(digits(5e-324, after_point, 1074).size() == 751 + 5);
  CHECK(digits(1.7976931348623157e308, significant, 400).size() == 309 + 4);
  CHECK(digits(2.2250738585072011e-308, significant, 800).size() == 767 + 5);
  CHECK(digits(1.17549421e-38f, significant, 200).size() == 112 + 4);
  CHECK(digits(0.1f, significant, 20) == "10000000149011611938 0");
}

TEST_CASE("parsing is correctly rounded") {
  CHECK(parsed<double>("2.2250738585072011e-308") == 2.2250738585072011e-308);
  CHECK(parsed<double>("9007199254740993") == 9007199254740992.0);
  CHECK(parsed<double>("9007199254740993.00000000000000000000000000000000000001") == 9007199254740994.0);
  CHECK(parsed<double>("2.4703282292062327208e-324") == 0);
  CHECK(parsed<double>("2.4703282292062327209e-324") == 5e-324);
  CHECK(parsed<double>("1.7976931348623158e308") == 1.7976931348623157e308);
  CHECK(parsed<double>("1.7976931348623159e308") == HUGE_VAL);
  CHECK(parsed<float>("16777217") == 16777216.0f);
  CHECK(parsed<float>("16777217.0000001") == 16777218.0f);
  CHECK(parsed<float>("3.4028236e38") == std::numeric_limits<float>::infinity());
  CHECK(parsed<float>("7.0064923216240854e-46") == 1e-45f);
  CHECK(std::signbit(parsed<double>("-0")));
  CHECK(std::isnan(parsed<double>("NaN")));
  CHECK(parsed<double>("-Infinity") == -HUGE_VAL);
  double value;
  for (const char* wrong : {"", "+", ".", "e1", "1e", "1e+", "1..2", "1_0", "0x10", " 1", "1 ", "infin", "na"})
    CHECK_FALSE(parse_float(string_view(wrong), value));
}

TEST_CASE("hexadecimal floats") {
  char buffer[hex_chars];
  auto hex = [&](auto value) { return std::string(buffer, to_hex(value, buffer)); };
  CHECK(hex(1.5) == "0x1.8000000000000p+0");
  CHECK(hex(-0.0) == "-0x0.0p+0");
  CHECK(hex(5e-324) == "0x0.0000000000001p-1022");
  CHECK(hex(1.5f) == "0x1.800000p+0");
  double value;
  CHECK(parse_hex_float("0x1.fffffffffffff7p1023", value) == HexOutcome::Done);
  CHECK(parse_hex_float("0x1.fffffffffffff8p1023", value) == HexOutcome::TooLarge);
  CHECK(parse_hex_float("-0x.8p-1", value) == HexOutcome::Done);
  CHECK(value == -0.25);
  CHECK(parse_hex_float("0x", value) == HexOutcome::Invalid);
}

TEST_CASE("powers of ten are the exact ones rounded down, in the whole range") {
  using Storage = std::vector<Limb>;
  Poll poll;
  const Limb five[] = {5};
  for (int k = lowest_power_of_ten<double>; k <= highest_power_of_ten<double>; ++k) {
    uint64_t n = uint64_t(std::abs(k));
    Storage power(big::power_limbs(five, n)), scratch(big::power_scratch_limbs(five, n));
    power.resize(big::power(power, five, n, scratch, poll).get());
    Storage scaled(100), quotient(100), remainder(100), rest(200);
    PowerOfTen got = power_of_ten<double>(k);
    // 10^k * 2^-exponent: 5^n shifted, or a power of two divided by 5^n.
    int shift = k - got.exponent;
    size_t size;
    if (k >= 0) {
      size = shift >= 0 ? big::shift_left(quotient, power, size_t(shift))
                        : big::shift_right(quotient, power, size_t(-shift));
    } else {
      const Limb one[] = {1};
      size_t dividend = big::shift_left(scaled, one, size_t(shift));
      size = big::divide(quotient, remainder, Limbs(scaled).first(dividend), power, rest, poll).get().quotient;
    }
    CAPTURE(k);
    REQUIRE(size == 4);
    CHECK(got.significand.high == (uint64_t(quotient[3]) << 32 | quotient[2]));
    CHECK(got.significand.low == (uint64_t(quotient[1]) << 32 | quotient[0]));
    if (k < lowest_power_of_ten<float> || k > highest_power_of_ten<float>) continue;
    CHECK(power_of_ten<float>(k).significand.low == got.significand.low);
  }
}

TEST_CASE("every kind of float reads back") {
  uint64_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    double wide = std::bit_cast<double>(state);
    float narrow = std::bit_cast<float>(uint32_t(state >> 32));
    if (std::isfinite(wide)) REQUIRE(parsed<double>(text(wide)) == wide);
    if (std::isfinite(narrow)) REQUIRE(parsed<float>(text(narrow)) == narrow);
  }
}
