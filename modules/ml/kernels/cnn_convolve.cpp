// Convolutions of networks.
//
// For four output pixels at a time the windows are gathered into patches (int8 widened to int16), in the order of the
// weights and padded with zeros to a whole number of vectors; then each output channel is four dot products with one
// row of weights, read once. Input channels whose windows do not fit the patch together are taken in turns, output
// channels in blocks.
#include <bit>
#include <cmath>

#include "core/base/bits.h"
#include "core/base/config.h"
#include "modules/ml/kernels/cnn_layer.h"

namespace adder::ml {
namespace {

constexpr size_t patch_length = greatest_window;  // elements
constexpr size_t channel_block = 32;              // output channels summed side by side
constexpr size_t vector_length = 16;              // products a dot product takes at a time
constexpr size_t pixels_together = 4;

struct Int8 {
  using Stored = int8_t;
  using Patch = int16_t;
  using Sum = int32_t;
};
struct Float {
  using Stored = float;
  using Patch = float;
  using Sum = float;
};

template <class Format>
struct Patches {
  typename Format::Patch at[pixels_together][patch_length + vector_length] = {};
};

// Adds the products of a row of weights with each patch, `count` elements; sums lie channel_block apart.
template <class Format>
void add_products(const typename Format::Stored* weights, const Patches<Format>& patches, size_t count,
                  typename Format::Sum* sums) {
  for (size_t p = 0; p < pixels_together; p++) {
    typename Format::Sum part[4] = {};  // as add_vectors adds up
    for (size_t i = 0; i < count; i++) part[i % 4] += typename Format::Sum(weights[i]) * patches.at[p][i];
    sums[p * channel_block] += (part[0] + part[2]) + (part[1] + part[3]);
  }
}

// The same for `vectors` times vector_length elements, which may reach beyond the row: the patches are zero there.
void add_vectors(const int8_t* weights, const Patches<Int8>& patches, size_t vectors, int32_t* sums) {
  const int16_t *a = patches.at[0], *b = patches.at[1], *c = patches.at[2], *d = patches.at[3];
  int32_t sum_a = 0, sum_b = 0, sum_c = 0, sum_d = 0;
  for (size_t i = 0; i < vectors * vector_length; i++) {
    int16_t w = weights[i];
    sum_a += int32_t(w) * a[i];
    sum_b += int32_t(w) * b[i];
    sum_c += int32_t(w) * c[i];
    sum_d += int32_t(w) * d[i];
  }
  sums[0] += sum_a;
  sums[channel_block] += sum_b;
  sums[2 * channel_block] += sum_c;
  sums[3 * channel_block] += sum_d;
}

// Four floats side by side, for 64-bit machines, which have such registers; the compiler did not find them in the plain
// loop. The sums are those of add_products.
using Four = float __attribute__((vector_size(16)));
inline Four load_four(const float* from) { return load_unaligned<Four>(from); }
inline float folded(Four v) { return (v[0] + v[2]) + (v[1] + v[3]); }

void add_vectors(const float* weights, const Patches<Float>& patches, size_t vectors, float* sums) {
  const float *a = patches.at[0], *b = patches.at[1], *c = patches.at[2], *d = patches.at[3];
  Four sum_a = {}, sum_b = {}, sum_c = {}, sum_d = {};
  for (size_t i = 0; i < vectors * vector_length; i += 4) {
    Four w = load_four(weights + i);
    sum_a += w * load_four(a + i);
    sum_b += w * load_four(b + i);
    sum_c += w * load_four(c + i);
    sum_d += w * load_four(d + i);
  }
  sums[0] += folded(sum_a);
  sums[channel_block] += folded(sum_b);
  sums[2 * channel_block] += folded(sum_c);
  sums[3 * channel_block] += folded(sum_d);
}

// How the sums of up to channel_block output channels become stored outputs: out = low..high(sum + bias) * factor +
// zero.
struct Finish {
  float factor[channel_block];
  float zero, low, high;
};

Finish finish_of(const Layer& l, Element element, size_t first, size_t count) {
  Finish f = {};
  bool none = l.activation == Activation::None;
  float low = none ? -INFINITY : l.activation == Activation::Relu1 ? -1.0f : 0.0f;
  float high = l.activation == Activation::Relu1 ? 1.0f : l.activation == Activation::Relu6 ? 6.0f : INFINITY;
  f.low = low, f.high = high;
  if (element == Element::Float32) return f;
  float per_unit = 1.0f / l.out_q.scale;
  for (size_t k = 0; k < count; k++)
    f.factor[k] = l.in_q.scale * l.weight_scales[l.scale_per_channel ? first + k : 0] * per_unit;
  f.zero = l.out_q.zero;
  low = low * per_unit + f.zero, high = high * per_unit + f.zero;
  f.low = low > -128.0f ? low : -128.0f;
  f.high = high < 127.0f ? high : 127.0f;
  return f;
}

// int8 is rounded to nearest, halves to even: adding 1.5 * 2^23 leaves the integer in the low mantissa bits.
void store(const Finish& f, const uint8_t* bias_bytes, const int32_t* sums, size_t count, int8_t* out) {
  auto* bias = reinterpret_cast<const int32_t*>(bias_bytes);
  for (size_t k = 0; k < count; k++) {
    float q = float(int32_t(uint32_t(sums[k]) + uint32_t(bias[k]))) * f.factor[k] + f.zero;
    q = q < f.high ? q : f.high;
    q = q > f.low ? q : f.low;
    out[k] = int8_t(std::bit_cast<int32_t>(q + 12582912.0f));
  }
}

void store(const Finish& f, const uint8_t* bias_bytes, const float* sums, size_t count, float* out) {
  auto* bias = reinterpret_cast<const float*>(bias_bytes);
  for (size_t k = 0; k < count; k++) {
    float v = sums[k] + bias[k];
    v = v < f.high ? v : f.high;
    out[k] = v > f.low ? v : f.low;
  }
}

// Where a window lies in the input: may begin before and end behind it.
struct Window {
  int32_t y, x;
  bool inside;
};

Window window_at(const Layer& l, uint32_t out_y, uint32_t out_x) {
  Window w = {int32_t(out_y * l.stride_y) - l.pad_top, int32_t(out_x * l.stride_x) - l.pad_left, false};
  w.inside = w.y >= 0 && w.x >= 0 && w.y + (l.kernel_h - 1) * l.dilation_y < l.in.height &&
             w.x + (l.kernel_w - 1) * l.dilation_x < l.in.width;
  return w;
}

// A window of channels [first, first + count) gathered in the order channel, row, column. A table of offsets makes it
// fast where flash is cheap.
template <class Format>
struct Gatherer {
  using Stored = typename Format::Stored;
  using Patch = typename Format::Patch;

  Gatherer(const Layer& l, size_t channels) : layer(l) {
    if (!word_is_64_bit) return;
    size_t row = size_t(l.in.width) * l.in.channels, k = 0;
    for (size_t c = 0; c < channels; c++)
      for (size_t y = 0; y < l.kernel_h; y++)
        for (size_t x = 0; x < l.kernel_w; x++)
          offsets[k++] = uint32_t(y * l.dilation_y * row + x * l.dilation_x * l.in.channels + c);
  }

  void gather(const Stored* in, Window w, size_t first, size_t count, Patch* patch) const {
    size_t elements = count * layer.kernel_h * layer.kernel_w;
    if (word_is_64_bit && w.inside) {
      const Stored* base = in + (size_t(w.y) * layer.in.width + size_t(w.x)) * layer.in.channels + first;
      for (size_t k = 0; k < elements; k++) patch[k] = Patch(base[offsets[k]]);
    } else {
      gather_at_border(in, w, first, count, patch);
    }
    if (elements % vector_length)
      for (size_t k = 0; k < vector_length; k++) patch[elements + k] = 0;
  }

  void gather_at_border(const Stored* in, Window w, size_t first, size_t count, Patch* patch) const {
    Patch padding = Patch(layer.in_q.zero);
    for (size_t c = first; c < first + count; c++)
      for (int32_t i = 0; i < layer.kernel_h; i++)
        for (int32_t j = 0; j < layer.kernel_w; j++) {
          int32_t y = w.y + i * layer.dilation_y, x = w.x + j * layer.dilation_x;
          bool here = y >= 0 && x >= 0 && y < layer.in.height && x < layer.in.width;
          *patch++ = here ? Patch(in[(size_t(y) * layer.in.width + size_t(x)) * layer.in.channels + c]) : padding;
        }
  }

  const Layer& layer;
  uint32_t offsets[patch_length];
};

template <class Format>
class Convolution {
 public:
  using Stored = typename Format::Stored;

  Convolution(Element element, const Layer& l, uint8_t* arena)
      : l_(l),
        in_(reinterpret_cast<const Stored*>(arena + l.in_at)),
        out_(reinterpret_cast<Stored*>(arena + l.out_at)),
        window_(size_t(l.kernel_h) * l.kernel_w),
        together_(patch_length / window_ < l.in.channels ? patch_length / window_ : l.in.channels),
        gatherer_(l, together_) {
    size_t pixels = size_t(l.out.height) * l.out.width;
    for (size_t first = 0; first < l.out.channels; first += channel_block) {
      size_t count = first + channel_block < l.out.channels ? channel_block : l.out.channels - first;
      Finish finish = finish_of(l, element, first, count);
      for (size_t pixel = 0; pixel < pixels; pixel += pixels_together) {
        size_t there = pixels - pixel < pixels_together ? pixels - pixel : pixels_together;
        sum_pixels(pixel, there, first, count);
        for (size_t p = 0; p < there; p++)
          store(finish, l.bias + 4 * first, sums_[p], count, out_ + (pixel + p) * l.out.channels + first);
      }
    }
  }

 private:
  // Sums of output channels [first, first + count) for a run of pixels.
  void sum_pixels(size_t pixel, size_t pixels, size_t first, size_t count) {
    size_t row = window_ * l_.in.channels;
    for (auto& of_pixel : sums_)
      for (size_t k = 0; k < count; k++) of_pixel[k] = 0;
    for (size_t from = 0; from < l_.in.channels; from += together_) {
      size_t channels = from + together_ < l_.in.channels ? together_ : l_.in.channels - from;
      size_t elements = channels * window_, vectors = (elements + vector_length - 1) / vector_length;
      for (size_t p = 0; p < pixels; p++) {
        uint32_t y = uint32_t((pixel + p) / l_.out.width), x = uint32_t((pixel + p) % l_.out.width);
        gatherer_.gather(in_, window_at(l_, y, x), from, channels, patches_.at[p]);
      }
      const Stored* weights = reinterpret_cast<const Stored*>(l_.weights) + first * row + from * window_;
      for (size_t k = 0; k < count; k++, weights += row)
        if (word_is_64_bit && l_.may_overread)
          add_vectors(weights, patches_, vectors, sums_[0] + k);
        else
          add_products<Format>(weights, patches_, elements, sums_[0] + k);
    }
  }

  const Layer& l_;
  const Stored* in_;
  Stored* out_;
  size_t window_, together_;
  Gatherer<Format> gatherer_;
  Patches<Format> patches_;
  typename Format::Sum sums_[pixels_together][channel_block];
};

template <class Format>
void convolve_depthwise(Element element, const Layer& l, uint8_t* arena) {
  using Stored = typename Format::Stored;
  auto* in = reinterpret_cast<const Stored*>(arena + l.in_at);
  size_t window = size_t(l.kernel_h) * l.kernel_w;
  Gatherer<Format> gatherer(l, 1);
  Patches<Format> patches;
  for (size_t c = 0; c < l.out.channels; c++) {
    Finish finish = finish_of(l, element, c, 1);
    auto* weights = reinterpret_cast<const Stored*>(l.weights) + c * window;
    auto* out = reinterpret_cast<Stored*>(arena + l.out_at) + c;
    for (uint32_t y = 0; y < l.out.height; y++)
      for (uint32_t x = 0; x < l.out.width; x++, out += l.out.channels) {
        gatherer.gather(in, window_at(l, y, x), c / l.depth_multiplier, 1, patches.at[0]);
        typename Format::Sum sum = 0;
        for (size_t i = 0; i < window; i++) sum += typename Format::Sum(weights[i]) * patches.at[0][i];
        store(finish, l.bias + 4 * c, &sum, 1, out);
      }
  }
}

}  // namespace

void run_convolution(Element element, const Layer& layer, uint8_t* arena) {
  Layer l = layer;
  if (l.kind == LayerKind::Dense) l.in = {1, 1, uint16_t(l.in.size())};
  if (element == Element::Int8)
    Convolution<Int8>(element, l, arena);
  else
    Convolution<Float>(element, l, arena);
}

void run_depthwise(Element element, const Layer& l, uint8_t* arena) {
  if (element == Element::Int8)
    convolve_depthwise<Int8>(element, l, arena);
  else
    convolve_depthwise<Float>(element, l, arena);
}

}  // namespace adder::ml
