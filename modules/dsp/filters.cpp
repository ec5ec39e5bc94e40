// The streaming filters of the module dsp: each is an object with run(data, out=None), in place without out, and
// reset().
#include "modules/dsp/kernels/biquad.h"
#include "modules/dsp/kernels/biquad_q15.h"
#include "modules/dsp/kernels/fir.h"
#include "modules/dsp/kernels/fir_design.h"
#include "modules/dsp/kernels/smoothing.h"
#include "modules/dsp/native_type.h"

namespace adder::dsp {
namespace {

template <class T>
using Output = std::optional<ArrayView<T>>;

// Checks `out` and calls filter(in, out), whose work is `work` for each sample.
template <class T, class Filter>
Status run_filter(Runtime& rt, ArrayView<T> data, const Output<T>& out, size_t work, Filter filter) {
  Span<T> to = out ? *out : data;
  TRY(check_length(rt, "run", "out", data.size(), to.size()));
  TRY(check_overlap(rt, "run", data.data(), data.size_bytes(), to.data(), to.size_bytes()));
  filter(Span<const T>(data), to);
  charge_work(rt, std::is_same_v<T, float> ? hal::Work::Mac : hal::Work::MacInt, data.size() * work);
  return {};
}

// --- IIRFilter, IIRFilterQ15

template <class Section>
struct Iir : Object {
  static const Type* const type_object;
  Ref<Buffer> memory;
  uint32_t count;
  Span<Section> sections() const { return items_at<Section>(memory, 0, count); }
};
template <>
const Type* const Iir<Biquad>::type_object = &iir_filter_type;
template <>
const Type* const Iir<BiquadQ15>::type_object = &iir_filter_q15_type;

bool set(Span<const float> sos, Span<Biquad> sections) { return biquad_set(sos, sections); }
bool set(Span<const float> sos, Span<BiquadQ15> sections) { return biquad_q15_set(sos, sections); }
void reset(Span<Biquad> sections) { biquad_reset(sections); }
void reset(Span<BiquadQ15> sections) { biquad_q15_reset(sections); }

template <class Section>
Result<Iir<Section>*> iir_new(Runtime& rt, const Type* cls, ArrayView<const float> sos) {
  if (sos.empty() || sos.size() % sos_row)
    return raise(rt, value_error_type, "'sos' must have 6 values a section (b0 b1 b2 a0 a1 a2), not %zu in all",
                 sos.size());
  size_t count = sos.size() / sos_row;
  auto* self = make_with_memory<Iir<Section>>(rt, cls, count * sizeof(Section));
  if (!self) return Failed{};
  self->count = uint32_t(count);
  if (!set(sos, self->sections()))
    return raise(rt, value_error_type, "'sos' has a coefficient that is not finite or too large, or an a0 of 0");
  return self;
}

Status iir_run(Runtime& rt, Iir<Biquad>& self, ArrayView<float> data, Output<float> out) {
  return run_filter(rt, data, out, 4 * self.count,
                    [&](Span<const float> x, Span<float> y) { biquad_run(self.sections(), x, y); });
}
Status iir_run_q15(Runtime& rt, Iir<BiquadQ15>& self, ArrayView<int16_t> data, Output<int16_t> out) {
  return run_filter(rt, data, out, 12 * self.count,
                    [&](Span<const int16_t> x, Span<int16_t> y) { biquad_q15_run(self.sections(), x, y); });
}
template <class Section>
void iir_reset(Iir<Section>& self) {
  reset(self.sections());
}

// --- FIRFilter, FIRFilterQ15: taps, then state

template <class T>
struct FirObject : Object {
  static const Type* const type_object;
  Ref<Buffer> memory;
  uint32_t count;
  Span<T> taps() const { return items_at<T>(memory, 0, count); }
  Span<T> state() const { return items_at<T>(memory, count * sizeof(T), fir_state_length(count)); }
};
template <>
const Type* const FirObject<float>::type_object = &fir_filter_type;
template <>
const Type* const FirObject<int16_t>::type_object = &fir_filter_q15_type;

template <class T>
Result<FirObject<T>*> fir_new(Runtime& rt, const Type* cls, ArrayView<const T> taps) {
  if (taps.empty()) return raise(rt, value_error_type, "'taps' must not be empty");
  auto* self = make_with_memory<FirObject<T>>(rt, cls, (taps.size() + fir_state_length(taps.size())) * sizeof(T));
  if (!self) return Failed{};
  self->count = uint32_t(taps.size());
  for (size_t i = 0; i < taps.size(); i++) self->taps()[i] = taps[i];
  return self;
}
Status fir_run_float(Runtime& rt, FirObject<float>& self, ArrayView<float> data, Output<float> out) {
  Fir filter = {self.taps(), self.state()};
  return run_filter(rt, data, out, self.count, [&](Span<const float> x, Span<float> y) { fir_run(filter, x, y); });
}
Status fir_run_int(Runtime& rt, FirObject<int16_t>& self, ArrayView<int16_t> data, Output<int16_t> out) {
  FirQ15 filter = {self.taps(), self.state()};
  return run_filter(rt, data, out, self.count,
                    [&](Span<const int16_t> x, Span<int16_t> y) { fir_q15_run(filter, x, y); });
}
template <class T>
void fir_reset_any(FirObject<T>& self) {
  for (T& v : self.state()) v = 0;
}

// --- MovingAverage, RunningMedian, DCBlocker, Smoother: the kernel's struct inside the object

template <class Kernel>
struct Simple : Object {
  static const Type* const type_object;
  Ref<Buffer> memory;
  Kernel kernel;
};
template <>
const Type* const Simple<MovingAverage>::type_object = &moving_average_type;
template <>
const Type* const Simple<RunningMedian>::type_object = &running_median_type;
template <>
const Type* const Simple<DcBlocker>::type_object = &dc_blocker_type;
template <>
const Type* const Simple<ExponentialAverage>::type_object = &smoother_type;

Result<Simple<MovingAverage>*> moving_average_new(Runtime& rt, const Type* cls, uint16_t length) {
  if (length == 0) return raise(rt, value_error_type, "MovingAverage() argument 'length' must be at least 1");
  auto* self = make_with_memory<Simple<MovingAverage>>(rt, cls, length * sizeof(float));
  if (!self) return Failed{};
  self->kernel.window = items_at<float>(self->memory, 0, length);
  return self;
}
Result<Simple<RunningMedian>*> running_median_new(Runtime& rt, const Type* cls, uint16_t length) {
  if (length == 0) return raise(rt, value_error_type, "RunningMedian() argument 'length' must be at least 1");
  auto* self = make_with_memory<Simple<RunningMedian>>(rt, cls, 2 * length * sizeof(float));
  if (!self) return Failed{};
  self->kernel.window = items_at<float>(self->memory, 0, length);
  self->kernel.sorted = items_at<float>(self->memory, length * sizeof(float), length);
  return self;
}
Result<Simple<DcBlocker>*> dc_blocker_new(Runtime& rt, const Type* cls, float pole) {
  if (!(pole >= 0 && pole < 1))
    return raise(rt, value_error_type, "DCBlocker() argument 'pole' must be in 0..1, below 1");
  auto* self = new_object<Simple<DcBlocker>>(rt, cls);
  if (!self) return Failed{};
  self->kernel.pole = pole;
  return self;
}
Result<Simple<ExponentialAverage>*> smoother_new(Runtime& rt, const Type* cls, float time_constant, float rate) {
  if (!(time_constant > 0 && rate > 0))
    return raise(rt, value_error_type, "Smoother() arguments 'time_constant' (s) and 'rate' (Hz) must be above 0");
  auto* self = new_object<Simple<ExponentialAverage>>(rt, cls);
  if (!self) return Failed{};
  self->kernel.weight = exponential_weight(time_constant, rate);
  return self;
}

// A sample's work: a few operations, but a median moves half of its window.
template <class Kernel>
size_t sample_work(const Kernel&) {
  return 3;
}
size_t sample_work(const RunningMedian& median) { return 3 + median.window.size() / 2; }

template <class Kernel, void (*Run)(Kernel&, Span<const float>, Span<float>)>
Status simple_run(Runtime& rt, Simple<Kernel>& self, ArrayView<float> data, Output<float> out) {
  return run_filter(rt, data, out, sample_work(self.kernel),
                    [&](Span<const float> x, Span<float> y) { Run(self.kernel, x, y); });
}
void moving_average_reset_it(Simple<MovingAverage>& self) { moving_average_reset(self.kernel); }
void running_median_reset_it(Simple<RunningMedian>& self) { running_median_reset(self.kernel); }
void dc_blocker_reset_it(Simple<DcBlocker>& self) { self.kernel.last_in = self.kernel.last_out = 0; }
void smoother_reset_it(Simple<ExponentialAverage>& self) { self.kernel.started = false; }

// --- Resampler

struct ResamplerObject : Object {
  static constexpr const Type* type_object = &resampler_type;
  Ref<Buffer> memory;  // phases, then state
  Resampler kernel;
};

Result<ResamplerObject*> resampler_new(Runtime& rt, const Type* cls, uint16_t up, uint16_t down, uint8_t half_length) {
  if (up == 0 || down == 0 || half_length == 0 || up > 1024 || down > 1024)
    return raise(rt, value_error_type,
                 "Resampler() arguments 'up' and 'down' must be in 1..1024, 'half_length' above 0");
  size_t taps = resampler_taps(up, down, half_length), phase_taps = resampler_phase_taps(taps, up);
  Array* prototype = make_floats(rt, taps);
  if (!prototype) return Failed{};
  design_resampler(up, down, floats_of(prototype));
  size_t phases = up * phase_taps, state = fir_state_length(phase_taps);
  auto* self = make_with_memory<ResamplerObject>(rt, cls, (phases + state) * sizeof(float));
  if (!self) return Failed{};
  Resampler& r = self->kernel;
  r.up = up, r.down = down, r.phase_taps = uint32_t(phase_taps);
  resampler_phases(floats_of(prototype), up, items_at<float>(self->memory, 0, phases));
  r.phases = items_at<float>(self->memory, 0, phases);
  r.state = items_at<float>(self->memory, phases * sizeof(float), state);
  return self;
}
size_t resampler_room(ResamplerObject& self, uint32_t inputs) { return resampler_outputs(self.kernel, inputs); }
Result<size_t> resampler_run_it(Runtime& rt, ResamplerObject& self, ArrayView<const float> data, ArrayView<float> out) {
  size_t room = resampler_outputs(self.kernel, data.size());
  if (out.size() < room)
    return raise(rt, value_error_type, "run() argument 'out' must have room for %zu items, has %zu", room, out.size());
  TRY(check_apart(rt, "run", data.data(), data.size_bytes(), out.data(), out.size_bytes()));
  charge_macs(rt, room * self.kernel.phase_taps);
  return resampler_run(self.kernel, data, out);
}
void resampler_reset_it(ResamplerObject& self) { resampler_reset(self.kernel); }

constexpr Attribute iir_attributes[] = {METHOD_T("run", iir_run, "data, out=None"),
                                        METHOD_T("reset", iir_reset<Biquad>, "")};
constexpr Attribute iir_q15_attributes[] = {METHOD_T("run", iir_run_q15, "data, out=None"),
                                            METHOD_T("reset", iir_reset<BiquadQ15>, "")};
constexpr Attribute fir_attributes[] = {METHOD_T("run", fir_run_float, "data, out=None"),
                                        METHOD_T("reset", fir_reset_any<float>, "")};
constexpr Attribute fir_q15_attributes[] = {METHOD_T("run", fir_run_int, "data, out=None"),
                                            METHOD_T("reset", fir_reset_any<int16_t>, "")};
constexpr Attribute moving_average_attributes[] = {
    METHOD_T("run", (simple_run<MovingAverage, moving_average_run>), "data, out=None"),
    METHOD_T("reset", moving_average_reset_it, "")};
constexpr Attribute running_median_attributes[] = {
    METHOD_T("run", (simple_run<RunningMedian, running_median_run>), "data, out=None"),
    METHOD_T("reset", running_median_reset_it, "")};
constexpr Attribute dc_blocker_attributes[] = {
    METHOD_T("run", (simple_run<DcBlocker, dc_blocker_run>), "data, out=None"),
    METHOD_T("reset", dc_blocker_reset_it, "")};
constexpr Attribute smoother_attributes[] = {
    METHOD_T("run", (simple_run<ExponentialAverage, exponential_average_run>), "data, out=None"),
    METHOD_T("reset", smoother_reset_it, "")};
constexpr Attribute resampler_attributes[] = {METHOD_T("run", resampler_run_it, "data, out"),
                                              METHOD_T("outputs", resampler_room, "inputs"),
                                              METHOD_T("reset", resampler_reset_it, "")};

}  // namespace

MEMORY_TYPE(iir_filter_type, Iir<Biquad>, "IIRFilter", iir_new<Biquad>, "sos", iir_attributes)
MEMORY_TYPE(iir_filter_q15_type, Iir<BiquadQ15>, "IIRFilterQ15", iir_new<BiquadQ15>, "sos", iir_q15_attributes)
MEMORY_TYPE(fir_filter_type, FirObject<float>, "FIRFilter", fir_new<float>, "taps", fir_attributes)
MEMORY_TYPE(fir_filter_q15_type, FirObject<int16_t>, "FIRFilterQ15", fir_new<int16_t>, "taps", fir_q15_attributes)
MEMORY_TYPE(moving_average_type, Simple<MovingAverage>, "MovingAverage", moving_average_new, "length",
            moving_average_attributes)
MEMORY_TYPE(running_median_type, Simple<RunningMedian>, "RunningMedian", running_median_new, "length",
            running_median_attributes)
MEMORY_TYPE(dc_blocker_type, Simple<DcBlocker>, "DCBlocker", dc_blocker_new, "pole=0.995", dc_blocker_attributes)
MEMORY_TYPE(smoother_type, Simple<ExponentialAverage>, "Smoother", smoother_new, "time_constant, rate",
            smoother_attributes)
MEMORY_TYPE(resampler_type, ResamplerObject, "Resampler", resampler_new, "up, down, half_length=10",
            resampler_attributes)

}  // namespace adder::dsp
