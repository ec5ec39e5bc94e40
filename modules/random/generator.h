// The object behind random: a Mersenne Twister, or for SystemRandom the machine's own entropy.
#pragma once

#include "core/numeric/random.h"
#include "core/types/layouts.h"

namespace adder {

extern const Type random_type, system_random_type;

struct Random : Object {
  static constexpr const Type* type_object = &random_type;
  Value gauss_next;  // the second number of a pair that gauss() made, or empty()
  MersenneTwister twister;
  bool system;

  uint32_t next32(Runtime& rt) { return system ? rt.platform->entropy() : twister.next32(); }
};

// Draws for the methods: by the generator itself, or by what a Python subclass has put in its place.
Result<Float> draw_unit(Runtime& rt, Value self);                      // random()
Value draw_bits(Runtime& rt, Value self, size_t count);                // getrandbits(count)
Value draw_below(Runtime& rt, Value self, Value n);                    // 0 … n - 1; 0 for n = 0
Result<SignedWord> draw_index(Runtime& rt, Value self, SignedWord n);  // the same

// distributions.cpp; args[0] is the generator, absent arguments are empty().
Value random_betavariate(Runtime& rt, const Args& args);
Value random_expovariate(Runtime& rt, const Args& args);
Value random_gammavariate(Runtime& rt, const Args& args);
Value random_gauss(Runtime& rt, const Args& args);
Value random_lognormvariate(Runtime& rt, const Args& args);
Value random_normalvariate(Runtime& rt, const Args& args);
Value random_paretovariate(Runtime& rt, const Args& args);
Value random_triangular(Runtime& rt, const Args& args);
Value random_uniform(Runtime& rt, const Args& args);
Value random_vonmisesvariate(Runtime& rt, const Args& args);
Value random_weibullvariate(Runtime& rt, const Args& args);

// selections.cpp
Value random_choice(Runtime& rt, const Args& args);
Value random_choices(Runtime& rt, const Args& args);
Value random_sample(Runtime& rt, const Args& args);
Value random_shuffle(Runtime& rt, const Args& args);

}  // namespace adder
