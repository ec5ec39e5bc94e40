// Running networks: input, the layers in turn, output; and the layers that are no convolution.
#include <cmath>

#include "core/base/bits.h"
#include "core/numeric/elementary.h"
#include "modules/ml/kernels/cnn_layer.h"

namespace adder::ml {
namespace {

constexpr uint32_t header_bytes = 64;

float activated(float v, Activation activation) {
  if (activation == Activation::None) return v;
  float low = activation == Activation::Relu1 ? -1.0f : 0.0f;
  if (v < low) return low;
  if (activation == Activation::Relu1 && v > 1) return 1;
  return activation == Activation::Relu6 && v > 6 ? 6 : v;
}

void run_layer(Element element, const Layer& layer, uint8_t* arena) {
  switch (layer.kind) {
    case LayerKind::Conv:
    case LayerKind::Depthwise:
    case LayerKind::Dense: return run_convolution(element, layer, arena);
    case LayerKind::MaxPool:
    case LayerKind::AveragePool: return run_pool(element, layer, arena);
    case LayerKind::GlobalAverage: return run_global_average(element, layer, arena);
    case LayerKind::Add: return run_add(element, layer, arena);
    case LayerKind::Softmax: return run_softmax(element, layer, arena + layer.in_at, element, arena + layer.out_at);
    case LayerKind::Reshape:
      if (layer.in_at != layer.out_at)
        std::memmove(arena + layer.out_at, arena + layer.in_at, layer.in.size() * (element == Element::Int8 ? 1 : 4));
  }
}

}  // namespace

float load_real(Element element, const uint8_t* tensor, size_t i, Quantisation q) {
  if (element == Element::Float32) return reinterpret_cast<const float*>(tensor)[i];
  return (float(reinterpret_cast<const int8_t*>(tensor)[i]) - q.zero) * q.scale;
}

void store_real(Element element, uint8_t* tensor, size_t i, Quantisation q, float value) {
  if (element == Element::Float32) {
    reinterpret_cast<float*>(tensor)[i] = value;
    return;
  }
  float v = value / q.scale + q.zero;
  v = v < 127.0f ? v : 127.0f;
  v = v > -128.0f ? v : -128.0f;
  tensor[i] = uint8_t(int8_t(v < 0 ? v - 0.5f : v + 0.5f));
}

void run_pool(Element element, const Layer& l, uint8_t* arena) {
  const uint8_t* in = arena + l.in_at;
  uint8_t* out = arena + l.out_at;
  size_t done = 0;
  for (int32_t oy = 0; oy < l.out.height; oy++)
    for (int32_t ox = 0; ox < l.out.width; ox++)
      for (size_t c = 0; c < l.out.channels; c++) {
        float greatest = -INFINITY, total = 0, count = 0;
        for (int32_t i = 0; i < l.kernel_h; i++)
          for (int32_t j = 0; j < l.kernel_w; j++) {
            int32_t y = oy * l.stride_y - l.pad_top + i * l.dilation_y,
                    x = ox * l.stride_x - l.pad_left + j * l.dilation_x;
            if (y < 0 || x < 0 || y >= l.in.height || x >= l.in.width) continue;
            float v = load_real(element, in, (size_t(y) * l.in.width + size_t(x)) * l.in.channels + c, l.in_q);
            greatest = v > greatest ? v : greatest;
            total += v;
            count += 1;
          }
        float value = l.kind == LayerKind::MaxPool ? greatest : count > 0 ? total / count : 0;
        store_real(element, out, done++, l.out_q, activated(value, l.activation));
      }
}

void run_global_average(Element element, const Layer& l, uint8_t* arena) {
  size_t pixels = size_t(l.in.height) * l.in.width, channels = l.in.channels;
  for (size_t c = 0; c < channels; c++) {
    float total = 0;
    for (size_t p = 0; p < pixels; p++) total += load_real(element, arena + l.in_at, p * channels + c, l.in_q);
    store_real(element, arena + l.out_at, c, l.out_q, total / float(pixels));
  }
}

void run_add(Element element, const Layer& l, uint8_t* arena) {
  for (size_t i = 0; i < l.in.size(); i++) {
    float sum = load_real(element, arena + l.in_at, i, l.in_q) + load_real(element, arena + l.other_at, i, l.other_q);
    store_real(element, arena + l.out_at, i, l.out_q, activated(sum, l.activation));
  }
}

// In place, an output overwrites no input still to be read.
void run_softmax(Element element, const Layer& l, const uint8_t* in, Element out_element, uint8_t* out) {
  size_t count = l.in.size();
  float greatest = load_real(element, in, 0, l.in_q), total = 0;
  for (size_t i = 1; i < count; i++) {
    float v = load_real(element, in, i, l.in_q);
    greatest = v > greatest ? v : greatest;
  }
  for (size_t i = 0; i < count; i++) total += elementary::exp(load_real(element, in, i, l.in_q) - greatest);
  for (size_t i = 0; i < count; i++)
    store_real(out_element, out, i, l.out_q, elementary::exp(load_real(element, in, i, l.in_q) - greatest) / total);
}

uint64_t cnn_work(const Cnn& cnn) {
  Layer layer;
  uint64_t work = cnn.inputs();
  for (uint32_t i = 0, at = header_bytes; i < cnn.layer_count; i++, at += layer.bytes) {
    if (!read_layer(cnn, at, layer)) break;
    uint64_t window = uint64_t(layer.kernel_h) * layer.kernel_w, out = layer.out.size();
    switch (layer.kind) {
      case LayerKind::Conv: work += out * window * layer.in.channels; break;
      case LayerKind::Dense: work += out * layer.in.size(); break;
      case LayerKind::Depthwise:
      case LayerKind::MaxPool:
      case LayerKind::AveragePool: work += out * window; break;
      default: work += layer.in.size();
    }
  }
  return work;
}

void cnn_set_input(const Cnn& cnn, Span<const uint8_t> pixels, uint8_t* arena) {
  contract(pixels.size() == cnn.inputs(), "cnn_set_input: one value an element");
  uint8_t* to = arena + cnn.input_at;
  // Pixels are 0..1 in steps of 1/255, which is what nearly every int8 network takes, with zero point -128.
  if (cnn.element == Element::Int8 && fabsf(cnn.input_scale * 255 - 1) < 1e-3f && cnn.input_zero == -128)
    for (size_t i = 0; i < pixels.size(); i++) to[i] = uint8_t(pixels[i] ^ 0x80);
  else
    for (size_t i = 0; i < pixels.size(); i++)
      store_real(cnn.element, to, i, {cnn.input_scale, cnn.input_zero}, float(pixels[i]) / 255.0f);
}

void cnn_set_input(const Cnn& cnn, Span<const float> values, uint8_t* arena) {
  contract(values.size() == cnn.inputs(), "cnn_set_input: one value an element");
  for (size_t i = 0; i < values.size(); i++)
    store_real(cnn.element, arena + cnn.input_at, i, {cnn.input_scale, cnn.input_zero}, values[i]);
}

void cnn_run(const Cnn& cnn, uint8_t* arena, Span<float> out) {
  contract(out.size() == cnn.outputs, "cnn_run: one value an output");
  Layer layer;
  for (uint32_t i = 0, at = header_bytes; i < cnn.layer_count; i++, at += layer.bytes) {
    if (!read_layer(cnn, at, layer)) return;
    bool last = i + 1 == cnn.layer_count;
    if (last && layer.kind == LayerKind::Softmax) {
      run_softmax(cnn.element, layer, arena + layer.in_at, Element::Float32, reinterpret_cast<uint8_t*>(out.data()));
      return;
    }
    run_layer(cnn.element, layer, arena);
    if (last)
      for (size_t k = 0; k < out.size(); k++) out[k] = load_real(cnn.element, arena + layer.out_at, k, layer.out_q);
  }
}

}  // namespace adder::ml
