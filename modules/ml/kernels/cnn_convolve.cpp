// Convolutions of networks.
//
// For four output pixels at a time the windows are gathered into patches (int8 widened to int16), in the order of the
// weights and padded with zeros to a whole number of vectors; then each output channel is four dot products with one
// row of weights, read once. Input channels whose windows do not fit the patch together are taken in turns, output
// channels in blocks; of a depthwise convolution, which has one input channel for each output, a block is one channel.
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
  typename Format::Patch at[pixels_together][patch_length + vector_length];
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

// The run of one layer. What int8 and float32 have in common stands here once.
class Convolution {
 public:
  Convolution(Element element, const Layer& l, uint8_t* arena)
      : l_(l),
        int8_(element == Element::Int8),
        in_(arena + l.in_at),
        window_(size_t(l.kernel_h) * l.kernel_w),
        inputs_(l.kind == LayerKind::Depthwise ? 1 : l.in.channels),
        together_(patch_length / window_ < inputs_ ? patch_length / window_ : inputs_) {
    if (word_is_64_bit) note_offsets();
    bool depthwise = l.kind == LayerKind::Depthwise;
    size_t pixels = size_t(l.out.height) * l.out.width, block = depthwise ? 1 : channel_block;
    for (size_t first = 0; first < l.out.channels; first += block) {
      size_t count = first + block < l.out.channels ? block : l.out.channels - first;
      first_input_ = depthwise ? first / l.depth_multiplier : 0;
      Finish finish = finish_of(l, element, first, count);
      for (size_t pixel = 0; pixel < pixels; pixel += pixels_together) {
        size_t there = pixels - pixel < pixels_together ? pixels - pixel : pixels_together;
        sum_pixels(pixel, there, first, count);
        for (size_t p = 0; p < there; p++) {
          size_t at = (pixel + p) * l.out.channels + first;
          if (int8_)
            store(finish, l.bias + 4 * first, sums_.ints[p], count, reinterpret_cast<int8_t*>(arena + l.out_at) + at);
          else
            store(finish, l.bias + 4 * first, sums_.floats[p], count, reinterpret_cast<float*>(arena + l.out_at) + at);
        }
      }
    }
  }

 private:
  // A table of where the elements of a window lie makes gathering fast where flash is cheap.
  void note_offsets() {
    size_t row = size_t(l_.in.width) * l_.in.channels, k = 0;
    for (size_t c = 0; c < together_; c++)
      for (size_t y = 0; y < l_.kernel_h; y++)
        for (size_t x = 0; x < l_.kernel_w; x++)
          offsets_[k++] = uint32_t(y * l_.dilation_y * row + x * l_.dilation_x * l_.in.channels + c);
  }

  // A window of channels [first, first + count) becomes patch p, in the order channel, row, column.
  void gather(size_t p, Window w, size_t first, size_t count) {
    size_t elements = count * window_, base = (size_t(w.y) * l_.in.width + size_t(w.x)) * l_.in.channels + first;
    bool fast = word_is_64_bit && w.inside;
    if (fast && int8_)
      gather_inside(reinterpret_cast<const int8_t*>(in_) + base, elements, patches_.ints.at[p]);
    else if (fast)
      gather_inside(reinterpret_cast<const float*>(in_) + base, elements, patches_.floats.at[p]);
    else
      gather_at_border(p, w, first, count);
    if (!word_is_64_bit || elements % vector_length == 0) return;
    for (size_t k = elements; k < elements + vector_length; k++)
      if (int8_)
        patches_.ints.at[p][k] = 0;
      else
        patches_.floats.at[p][k] = 0;
  }
  template <class Stored, class Patch>
  void gather_inside(const Stored* in, size_t elements, Patch* patch) const {
    for (size_t k = 0; k < elements; k++) patch[k] = Patch(in[offsets_[k]]);
  }
  void gather_at_border(size_t p, Window w, size_t first, size_t count) {
    float padding = l_.in_q.zero;
    size_t k = 0;
    for (size_t c = first; c < first + count; c++)
      for (int32_t i = 0; i < l_.kernel_h; i++)
        for (int32_t j = 0; j < l_.kernel_w; j++) {
          int32_t y = w.y + i * l_.dilation_y, x = w.x + j * l_.dilation_x;
          bool here = y >= 0 && x >= 0 && y < l_.in.height && x < l_.in.width;
          size_t at = (size_t(y) * l_.in.width + size_t(x)) * l_.in.channels + c;
          if (int8_)
            patches_.ints.at[p][k++] = here ? reinterpret_cast<const int8_t*>(in_)[at] : int16_t(padding);
          else
            patches_.floats.at[p][k++] = here ? reinterpret_cast<const float*>(in_)[at] : padding;
        }
  }

  // Sums of output channels [first, first + count) for a run of pixels.
  void sum_pixels(size_t pixel, size_t pixels, size_t first, size_t count) {
    size_t row = window_ * inputs_;
    for (auto& of_pixel : sums_.ints)
      for (size_t k = 0; k < count; k++) of_pixel[k] = 0;  // of floats too
    for (size_t from = 0; from < inputs_; from += together_) {
      size_t channels = from + together_ < inputs_ ? together_ : inputs_ - from;
      for (size_t p = 0; p < pixels; p++) {
        uint32_t y = uint32_t((pixel + p) / l_.out.width), x = uint32_t((pixel + p) % l_.out.width);
        gather(p, window_at(l_, y, x), first_input_ + from, channels);
      }
      size_t weights = first * row + from * window_, elements = channels * window_;
      if (int8_)
        add_rows<Int8>(reinterpret_cast<const int8_t*>(l_.weights) + weights, patches_.ints, elements, row, count,
                       sums_.ints[0]);
      else
        add_rows<Float>(reinterpret_cast<const float*>(l_.weights) + weights, patches_.floats, elements, row, count,
                        sums_.floats[0]);
    }
  }
  template <class Format>
  void add_rows(const typename Format::Stored* weights, const Patches<Format>& patches, size_t elements, size_t row,
                size_t count, typename Format::Sum* sums) const {
    for (size_t k = 0; k < count; k++, weights += row)
      if (word_is_64_bit && l_.may_overread)
        add_vectors(weights, patches, (elements + vector_length - 1) / vector_length, sums + k);
      else
        add_products<Format>(weights, patches, elements, sums + k);
  }

  const Layer& l_;
  bool int8_;
  const uint8_t* in_;
  size_t window_, inputs_, together_;  // inputs_: input channels of an output channel, taken so many together
  size_t first_input_;
  uint32_t offsets_[patch_length];
  union {
    Patches<Float> floats;
    Patches<Int8> ints;
  } patches_ = {};
  union {
    int32_t ints[pixels_together][channel_block];
    float floats[pixels_together][channel_block];
  } sums_;
};

}  // namespace

void run_convolution(Element element, const Layer& layer, uint8_t* arena) {
  Layer l = layer;
  if (l.kind == LayerKind::Dense) l.in = {1, 1, uint16_t(l.in.size())};
  Convolution(element, l, arena);
}

}  // namespace adder::ml
