// core/numeric/hash and random: values of CPython (64-bit), of the 31-bit hash by its definition, and generator
// sequences.
#include <doctest/doctest.h>

#include "core/numeric/hash.h"
#include "core/numeric/random.h"

using namespace adder;

TEST_CASE("hashes modulo 2^61 - 1") {
  using Hash = NumericHash<61>;
  CHECK(Hash::of(int64_t(-1)) == -2);
  CHECK(Hash::of(int64_t(2305843009213693951)) == 0);
  CHECK(Hash::of(INT64_MIN) == -4);
  CHECK(Hash::of_float(0.5) == 1152921504606846976);
  CHECK(Hash::of_float(0.1) == 230584300921369408);
  CHECK(Hash::of_float(-1.0) == -2);
  CHECK(Hash::of_float(5e-324) == 16777216);
  CHECK(Hash::of_float(1e308) == Hash::of_float(-1e308) * -1);
  CHECK(Hash::combine_complex(Hash::of(int64_t(1)), Hash::of(int64_t(2))) == 2000007);
}

TEST_CASE("equal numbers hash alike in both sizes and both widths of float") {
  auto check = [](auto hash) {
    for (int64_t n :
         {int64_t(0), int64_t(1), int64_t(-7), int64_t(1) << 31, (int64_t(1) << 31) - 1, int64_t(1) << 52}) {
      auto expected = hash.of(n);
      CHECK(hash.of(Integer(big::SmallInteger(n))) == expected);
      CHECK(hash.of_float(double(n)) == expected);
      if (double(float(n)) == double(n)) CHECK(hash.of_float(float(n)) == expected);
    }
  };
  check(NumericHash<61>());
  check(NumericHash<31>());
  CHECK(NumericHash<31>::of_float(0.5f) == 1 << 30);
  CHECK(NumericHash<31>::of((int64_t(1) << 62) + 5) == 6);
}

TEST_CASE("CPython's sequence for seed 42") {
  MersenneTwister generator;
  const Limb seed[] = {42};
  generator.seed(seed);
  CHECK(random_unit<double>(generator) == 0.6394267984578837);
  CHECK(random_unit<double>(generator) == 0.025010755222666936);
  generator.seed(seed);
  CHECK(random_bits(generator, 32) == 2746317213);
  CHECK(random_below(generator, 10) == 1);
}

TEST_CASE("the small generator: distinct seeds differ, draws stay in range") {
  SmallRandom a, b;
  const Limb seed[] = {1};
  a.seed(seed);
  b.seed({});
  CHECK(a.next32() != b.next32());
  uint64_t sum = 0;
  for (int i = 0; i < 10000; ++i) {
    float unit = random_unit<float>(a);
    CHECK((unit >= 0 && unit < 1));
    sum += random_below(a, 100);
  }
  CHECK(sum / 10000 >= 48);
  CHECK(sum / 10000 <= 50);
}
