// What is done to the sums of a linear layer or an ensemble before they are outputs.
#pragma once

#include "core/base/base.h"

namespace adder::ml {

enum class Link : uint8_t {
  Identity,
  Relu,
  Tanh,
  Logistic,       // each by itself
  LogisticShare,  // logistic, then divided by their sum (one-versus-rest probabilities)
  Softmax,
  Exp,
  BinaryLogistic,  // one sum s: outputs 1 - p, p with p = 1 / (1 + exp(-s))
  BinaryScore,     // one sum s: outputs -s, s
};
inline constexpr uint8_t link_count = uint8_t(Link::BinaryScore) + 1;

// Whether the link makes two outputs of one sum.
constexpr bool doubles(Link link) { return link == Link::BinaryLogistic || link == Link::BinaryScore; }

void softmax(Span<float> x);
// x has the outputs; where the link doubles, x[0] has the sum.
void apply_link(Link link, Span<float> x);
float logistic(float x);

// Index of the greatest (least) element; of the first, where several are equal. 0 for an empty span.
size_t index_of_greatest(Span<const float> x);
size_t index_of_least(Span<const float> x);

}  // namespace adder::ml
