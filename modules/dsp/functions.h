// The functions of the module dsp; dsp.cpp has the table.
#pragma once

#include "modules/dsp/native_type.h"

namespace adder::dsp {

// design.cpp
Result<Array*> butterworth(Runtime& rt, uint8_t order, float frequency, float rate, string_view kind, float high);
Result<Array*> notch(Runtime& rt, float frequency, float q, float rate);
Result<Array*> peaking(Runtime& rt, float frequency, float q, float gain, float rate);
Result<Array*> shelf(Runtime& rt, string_view side, float frequency, float gain, float rate, float q);
Result<Array*> weighting(Runtime& rt, string_view kind, float rate);
Result<Array*> fir(Runtime& rt, uint16_t taps, float frequency, float rate, string_view kind, float high,
                   string_view window, float beta);
Result<Array*> window(Runtime& rt, string_view kind, uint16_t n, bool periodic, float beta);
Result<float> gain(Runtime& rt, ArrayView<const float> sos, float frequency, float rate);

// levels.cpp
Status har_features_it(Runtime& rt, ArrayView<const int16_t> x, ArrayView<const int16_t> y, ArrayView<const int16_t> z,
                       BufferView out, bool sound);

// arrays.cpp
Status convert(Runtime& rt, BufferView data, BufferView out, std::optional<float> gain);
Status copy(Runtime& rt, BufferView data, BufferView out);
Status fill_it(Runtime& rt, ArrayView<float> data, float value);
Status scale_it(Runtime& rt, ArrayView<float> data, float gain, float offset);
Status multiply_it(Runtime& rt, ArrayView<float> data, ArrayView<const float> factors);
Status add_scaled_it(Runtime& rt, ArrayView<float> data, ArrayView<const float> other, float gain);
void decibels(Runtime& rt, ArrayView<float> data, float floor);
Result<double> dot_it(Runtime& rt, BufferView a, BufferView b);
Result<float> mean_it(Runtime& rt, BufferView data);
Result<float> rms_it(Runtime& rt, BufferView data);
Result<float> peak_it(Runtime& rt, BufferView data);
std::pair<float, float> extremes_it(Runtime& rt, ArrayView<const float> data);

// series.cpp
float std_it(Runtime& rt, ArrayView<const float> data, uint16_t ddof);
float variance_it(Runtime& rt, ArrayView<const float> data, uint16_t ddof);
float skewness_it(Runtime& rt, ArrayView<const float> data);
float kurtosis_it(Runtime& rt, ArrayView<const float> data);
Result<float> quantile_it(Runtime& rt, ArrayView<const float> data, float q);
Result<float> iqr_it(Runtime& rt, ArrayView<const float> data);
Result<float> mad_it(Runtime& rt, ArrayView<const float> data);
size_t crossings_it(Runtime& rt, ArrayView<const float> data, float level);
Result<float> entropy_it(Runtime& rt, ArrayView<const float> data, uint8_t bins);
float spectral_entropy_it(Runtime& rt, ArrayView<const float> data);
float correlation_it(Runtime& rt, ArrayView<const float> a, ArrayView<const float> b);
float autocorrelation_it(Runtime& rt, ArrayView<const float> data, uint32_t lag);
float slope_it(Runtime& rt, ArrayView<const float> data);
float sma_it(Runtime& rt, ArrayView<const float> x, ArrayView<const float> y, ArrayView<const float> z);

}  // namespace adder::dsp
