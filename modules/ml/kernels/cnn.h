// Small convolutional networks, int8 or float32, run in place from their file: .tmdl as TinyMaix wrote it, and the same
// layer list, with more kinds of layers, inside our own model file (docs/formats/model.md).
//
// Tensors are height, width, channels with channels innermost; weights are out channel, in channel, row, column. All
// tensors lie in one arena at offsets the file gives; no more memory is used than the arena and about 3 KB of stack.
// Invariant of a checked network: every read and write of every layer is inside the file or the arena, the layers'
// kernels reach no farther than their padding says, and the bytes do not change while the Cnn lives.
#pragma once

#include "modules/ml/kernels/fault.h"

namespace adder::ml {

enum class Element : uint8_t { Int8, Float32 };

struct Cnn {
  Bytes file;
  Element element = Element::Int8;
  uint16_t layer_count = 0;
  uint16_t height = 0, width = 0, channels = 0;  // of the input
  uint32_t input_at = 0;                         // where the first layer reads it in the arena
  float input_scale = 1, input_zero = 0;         // Int8: real = scale * (q - zero)
  uint32_t outputs = 0;
  uint32_t arena_bytes = 0;

  size_t inputs() const { return size_t(height) * width * channels; }
};

// Reads and checks a network; `file` is aligned to 4 bytes and outlives the Cnn.
Fault open_cnn(Bytes file, Cnn& cnn);

// Puts the input into the arena. Pixels 0..255 stand for 0..1.
void cnn_set_input(const Cnn& cnn, Span<const uint8_t> pixels, uint8_t* arena);
void cnn_set_input(const Cnn& cnn, Span<const float> values, uint8_t* arena);
// Multiply-accumulates of a run.
uint64_t cnn_work(const Cnn& cnn);
// Runs all layers; the arena is aligned to 4 bytes. out has cnn.outputs values, in real units.
void cnn_run(const Cnn& cnn, uint8_t* arena, Span<float> out);

}  // namespace adder::ml
