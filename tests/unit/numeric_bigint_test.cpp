// core/numeric/bigint: values from CPython, edges of storage, and that long operations can be stopped.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/numeric/bigint.h"

using namespace adder;

namespace {

using Storage = std::vector<Limb>;
Poll no_poll;

Storage number(string_view text, unsigned base = 10) {
  Storage limbs(big::text_limbs(text.size(), base));
  limbs.resize(big::from_text(limbs, text, base, no_poll).get());
  return limbs;
}

std::string text(Limbs a, unsigned base = 10) {
  std::string result(big::text_chars(a.size(), base), ' ');
  Storage scratch(a.size());
  result.resize(big::to_text(result, a, base, scratch, no_poll).get());
  return result;
}

std::string text(Integer a) { return (a.negative ? "-" : "") + text(a.magnitude); }

}  // namespace

TEST_CASE("text in several bases") {
  CHECK(text(Limbs()) == "0");
  CHECK(number("0").empty());
  CHECK(number("000").empty());
  CHECK(text(number("1000000000")) == "1000000000");
  CHECK(text(number("340282366920938463463374607431768211456")) == "340282366920938463463374607431768211456");
  CHECK(text(number("340282366920938463463374607431768211456"), 16) == "100000000000000000000000000000000");
  CHECK(text(number("zz", 36)) == "1295");
  CHECK(text(number("DeadBeef", 16), 16) == "deadbeef");
  CHECK(text(number("1"), 2) == "1");
  CHECK(big::digit_value('g') == 16);
  CHECK(big::digit_value('_') == 255);
  CHECK(big::digit_value('[') == 255);
}

TEST_CASE("signed addition in place") {
  Storage a = number("4294967295"), b = number("1");
  a.resize(2);
  CHECK(text(big::add(a, Integer{Limbs(a).first(1)}, Integer{b}).of(a)) == "4294967296");
  Integer difference = big::add(a, Integer{b}, Integer{Limbs(a).first(2), true}).of(a);
  CHECK(text(difference) == "-4294967295");
  CHECK_FALSE(big::add(a, difference, big::negated(difference)).negative);
}

TEST_CASE("a long product equals the sum of its parts, with and without Karatsuba") {
  // (10^k - 1)^2 = 10^2k - 2·10^k + 1
  for (size_t k : {9u, 100u, 1000u, 5000u}) {
    Storage nines = number(std::string(k, '9'));
    Storage product(2 * nines.size()), scratch(big::multiply_scratch_limbs(nines.size(), nines.size()));
    product.resize(big::multiply(product, nines, nines, scratch, no_poll).get());
    CHECK(text(product) == std::string(k - 1, '9') + "8" + std::string(k - 1, '0') + "1");
  }
}

TEST_CASE("floor division has the divisor's sign in the remainder") {
  struct Case {
    int64_t a, b;
    const char *quotient, *remainder;
  };
  for (Case c : {Case{7, 2, "3", "1"},
                 {-7, 2, "-4", "1"},
                 {7, -2, "-4", "-1"},
                 {-7, -2, "3", "-1"},
                 {-6, 2, "-3", "0"},
                 {1, -5, "-1", "-4"},
                 {0, -5, "0", "0"}}) {
    big::SmallInteger a(c.a), b(c.b);
    Limb quotient[2], remainder[2], scratch[8];
    big::FloorDivisionSize sizes = big::floor_divide(quotient, remainder, a, b, scratch, no_poll).get();
    CHECK(text(sizes.quotient.of(quotient)) == c.quotient);
    CHECK(text(sizes.remainder.of(remainder)) == c.remainder);
  }
}

TEST_CASE("the rare corrections of algorithm D") {
  // A dividend for which even the corrected estimate is one too large, so that the divisor is added back.
  Storage a = number("fffffffe800000007fffffff00000003", 16), b = number("8000000100000003ffffffff", 16);
  Storage quotient(2), remainder(3), scratch(big::divide_scratch_limbs(4, 3));
  big::DivisionSize sizes = big::divide(quotient, remainder, a, b, scratch, no_poll).get();
  CHECK(text(Limbs(quotient).first(sizes.quotient), 16) == "1fffffff8");
  CHECK(text(Limbs(remainder).first(sizes.remainder), 16) == "8000000080000020fffffffb");
}

TEST_CASE("int64 edges") {
  int64_t value = 0;
  CHECK(big::to_int64(big::SmallInteger(INT64_MIN), value));
  CHECK(value == INT64_MIN);
  CHECK_FALSE(big::to_int64(big::SmallInteger(uint64_t(1) << 63, false), value));
  CHECK(text(big::SmallInteger(INT64_MIN)) == "-9223372036854775808");
}

TEST_CASE("powers and their storage") {
  Storage base = number("10");
  Storage result(big::power_limbs(base, 40)), scratch(big::power_scratch_limbs(base, 40));
  result.resize(big::power(result, base, 40, scratch, no_poll).get());
  CHECK(text(result) == "1" + std::string(40, '0'));
  CHECK(big::power_limbs(base, uint64_t(1) << 62) == SIZE_MAX);
}

TEST_CASE("a power can be stopped in the middle") {
  int asked = 0;
  auto stop_at_third = [](void* context) { return ++*static_cast<int*>(context) < 3; };
  Poll poll(stop_at_third, &asked);
  Storage base = number("3");
  Storage result(big::power_limbs(base, 400000)), scratch(big::power_scratch_limbs(base, 400000));
  CHECK(big::power(result, base, 400000, scratch, poll).failed());
  CHECK(asked == 3);
}

TEST_CASE("rounding to floats, ties to even") {
  CHECK(big::to_float<double>(number("9007199254740993")) == 9007199254740992.0);
  CHECK(big::to_float<double>(number("9007199254740995")) == 9007199254740996.0);
  CHECK(big::to_float<float>(number("16777217")) == 16777216.0f);
  CHECK(big::to_float<float>(number("340282356779733661637539395458142568447")) == 3.4028234663852886e38f);
  CHECK(big::to_float<float>(number("340282356779733661637539395458142568448")) > 3.5e38);
  Storage scratch(big::true_divide_scratch_limbs(60));
  CHECK(big::true_divide<double>(number("1"), number("3"), scratch) == 1.0 / 3);
  CHECK(big::true_divide<double>(number("1" + std::string(400, '0')), number("1" + std::string(399, '0')), scratch) ==
        10);
}
