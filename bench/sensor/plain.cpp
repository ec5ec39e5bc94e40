// The plain loops; see plain.h.
#include "bench/sensor/plain.h"

namespace plain {

void biquads(const float* sos, float* state, size_t sections, float* x, size_t n) {
  for (size_t s = 0; s < sections; s++) {
    const float* c = sos + 6 * s;
    float s1 = state[2 * s], s2 = state[2 * s + 1];
    for (size_t i = 0; i < n; i++) {
      float in = x[i], out = c[0] * in + s1;
      s1 = c[1] * in - c[4] * out + s2;
      s2 = c[2] * in - c[5] * out;
      x[i] = out;
    }
    state[2 * s] = s1, state[2 * s + 1] = s2;
  }
}

void biquads_q15(const int16_t* sos, int32_t* state, size_t sections, int16_t* x, size_t n) {
  for (size_t s = 0; s < sections; s++) {
    const int16_t* c = sos + 6 * s;
    int32_t* z = state + 4 * s;
    for (size_t i = 0; i < n; i++) {
      int64_t sum = int64_t(c[0]) * x[i] + int64_t(c[1]) * z[0] + int64_t(c[2]) * z[1] - int64_t(c[4]) * z[2] -
                    int64_t(c[5]) * z[3];
      int32_t y = int32_t(sum >> 14);
      y = y > 32767 ? 32767 : y < -32768 ? -32768 : y;
      z[1] = z[0], z[0] = x[i], z[3] = z[2], z[2] = y;
      x[i] = int16_t(y);
    }
  }
}

void fft(const float* cosines, const float* sines, float* re, float* im, size_t n) {
  for (size_t i = 1, j = 0; i < n; i++) {
    size_t bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      float r = re[i], m = im[i];
      re[i] = re[j], im[i] = im[j], re[j] = r, im[j] = m;
    }
  }
  for (size_t size = 2; size <= n; size *= 2)
    for (size_t start = 0; start < n; start += size)
      for (size_t k = 0; k < size / 2; k++) {
        size_t a = start + k, b = a + size / 2, w = k * (n / size);
        float r = re[b] * cosines[w] + im[b] * sines[w], m = im[b] * cosines[w] - re[b] * sines[w];
        re[b] = re[a] - r, im[b] = im[a] - m;
        re[a] += r, im[a] += m;
      }
}

void int16_to_float(const int16_t* x, float* y, size_t n) {
  for (size_t i = 0; i < n; i++) y[i] = x[i] / 32768.0f;
}

void float_to_int16(const float* x, int16_t* y, size_t n) {
  for (size_t i = 0; i < n; i++) {
    float v = x[i] * 32768.0f;
    y[i] = int16_t(v > 32767.0f ? 32767.0f : v < -32768.0f ? -32768.0f : v);
  }
}

float level_block(const float* sos, float* state, float* fast, const int16_t* x, size_t n, float* scratch) {
  float energy = 0, y = *fast;
  int16_to_float(x, scratch, n);
  biquads(sos, state, 3, scratch, n);
  for (size_t i = 0; i < n; i++) {
    float square = scratch[i] * scratch[i];
    y += 0.0005f * (square - y);
    energy += square;
  }
  *fast = y;
  return energy;
}

}  // namespace plain
