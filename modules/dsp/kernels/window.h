// Window functions, as numpy and scipy define them.
#pragma once

#include "core/base/base.h"
#include "modules/dsp/kernels/real.h"

namespace adder::dsp {

enum class Window : uint8_t { Kaiser, Rectangular, Hann, Hamming, Blackman, BlackmanHarris, FlatTop };
// All that Python knows; the first needs a beta.
inline constexpr char window_names[] = "kaiser boxcar hann hamming blackman blackmanharris flattop";

// Fills w. Periodic (for spectra): the window of length n+1 without its last value; otherwise symmetric (for filters).
// beta is read for Kaiser only. Length 1 gives 1.
void make_window(Window kind, bool periodic, Span<float> w, Real beta = 0);
// One value of the symmetric window of length `length`, in Real (real.h).
Real window_value(Window kind, Real beta, size_t index, size_t length);

// Kaiser's beta for a stop-band attenuation in dB (his formula).
Real kaiser_beta(Real attenuation_db);

}  // namespace adder::dsp
