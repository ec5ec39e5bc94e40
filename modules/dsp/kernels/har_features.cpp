// The 92 features of a window of 3-axis acceleration; see har_features.h.
#include "modules/dsp/kernels/har_features.h"

#include <cmath>
#include <cstddef>

#include "modules/dsp/kernels/real.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {
namespace {

constexpr size_t entropy_bins = 10;
constexpr float entropy_unit = 1000;  // so that entropy keeps its digits as int16

int16_t saturated(int32_t v) { return int16_t(v > INT16_MAX ? INT16_MAX : v < INT16_MIN ? INT16_MIN : v); }
int16_t lesser(int16_t a, int16_t b) { return a < b ? a : b; }
int16_t greater(int16_t a, int16_t b) { return a < b ? b : a; }

void median_of_three(const int16_t* __restrict in, int16_t* __restrict out, size_t count) {
  out[0] = in[0];
  for (size_t i = 1; i + 1 < count; i++) {
    int16_t low = lesser(in[i - 1], in[i]), high = greater(in[i - 1], in[i]);
    out[i] = greater(low, lesser(high, in[i + 1]));
  }
  out[count - 1] = in[count - 1];
}

void differences(const int16_t* __restrict in, int16_t last, int16_t* __restrict out, size_t count) {
  for (size_t i = 0; i + 1 < count; i++) out[i] = saturated(int32_t(in[i + 1]) - in[i]);
  out[count - 1] = last;
}

// The three filtered axes, one after the other.
struct Axes {
  const int16_t *x, *y, *z;
  size_t count;
};

void l1_norm(const Axes& a, int16_t* __restrict out) {
  for (size_t i = 0; i < a.count; i++) {
    int32_t x = a.x[i], y = a.y[i], z = a.z[i];
    out[i] = saturated((x < 0 ? -x : x) + (y < 0 ? -y : y) + (z < 0 ? -z : z));
  }
}

float squared_norm(const Axes& a, size_t i) {
  float x = a.x[i], y = a.y[i], z = a.z[i];
  return x * x + y * y + z * z;
}

void l2_norm(const Axes& a, HarVariant variant, int16_t* __restrict out) {
  if (variant == HarVariant::Sound) {
    for (size_t i = 0; i < a.count; i++) out[i] = saturated(int32_t(sqrtf(squared_norm(a, i))));
    return;
  }
  for (size_t i = 0; i < a.count; i++) {
    float square = squared_norm(a, i);
    out[i] = int16_t(int32_t(square < 32767.0f ? square : 32767.0f));
  }
}

// By way of double: every image has that conversion.
float narrowed(int64_t v) { return float(double(v)); }

// What is computed of one series.
struct Summary {
  float mean, greatest, least, median, q25, q75, iqr, energy, deviation, entropy;
};

float entropy_of(const int16_t* x, size_t count, int32_t least, int32_t greatest) {
  uint16_t bins[entropy_bins] = {};
  int32_t width = greatest - least;
  if (width == 0) return 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t bin = uint32_t(x[i] - least) * entropy_bins / uint32_t(width);
    bins[bin < entropy_bins ? bin : entropy_bins - 1]++;
  }
  float entropy = 0, share = 1.0f / float(count);
  for (uint16_t n : bins)
    if (n > 0) entropy -= float(n) * share * math::log(float(n) * share);
  return entropy * entropy_unit;
}

// The element of this rank, known to lie within least..greatest. Halves the interval of values and counts: for int16
// that is at most 16 passes of plain vector code, where sorting would be hundreds of unforeseeable branches.
int16_t element_of_rank(const int16_t* x, size_t count, size_t rank, int32_t least, int32_t greatest) {
  while (least < greatest) {
    int32_t middle = (least + greatest) >> 1;
    int16_t limit = int16_t(middle);
    uint16_t within = 0;
    for (size_t i = 0; i < count; i++) within = uint16_t(within + (x[i] <= limit));
    if (within > rank)
      greatest = middle;
    else
      least = middle + 1;
  }
  return int16_t(least);
}

Summary summarise(const int16_t* x, size_t count, HarVariant variant) {
  Span<const int16_t> series = {x, count};
  int16_t least = x[0], greatest = x[0];
  for (size_t i = 1; i < count; i++) least = lesser(least, x[i]), greatest = greater(greatest, x[i]);
  int64_t total = sum(series), squares = sum_squares(series), items = int64_t(count);
  float n = float(count), mean = narrowed(total) / n;
  Summary s;
  s.mean = mean;
  s.least = least;
  s.greatest = greatest;
  s.energy = sqrtf(narrowed(squares) / n);
  bool published = variant == HarVariant::Published;
  s.entropy = published ? 0 : entropy_of(x, count, least, greatest);
  s.deviation =
      published ? sqrtf(narrowed(squares) - mean * mean) : sqrtf(narrowed(squares * items - total * total)) / n;
  int16_t median = element_of_rank(x, count, count / 2, least, greatest);
  int16_t q25 = element_of_rank(x, count, count / 4, least, median);
  int16_t q75 = element_of_rank(x, count, 3 * count / 4, median, greatest);
  s.median = median;
  s.q25 = q25;
  s.q75 = q75;
  s.iqr = float(int32_t(q75) - q25);
  return s;
}

// Members of a Summary by number: all ten of an axis, eight of a norm, in another order.
constexpr uint8_t axis_order[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, norm_order[] = {0, 2, 1, 3, 6, 7, 8, 9};

[[gnu::noinline]] float* put(const Summary& s, bool axis, float* out) {
  static_assert(sizeof(Summary) == 10 * sizeof(float) && offsetof(Summary, entropy) == 9 * sizeof(float));
  auto* members = reinterpret_cast<const float*>(&s);
  for (uint8_t k : Span<const uint8_t>(axis ? axis_order : norm_order, axis ? 10 : 8)) *out++ = members[k];
  return out;
}

}  // namespace

void har_features(Span<const int16_t> x, Span<const int16_t> y, Span<const int16_t> z, HarVariant variant,
                  Span<int16_t> scratch, Span<float> features) {
  size_t n = x.size();
  contract(n >= 4 && n <= 4096 && y.size() == n && z.size() == n, "har_features: three axes of 4..4096 samples");
  contract(scratch.size() >= har_scratch_length(n) && features.size() == har_feature_count, "har_features: room");
  // Scratch: five series of signals, one of differences.
  int16_t *signal[5], *jerk = scratch.data() + 5 * n;
  for (size_t s = 0; s < 5; s++) signal[s] = scratch.data() + s * n;
  const int16_t* raw[3] = {x.data(), y.data(), z.data()};
  for (size_t axis = 0; axis < 3; axis++) median_of_three(raw[axis], signal[axis], n);
  Axes axes = {signal[0], signal[1], signal[2], n};
  l1_norm(axes, signal[3]);
  l2_norm(axes, variant, signal[4]);
  float *signals_out = features.data(), *jerks_out = signals_out + har_feature_count / 2;
  for (size_t s = 0; s < 5; s++) {
    int16_t left = s < 3 ? raw[s][n - 1] : int16_t(n - 1);
    differences(signal[s], variant == HarVariant::Published ? left : int16_t(0), jerk, n);
    Summary of_jerk = summarise(jerk, n, variant), of_signal = summarise(signal[s], n, variant);
    jerks_out = put(of_jerk, s < 3, jerks_out);
    signals_out = put(of_signal, s < 3, signals_out);
  }
}

void har_to_int16(Span<const float> features, Span<int16_t> out) {
  size_t count = features.size() < out.size() ? features.size() : out.size();
  for (size_t i = 0; i < count; i++) {
    float v = features[i];
    out[i] = v > -2e9f && v < 2e9f ? int16_t(uint16_t(int32_t(v))) : int16_t(0);
  }
}

}  // namespace adder::dsp
