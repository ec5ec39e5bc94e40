// Elementary functions for float: compared with the C library's for double, over random arguments of every size.
#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "core/numeric/elementary.h"

using namespace adder;

namespace {

struct Outcome {
  int wrong = 0;    // not the nearest float
  int far_off = 0;  // not even a neighbour of it
};

template <class Ours, class Exact>
Outcome compare(Ours ours, Exact exact, float low, float high) {
  std::mt19937 random(1);
  std::uniform_int_distribution<uint32_t> bits;
  Outcome outcome;
  for (int tried = 0; tried < 200000;) {
    float x = std::bit_cast<float>(bits(random));
    if (!(x >= low && x <= high)) {
      x = low + (high - low) * (float(bits(random) >> 8) / 16777216.0f);
      if (!(x >= low && x <= high)) continue;
    }
    tried++;
    float expected = float(exact(double(x))), got = ours(x);
    if (got == expected || (got != got && expected != expected)) continue;
    outcome.wrong++;
    if (std::nextafter(got, expected) != expected) outcome.far_off++;
  }
  return outcome;
}

#define CHECK_FUNCTION(name, low, high)                                                                         \
  {                                                                                                             \
    Outcome o =                                                                                                 \
        compare([](float x) { return elementary::name(x); }, [](double x) { return std::name(x); }, low, high); \
    INFO(#name, ": ", o.wrong, " of 200000 not nearest");                                                       \
    CHECK(o.wrong < 20);                                                                                        \
    CHECK(o.far_off == 0);                                                                                      \
  }

}  // namespace

TEST_CASE("elementary functions of float round to nearest") {
  float most = 3.4e38f;
  CHECK_FUNCTION(exp, -104, 89);
  CHECK_FUNCTION(exp2, -150, 128);
  CHECK_FUNCTION(expm1, -20, 89);
  CHECK_FUNCTION(log, 1e-45f, most);
  CHECK_FUNCTION(log2, 1e-45f, most);
  CHECK_FUNCTION(log10, 1e-45f, most);
  CHECK_FUNCTION(log1p, -0.999f, most);
  CHECK_FUNCTION(sin, -most, most);
  CHECK_FUNCTION(cos, -most, most);
  CHECK_FUNCTION(tan, -most, most);
  CHECK_FUNCTION(sin, -10, 10);
  CHECK_FUNCTION(cos, -10, 10);
  CHECK_FUNCTION(tan, -10, 10);
  CHECK_FUNCTION(asin, -1, 1);
  CHECK_FUNCTION(acos, -1, 1);
  CHECK_FUNCTION(atan, -most, most);
  CHECK_FUNCTION(sinh, -89, 89);
  CHECK_FUNCTION(cosh, -89, 89);
  CHECK_FUNCTION(tanh, -30, 30);
  CHECK_FUNCTION(asinh, -most, most);
  CHECK_FUNCTION(acosh, 1, most);
  CHECK_FUNCTION(atanh, -1, 1);
  CHECK_FUNCTION(cbrt, -most, most);
  CHECK_FUNCTION(erf, -7, 7);
  CHECK_FUNCTION(erfc, -7, 12);
}

TEST_CASE("functions of two floats") {
  std::mt19937 random(2);
  std::uniform_int_distribution<uint32_t> bits;
  int wrong = 0;
  for (int i = 0; i < 200000; i++) {
    float x = std::bit_cast<float>(bits(random)), y = std::bit_cast<float>(bits(random));
    if (i % 2) {
      x = float(bits(random) % 100000) / 1000;
      y = float(int(bits(random) % 20000) - 10000) / 1000;
    }
    auto same = [&](float got, double exact) {
      float expected = float(exact);
      bool fine = got == expected ? std::signbit(got) == std::signbit(expected) : got != got && expected != expected;
      wrong += !fine;
      if (!fine && std::nextafter(got, expected) != expected) FAIL(x, " ", y, " ", got, " ", expected);
    };
    same(elementary::pow(x, y), std::pow(double(x), double(y)));
    same(elementary::atan2(y, x), std::atan2(double(y), double(x)));
    same(elementary::hypot(x, y), std::hypot(double(x), double(y)));
  }
  CHECK(wrong < 20);
}

TEST_CASE("special values follow the C library") {
  float specials[] = {0.0f, -0.0f, 1, -1, 0.5f, -0.5f, 2, -2, 3, -3, 1e30f, -1e30f, HUGE_VALF, -HUGE_VALF, NAN, 1e-45f};
  auto same = [](float got, float expected) {
    return got == expected ? std::signbit(got) == std::signbit(expected) : got != got && expected != expected;
  };
  for (float x : specials) {
    CAPTURE(x);
#define CHECK_SPECIAL(name) \
  CHECK_MESSAGE(same(elementary::name(x), float(std::name(double(x)))), #name, " ", elementary::name(x))
    CHECK_SPECIAL(exp);
    CHECK_SPECIAL(exp2);
    CHECK_SPECIAL(expm1);
    CHECK_SPECIAL(log);
    CHECK_SPECIAL(log2);
    CHECK_SPECIAL(log10);
    CHECK_SPECIAL(log1p);
    CHECK_SPECIAL(sin);
    CHECK_SPECIAL(cos);
    CHECK_SPECIAL(tan);
    CHECK_SPECIAL(asin);
    CHECK_SPECIAL(acos);
    CHECK_SPECIAL(atan);
    CHECK_SPECIAL(sinh);
    CHECK_SPECIAL(cosh);
    CHECK_SPECIAL(tanh);
    CHECK_SPECIAL(asinh);
    CHECK_SPECIAL(acosh);
    CHECK_SPECIAL(atanh);
    CHECK_SPECIAL(cbrt);
    CHECK_SPECIAL(erf);
    CHECK_SPECIAL(erfc);
    for (float y : specials) {
      CAPTURE(y);
      CHECK(same(elementary::pow(x, y), float(std::pow(double(x), double(y)))));
      CHECK(same(elementary::atan2(x, y), float(std::atan2(double(x), double(y)))));
      CHECK(same(elementary::hypot(x, y), float(std::hypot(double(x), double(y)))));
    }
  }
}
