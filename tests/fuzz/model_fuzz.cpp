// Feeds any bytes to the readers of models: our container and bare .tmdl networks. What must hold: a file is refused
// with a message and a place inside it, or it runs without reaching outside the file, the scratch and the output.
//
// The check sum would keep the fuzzer out of the container, so it is corrected first, as is the length. The first byte
// chooses the type of the features; the second, whether they are ordinary numbers or anything.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "core/base/bits.h"
#include "modules/ml/kernels/crc32.h"
#include "modules/ml/kernels/model.h"

namespace adder {
[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken contract: %s\n", file, line, what);
  std::abort();
}
}  // namespace adder

using namespace adder;
using namespace adder::ml;

namespace {

constexpr size_t most_scratch = 1 << 22, most_values = 1 << 16;

// The file in memory of exactly its size, so that the sanitizer sees every read beyond it.
struct Copy {
  Copy(const uint8_t* data, size_t size) : bytes(static_cast<uint8_t*>(std::aligned_alloc(8, align_up(size + 8, 8)))) {
    start = bytes + (align_up(size + 8, 8) - size) / 8 * 8;
    std::memcpy(start, data, size);
  }
  ~Copy() { std::free(bytes); }
  uint8_t* bytes;
  uint8_t* start;
};

void must(bool good, const char* what) {
  if (!good) contract_failed(what, __FILE__, __LINE__);
}

void run_model(Bytes file, uint8_t type, const uint8_t* noise, size_t noise_size) {
  Model model;
  Fault fault = open_model(file, model);
  if (fault) {
    must(fault.at <= file.size(), "fault beyond the file");
    return;
  }
  if (model.scratch_bytes > most_scratch || model.inputs > most_values || model.outputs > most_values) return;
  std::vector<float> floats(model.inputs), out(model.outputs);
  std::vector<int16_t> ints(model.inputs);
  std::vector<uint8_t> bytes(model.inputs);
  if (noise_size)
    for (size_t i = 0; i < model.inputs * 4; i++) reinterpret_cast<uint8_t*>(floats.data())[i] = noise[i % noise_size];
  std::memcpy(ints.data(), floats.data(), ints.size() * 2);
  std::memcpy(bytes.data(), floats.data(), bytes.size());
  std::vector<uint64_t> scratch(model.scratch_bytes / 8 + 1);
  Features features = Span<const float>(floats);
  if (type % 3 == 1) features = Span<const int16_t>(ints);
  if (type % 3 == 2) features = Span<const uint8_t>(bytes);
  if (!takes(model, features)) return;
  size_t decision = model_run(model, features, out, reinterpret_cast<uint8_t*>(scratch.data()));
  must(decision < out.size() || decision <= 1, "decision beyond the outputs");
  for (size_t i = 0; i < 300; i++) must(model_label(model, i).size() < 256, "label too long");
}

void run_network(Bytes file, uint8_t type) {
  Cnn cnn;
  Fault fault = open_cnn(file, cnn);
  if (fault) {
    must(fault.at <= file.size(), "fault beyond the file");
    return;
  }
  if (cnn.arena_bytes > most_scratch || cnn.outputs > most_values || cnn.layer_count > 50) return;
  std::vector<uint64_t> arena(cnn.arena_bytes / 8 + 1);
  std::vector<float> out(cnn.outputs), values(cnn.inputs(), 0.5f);
  std::vector<uint8_t> pixels(cnn.inputs(), 200);
  auto* bytes = reinterpret_cast<uint8_t*>(arena.data());
  if (type % 2)
    cnn_set_input(cnn, pixels, bytes);
  else
    cnn_set_input(cnn, values, bytes);
  cnn_run(cnn, bytes, out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 3) return 0;
  uint8_t type = data[0], noisy = data[1];
  Copy copy(data + 2, size - 2);
  size_t length = size - 2;
  Bytes file = {copy.start, length};
  if (length >= 4 && std::memcmp(copy.start, "MAIX", 4) == 0) {
    run_network(file, type);
    return 0;
  }
  if (length >= 32) {
    store_unaligned<uint32_t>(copy.start + 8, uint32_t(length));
    store_unaligned<uint32_t>(copy.start + 12, crc32(file.subspan(16)));
  }
  run_model(file, type, noisy & 1 ? data : nullptr, noisy & 1 ? size : 0);
  return 0;
}
