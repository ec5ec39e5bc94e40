// Transforms and spectra of the module dsp: FFT, Spectrogram, Goertzel, MelBank, DCT, MFCC.
#include "modules/dsp/spectra.h"

#include "modules/dsp/kernels/mel.h"
#include "modules/dsp/kernels/spectrum.h"
#include "modules/dsp/kernels/window.h"

namespace adder::dsp {

FftObject* make_fft(Call& c, uint32_t size) {
  bool good = fft_size_ok(size), real = good && size >= 8;
  size_t length = good ? fft_table_length(size) : 0, real_length = real ? rfft_table_length(size) : 0;
  auto* self = c.make<FftObject>((length + real_length) * sizeof(float));
  if (!self) return nullptr;
  Span<float> tables = items_at<float>(self->memory, 0, length + real_length);
  self->size = size;
  if (good) self->plan = fft_plan(size, tables.first(length));
  if (real) self->real_plan = rfft_plan(size, tables.subspan(length));
  return self;
}

namespace {

Value fft_new(Call& c) {
  if (!fft_size_ok(c.whole(0)))
    return c.wrong(0, "must be a power of two in 4..%zu, not %u"_m, fft_greatest, c.whole(0));
  FftObject* self = make_fft(c, c.whole(0));
  return self ? to_value(self) : Value::error();
}

template <void (*Transform)(const FftPlan& plan, Span<float> re, Span<float> im)>
Value fft_complex(Call& c) {
  auto& self = c.me<FftObject>();
  TRY(c.length(0, self.size));
  TRY(c.length(1, self.size));
  c.charge(fft_work(self.size));
  Transform(self.plan, c.floats(0), c.floats(1));
  return Value::none();
}
Status check_real(Call& c, size_t data, size_t re, size_t im) {
  auto& self = c.me<FftObject>();
  if (self.real_plan.size == 0) return c.wrong(" needs a size of at least 8"_m);
  TRY(c.length(data, self.size));
  TRY(c.length(re, self.size / 2 + 1));
  c.charge(fft_work(self.size / 2) + 4 * self.size);
  return c.length(im, self.size / 2 + 1);
}
Value fft_real(Call& c) {
  TRY(check_real(c, 0, 1, 2));
  rfft_forward(c.me<FftObject>().real_plan, c.floats(0), c.floats(1), c.floats(2));
  return Value::none();
}
Value fft_real_inverse(Call& c) {
  TRY(check_real(c, 2, 0, 1));
  rfft_inverse(c.me<FftObject>().real_plan, c.floats(0), c.floats(1), c.floats(2));
  return Value::none();
}
Value fft_size(Runtime& rt, Value self) { return make_uint(rt, cast<FftObject>(self)->size); }

// --- Spectrogram. Memory: table, window, frame, history, re, im.

struct SpectrogramObject : NativeMemory {
  Spectrogram kernel;
  size_t lines() const { return kernel.work.plan.size / 2 + 1; }
};

Value spectrogram_new(Call& c) {
  uint32_t size = c.whole(0), hop = c.whole(1);
  if (!fft_size_ok(size) || size < 8) return c.wrong(0, "must be a power of two in 8..4096"_m);
  if (hop == 0 || hop > size) return c.wrong(1, "must be in %u..%u, not %u"_m, 1, size, hop);
  int kind = c.choice(3, window_names + std::size("kaiser")), scaling = kind < 0 ? -1 : c.choice(4, "density spectrum");
  if (scaling < 0) return Failed{};
  size_t table = rfft_table_length(size), lines = size / 2 + 1;
  auto* self = c.make<SpectrogramObject>((table + 3 * size + 2 * lines) * sizeof(float));
  if (!self) return Failed{};
  auto* next = reinterpret_cast<float*>(self->memory->data());
  auto take = [&](size_t count) {
    Span<float> part = {next, count};
    next += count;
    return part;
  };
  SpectrumWork& work = self->kernel.work;
  work.plan = rfft_plan(size, take(table));
  Span<float> values = take(size);
  make_window(Window(kind + 1), true, values);
  work.window = values;
  work.frame = take(size);
  self->kernel.history = take(size);
  work.re = take(lines), work.im = take(lines);
  work.scale = power_scale(values, c.number(2), scaling == 0 ? PowerScale::Density : PowerScale::Spectrum);
  self->kernel.hop = hop;
  return to_value(self);
}
Value spectrogram_run_it(Call& c) {
  auto& self = c.me<SpectrogramObject>();
  size_t rows = spectrogram_rows(self.kernel, c.items(0)), size = self.kernel.work.plan.size;
  TRY(c.room(1, rows * self.lines()));
  c.charge(rows * (fft_work(size / 2) + 8 * size));
  return c.result_whole(spectrogram_run(self.kernel, c.floats(0), c.floats(1)));
}
Value spectrogram_rows_it(Call& c) {
  return c.result_whole(spectrogram_rows(c.me<SpectrogramObject>().kernel, c.whole(0)));
}
Value spectrogram_reset_it(Call& c) {
  spectrogram_reset(c.me<SpectrogramObject>().kernel);
  return Value::none();
}
Value spectrogram_lines(Runtime& rt, Value self) { return make_uint(rt, cast<SpectrogramObject>(self)->lines()); }

// --- Goertzel

struct GoertzelObject : NativeMemory {
  Goertzel kernel;
};
Value goertzel_new(Call& c) {
  if (!(c.number(0) <= c.number(1) / 2)) return c.wrong(0, "must be in 0..rate/2"_m);
  auto* self = c.make<GoertzelObject>(0);
  if (!self) return Failed{};
  self->kernel = goertzel_at(c.number(0), c.number(1));
  return to_value(self);
}
Value goertzel_run_it(Call& c) {
  goertzel_run(c.me<GoertzelObject>().kernel, c.floats(0));
  return Value::none();
}
Value goertzel_power_it(Call& c) { return c.result(goertzel_power(c.me<GoertzelObject>().kernel)); }
Value goertzel_amplitude_it(Call& c) { return c.result(goertzel_amplitude(c.me<GoertzelObject>().kernel)); }
Value goertzel_reset_it(Call& c) {
  goertzel_reset(c.me<GoertzelObject>().kernel);
  return Value::none();
}

// --- MelBank, DCT, MFCC. Memory of a bank: bands, weights; of MFCC besides: energies, DCT table.

struct MelObject : NativeMemory {
  MelBank bank;
  uint32_t lines, coefficients;
  Span<float> energies, dct_table;  // MFCC only
};

// n, rate, [coefficients,] bands, low, high, htk, unit_area
Value make_mel(Call& c, size_t coefficients, size_t i) {
  MelOptions o = {c.whole(0),     c.number(1),   c.number(i + 1), c.given(i + 2) ? c.number(i + 2) : c.number(1) / 2,
                  c.truth(i + 3), c.truth(i + 4)};
  size_t bands = c.whole(i), weights = bands ? mel_weights_length(o, bands) : 0;
  size_t extra = coefficients ? bands + dct_table_length(bands) : 0;
  if (weights == 0 || coefficients > bands)
    return c.wrong(" wants bands above 0, 0 <= low < high <= rate/2, coefficients <= bands"_m);
  auto* self = c.make<MelObject>(bands * sizeof(MelBand) + (weights + extra) * sizeof(float));
  if (!self) return Failed{};
  Span<float> rest = items_at<float>(self->memory, bands * sizeof(MelBand), weights + extra);
  self->bank = make_mel_bank(o, items_at<MelBand>(self->memory, 0, bands), rest.first(weights));
  self->lines = o.fft_size / 2 + 1;
  self->coefficients = uint32_t(coefficients);
  if (coefficients) {
    self->energies = rest.subspan(weights, bands);
    self->dct_table = rest.subspan(weights + bands);
    make_dct_table(bands, self->dct_table);
  }
  return to_value(self);
}
Value mel_bank_new(Call& c) { return make_mel(c, 0, 2); }
Value mfcc_new(Call& c) { return make_mel(c, c.whole(2) ? c.whole(2) : 13, 3); }

// Rows of power, each into a row of band energies, or of cepstral coefficients.
Value mel_run(Call& c) {
  auto& self = c.me<MelObject>();
  Span<float> power = c.floats(0), out = c.floats(1);
  size_t width = self.coefficients ? self.coefficients : self.bank.bands.size(), rows = power.size() / self.lines;
  if (power.size() % self.lines || rows == 0)
    return c.wrong(0, "must be rows of %u lines, not %zu items"_m, self.lines, power.size());
  TRY(c.length(1, rows * width));
  for (size_t r = 0; r < rows; r++) {
    Span<float> row = out.subspan(r * width, width);
    mel_energies(self.bank, power.subspan(r * self.lines, self.lines), self.coefficients ? self.energies : row);
    if (!self.coefficients) continue;
    charge_work(c.rt, hal::Work::Math, self.energies.size());
    c.charge(self.energies.size() * width);
    to_decibels(self.energies, 1e-10f);
    dct(self.dct_table, self.energies, row);
  }
  return Value::none();
}

struct DctObject : NativeMemory {
  Span<float> table;
};
Value dct_new(Call& c) {
  size_t size = c.whole(0);
  auto* self = c.make<DctObject>(dct_table_length(size) * sizeof(float));
  if (!self) return Failed{};
  self->table = items_at<float>(self->memory, 0, dct_table_length(size));
  make_dct_table(size, self->table);
  return to_value(self);
}
Value dct_run(Call& c) {
  Span<float> table = c.me<DctObject>().table;
  size_t size = table.size() - 1;
  TRY(c.length(0, size));
  if (c.items(1) > size) return c.wrong(1, "must not have more items than 'data'"_m);
  c.charge(size * c.items(1));
  dct(table, c.floats(0), c.floats(1));
  return Value::none();
}

constexpr Attribute fft_attributes[] = {
    METHOD_ROW("forward", fft_type, fft_complex<fft_forward>, "F>F>!", "re, im"),
    METHOD_ROW("inverse", fft_type, fft_complex<fft_inverse>, "F>F>!", "re, im"),
    METHOD_ROW("real", fft_type, fft_real, "FF>!F>!", "data, re, im"),
    METHOD_ROW("real_inverse", fft_type, fft_real_inverse, "F>F>!F>!", "re, im, data"), PROPERTY("n", fft_size)};
constexpr Attribute spectrogram_attributes[] = {
    METHOD_ROW("run", spectrogram_type, spectrogram_run_it, "1FF>!", "data, out"),
    METHOD_ROW("rows", spectrogram_type, spectrogram_rows_it, "u", "samples"),
    METHOD_ROW("reset", spectrogram_type, spectrogram_reset_it, "", ""), PROPERTY("lines", spectrogram_lines)};
constexpr Attribute goertzel_attributes[] = {METHOD_ROW("run", goertzel_type, goertzel_run_it, "2F", "data"),
                                             METHOD_ROW("power", goertzel_type, goertzel_power_it, "", ""),
                                             METHOD_ROW("amplitude", goertzel_type, goertzel_amplitude_it, "", ""),
                                             METHOD_ROW("reset", goertzel_type, goertzel_reset_it, "", "")};
constexpr Attribute mel_attributes[] = {METHOD_ROW("run", mel_bank_type, mel_run, "2FF>!", "power, out")};
constexpr Attribute dct_attributes[] = {METHOD_ROW("run", dct_type, dct_run, "FF>!", "data, out")};

}  // namespace

NATIVE_CLASS(fft_type, FftObject, "FFT", object_type, 1, 0, .construct = CONSTRUCTOR_ROW("FFT", fft_new, "u", "n"),
             WITH_METHODS(fft_attributes))
NATIVE_CLASS(spectrogram_type, SpectrogramObject, "Spectrogram", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("Spectrogram", spectrogram_new, "uufss",
                                          "n, hop, rate, window='hann', scale='density'"),
             WITH_METHODS(spectrogram_attributes))
NATIVE_CLASS(goertzel_type, GoertzelObject, "Goertzel", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("Goertzel", goertzel_new, "f0f+", "frequency, rate"),
             WITH_METHODS(goertzel_attributes))
NATIVE_CLASS(mel_bank_type, MelObject, "MelBank", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("MelBank", mel_bank_new, "u(8,4096)f+wff?bb",
                                          "n, rate, bands=40, low=0.0, high=None, htk=False, unit_area=True"),
             WITH_METHODS(mel_attributes))
NATIVE_CLASS(dct_type, DctObject, "DCT", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("DCT", dct_new, "w(1,65535)", "n"), WITH_METHODS(dct_attributes))
// A mel bank whose energies go on into a DCT: it runs by the same method.
NATIVE_CLASS(
    mfcc_type, MelObject, "MFCC", mel_bank_type, 1, 0,
    .construct = CONSTRUCTOR_ROW("MFCC", mfcc_new, "u(8,4096)f+wwff?bb",
                                 "n, rate, coefficients=13, bands=40, low=0.0, high=None, htk=False, unit_area=True"))

}  // namespace adder::dsp
