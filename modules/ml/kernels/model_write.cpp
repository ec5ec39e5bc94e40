// Writing model files; docs/formats/model.md has the layout.
#include "modules/ml/kernels/model_write.h"

#include "core/base/bits.h"
#include "modules/ml/kernels/crc32.h"

namespace adder::ml {
namespace {

constexpr size_t header_bytes = 32, entry_bytes = 16, prefix_bytes = 8;

void put(uint8_t* out, size_t at, uint32_t value) { store_unaligned<uint32_t>(out + at, value); }

}  // namespace

size_t model_file_bytes(const NewModel& model) {
  size_t bytes = header_bytes + entry_bytes + prefix_bytes;
  for (Bytes part : model.content) bytes += part.size();
  return bytes;
}

void write_model(const NewModel& model, Span<uint8_t> out) {
  uint8_t* p = out.data();
  size_t section = header_bytes + entry_bytes, at = section + prefix_bytes;
  put(p, 0, section_kind("ADML"));
  put(p, 4, model_version | uint32_t(header_bytes) << 16);
  put(p, 8, uint32_t(out.size()));
  put(p, 16, uint32_t(model.task) | uint32_t(InputType::Float32) << 8 | 1u << 16);
  put(p, 20, model.inputs);
  put(p, 24, model.outputs);
  put(p, 28, 0);
  put(p, 32, model.kind);
  put(p, 36, uint32_t(section));
  put(p, 40, uint32_t(out.size() - section));
  put(p, 44, 0);
  put(p, section, model.inputs);
  put(p, section + 4, model.outputs);
  for (Bytes part : model.content) {
    std::memcpy(p + at, part.data(), part.size());
    at += part.size();
  }
  put(p, 12, crc32(Bytes(p + 16, out.size() - 16)));
}

}  // namespace adder::ml
