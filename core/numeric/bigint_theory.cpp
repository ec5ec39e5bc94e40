// Greatest common divisor, modular inverse, square root.
//
// Euclid's algorithm by whole divisions, with machine words as soon as both numbers fit; the extended form keeps the
// magnitudes of the cofactors only, since their signs alternate. The root is Newton's iteration from above.
#include "core/numeric/bigint.h"

namespace adder::big {

namespace {

// Cuts pieces off a scratch buffer.
class Scratch {
 public:
  explicit Scratch(LimbBuffer buffer) : rest_(buffer) {}
  LimbBuffer take(size_t limbs) {
    LimbBuffer piece = rest_.first(limbs);
    rest_ = rest_.subspan(limbs);
    return piece;
  }
  LimbBuffer rest() const { return rest_; }

 private:
  LimbBuffer rest_;
};

// A number and the buffer it lives in.
struct Natural {
  LimbBuffer buffer;
  size_t size = 0;
  Limbs value() const { return buffer.first(size); }
  void set(Limbs a) {
    std::copy(a.begin(), a.end(), buffer.begin());
    size = a.size();
  }
};

uint64_t gcd_of_words(uint64_t a, uint64_t b) {
  while (b) {
    uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

}  // namespace

size_t gcd_scratch_limbs(size_t a, size_t b) {
  size_t longest = std::max(a, b);
  return 4 * longest + 1 + divide_scratch_limbs(longest, longest);
}

Result<size_t> gcd(LimbBuffer result, Limbs a, Limbs b, LimbBuffer scratch, Poll& poll) {
  size_t longest = std::max(a.size(), b.size());
  contract(result.size() >= longest && scratch.size() >= gcd_scratch_limbs(a.size(), b.size()), "big::gcd: buffers");
  Scratch pieces(scratch);
  Natural x{pieces.take(longest)}, y{pieces.take(longest)}, rest{pieces.take(longest)};
  LimbBuffer quotient = pieces.take(longest + 1);
  x.set(a);
  y.set(b);
  while (y.size && (x.size > 2 || y.size > 2)) {
    rest.size = TRY(divide(quotient, rest.buffer, x.value(), y.value(), pieces.rest(), poll)).remainder;
    std::swap(x, y);
    std::swap(y, rest);
  }
  if (y.size) {
    SmallInteger divisor(gcd_of_words(low64(x.value()), low64(y.value())), false);
    x.set(divisor.magnitude());
  }
  std::copy(x.value().begin(), x.value().end(), result.begin());
  return x.size;
}

size_t inverse_modulo_scratch_limbs(size_t a, size_t modulus) {
  size_t longest = std::max(a, modulus);
  return 3 * longest + (longest + 1) + 3 * (modulus + 2) +
         std::max(divide_scratch_limbs(longest, modulus), multiply_scratch_limbs(modulus, modulus) + 8 * modulus + 64);
}

Result<InverseSize> inverse_modulo(LimbBuffer result, Limbs a, Limbs modulus, LimbBuffer scratch, Poll& poll) {
  size_t longest = std::max(a.size(), modulus.size());
  contract(result.size() > modulus.size() && scratch.size() >= inverse_modulo_scratch_limbs(a.size(), modulus.size()),
           "big::inverse_modulo: buffers");
  Scratch pieces(scratch);
  Natural x{pieces.take(longest)}, y{pieces.take(longest)}, rest{pieces.take(longest)};
  LimbBuffer quotient = pieces.take(longest + 1);
  // |cofactor| of a in x and in y; the product of the quotient and one of them.
  Natural of_x{pieces.take(modulus.size() + 2)}, of_y{pieces.take(modulus.size() + 2)};
  LimbBuffer product = pieces.take(modulus.size() + 2);
  const Limb one[] = {1};
  x.set(modulus);
  y.size = TRY(divide(quotient, y.buffer, a, modulus, pieces.rest(), poll)).remainder;
  of_y.set(one);
  bool y_positive = true;
  while (y.size) {
    DivisionSize sizes = TRY(divide(quotient, rest.buffer, x.value(), y.value(), pieces.rest(), poll));
    rest.size = sizes.remainder;
    size_t size = TRY(multiply(product, quotient.first(sizes.quotient), of_y.value(), pieces.rest(), poll));
    of_x.size = add(of_x.buffer, of_x.value(), product.first(size));
    std::swap(of_x, of_y);
    y_positive = !y_positive;
    std::swap(x, y);
    std::swap(y, rest);
  }
  if (compare(x.value(), one) != 0) return InverseSize{0, false};
  // x's cofactor has the sign that y does not have; modulo 1 everything is 0.
  Limbs cofactor = compare(of_x.value(), modulus) < 0 ? of_x.value() : Limbs();
  if (y_positive && !cofactor.empty()) return InverseSize{subtract(result, modulus, cofactor), true};
  std::copy(cofactor.begin(), cofactor.end(), result.begin());
  return InverseSize{cofactor.size(), true};
}

size_t square_root_scratch_limbs(size_t a) {
  size_t root = a / 2 + 2;
  return root + (a + 1) + divide_scratch_limbs(a, root) + root;
}

Result<size_t> square_root(LimbBuffer result, Limbs a, LimbBuffer scratch, Poll& poll) {
  size_t limbs = a.size() / 2 + 2;
  contract(result.size() >= limbs && scratch.size() >= square_root_scratch_limbs(a.size()),
           "big::square_root: buffers");
  if (a.empty()) return size_t(0);
  Scratch pieces(scratch);
  Natural root{result}, next{pieces.take(limbs)};
  LimbBuffer quotient = pieces.take(a.size() + 1), remainder = pieces.take(limbs);
  const Limb one[] = {1};
  root.size = shift_left(root.buffer, one, (bit_length(a) + 1) / 2);  // not below the root
  while (true) {
    size_t size = TRY(divide(quotient, remainder, a, root.value(), pieces.rest(), poll)).quotient;
    next.size = add(next.buffer, root.value(), quotient.first(size));
    next.size = shift_right(next.buffer, next.value(), 1);
    if (compare(next.value(), root.value()) >= 0) return root.size;
    root.set(next.value());
  }
}

}  // namespace adder::big
