// Mel filter banks, log-mel, DCT-II and MFCC: spectra as ears and speech models take them.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

struct MelOptions {
  uint32_t fft_size = 512;
  float rate = 16000;
  float low = 0, high = 8000;  // hertz, 0 <= low < high <= rate / 2
  bool htk = false;            // HTK's mel scale; otherwise Slaney's (linear below 1 kHz)
  bool unit_area = true;       // Slaney's normalisation by band width; otherwise triangles peak at 1
};

// A band is a triangle over neighbouring spectral lines.
struct MelBand {
  uint16_t first = 0, count = 0;
  uint32_t weights = 0;  // where they start in MelBank::weights
};
struct MelBank {
  Span<const MelBand> bands;
  Span<const float> weights;
};

// How many weights all bands have together; 0 when the options make no sense.
size_t mel_weights_length(const MelOptions& options, size_t bands);
// Fills both spans (mel_weights_length(...) weights). The same numbers as librosa.filters.mel.
MelBank make_mel_bank(const MelOptions& options, Span<MelBand> bands, Span<float> weights);
// energies[b] = weighted sum of the power lines of band b.
void mel_energies(const MelBank& bank, Span<const float> power, Span<float> energies);

// x = 10 log10(max(x, floor)).
void to_decibels(Span<float> x, float floor);

// Orthonormal DCT-II (scipy.fft.dct(x, norm='ortho')), as many coefficients as `out` holds, at most the length of x.
// The table is a quarter wave of x.size() + 1 cosines.
constexpr size_t dct_table_length(size_t size) { return size + 1; }
void make_dct_table(size_t size, Span<float> table);
void dct(Span<const float> table, Span<const float> x, Span<float> out);

}  // namespace adder::dsp
