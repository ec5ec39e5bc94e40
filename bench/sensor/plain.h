// The plain loops the kernels are measured against: what a C programmer writes first, compiled with -O2.
#pragma once

#include <cstddef>
#include <cstdint>

namespace plain {

// Transposed direct form II, section after section; sos rows of b0 b1 b2 a0 a1 a2, two states a section.
void biquads(const float* sos, float* state, size_t sections, float* x, size_t n);
// The same in Q15 with coefficients scaled by 2^14, direct form I, four states a section.
void biquads_q15(const int16_t* sos, int32_t* state, size_t sections, int16_t* x, size_t n);
// In place, radix 2, twiddles cos and sin of 2 pi k / n.
void fft(const float* cosines, const float* sines, float* re, float* im, size_t n);
void int16_to_float(const int16_t* x, float* y, size_t n);
void float_to_int16(const float* x, int16_t* y, size_t n);
// A-weighting by biquads, then exponential mean square and total energy.
float level_block(const float* sos, float* state, float* fast, const int16_t* x, size_t n, float* scratch);

// A forest whose leaves vote for a class: a child below 0 is the class -1 - child.
struct Node {
  int16_t feature, threshold, left, right;
};
int forest(const Node* nodes, const int16_t* roots, size_t trees, const int16_t* x, size_t classes);

// Mean, extremes, quartiles, energy, deviation and entropy of the ten series of a window of 128 x 3; 92 values.
void features(const int16_t* x, const int16_t* y, const int16_t* z, float* out);

// The MNIST network: three convolutions of 3 x 3 with stride 2 and relu, mean, dense layer, softmax; channels
// innermost.
struct Network {
  const int8_t* weights8[4];
  const float *weights[4], *scales[4], *bias[4];
};
void network_int8(const Network& net, const uint8_t* image, float* out);
void network_float(const Network& net, const uint8_t* image, float* out);

}  // namespace plain
