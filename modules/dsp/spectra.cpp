// Transforms and spectra of the module dsp: FFT, Spectrogram, Goertzel, MelBank, DCT, MFCC.
#include "modules/dsp/kernels/mel.h"
#include "modules/dsp/kernels/spectrum.h"
#include "modules/dsp/kernels/window.h"
#include "modules/dsp/native_type.h"

namespace adder::dsp {
namespace {

constexpr char window_names[] = "boxcar hann hamming blackman blackmanharris flattop";

// --- FFT: complex and real transforms of one size. Memory: the complex table, then the real one where the size allows.

struct FftObject : Object {
  static constexpr const Type* type_object = &fft_type;
  Ref<Buffer> memory;
  uint32_t size;
  FftPlan plan, real_plan;
};

Result<FftObject*> fft_new(Runtime& rt, const Type* cls, uint32_t size) {
  if (!fft_size_ok(size))
    return raise(rt, value_error_type, "FFT() argument 'n' must be a power of two in 4..%zu, not %u", fft_greatest,
                 size);
  bool real = size >= 8;
  size_t length = fft_table_length(size), real_length = real ? rfft_table_length(size) : 0;
  auto* self = make_with_memory<FftObject>(rt, cls, (length + real_length) * sizeof(float));
  if (!self) return Failed{};
  self->size = size;
  self->plan = fft_plan(size, items_at<float>(self->memory, 0, length));
  if (real) self->real_plan = rfft_plan(size, items_at<float>(self->memory, length * sizeof(float), real_length));
  return self;
}

// n/2 log2(n) butterflies of about 20 instructions each.
size_t fft_work(size_t size) { return size / 2 * size_t(std::bit_width(size) - 1) * 3; }

Status check_complex(Runtime& rt, const char* function, size_t wanted, Span<float> re, Span<float> im) {
  TRY(check_length(rt, function, "re", wanted, re.size()));
  TRY(check_length(rt, function, "im", wanted, im.size()));
  return check_apart(rt, function, re.data(), re.size_bytes(), im.data(), im.size_bytes());
}
Status check_real(Runtime& rt, const char* function, FftObject& self, Span<const float> data, Span<float> re,
                  Span<float> im) {
  if (self.real_plan.size == 0) return raise(rt, value_error_type, "%s() needs a size of at least 8", function);
  TRY(check_length(rt, function, "data", self.size, data.size()));
  TRY(check_complex(rt, function, self.size / 2 + 1, re, im));
  TRY(check_apart(rt, function, data.data(), data.size_bytes(), re.data(), re.size_bytes()));
  return check_apart(rt, function, data.data(), data.size_bytes(), im.data(), im.size_bytes());
}

Status fft_forward_it(Runtime& rt, FftObject& self, ArrayView<float> re, ArrayView<float> im) {
  TRY(check_complex(rt, "forward", self.size, re, im));
  charge_macs(rt, fft_work(self.size));
  fft_forward(self.plan, re, im);
  return {};
}
Status fft_inverse_it(Runtime& rt, FftObject& self, ArrayView<float> re, ArrayView<float> im) {
  TRY(check_complex(rt, "inverse", self.size, re, im));
  charge_macs(rt, fft_work(self.size));
  fft_inverse(self.plan, re, im);
  return {};
}
Status fft_real(Runtime& rt, FftObject& self, ArrayView<const float> data, ArrayView<float> re, ArrayView<float> im) {
  TRY(check_real(rt, "real", self, data, re, im));
  charge_macs(rt, fft_work(self.size / 2) + 4 * self.size);
  rfft_forward(self.real_plan, data, re, im);
  return {};
}
Status fft_real_inverse(Runtime& rt, FftObject& self, ArrayView<float> re, ArrayView<float> im, ArrayView<float> data) {
  TRY(check_real(rt, "real_inverse", self, data, re, im));
  charge_macs(rt, fft_work(self.size / 2) + 4 * self.size);
  rfft_inverse(self.real_plan, re, im, data);
  return {};
}
Value fft_size(Runtime& rt, Value self) { return make_uint(rt, cast<FftObject>(self)->size); }

// --- Spectrogram. Memory: table, window, frame, history, re, im.

struct SpectrogramObject : Object {
  static constexpr const Type* type_object = &spectrogram_type;
  Ref<Buffer> memory;
  Spectrogram kernel;
  size_t lines() const { return kernel.work.plan.size / 2 + 1; }
};

Result<SpectrogramObject*> spectrogram_new(Runtime& rt, const Type* cls, uint32_t size, uint32_t hop, float rate,
                                           string_view window, string_view scale) {
  if (!fft_size_ok(size) || size < 8)
    return raise(rt, value_error_type, "Spectrogram() argument 'n' must be a power of two in 8..%zu, not %u",
                 fft_greatest, size);
  if (hop == 0 || hop > size)
    return raise(rt, value_error_type, "Spectrogram() argument 'hop' must be in 1..%u, not %u", size, hop);
  uint8_t kind = TRY(choose(rt, "Spectrogram", "window", window, window_names));
  uint8_t scaling = TRY(choose(rt, "Spectrogram", "scale", scale, "density spectrum"));
  size_t table = rfft_table_length(size), lines = size / 2 + 1;
  auto* self = make_with_memory<SpectrogramObject>(rt, cls, (table + 3 * size + 2 * lines) * sizeof(float));
  if (!self) return Failed{};
  Span<float> rest = items_at<float>(self->memory, 0, table + 3 * size + 2 * lines);
  auto take = [&](size_t count) {
    Span<float> part = rest.first(count);
    rest = rest.subspan(count);
    return part;
  };
  SpectrumWork& work = self->kernel.work;
  work.plan = rfft_plan(size, take(table));
  Span<float> values = take(size);
  make_window(Window(kind), true, values);
  work.window = values;
  work.frame = take(size);
  self->kernel.history = take(size);
  work.re = take(lines), work.im = take(lines);
  work.scale = power_scale(values, rate, scaling == 0 ? PowerScale::Density : PowerScale::Spectrum);
  self->kernel.hop = hop;
  return self;
}
Result<size_t> spectrogram_run_it(Runtime& rt, SpectrogramObject& self, ArrayView<const float> data,
                                  ArrayView<float> out) {
  size_t wanted = spectrogram_rows(self.kernel, data.size()) * self.lines();
  if (out.size() < wanted)
    return raise(rt, value_error_type, "run() argument 'out' must have room for %zu items, has %zu", wanted,
                 out.size());
  TRY(check_apart(rt, "run", data.data(), data.size_bytes(), out.data(), out.size_bytes()));
  size_t size = self.kernel.work.plan.size;
  charge_macs(rt, spectrogram_rows(self.kernel, data.size()) * (fft_work(size / 2) + 8 * size) + data.size());
  return spectrogram_run(self.kernel, data, out);
}
size_t spectrogram_rows_it(SpectrogramObject& self, uint32_t samples) { return spectrogram_rows(self.kernel, samples); }
void spectrogram_reset_it(SpectrogramObject& self) { spectrogram_reset(self.kernel); }
Value spectrogram_lines(Runtime& rt, Value self) { return make_uint(rt, cast<SpectrogramObject>(self)->lines()); }

// --- Goertzel

struct GoertzelObject : Object {
  static constexpr const Type* type_object = &goertzel_type;
  Ref<Buffer> memory;  // none
  Goertzel kernel;
};
Result<GoertzelObject*> goertzel_new(Runtime& rt, const Type* cls, float frequency, float rate) {
  if (!(rate > 0 && frequency >= 0 && frequency <= rate / 2))
    return raise(rt, value_error_type, "Goertzel() argument 'frequency' must be in 0..rate/2");
  auto* self = new_object<GoertzelObject>(rt, cls);
  if (!self) return Failed{};
  self->kernel = goertzel_at(frequency, rate);
  return self;
}
void goertzel_run_it(Runtime& rt, GoertzelObject& self, ArrayView<const float> data) {
  charge_macs(rt, 2 * data.size());
  goertzel_run(self.kernel, data);
}
float goertzel_power_it(GoertzelObject& self) { return goertzel_power(self.kernel); }
float goertzel_amplitude_it(GoertzelObject& self) { return goertzel_amplitude(self.kernel); }
void goertzel_reset_it(GoertzelObject& self) { goertzel_reset(self.kernel); }

// --- MelBank, DCT, MFCC. Memory of a bank: bands, weights; of MFCC besides: energies, DCT table.

struct MelObject : Object {
  static constexpr const Type* type_object = &mel_bank_type;
  Ref<Buffer> memory;
  MelBank bank;
  uint32_t lines, coefficients;
  Span<float> energies, dct_table;  // MFCC only
};

MelObject* mel_new(Runtime& rt, const Type* cls, const MelOptions& o, uint16_t bands, uint16_t coefficients) {
  size_t weights = bands ? mel_weights_length(o, bands) : 0, extra = coefficients ? 2 * bands + 1 : 0;
  if (weights == 0 || o.fft_size > fft_greatest || coefficients > bands) {
    raise(rt, value_error_type,
          "%Y() wants n in 8..%zu, bands above 0, 0 <= low < high <= rate/2, coefficients <= bands", cls, fft_greatest);
    return nullptr;
  }
  auto* self = make_with_memory<MelObject>(rt, cls, bands * sizeof(MelBand) + (weights + extra) * sizeof(float));
  if (!self) return nullptr;
  size_t at = bands * sizeof(MelBand);
  self->bank = make_mel_bank(o, items_at<MelBand>(self->memory, 0, bands), items_at<float>(self->memory, at, weights));
  self->lines = o.fft_size / 2 + 1;
  self->coefficients = coefficients;
  if (coefficients) {
    at += weights * sizeof(float);
    self->energies = items_at<float>(self->memory, at, bands);
    self->dct_table = items_at<float>(self->memory, at + bands * sizeof(float), dct_table_length(bands));
    make_dct_table(bands, self->dct_table);
  }
  return self;
}
MelObject* mel_bank_new(Runtime& rt, const Type* cls, uint32_t size, float rate, uint16_t bands, float low,
                        std::optional<float> high, bool htk, bool unit_area) {
  return mel_new(rt, cls, {size, rate, low, high ? *high : rate / 2, htk, unit_area}, bands, 0);
}
MelObject* mfcc_new(Runtime& rt, const Type* cls, uint32_t size, float rate, uint16_t coefficients, uint16_t bands,
                    float low, std::optional<float> high, bool htk, bool unit_area) {
  if (coefficients == 0) coefficients = 13;
  return mel_new(rt, cls, {size, rate, low, high ? *high : rate / 2, htk, unit_area}, bands, coefficients);
}

// Rows of power, each into a row of band energies, or of cepstral coefficients.
Status mel_run(Runtime& rt, MelObject& self, ArrayView<const float> power, ArrayView<float> out) {
  size_t width = self.coefficients ? self.coefficients : self.bank.bands.size(), rows = power.size() / self.lines;
  if (power.size() % self.lines || rows == 0)
    return raise(rt, value_error_type, "run() argument 'power' must be rows of %u lines, not %zu items", self.lines,
                 power.size());
  TRY(check_length(rt, "run", "out", rows * width, out.size()));
  TRY(check_apart(rt, "run", power.data(), power.size_bytes(), out.data(), out.size_bytes()));
  for (size_t r = 0; r < rows; r++) {
    Span<const float> lines = power.subspan(r * self.lines, self.lines);
    Span<float> row = out.subspan(r * width, width);
    mel_energies(self.bank, lines, self.coefficients ? self.energies : row);
    charge_macs(rt, 2 * self.lines);
    if (!self.coefficients) continue;
    charge_work(rt, hal::Work::Math, self.energies.size());
    charge_macs(rt, self.energies.size() * width);
    to_decibels(self.energies, 1e-10f);
    dct(self.dct_table, self.energies, row);
  }
  return {};
}

struct DctObject : Object {
  static constexpr const Type* type_object = &dct_type;
  Ref<Buffer> memory;
  uint32_t size;
};
Result<DctObject*> dct_new(Runtime& rt, const Type* cls, uint16_t size) {
  if (size == 0) return raise(rt, value_error_type, "DCT() argument 'n' must be at least 1");
  auto* self = make_with_memory<DctObject>(rt, cls, dct_table_length(size) * sizeof(float));
  if (!self) return Failed{};
  self->size = size;
  make_dct_table(size, items_at<float>(self->memory, 0, dct_table_length(size)));
  return self;
}
Status dct_run(Runtime& rt, DctObject& self, ArrayView<const float> data, ArrayView<float> out) {
  TRY(check_length(rt, "run", "data", self.size, data.size()));
  if (out.size() > self.size)
    return raise(rt, value_error_type, "run() argument 'out' must have at most %u items", self.size);
  TRY(check_apart(rt, "run", data.data(), data.size_bytes(), out.data(), out.size_bytes()));
  charge_macs(rt, data.size() * out.size());
  dct(items_at<float>(self.memory, 0, dct_table_length(self.size)), data, out);
  return {};
}

constexpr Attribute fft_attributes[] = {
    METHOD_T("forward", fft_forward_it, "re, im"), METHOD_T("inverse", fft_inverse_it, "re, im"),
    METHOD_T("real", fft_real, "data, re, im"), METHOD_T("real_inverse", fft_real_inverse, "re, im, data"),
    PROPERTY("n", fft_size)};
constexpr Attribute spectrogram_attributes[] = {
    METHOD_T("run", spectrogram_run_it, "data, out"), METHOD_T("rows", spectrogram_rows_it, "samples"),
    METHOD_T("reset", spectrogram_reset_it, ""), PROPERTY("lines", spectrogram_lines)};
constexpr Attribute goertzel_attributes[] = {
    METHOD_T("run", goertzel_run_it, "data"), METHOD_T("power", goertzel_power_it, ""),
    METHOD_T("amplitude", goertzel_amplitude_it, ""), METHOD_T("reset", goertzel_reset_it, "")};
constexpr Attribute mel_attributes[] = {METHOD_T("run", mel_run, "power, out")};
constexpr Attribute dct_attributes[] = {METHOD_T("run", dct_run, "data, out")};

}  // namespace

MEMORY_TYPE(fft_type, FftObject, "FFT", fft_new, "n", fft_attributes)
MEMORY_TYPE(spectrogram_type, SpectrogramObject, "Spectrogram", spectrogram_new,
            "n, hop, rate, window='hann', scale='density'", spectrogram_attributes)
MEMORY_TYPE(goertzel_type, GoertzelObject, "Goertzel", goertzel_new, "frequency, rate", goertzel_attributes)
MEMORY_TYPE(mel_bank_type, MelObject, "MelBank", mel_bank_new,
            "n, rate, bands=40, low=0.0, high=None, htk=False, unit_area=True", mel_attributes)
MEMORY_TYPE(dct_type, DctObject, "DCT", dct_new, "n", dct_attributes)
// A mel bank whose energies go on into a DCT: it runs by the same method.
constinit const Type mfcc_type = {
    .header = {&type_type},
    .name = sym<"MFCC">,
    .base = &mel_bank_type,
    .kind = Kind::Other,
    .trace_words = {1, 1},
    .native_bytes = sizeof(MelObject),
    .construct = CONSTRUCTOR_T("MFCC", mfcc_new,
                               "n, rate, coefficients=13, bands=40, low=0.0, high=None, htk=False, unit_area=True"),
};

}  // namespace adder::dsp
