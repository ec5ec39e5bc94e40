// From Python's hash to the 32 bits that tables use. Equal numbers of any type have the same word-size hash, hence the
// same fold.
#pragma once

#include "core/types/layouts.h"

namespace adder {

constexpr uint32_t fold_hash(SignedWord hash) {
  if constexpr (word_is_64_bit)
    return uint32_t(hash) ^ uint32_t(uint64_t(hash) >> 32);
  else
    return uint32_t(hash);
}

// Python's hash of a small int: itself modulo the Mersenne prime 2^61 - 1 (2^31 - 1), with -1 replaced by -2.
constexpr SignedWord small_int_hash(SignedWord n) {
  constexpr SignedWord modulus = word_is_64_bit ? SignedWord(((uint64_t(1) << 61) - 1)) : SignedWord(0x7fffffff);
  if (n == -1) return -2;
  if (n > -modulus && n < modulus) [[likely]]
    return n;
  SignedWord h = n % modulus;
  return h == -1 ? -2 : h;
}

// The hash of a table key, with the two commonest kinds inline.
inline Result<uint32_t> key_hash(Runtime& rt, Value key) {
  if (key.is_object() && key.as_object()->type == &str_type) return cast<Str>(key)->hash();
  if (key.is_small_int()) return fold_hash(small_int_hash(key.as_small_int()));
  return hash(rt, key);
}

// Key equality without running Python code, when that can be decided: 1 equal, 0 different, -1 ask equal().
inline int quick_equal(Value a, Value b) {
  if (a.is(b)) return 1;
  if (a.is_object() && b.is_object() && a.as_object()->type == &str_type && b.as_object()->type == &str_type) {
    auto *x = cast<Str>(a), *y = cast<Str>(b);
    if (x->interned() && y->interned()) return 0;
    return x->view() == y->view();
  }
  if (Value::both_small_int(a, b)) return 0;
  return -1;
}

}  // namespace adder
