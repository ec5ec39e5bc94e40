// Writing model files of one step: what a learner has learned, for the node's own flash or another node.
#pragma once

#include "modules/ml/kernels/model.h"

namespace adder::ml {

struct NewModel {
  Task task = Task::Regress;
  uint32_t kind = 0;  // section_kind("LINR"), ...
  uint32_t inputs = 0, outputs = 0;
  Span<const Bytes> content;  // the section after its inputs and outputs; parts have lengths that are multiples of 4
};
size_t model_file_bytes(const NewModel& model);
// `out` has model_file_bytes(model) bytes.
void write_model(const NewModel& model, Span<uint8_t> out);

}  // namespace adder::ml
