// The plain loops of models and features; see plain.h.
#include <cmath>
#include <cstdlib>

#include "bench/sensor/plain.h"

namespace plain {

int forest(const Node* nodes, const int16_t* roots, size_t trees, const int16_t* x, size_t classes) {
  int votes[32] = {};
  for (size_t t = 0; t < trees; t++) {
    int at = roots[t];
    while (at >= 0) at = x[nodes[at].feature] <= nodes[at].threshold ? nodes[at].left : nodes[at].right;
    votes[-1 - at]++;
  }
  int best = 0;
  for (size_t c = 1; c < classes; c++)
    if (votes[c] > votes[best]) best = int(c);
  return best;
}

namespace {

constexpr int window = 128;

int compare(const void* a, const void* b) {
  float x = *static_cast<const float*>(a), y = *static_cast<const float*>(b);
  return (x > y) - (x < y);
}

float* describe(const float* x, bool axis, float* out) {
  float sorted[window], sum = 0, squares = 0;
  for (int i = 0; i < window; i++) sorted[i] = x[i], sum += x[i], squares += x[i] * x[i];
  qsort(sorted, window, sizeof(float), compare);
  float mean = sum / window, low = sorted[0], high = sorted[window - 1], entropy = 0;
  int bins[10] = {};
  for (int i = 0; i < window && high > low; i++) {
    int bin = int((x[i] - low) * 10 / (high - low));
    bins[bin > 9 ? 9 : bin]++;
  }
  for (int count : bins)
    if (count) entropy -= count * logf(float(count) / window) / window;
  *out++ = mean, *out++ = axis ? high : low, *out++ = axis ? low : high, *out++ = sorted[window / 2];
  if (axis) *out++ = sorted[window / 4], *out++ = sorted[3 * window / 4];
  *out++ = sorted[3 * window / 4] - sorted[window / 4];
  *out++ = sqrtf(squares / window), *out++ = sqrtf(squares / window - mean * mean), *out++ = entropy;
  return out;
}

float median3(float a, float b, float c) { return a > b ? (b > c ? b : a > c ? c : a) : (a > c ? a : b > c ? c : b); }

}  // namespace

void features(const int16_t* x, const int16_t* y, const int16_t* z, float* out) {
  static float series[10][window];
  const int16_t* axes[] = {x, y, z};
  for (int a = 0; a < 3; a++)
    for (int i = 0; i < window; i++)
      series[a][i] = i == 0 || i == window - 1 ? axes[a][i] : median3(axes[a][i - 1], axes[a][i], axes[a][i + 1]);
  for (int i = 0; i < window; i++) {
    float u = series[0][i], v = series[1][i], w = series[2][i];
    series[3][i] = fabsf(u) + fabsf(v) + fabsf(w);
    series[4][i] = sqrtf(u * u + v * v + w * w);
  }
  for (int s = 0; s < 5; s++)
    for (int i = 0; i < window; i++) series[5 + s][i] = i + 1 < window ? series[s][i + 1] - series[s][i] : 0;
  for (int s = 0; s < 10; s++) out = describe(series[s], s % 5 < 3, out);
}

namespace {

struct Size {
  int height, width, channels;
};
constexpr Size sizes[] = {{28, 28, 1}, {13, 13, 8}, {6, 6, 12}, {2, 2, 18}};

template <class T, class Sum, class Store>
void convolve(const T* in, Size from, const T* weights, Size to, Store store) {
  for (int row = 0; row < to.height; row++)
    for (int column = 0; column < to.width; column++)
      for (int out = 0; out < to.channels; out++) {
        Sum sum = 0;
        for (int c = 0; c < from.channels; c++)
          for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
              sum += Sum(in[((2 * row + i) * from.width + 2 * column + j) * from.channels + c]) *
                     weights[((out * from.channels + c) * 3 + i) * 3 + j];
        store((row * to.width + column) * to.channels + out, out, sum);
      }
}

void softmax(float* x, int n) {
  float greatest = x[0], sum = 0;
  for (int i = 1; i < n; i++) greatest = x[i] > greatest ? x[i] : greatest;
  for (int i = 0; i < n; i++) sum += x[i] = expf(x[i] - greatest);
  for (int i = 0; i < n; i++) x[i] /= sum;
}

template <class T>
void finish(const T* tensor, const T* weights, const float* scales, const float* bias, float* out) {
  float means[18];
  for (int c = 0; c < 18; c++) means[c] = float(tensor[c] + tensor[18 + c] + tensor[36 + c] + tensor[54 + c]) / 4;
  for (int o = 0; o < 10; o++) {
    float sum = bias[o];
    for (int c = 0; c < 18; c++) sum += means[c] * weights[o * 18 + c] * (scales ? scales[o] : 1.0f);
    out[o] = sum;
  }
  softmax(out, 10);
}

}  // namespace

void network_int8(const Network& net, const uint8_t* image, float* out) {
  static int8_t tensors[2][28 * 28 * 2];
  for (int i = 0; i < 28 * 28; i++) tensors[0][i] = int8_t(image[i] - 128);
  for (int layer = 0; layer < 3; layer++) {
    int8_t* to = tensors[(layer + 1) % 2];
    convolve<int8_t, int32_t>(tensors[layer % 2], sizes[layer], net.weights8[layer], sizes[layer + 1],
                              [&](int at, int channel, int32_t sum) {
                                float v = float(sum) * net.scales[layer][channel] + net.bias[layer][channel];
                                int32_t q = int32_t(lrintf(v < 0 ? 0 : v)) - 128;
                                to[at] = int8_t(q > 127 ? 127 : q);
                              });
  }
  finish(tensors[1], net.weights8[3], net.scales[3], net.bias[3], out);
}

void network_float(const Network& net, const uint8_t* image, float* out) {
  static float tensors[2][28 * 28 * 2];
  for (int i = 0; i < 28 * 28; i++) tensors[0][i] = float(image[i]) / 255;
  for (int layer = 0; layer < 3; layer++) {
    float* to = tensors[(layer + 1) % 2];
    convolve<float, float>(tensors[layer % 2], sizes[layer], net.weights[layer], sizes[layer + 1],
                           [&](int at, int channel, float sum) {
                             float v = sum + net.bias[layer][channel];
                             to[at] = v < 0 ? 0 : v;
                           });
  }
  finish<float>(tensors[1], net.weights[3], nullptr, net.bias[3], out);
}

}  // namespace plain
