// Fast Fourier transform; see fft.h.
//
// Decimation in time: samples go into bit-reversed order, then groups of 4, 16, 64, ... are combined by radix-4
// butterflies (two radix-2 stages at once, which keeps the order plain bit reversal); an odd power of two has one
// radix-2 pass. Every pass has its own contiguous twiddles, m cosines then m sines, so its loop is plain vector code.
// Of the three twiddles of a butterfly only w is stored; w^2 and w^3 are multiplied out.
#include "modules/dsp/kernels/fft.h"

#include <bit>

#include "core/base/bits.h"
#include "modules/dsp/kernels/real.h"

namespace adder::dsp {
namespace {

// The smallest size whose bit reversal goes by blocks of 4x4 numbers: never, where there are no vector registers.
constexpr size_t least_blocked = word_is_64_bit ? 16 : fft_greatest + 1;

int log2_of(size_t size) { return std::countr_zero(size); }

// Successor of `value` among bit-reversed numbers below 2^bits.
size_t reversed_next(size_t value, size_t top) {
  while (value & top) value ^= top, top >>= 1;
  return value ^ top;
}

// One radix-4 butterfly without twiddles; inputs in bit-reversed order.
struct Four {
  float r0, i0, r1, i1, r2, i2, r3, i3;
};
inline Four butterfly(float ar, float ai, float br, float bi, float cr, float ci, float dr, float di) {
  float sr = ar + br, si = ai + bi, tr = ar - br, ti = ai - bi;
  float ur = cr + dr, ui = ci + di, vr = cr - dr, vi = ci - di;
  return {sr + ur, si + ui, tr + vi, ti - vr, sr - ur, si - ui, tr - vi, ti + vr};
}

void first_pass_small(size_t size, float* re, float* im) {
  for (size_t i = 0, j = 0; i < size; i++, j = reversed_next(j, size / 2)) {
    if (j <= i) continue;
    float r = re[i], m = im[i];
    re[i] = re[j], im[i] = im[j];
    re[j] = r, im[j] = m;
  }
  for (size_t i = 0; i < size; i += 4) {
    Four x = butterfly(re[i], im[i], re[i + 1], im[i + 1], re[i + 2], im[i + 2], re[i + 3], im[i + 3]);
    re[i] = x.r0, re[i + 1] = x.r1, re[i + 2] = x.r2, re[i + 3] = x.r3;
    im[i] = x.i0, im[i + 1] = x.i1, im[i + 2] = x.i2, im[i + 3] = x.i3;
  }
}

// Sixteen numbers: rows at distance size/4, four neighbours each.
struct Block {
  float re[4][4], im[4][4];
};

// Reads a block and transforms its columns: bit reversal makes each column a group of four neighbours.
inline void load_transformed(const float* re, const float* im, size_t quarter, Block& block) {
  for (size_t c = 0; c < 4; c++) {
    Four x = butterfly(re[c], im[c], re[2 * quarter + c], im[2 * quarter + c], re[quarter + c], im[quarter + c],
                       re[3 * quarter + c], im[3 * quarter + c]);
    block.re[0][c] = x.r0, block.re[1][c] = x.r1, block.re[2][c] = x.r2, block.re[3][c] = x.r3;
    block.im[0][c] = x.i0, block.im[1][c] = x.i1, block.im[2][c] = x.i2, block.im[3][c] = x.i3;
  }
}

inline void store_transposed(const Block& block, float* re, float* im, size_t quarter) {
  constexpr size_t swapped[4] = {0, 2, 1, 3};  // two-bit reversal
  for (size_t row = 0; row < 4; row++)
    for (size_t c = 0; c < 4; c++) {
      re[swapped[row] * quarter + c] = block.re[c][row];
      im[swapped[row] * quarter + c] = block.im[c][row];
    }
}

// Bit reversal and the first radix-4 pass at once. Index = (high 2 bits, middle, low 2 bits); reversal sends it to
// (reversed low, reversed middle, reversed high), so the blocks of a middle and of its reverse change places.
void first_pass_blocked(size_t size, float* re, float* im) {
  size_t quarter = size / 4, middles = quarter / 4;
  for (size_t middle = 0, other = 0; middle < middles; middle++) {
    if (other >= middle) {
      Block here, there;
      load_transformed(re + middle * 4, im + middle * 4, quarter, here);
      load_transformed(re + other * 4, im + other * 4, quarter, there);
      store_transposed(here, re + other * 4, im + other * 4, quarter);
      store_transposed(there, re + middle * 4, im + middle * 4, quarter);
    }
    other = reversed_next(other, middles / 2);
  }
}

// Pairs of groups of four into groups of eight.
void radix2_pass(size_t size, const float* table, float* re, float* im) {
  for (size_t start = 0; start < size; start += 8) {
    float *ar = re + start, *ai = im + start, *br = ar + 4, *bi = ai + 4;
    for (size_t k = 0; k < 4; k++) {
      float c = table[k], s = table[4 + k];
      float xr = br[k] * c + bi[k] * s, xi = bi[k] * c - br[k] * s;
      br[k] = ar[k] - xr, bi[k] = ai[k] - xi;
      ar[k] += xr, ai[k] += xi;
    }
  }
}

// Four groups of m into one of 4 m. Twiddles are w = c - i s.
inline void combine4(size_t m, const float* __restrict table, float* __restrict ar, float* __restrict ai,
                     float* __restrict br, float* __restrict bi, float* __restrict cr, float* __restrict ci,
                     float* __restrict dr, float* __restrict di) {
  for (size_t k = 0; k < m; k++) {
    float c1 = table[k], s1 = table[m + k];
    float c2 = c1 * c1 - s1 * s1, s2 = 2 * c1 * s1;
    float c3 = c1 * c2 - s1 * s2, s3 = c1 * s2 + s1 * c2;
    Four x = butterfly(ar[k], ai[k], br[k] * c2 + bi[k] * s2, bi[k] * c2 - br[k] * s2, cr[k] * c1 + ci[k] * s1,
                       ci[k] * c1 - cr[k] * s1, dr[k] * c3 + di[k] * s3, di[k] * c3 - dr[k] * s3);
    ar[k] = x.r0, ai[k] = x.i0, br[k] = x.r1, bi[k] = x.i1;
    cr[k] = x.r2, ci[k] = x.i2, dr[k] = x.r3, di[k] = x.i3;
  }
}

void radix4_pass(size_t size, size_t m, const float* table, float* re, float* im) {
  for (size_t start = 0; start < size; start += 4 * m) {
    float *r = re + start, *i = im + start;
    combine4(m, table, r, i, r + m, i + m, r + 2 * m, i + 2 * m, r + 3 * m, i + 3 * m);
  }
}

// cos and sin of -2 pi k / period for k < count, as the two halves of `out`.
void write_twiddles(size_t period, size_t count, float* out) {
  for (size_t k = 0; k < count; k++) {
    Real angle = 2 * pi * Real(k) / Real(period);
    out[k] = float(math::cos(angle));
    out[count + k] = float(math::sin(angle));
  }
}

}  // namespace

bool fft_size_ok(size_t size) { return is_power_of_two(size) && size >= fft_least && size <= fft_greatest; }

size_t fft_table_length(size_t size) {
  bool odd = log2_of(size) % 2;
  size_t length = odd ? 8 : 0;
  for (size_t m = odd ? 8 : 4; m < size; m *= 4) length += 2 * m;
  return length;
}

FftPlan fft_plan(size_t size, Span<float> storage) {
  contract(fft_size_ok(size) && storage.size() >= fft_table_length(size), "fft_plan: size and room for the table");
  bool odd = log2_of(size) % 2;
  float* out = storage.data();
  if (odd) write_twiddles(8, 4, out), out += 8;
  for (size_t m = odd ? 8 : 4; m < size; m *= 4) write_twiddles(4 * m, m, out), out += 2 * m;
  return {size, storage.first(fft_table_length(size))};
}

void fft_forward(const FftPlan& plan, Span<float> re_span, Span<float> im_span) {
  size_t size = plan.size;
  contract(re_span.size() == size && im_span.size() == size, "fft_forward: arrays of the plan's size");
  float *re = re_span.data(), *im = im_span.data();
  if (least_blocked > fft_greatest || size < least_blocked)
    first_pass_small(size, re, im);
  else
    first_pass_blocked(size, re, im);
  const float* table = plan.table.data();
  size_t m = 4;
  if (log2_of(size) % 2) {
    radix2_pass(size, table, re, im);
    table += 8;
    m = 8;
  }
  for (; m < size; m *= 4) {
    radix4_pass(size, m, table, re, im);
    table += 2 * m;
  }
}

void fft_inverse(const FftPlan& plan, Span<float> re, Span<float> im) {
  fft_forward(plan, im, re);
  float share = 1.0f / float(plan.size);
  for (float& v : re) v *= share;
  for (float& v : im) v *= share;
}

size_t rfft_table_length(size_t size) { return fft_table_length(size / 2) + size / 2; }

FftPlan rfft_plan(size_t size, Span<float> storage) {
  contract(fft_size_ok(size / 2) && storage.size() >= rfft_table_length(size),
           "rfft_plan: size and room for the table");
  size_t complex_part = fft_table_length(size / 2);
  fft_plan(size / 2, storage.first(complex_part));
  write_twiddles(size, size / 4, storage.data() + complex_part);
  return {size, storage.first(rfft_table_length(size))};
}

namespace {

FftPlan half_plan(const FftPlan& plan) { return {plan.size / 2, plan.table.first(fft_table_length(plan.size / 2))}; }
// Between the spectrum of n real samples and that of n/2 complex ones made of their even and odd ones: from the second
// to the first with way 1, back with way -1. Numbers 0 and n/2 are the callers'.
void split(const FftPlan& plan, float way, float* re, float* im) {
  size_t half = plan.size / 2, quarter = half / 2;
  const float *c = plan.table.data() + fft_table_length(half), *s = c + quarter;
  im[quarter] = -im[quarter];
  for (size_t k = 1; k < quarter; k++) {
    size_t j = half - k;
    float even_r = 0.5f * (re[k] + re[j]), even_i = 0.5f * (im[k] - im[j]);
    float odd_r = 0.5f * (re[k] - re[j]), odd_i = 0.5f * (im[k] + im[j]), sine = way * s[k];
    float turned_r = way * (odd_i * c[k] - odd_r * sine), turned_i = way * (odd_r * c[k] + odd_i * sine);
    re[k] = even_r + turned_r, im[k] = even_i - turned_i;
    re[j] = even_r - turned_r, im[j] = -turned_i - even_i;
  }
}

}  // namespace

void rfft_forward(const FftPlan& plan, Span<const float> samples, Span<float> re, Span<float> im) {
  size_t half = plan.size / 2;
  contract(samples.size() == plan.size && re.size() == half + 1 && im.size() == half + 1, "rfft_forward: lengths");
  for (size_t i = 0; i < half; i++) re[i] = samples[2 * i], im[i] = samples[2 * i + 1];
  fft_forward(half_plan(plan), re.first(half), im.first(half));
  float r0 = re[0], i0 = im[0];
  re[0] = r0 + i0, re[half] = r0 - i0;
  im[0] = im[half] = 0;
  split(plan, 1, re.data(), im.data());
}

void rfft_inverse(const FftPlan& plan, Span<float> re, Span<float> im, Span<float> samples) {
  size_t half = plan.size / 2;
  contract(samples.size() == plan.size && re.size() == half + 1 && im.size() == half + 1, "rfft_inverse: lengths");
  float first = re[0], last = re[half];
  re[0] = 0.5f * (first + last), im[0] = 0.5f * (first - last);
  split(plan, -1, re.data(), im.data());
  fft_inverse(half_plan(plan), re.first(half), im.first(half));
  for (size_t i = 0; i < half; i++) samples[2 * i] = re[i], samples[2 * i + 1] = im[i];
}

}  // namespace adder::dsp
