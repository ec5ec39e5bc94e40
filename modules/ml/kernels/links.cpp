// Link functions; see links.h.
#include "modules/ml/kernels/links.h"

#include <cmath>

#include "core/numeric/elementary.h"

namespace adder::ml {

float logistic(float x) { return 1.0f / (1.0f + elementary::exp(-x)); }

void softmax(Span<float> x) {
  float greatest = x[index_of_greatest(x)], total = 0;
  for (float& v : x) total += v = elementary::exp(v - greatest);
  for (float& v : x) v /= total;
}

namespace {

// Links of each value for itself; other links leave it as it is.
float linked(Link link, float v) {
  switch (link) {
    case Link::Relu: return v > 0 ? v : 0;
    case Link::Tanh: return elementary::tanh(v);
    case Link::Logistic:
    case Link::LogisticShare:
    case Link::BinaryLogistic: return logistic(v);
    case Link::Exp: return elementary::exp(v);
    default: return v;
  }
}

}  // namespace

void apply_link(Link link, Span<float> x) {
  float total = 0;
  if (doubles(link)) x = x.first(1);
  for (float& v : x) total += v = linked(link, v);
  if (link == Link::LogisticShare)
    for (float& v : x) v = total > 0 ? v / total : 1.0f / float(x.size());
  if (link == Link::Softmax) softmax(x);
  if (!doubles(link)) return;
  float* both = x.data();
  both[1] = both[0];
  both[0] = (link == Link::BinaryLogistic ? 1.0f : 0.0f) - both[0];
}

size_t index_of_greatest(Span<const float> x) {
  size_t found = 0;
  for (size_t i = 1; i < x.size(); i++)
    if (x[i] > x[found]) found = i;
  return found;
}

size_t index_of_least(Span<const float> x) {
  size_t found = 0;
  for (size_t i = 1; i < x.size(); i++)
    if (x[i] < x[found]) found = i;
  return found;
}

}  // namespace adder::ml
