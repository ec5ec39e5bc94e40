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

void apply_link(Link link, Span<float> x) {
  float first = x[0], total = 0;
  switch (link) {
    case Link::Identity: break;
    case Link::Relu:
      for (float& v : x) v = v > 0 ? v : 0;
      break;
    case Link::Tanh:
      for (float& v : x) v = elementary::tanh(v);
      break;
    case Link::Logistic:
      for (float& v : x) v = logistic(v);
      break;
    case Link::LogisticShare:
      for (float& v : x) total += v = logistic(v);
      for (float& v : x) v = total > 0 ? v / total : 1.0f / float(x.size());
      break;
    case Link::Softmax: softmax(x); break;
    case Link::Exp:
      for (float& v : x) v = elementary::exp(v);
      break;
    case Link::BinaryLogistic:
      x[1] = logistic(first);
      x[0] = 1 - x[1];
      break;
    case Link::BinaryScore:
      x[1] = first;
      x[0] = -first;
      break;
  }
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
