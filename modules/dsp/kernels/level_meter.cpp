// Sound level meter; see level_meter.h. A block goes through in chunks that stay on the stack.
#include "modules/dsp/kernels/level_meter.h"

#include <cmath>
#include <cstring>

#include "core/base/config.h"

#include "modules/dsp/kernels/convert.h"
#include "modules/dsp/kernels/smoothing.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {
namespace {

constexpr size_t chunk_length = 128;
// Below this the mean square counts as silence, and its decay stops short of subnormal numbers.
constexpr float least_square = 1e-30f;

float to_level(const LevelMeter& meter, float mean_square) {
  return mean_square > least_square ? 10 * math::log10(mean_square) + meter.offset_db : floor_db;
}

// Kahan's sum: an hour of squares keeps its last digits.
void add_energy(LevelMeter& meter, float squares) {
  float corrected = squares - meter.carry, total = meter.energy + corrected;
  meter.carry = (total - meter.energy) - corrected;
  meter.energy = total;
}

void count_level(LevelMeter& meter) {
  size_t bins = meter.histogram.size();
  if (bins == 0) return;
  float place = (level_now(meter) - meter.histogram_from) * float(bins) / histogram_span_db;
  size_t bin = place > 0 ? size_t(place) : 0;
  uint16_t& count = meter.histogram[bin < bins ? bin : bins - 1];
  if (count == UINT16_MAX)
    for (uint16_t& c : meter.histogram) c /= 2;
  count++;
}

// Follows the squares of one chunk, which ends no later than the next histogram entry.
void follow(LevelMeter& meter, const float* squares, size_t count) {
  float y = meter.mean_square, greatest = meter.greatest, rise = meter.rise, fall = meter.fall;
  if (word_is_64_bit && rise == fall) {
    float keep = 1 - rise;
    for (size_t i = 0; i < count; i++) {
      y = keep * y + rise * squares[i];
      greatest = y > greatest ? y : greatest;
    }
  } else {
    for (size_t i = 0; i < count; i++) {
      float weight = squares[i] > y ? rise : fall;
      y = (1 - weight) * y + weight * squares[i];
      greatest = y > greatest ? y : greatest;
    }
  }
  meter.mean_square = y > least_square && y < 1e30f ? y : 0;
  meter.greatest = greatest;
}

void run_chunk(LevelMeter& meter, float* samples, size_t count) {
  biquad_run({meter.sections, meter.section_count}, {samples, count}, {samples, count});
  for (size_t i = 0; i < count; i++) samples[i] *= samples[i];
  float total = sum({samples, count});
  if (std::isfinite(total)) {
    follow(meter, samples, count);
    add_energy(meter, total);
    meter.samples += count;
  }
  meter.until_level -= uint32_t(count);
  if (meter.until_level > 0) return;
  meter.until_level = meter.level_interval;
  count_level(meter);
}

// One of the two is what there is to run.
void run(LevelMeter& meter, const float* floats, const int16_t* ints, size_t samples) {
  float chunk[chunk_length];
  for (size_t done = 0, count; done < samples; done += count) {
    count = samples - done < chunk_length ? samples - done : chunk_length;
    if (count > meter.until_level) count = meter.until_level;
    if (floats)
      std::memcpy(chunk, floats + done, count * sizeof(float));
    else
      int16_to_float({ints + done, count}, {chunk, count});
    run_chunk(meter, chunk, count);
  }
}

}  // namespace

bool level_meter_set(LevelMeter& meter, float rate, Weighting weighting, Response response, float offset_db,
                     Span<uint16_t> histogram) {
  float sos[18];
  size_t sections = weighting_sections(weighting);
  if (!(rate >= 4000 && rate <= 200000) || !design_weighting(weighting, rate, {sos, sections * sos_row})) return false;
  meter = {};
  meter.section_count = uint8_t(sections);
  if (!biquad_set({sos, sections * sos_row}, {meter.sections, sections})) return false;
  constexpr float rise_s[] = {0.125f, 1.0f, 0.035f}, fall_s[] = {0.125f, 1.0f, 1.5f};
  meter.response = response;
  meter.rise = exponential_weight(rise_s[size_t(response)], rate);
  meter.fall = exponential_weight(fall_s[size_t(response)], rate);
  meter.offset_db = offset_db;
  meter.level_interval = meter.until_level = uint32_t(0.125f * rate + 0.5f);
  meter.histogram = histogram;
  meter.histogram_from = offset_db - histogram_span_db + 10;
  level_meter_restart(meter);
  return true;
}

void level_meter_run(LevelMeter& meter, Span<const float> samples) {
  run(meter, samples.data(), nullptr, samples.size());
}

void level_meter_run(LevelMeter& meter, Span<const int16_t> samples) {
  run(meter, nullptr, samples.data(), samples.size());
}

float level_now(const LevelMeter& meter) { return to_level(meter, meter.mean_square); }

float level_maximum(const LevelMeter& meter) { return to_level(meter, meter.greatest); }

float level_equivalent(const LevelMeter& meter) {
  return meter.samples == 0 ? floor_db : to_level(meter, meter.energy / float(double(int64_t(meter.samples))));
}

float level_exceeded(const LevelMeter& meter, float percent) {
  float total = 0;
  for (uint16_t c : meter.histogram) total += c;
  if (total == 0) return floor_db;
  float wanted = total * percent * 0.01f, above = 0, bin_db = histogram_span_db / float(meter.histogram.size());
  size_t bin = meter.histogram.size();
  while (bin > 1 && above + meter.histogram[bin - 1] < wanted) above += meter.histogram[--bin];
  float count = meter.histogram[bin - 1], part = count > 0 ? (wanted - above) / count : 0;
  return meter.histogram_from + (float(bin) - part) * bin_db;
}

void level_meter_restart(LevelMeter& meter) {
  meter.greatest = meter.mean_square;
  meter.energy = meter.carry = 0;
  meter.samples = 0;
  for (uint16_t& c : meter.histogram) c = 0;
}

}  // namespace adder::dsp
