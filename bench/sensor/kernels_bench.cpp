// Times the kernels of modules/dsp and modules/ml beside the plain loops, interleaved, the minimum of many rounds.
// Prints lines of name, kernel's and plain loop's microseconds.
//
// usage: sensor_kernels_bench FOLDER    (what bench/sensor/data.py has made)
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
#include "modules/ml/kernels/model.h"

namespace adder {
[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken contract: %s\n", file, line, what);
  std::abort();
}
}  // namespace adder

using namespace adder;
using namespace adder::dsp;

namespace {

constexpr int rounds = 100;  // of which the fastest counts; a machine shared with others needs many
constexpr size_t block = 2000;

using Floats = std::vector<float>;
using Ints = std::vector<int16_t>;

double time_of(void (*work)(void*), void* with) {
  auto start = std::chrono::steady_clock::now();
  work(with);
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

// Runs kernel and plain loop in turn, each `repeat` times in one measurement, and prints the least time of each.
template <class Prepare, class Kernel, class Plain>
void measure(const char* name, Prepare prepare, Kernel kernel, Plain plain, int repeat = 1) {
  struct Repeated {
    Kernel kernel;
    Plain plain;
    int repeat;
  } both = {kernel, plain, repeat};
  double ours = 1e9, theirs = 1e9;
  auto run_kernel = [](void* p) {
    auto* b = static_cast<Repeated*>(p);
    for (int i = 0; i < b->repeat; i++) b->kernel();
  };
  auto run_plain = [](void* p) {
    auto* b = static_cast<Repeated*>(p);
    for (int i = 0; i < b->repeat; i++) b->plain();
  };
  for (int i = 0; i < rounds; i++) {
    prepare();
    double t = time_of(run_kernel, &both) / repeat;
    ours = t < ours ? t : ours;
    prepare();
    t = time_of(run_plain, &both) / repeat;
    theirs = t < theirs ? t : theirs;
  }
  std::printf("%s\t%.4f\t%.4f\n", name, ours, theirs);
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
      "biquads float32, 2000 x 3", reset, [&] { biquad_run(sections, x, x); },
      [&] { plain::biquads(sos, plain_state, 3, x.data(), block); });
  BiquadQ15 q15[3];
  biquad_q15_set(sos, q15);
  int16_t plain_sos[18];
  int32_t plain_q15[12] = {};
  for (int i = 0; i < 18; i++) plain_sos[i] = int16_t(lrintf(sos[i] * 16384));
  measure(
      "biquads Q15, 2000 x 3", reset, [&] { biquad_q15_run(q15, x16, x16); },
      [&] { plain::biquads_q15(plain_sos, plain_q15, 3, x16.data(), block); });
  measure(
      "int16 to float32, 2000", reset, [&] { int16_to_float(x16, x); },
      [&] { plain::int16_to_float(x16.data(), x.data(), block); });
  measure(
      "float32 to int16, 2000", reset, [&] { float_to_int16(x, x16); },
      [&] { plain::float_to_int16(x.data(), x16.data(), block); });
  LevelMeter meter;
  std::vector<uint16_t> histogram(700);
  float a_weighting[18], fast = 0;
  if (!level_meter_set(meter, 16000, Weighting::A, Response::Fast, 0, histogram)) return;
  if (!design_weighting(Weighting::A, 16000, a_weighting)) return;
  measure(
      "sound level block of 125 ms", reset, [&] { level_meter_run(meter, Span<const int16_t>(x16)); },
      [&] { plain::level_block(a_weighting, plain_state, &fast, x16.data(), block, x.data()); });
}

void measure_fft(size_t size) {
  Floats table(fft_table_length(size)), source(size), re(size), im(size), cosines(size / 2), sines(size / 2);
  FftPlan plan = fft_plan(size, table);
  for (size_t k = 0; k < size / 2; k++) {
    cosines[k] = float(std::cos(2 * M_PI * double(k) / double(size)));
    sines[k] = float(std::sin(2 * M_PI * double(k) / double(size)));
  }
  for (float& v : source) v = noise();
  std::string name = "FFT " + std::to_string(size) + " complex";
  measure(
      name.c_str(), [&] { re = source, im = source; }, [&] { fft_forward(plan, re, im); },
      [&] { plain::fft(cosines.data(), sines.data(), re.data(), im.data(), size); });
}

void measure_features() {
  constexpr size_t window = 128;
  Ints axes[3] = {Ints(window), Ints(window), Ints(window)}, scratch(har_scratch_length(window));
  for (size_t i = 0; i < window; i++)
    for (int a = 0; a < 3; a++) axes[a][i] = int16_t(8000 * a + 3000 * std::sin(0.3 * double(i) + a) + 800 * noise());
  float features[har_feature_count];
  measure(
      "92 features, 128 x 3", [] {},
      [&] { har_features(axes[0], axes[1], axes[2], HarVariant::Sound, scratch, features); },
      [&] { plain::features(axes[0].data(), axes[1].data(), axes[2].data(), features); });
}

std::vector<uint8_t> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

unsigned read_u32(const uint8_t* p) { return p[0] | p[1] << 8 | p[2] << 16 | unsigned(p[3]) << 24; }

// --- models

// Numbers of a line after its letter: "n,3,5.5,1,-2".
std::vector<double> numbers(const std::string& line) {
  std::vector<double> found;
  for (size_t at = line.find(','); at != std::string::npos; at = line.find(',', at + 1))
    found.push_back(std::atof(line.c_str() + at + 1));
  return found;
}

struct PlainForest {
  std::vector<plain::Node> nodes;
  std::vector<int16_t> roots;
};

// emlearn's CSV: children are relative jumps, or -1 - leaf.
PlainForest read_forest(const std::string& path) {
  PlainForest forest;
  std::vector<int> classes;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::vector<double> v = numbers(line);
    if (line[0] == 'l' && line[1] == ',') classes.push_back(int(v[0]));
    if (line[0] == 'r') forest.roots.push_back(int16_t(v[0]));
    if (line[0] != 'n') continue;
    auto child = [&](double c) {
      return int16_t(c < 0 ? -1 - classes[size_t(-1 - c)] : double(forest.nodes.size()) + c);
    };
    forest.nodes.push_back({int16_t(v[0]), int16_t(std::floor(v[1])), child(v[2]), child(v[3])});
  }
  return forest;
}

void measure_forest(const std::string& folder) {
  std::vector<uint8_t> bytes = read_file(folder + "/forest.model"), rows_file = read_file(folder + "/digits.bin");
  std::vector<uint32_t> aligned(bytes.size() / 4 + 1);
  std::memcpy(aligned.data(), bytes.data(), bytes.size());
  ml::Model model;
  if (ml::open_model({reinterpret_cast<uint8_t*>(aligned.data()), bytes.size()}, model)) return;
  Ints rows(rows_file.size() / 2);
  std::memcpy(rows.data(), rows_file.data(), rows.size() * 2);
  PlainForest forest = read_forest(folder + "/forest.csv");
  std::vector<uint64_t> scratch(model.scratch_bytes / 8 + 1);
  Floats out(model.outputs);
  size_t kernel_row = 0, plain_row = 0, count = rows.size() / 65;
  [[maybe_unused]] static volatile size_t sink;
  measure(
      "digits forest", [] {},
      [&] {
        ml::Features x = Span<const int16_t>(rows.data() + kernel_row++ % count * 65, 64);
        sink = ml::model_run(model, x, out, reinterpret_cast<uint8_t*>(scratch.data()));
      },
      [&] {
        sink = size_t(plain::forest(forest.nodes.data(), forest.roots.data(), forest.roots.size(),
                                    rows.data() + plain_row++ % count * 65, 10));
      },
      int(count));
}

// Random weights: time does not depend on them.
struct PlainNetwork {
  std::vector<int8_t> weights8 = std::vector<int8_t>(18 * 12 * 9);
  Floats weights = Floats(18 * 12 * 9), scales = Floats(18, 0.002f), bias = Floats(18, 0.1f);
  plain::Network net;

  PlainNetwork() {
    for (int8_t& w : weights8) w = int8_t(std::rand() % 255 - 127);
    for (float& w : weights) w = noise();
    for (int i = 0; i < 4; i++)
      net.weights8[i] = weights8.data(), net.weights[i] = weights.data(), net.scales[i] = scales.data(),
      net.bias[i] = bias.data();
  }
};

void measure_network(const std::string& folder, const char* kind) {
  std::vector<uint8_t> bytes = read_file(folder + "/mnist_" + kind + ".tmdl");
  std::vector<uint8_t> digit = read_file(folder + "/mnist_example_4.bin");
  ml::Cnn cnn;
  if (ml::open_cnn(bytes, cnn) || digit.size() != cnn.inputs()) {
    std::fprintf(stderr, "no network mnist_%s.tmdl in %s\n", kind, folder.c_str());
    std::exit(1);
  }
  std::vector<uint64_t> arena(cnn.arena_bytes / 8 + 1);
  auto* memory = reinterpret_cast<uint8_t*>(arena.data());
  Floats out(cnn.outputs);
  PlainNetwork other;
  std::string name = std::string("MNIST ") + kind + " network";
  measure(
      name.c_str(), [] {},
      [&] {
        ml::cnn_set_input(cnn, digit, memory);
        ml::cnn_run(cnn, memory, out);
      },
      [&] {
        (cnn.element == ml::Element::Int8 ? plain::network_int8 : plain::network_float)(other.net, digit.data(),
                                                                                        out.data());
      });
  std::printf("arena %s\t%u\t%u\n", kind, unsigned(cnn.arena_bytes), read_u32(bytes.data() + 12));
}

}  // namespace

int main(int count, char** arguments) {
  std::string folder = count > 1 ? arguments[1] : ".";
  measure_forest(folder);
  measure_filters();
  measure_fft(512);
  measure_fft(1024);
  measure_features();
  measure_network(folder, "int8");
  measure_network(folder, "float32");
}
