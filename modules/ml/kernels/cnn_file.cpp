// Reading and checking of networks. The header is that of TinyMaix's .tmdl:
//   "MAIX", u8 element (0 int8, 2 float32), u8, u16 inputs, u16 outputs, u16 layers, u32 arena bytes, u32,
//   u16[4] input dimensions (count, height, width, channels), u16[4], 28 bytes reserved: 64 bytes;
// then layers, each with 48 common bytes (kind, is-output, size, arena offsets, dimensions, quantisation) and its own.
#include <cmath>

#include "core/base/bits.h"
#include "modules/ml/kernels/cnn_layer.h"

namespace adder::ml {
namespace {

constexpr uint32_t header_bytes = 64, common_bytes = 48, convolution_bytes = 80, short_bytes = 64;
constexpr uint32_t overread = 32;

constexpr Message bad_weights = "weights, biases or scales beyond the layer, or not aligned"_m;
constexpr Message one_each = "only networks with one input and one output are supported"_m;

struct NetworkHead {
  char magic[4];
  uint8_t element, unused;
  uint16_t inputs, outputs, layers;
  uint32_t arena_bytes, unused_bytes;
  uint16_t in_dimensions;
  Shape in;
};

// Reads fields one after the other; everything is little-endian.
class Reader {
 public:
  Reader(Bytes file, uint32_t at) : at_(file.data() + at) {}
  template <class T>
  T take() {
    T value = load_unaligned<T>(at_);
    at_ += sizeof(T);
    return value;
  }
  uint32_t u32() { return take<uint32_t>(); }

 private:
  const uint8_t* at_;
};

// Zero points of quantised models are integers in the file, of others floats.
void settle(Element element, Quantisation& q) {
  if (element == Element::Int8) q.zero = float(std::bit_cast<int32_t>(q.zero));
}

// The offset of a layer's array, turned into a pointer when the array lies in the layer and is aligned.
const uint8_t* array_at(const Cnn& cnn, uint32_t layer_at, const Layer& layer, uint32_t offset, uint64_t bytes,
                        uint32_t alignment) {
  if (offset < common_bytes || offset % alignment || offset + bytes > layer.bytes) return nullptr;
  return cnn.file.data() + layer_at + offset;
}

bool has_window(LayerKind kind) {
  return kind == LayerKind::Conv || kind == LayerKind::Depthwise || kind == LayerKind::MaxPool ||
         kind == LayerKind::AveragePool;
}

// Weights, biases and scales of a convolution or dense layer.
void find_arrays(const Cnn& cnn, uint32_t at, Reader& r, Layer& layer) {
  uint32_t scales = r.u32(), weights = r.u32(), bias = r.u32();
  bool dense = layer.kind == LayerKind::Dense;
  uint64_t element = cnn.element == Element::Int8 ? 1 : 4, window = uint64_t(layer.kernel_w) * layer.kernel_h;
  uint64_t from = layer.kind == LayerKind::Depthwise ? 1 : dense ? layer.in.size() : layer.in.channels;
  uint64_t count = (dense ? 1 : window) * from * layer.out.channels;
  layer.scale_per_channel = !dense;
  layer.weights = array_at(cnn, at, layer, weights, count * element, uint32_t(element));
  layer.bias = array_at(cnn, at, layer, bias, 4ull * layer.out.channels, 4);
  if (cnn.element == Element::Int8)
    layer.weight_scales =
        reinterpret_cast<const float*>(array_at(cnn, at, layer, scales, dense ? 4 : 4ull * layer.out.channels, 4));
  layer.may_overread = uint64_t(at) + weights + count * element + overread <= cnn.file.size();
}

bool in_arena(const Cnn& cnn, uint32_t at, const Shape& shape) {
  uint64_t element = cnn.element == Element::Int8 ? 1 : 4;
  return at % element == 0 && at + shape.size() * element <= cnn.arena_bytes;
}

bool good_scale(Quantisation q) { return std::isfinite(q.scale) && q.scale > 0 && q.zero >= -128 && q.zero <= 127; }

Wrong check_weights(const Cnn& cnn, const Layer& l) {
  if (!l.weights || !l.bias) return bad_weights;
  if (cnn.element == Element::Int8) {
    if (!l.weight_scales) return bad_weights;
    for (size_t k = 0; k < (l.scale_per_channel ? l.out.channels : 1); k++)
      if (!std::isfinite(l.weight_scales[k])) return "weight scale is not a number"_m;
  }
  return {};
}

// One direction of a window: kernel, stride, dilation, padding against both sizes.
bool window_fits(uint32_t in, uint32_t out, uint32_t kernel, uint32_t stride, uint32_t dilation, uint32_t before,
                 uint32_t after) {
  if (kernel == 0 || stride == 0 || dilation == 0 || out == 0) return false;
  uint32_t reach = (kernel - 1) * dilation + 1;
  return before < reach && after < reach && uint64_t(out - 1) * stride + reach <= uint64_t(in) + before + after;
}

Wrong check_window(const Layer& l) {
  if (l.activation > Activation::Relu6) return "activation not supported"_m;
  if (uint32_t(l.kernel_w) * l.kernel_h > greatest_window) return "kernel larger than 128 elements"_m;
  if (!window_fits(l.in.width, l.out.width, l.kernel_w, l.stride_x, l.dilation_x, l.pad_left, l.pad_right) ||
      !window_fits(l.in.height, l.out.height, l.kernel_h, l.stride_y, l.dilation_y, l.pad_top, l.pad_bottom))
    return "kernel, stride and padding do not fit the tensor sizes"_m;
  return {};
}

Wrong check_kind(const Cnn& cnn, const Layer& l) {
  bool one_pixel = l.out.height == 1 && l.out.width == 1, same = l.in.size() == l.out.size();
  switch (l.kind) {
    case LayerKind::Conv:
      if (l.depth_multiplier != 0) return "depth multiplier of a plain convolution"_m;
      if (Wrong wrong = check_window(l)) return wrong;
      return check_weights(cnn, l);
    case LayerKind::Depthwise:
      if (l.depth_multiplier == 0 || uint64_t(l.in.channels) * l.depth_multiplier != l.out.channels)
        return "depth multiplier does not fit the channels"_m;
      if (Wrong wrong = check_window(l)) return wrong;
      return check_weights(cnn, l);
    case LayerKind::MaxPool:
    case LayerKind::AveragePool:
      return l.in.channels != l.out.channels ? "pooling changes the channels"_m : check_window(l);
    case LayerKind::Dense:
      if (!one_pixel || l.in.size() > UINT16_MAX) return "dense layer with several pixels or more than 65535 inputs"_m;
      return check_weights(cnn, l);
    case LayerKind::GlobalAverage:
      return one_pixel && l.in.channels == l.out.channels ? Wrong() : "global average changes the channels"_m;
    case LayerKind::Softmax:
    case LayerKind::Reshape: return same ? Wrong() : "layer changes the number of elements"_m;
    case LayerKind::Add:
      if (!same || !in_arena(cnn, l.other_at, l.in))
        return "addition of tensors of different size, or beyond the arena"_m;
      return (cnn.element == Element::Float32 || good_scale(l.other_q)) && l.activation <= Activation::Relu6
                 ? Wrong()
                 : "addition with a bad scale"_m;
  }
  return "kind of layer not known"_m;
}

}  // namespace

bool read_layer(const Cnn& cnn, uint32_t at, Layer& layer) {
  if (uint64_t(at) + common_bytes > cnn.file.size()) return false;
  Reader r(cnn.file, at);
  layer = {};
  static_cast<LayerHead&>(layer) = r.take<LayerHead>();
  settle(cnn.element, layer.in_q);
  settle(cnn.element, layer.out_q);
  layer.kernel_w = layer.kernel_h = layer.stride_x = layer.stride_y = layer.dilation_x = layer.dilation_y = 1;
  bool window = has_window(layer.kind), dense = layer.kind == LayerKind::Dense, add = layer.kind == LayerKind::Add;
  uint32_t needed = window ? convolution_bytes : dense || add ? short_bytes : common_bytes;
  if (layer.bytes < needed || layer.bytes % 4 || uint64_t(at) + layer.bytes > cnn.file.size()) return false;
  if (window) {
    static_cast<LayerWindow&>(layer) = r.take<LayerWindow>();
    r.u32();
  }
  if (add) {
    layer.other_at = r.u32();
    layer.other_q = r.take<Quantisation>();
    settle(cnn.element, layer.other_q);
    layer.activation = Activation(r.u32() & 0xffff);
  }
  if (layer.kind == LayerKind::Conv || layer.kind == LayerKind::Depthwise || dense) find_arrays(cnn, at, r, layer);
  return true;
}

Wrong check_layer(const Cnn& cnn, const Layer& l) {
  if (l.in.size() == 0 || l.out.size() == 0) return "empty tensor"_m;
  if (!in_arena(cnn, l.in_at, l.in) || !in_arena(cnn, l.out_at, l.out))
    return "tensor beyond the arena, or not aligned"_m;
  if (cnn.element == Element::Int8 && !(good_scale(l.in_q) && good_scale(l.out_q)))
    return "scale not positive or zero point not int8"_m;
  return check_kind(cnn, l);
}

Fault open_cnn(Bytes file, Cnn& cnn) {
  if (file.size() < header_bytes || file[0] != 'M' || file[1] != 'A' || file[2] != 'I' || file[3] != 'X')
    return {"not a .tmdl network: it does not begin with MAIX"_m, 0};
  if (file.size() > UINT32_MAX || reinterpret_cast<uintptr_t>(file.data()) % 4)
    return {"network is not aligned to 4 bytes"_m, 0};
  auto& head = *reinterpret_cast<const NetworkHead*>(file.data());
  uint8_t element = head.element;
  if (element != 0 && element != 2) return {"network is neither int8 nor float32"_m, 4};
  cnn = {};
  cnn.file = file;
  cnn.element = element == 0 ? Element::Int8 : Element::Float32;
  if (head.inputs != 1) return {one_each, 6};
  if (head.outputs != 1) return {one_each, 8};
  cnn.layer_count = head.layers;
  cnn.arena_bytes = head.arena_bytes;
  Shape in = head.in;
  cnn.height = in.height, cnn.width = in.width, cnn.channels = in.channels;
  if (cnn.layer_count == 0 || in.size() == 0) return {"network without layers or input"_m, 10};
  uint32_t at = header_bytes;
  for (uint16_t i = 0; i < cnn.layer_count; i++) {
    Layer layer;
    if (!read_layer(cnn, at, layer)) return {"layer does not fit the file"_m, at};
    if (Wrong wrong = check_layer(cnn, layer)) return {wrong, at};
    if (i == 0) {
      if (layer.in.size() != in.size()) return {"first layer does not take the network's input"_m, at};
      cnn.input_at = layer.in_at, cnn.input_scale = layer.in_q.scale, cnn.input_zero = layer.in_q.zero;
    }
    if ((layer.is_output != 0) != (i + 1 == cnn.layer_count))
      return {"the output must be the last layer, and no other"_m, at};
    cnn.outputs = uint32_t(layer.out.size());
    at += layer.bytes;
  }
  return {};
}

}  // namespace adder::ml
