// Times the kernels of modules/dsp and modules/ml beside the plain loops, interleaved, the minimum of many rounds.
//
// usage: sensor_kernels_bench [DATA FOLDER]    (default tests/data: the MNIST network and digits)
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <type_traits>
#include <vector>

#include "bench/sensor/plain.h"
#include "modules/dsp/kernels/biquad.h"
#include "modules/dsp/kernels/biquad_q15.h"
#include "modules/dsp/kernels/convert.h"
#include "modules/dsp/kernels/fft.h"
#include "modules/dsp/kernels/filter_design.h"
#include "modules/dsp/kernels/har_features.h"
#include "modules/dsp/kernels/level_meter.h"
#include "modules/ml/kernels/cnn.h"

namespace adder {
[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken contract: %s\n", file, line, what);
  std::abort();
}
}  // namespace adder

using namespace adder;
using namespace adder::dsp;

namespace {

constexpr int rounds = 400;  // of which the fastest counts; a machine shared with others needs many
constexpr size_t block = 2000;

using Floats = std::vector<float>;
using Ints = std::vector<int16_t>;

double time_of(void (*prepare)(void*), void (*work)(void*), void* with) {
  prepare(with);
  auto start = std::chrono::steady_clock::now();
  work(with);
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

// Runs both in turn and prints the least time of each; `other` may be nullptr.
template <class Prepare, class Work, class Other>
void measure(const char* name, double limit_us, Prepare prepare, Work work, Other other) {
  struct All {
    Prepare* prepare;
    Work* work;
    Other* other;
  } all = {&prepare, &work, &other};
  double ours = 1e9, theirs = 1e9;
  for (int i = 0; i < rounds; i++) {
    auto prepare_it = [](void* a) { (*static_cast<All*>(a)->prepare)(); };
    double t = time_of(
        prepare_it, [](void* a) { (*static_cast<All*>(a)->work)(); }, &all);
    ours = t < ours ? t : ours;
    if constexpr (!std::is_same_v<Other, std::nullptr_t>) {
      t = time_of(
          prepare_it, [](void* a) { (*static_cast<All*>(a)->other)(); }, &all);
      theirs = t < theirs ? t : theirs;
    }
  }
  std::printf("%-34s %8.2f us   to reach %6.2f  %s", name, ours, limit_us, ours <= limit_us ? "ok  " : "MISS");
  if (theirs < 1e9) std::printf("  plain C %8.2f us  (%.2f x)", theirs, ours / theirs);
  std::printf("\n");
}

float noise() { return float(std::rand()) / float(RAND_MAX) - 0.5f; }

void measure_filters() {
  Floats source(block), x(block);
  Ints source16(block), x16(block);
  for (size_t i = 0; i < block; i++) source[i] = noise(), source16[i] = int16_t(source[i] * 20000);
  float sos[18], plain_state[6] = {};
  if (!design_butterworth(6, Shape::LowPass, 0.1, 0, 1, sos)) return;
  Biquad sections[3];
  biquad_set(sos, sections);
  auto reset = [&] { x = source, x16 = source16; };
  measure(
      "biquads float32, 2000 x 3", 12, reset, [&] { biquad_run(sections, x, x); },
      [&] { plain::biquads(sos, plain_state, 3, x.data(), block); });
  BiquadQ15 q15[3];
  biquad_q15_set(sos, q15);
  int16_t plain_sos[18];
  int32_t plain_q15[12] = {};
  for (int i = 0; i < 18; i++) plain_sos[i] = int16_t(lrintf(sos[i] * 16384));
  measure(
      "biquads Q15, 2000 x 3", 20, reset, [&] { biquad_q15_run(q15, x16, x16); },
      [&] { plain::biquads_q15(plain_sos, plain_q15, 3, x16.data(), block); });
  measure(
      "int16 to float32, 2000", 0.6, reset, [&] { int16_to_float(x16, x); },
      [&] { plain::int16_to_float(x16.data(), x.data(), block); });
  measure(
      "float32 to int16, 2000", 0.6, reset, [&] { float_to_int16(x, x16); },
      [&] { plain::float_to_int16(x.data(), x16.data(), block); });
  LevelMeter meter;
  std::vector<uint16_t> histogram(700);
  float a_weighting[18], fast = 0;
  if (!level_meter_set(meter, 16000, Weighting::A, Response::Fast, 0, histogram)) return;
  if (!design_weighting(Weighting::A, 16000, a_weighting)) return;
  measure(
      "sound level block of 125 ms", 25, reset, [&] { level_meter_run(meter, Span<const int16_t>(x16)); },
      [&] { plain::level_block(a_weighting, plain_state, &fast, x16.data(), block, x.data()); });
}

void measure_fft(size_t size, double limit) {
  Floats table(fft_table_length(size)), source(size), re(size), im(size), cosines(size / 2), sines(size / 2);
  FftPlan plan = fft_plan(size, table);
  for (size_t k = 0; k < size / 2; k++) {
    cosines[k] = float(std::cos(2 * M_PI * double(k) / double(size)));
    sines[k] = float(std::sin(2 * M_PI * double(k) / double(size)));
  }
  for (float& v : source) v = noise();
  std::string name = "FFT " + std::to_string(size) + " complex";
  measure(
      name.c_str(), limit, [&] { re = source, im = source; }, [&] { fft_forward(plan, re, im); },
      [&] { plain::fft(cosines.data(), sines.data(), re.data(), im.data(), size); });
}

void measure_features() {
  constexpr size_t window = 128;
  Ints axes[3] = {Ints(window), Ints(window), Ints(window)}, scratch(har_scratch_length(window));
  for (size_t i = 0; i < window; i++)
    for (int a = 0; a < 3; a++) axes[a][i] = int16_t(8000 * a + 3000 * std::sin(0.3 * double(i) + a) + 800 * noise());
  float features[har_feature_count];
  measure(
      "92 features, 128 x 3", 15, [] {},
      [&] { har_features(axes[0], axes[1], axes[2], HarVariant::Published, scratch, features); }, nullptr);
}

std::vector<uint8_t> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void measure_network(const std::string& folder) {
  std::vector<uint8_t> bytes = read_file(folder + "/mnist/mnist_cnn_int8.tmdl");
  std::vector<uint8_t> digit = read_file(folder + "/mnist/mnist_example_4.bin");
  ml::Cnn cnn;
  if (ml::Fault fault = ml::open_cnn(bytes, cnn); fault || digit.size() != cnn.inputs()) {
    std::printf("MNIST network: not found in %s\n", folder.c_str());
    return;
  }
  std::vector<uint64_t> arena(cnn.arena_bytes / 8 + 1);
  auto* memory = reinterpret_cast<uint8_t*>(arena.data());
  Floats out(cnn.outputs);
  measure(
      "MNIST int8 network", 12, [] {},
      [&] {
        ml::cnn_set_input(cnn, digit, memory);
        ml::cnn_run(cnn, memory, out);
      },
      nullptr);
}

}  // namespace

int main(int count, char** arguments) {
  measure_filters();
  measure_fft(512, 3);
  measure_fft(1024, 7);
  measure_features();
  measure_network(count > 1 ? arguments[1] : "tests/data");
}
