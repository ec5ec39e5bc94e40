// One layer of a network as its file describes it, and the kernels that run it.
#pragma once

#include "modules/ml/kernels/cnn.h"

namespace adder::ml {

// Kinds below 128 are TinyMaix's numbers, the others ours.
enum class LayerKind : uint16_t {
  Conv = 0,
  GlobalAverage = 1,
  Dense = 2,
  Softmax = 3,
  Reshape = 4,
  Depthwise = 5,
  Add = 6,
  MaxPool = 128,
  AveragePool = 129,
};
enum class Activation : uint16_t { None = 0, Relu = 1, Relu1 = 2, Relu6 = 3 };

struct Shape {
  uint16_t height, width, channels;
  size_t size() const { return size_t(height) * width * channels; }
};
struct Quantisation {
  float scale, zero;
};

inline constexpr size_t greatest_window = 128;  // elements of a convolution's window in one channel

// What every layer begins with, as the file has it; and what follows when it has a window.
struct LayerHead {
  LayerKind kind;
  uint16_t is_output;
  uint32_t bytes;          // of the layer in the file
  uint32_t in_at, out_at;  // arena offsets
  uint16_t in_dimensions;
  Shape in;
  uint16_t out_dimensions;
  Shape out;
  Quantisation in_q, out_q;
};
struct LayerWindow {
  uint8_t kernel_w, kernel_h, stride_x, stride_y, dilation_x, dilation_y;
  Activation activation;
  uint8_t pad_top, pad_bottom, pad_left, pad_right;
  uint32_t depth_multiplier;
};
static_assert(sizeof(LayerHead) == 48 && sizeof(LayerWindow) == 16);

struct Layer : LayerHead, LayerWindow {
  uint32_t other_at;  // second operand of Add
  Quantisation other_q;
  const uint8_t *weights, *bias;  // int8 and int32, or float32
  const float* weight_scales;     // Int8: one, or one a channel
  bool scale_per_channel;
  bool may_overread;  // 32 readable bytes follow the weights
};

// Decodes the layer at offset `at` of the file. Its fields are unchecked; false when it does not fit the file.
bool read_layer(const Cnn& cnn, uint32_t at, Layer& layer);
// What is wrong with the layer, if anything.
Wrong check_layer(const Cnn& cnn, const Layer& layer);

void run_convolution(Element element, const Layer& layer, uint8_t* arena);  // and depthwise, and dense
void run_pool(Element element, const Layer& layer, uint8_t* arena);
void run_global_average(Element element, const Layer& layer, uint8_t* arena);
void run_add(Element element, const Layer& layer, uint8_t* arena);
// From a tensor of one type to one of another.
void run_softmax(Element element, const Layer& layer, const uint8_t* in, Element out_element, uint8_t* out);

// Element i of a tensor in the arena, in real units, and back (int8: rounded to nearest and saturated).
float load_real(Element element, const uint8_t* tensor, size_t i, Quantisation q);
void store_real(Element element, uint8_t* tensor, size_t i, Quantisation q, float value);

}  // namespace adder::ml
