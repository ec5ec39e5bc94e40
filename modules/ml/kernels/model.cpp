// Opening and running models; see model.h.
#include "modules/ml/kernels/model.h"

#include <iterator>

#include "modules/ml/kernels/crc32.h"
#include "modules/ml/kernels/section.h"

namespace adder::ml {
namespace {

// Header: "ADML", u8 version, u8, u16 header bytes, u32 file bytes, u32 CRC-32 of what follows, u8 task, u8 input type,
// u16 sections, u32 inputs, u32 outputs, u32. Then 16 bytes a section: kind, offset, bytes, 0.
constexpr uint32_t header_bytes = 32, crc_from = 16, entry_bytes = 16, step_prefix = 8, section_alignment = 8;

// Names of the sections that are steps, in the order of StepKind; and of the labels.
constexpr uint32_t step_names[] = {
    section_kind("LINR"), section_kind("SCAL"), section_kind("NORM"), section_kind("QUAN"), section_kind("NEAR"),
    section_kind("KMNS"), section_kind("GAUS"), section_kind("SVEC"), section_kind("TREE"), section_kind("CNN ")};
constexpr uint32_t labels_name = section_kind("labl");

constexpr Message too_large = "model needs more than 2 GB to run"_m;

bool is_optional(uint32_t name) { return (name & 0x20) != 0; }

bool takes_only_ints(const Model& model) { return model.steps[0].kind == StepKind::Trees && model.trees.int_nodes; }

// Rows of floats that a run needs: one for features converted to floats, a second one between further steps.
uint64_t row_count(const Model& model) {
  if (model.step_count > 1) return 2;
  return takes_only_ints(model) || model.steps[0].kind == StepKind::Network ? 0 : 1;
}
// Bytes of one row, a multiple of 8.
uint64_t row_bytes(const Model& model) { return (4ull * model.widest + 7) & ~7ull; }

template <class T>
T at(Bytes file, uint32_t offset) {
  return load_unaligned<T>(file.data() + offset);
}

Fault check_header(Bytes file) {
  if (file.size() < header_bytes || at<uint32_t>(file, 0) != section_kind("ADML"))
    return {"not a model file: it does not begin with ADML"_m, 0};
  if (file[4] != model_version) return {"model file of another version"_m, 4};
  if (reinterpret_cast<uintptr_t>(file.data()) % 4) return {"model is not aligned to 4 bytes"_m, 0};
  if (at<uint16_t>(file, 6) != header_bytes) return {"header of unknown length"_m, 6};
  if (at<uint32_t>(file, 8) != file.size()) return {"model file is cut off or too long"_m, 8};
  if (at<uint32_t>(file, 12) != crc32(file.subspan(crc_from)))
    return {"model file is damaged: its check sum differs"_m, 12};
  return {};
}

// Bytes of scratch of one step beside the floats between steps; the fault of its content, if any.
Fault check_step(Model& model, const Step& step, uint64_t& scratch) {
  SectionReader r(model.file, step);
  scratch = 0;
  switch (step.kind) {
    case StepKind::Linear:
      if (read_linear(r, step).offset) scratch = 4ull * step.inputs;
      break;
    case StepKind::Scaler:
    case StepKind::Quantiser: read_scaler(r, step); break;
    case StepKind::Norm: read_norm(r, step); break;
    case StepKind::Neighbors: scratch = read_neighbors(r, step).k * sizeof(Found); break;
    case StepKind::Centres: read_centres(r, step); break;
    case StepKind::Gaussians: scratch = 4 * (uint64_t(step.inputs) + read_gaussians(r, step).count); break;
    case StepKind::SupportVectors: scratch = 4ull * read_support_vectors(r, step).count; break;
    case StepKind::Trees:
      if (!model.trees.roots.empty()) return {"more than one tree ensemble"_m, step.offset};
      model.trees = read_trees(r, step);
      scratch = sizeof(double) * step.outputs;
      break;
    case StepKind::Network: {
      if (model.network.layer_count) return {"more than one network"_m, step.offset};
      Fault wrong = open_cnn(model.file.subspan(step.offset, step.bytes), model.network);
      if (wrong) return {wrong.what, wrong.at + step.offset};
      r.require(model.network.inputs() == step.inputs && model.network.outputs == step.outputs, bad_shape);
      scratch = model.network.arena_bytes;
      break;
    }
  }
  return r.fault();
}

constexpr Message unpaired = "trees of int16 features and quantiser (or int16 input) go together"_m;

// Steps whose type of input differs from the type of output before them.
Fault check_types(const Model& model) {
  for (size_t i = 0; i < model.step_count; i++) {
    const Step& step = model.steps[i];
    bool ints_before = i == 0 ? model.input_type == InputType::Int16 : model.steps[i - 1].kind == StepKind::Quantiser;
    if (step.kind == StepKind::Trees && model.trees.int_nodes && !ints_before) return {unpaired, step.offset};
    if (i > 0 && ints_before && !(step.kind == StepKind::Trees && model.trees.int_nodes))
      return {unpaired, step.offset};
  }
  if (model.steps[model.step_count - 1].kind == StepKind::Quantiser) return {unpaired, 0};
  return {};
}

Fault add_step(Model& model, uint32_t name, Step step, uint64_t& scratch) {
  size_t kind = 0;
  while (kind < std::size(step_names) && step_names[kind] != name) kind++;
  if (kind == std::size(step_names)) return {"kind of section not known"_m, step.offset};
  step.kind = StepKind(kind);
  if (model.step_count == greatest_steps) return {"too many steps"_m, step.offset};
  if (step.bytes < step_prefix) return {too_short, step.offset};
  step.inputs = at<uint32_t>(model.file, step.offset), step.outputs = at<uint32_t>(model.file, step.offset + 4);
  uint32_t before = model.step_count ? model.steps[model.step_count - 1].outputs : model.inputs;
  if (step.inputs != before) return {"step does not take what the one before it gives"_m, step.offset};
  if (step.inputs == 0 || step.outputs == 0) return {"step without inputs or outputs"_m, step.offset};
  step.offset += step_prefix, step.bytes -= step_prefix;
  uint64_t of_step = 0;
  if (Fault wrong = check_step(model, step, of_step)) return wrong;
  scratch = of_step > scratch ? of_step : scratch;
  model.widest = step.inputs > model.widest ? step.inputs : model.widest;
  model.steps[model.step_count++] = step;
  return {};
}

Fault check_labels(Bytes section, uint32_t offset) {
  size_t next = 0;
  while (next < section.size()) {
    next += 1 + size_t(section[next]);
    if (next > section.size()) return {"label beyond its section"_m, offset};
  }
  return {};
}

Fault read_sections(Model& model, uint64_t& scratch) {
  Bytes file = model.file;
  uint32_t count = at<uint16_t>(file, 18), end = header_bytes + count * entry_bytes;
  if (end > file.size()) return {"table of sections is cut off"_m, header_bytes};
  for (uint32_t i = 0; i < count; i++) {
    uint32_t entry = header_bytes + i * entry_bytes;
    uint32_t name = at<uint32_t>(file, entry);
    Step step = {StepKind(), at<uint32_t>(file, entry + 4), at<uint32_t>(file, entry + 8), 0, 0};
    if (step.offset % section_alignment || step.offset < end || uint64_t(step.offset) + step.bytes > file.size())
      return {"section out of order, not aligned or beyond the file"_m, entry};
    end = step.offset + step.bytes;
    if (name == labels_name) {
      model.labels = file.subspan(step.offset, step.bytes);
      if (Fault wrong = check_labels(model.labels, step.offset)) return wrong;
    }
    if (is_optional(name)) continue;
    if (Fault wrong = add_step(model, name, step, scratch)) return wrong;
  }
  return {};
}

// A bare .tmdl network as a model of one step.
Fault open_network(Bytes file, Model& model) {
  if (Fault wrong = open_cnn(file, model.network)) return wrong;
  const Cnn& n = model.network;
  if (n.arena_bytes > INT32_MAX) return {too_large, 12};
  model.file = file;
  model.inputs = uint32_t(n.inputs()), model.outputs = n.outputs, model.widest = model.inputs;
  model.steps[model.step_count++] = {StepKind::Network, 0, uint32_t(file.size()), model.inputs, model.outputs};
  model.scratch_bytes = n.arena_bytes;
  return {};
}

}  // namespace

Fault open_model(Bytes file, Model& model) {
  model = {};
  if (file.size() >= 4 && at<uint32_t>(file, 0) == section_kind("MAIX")) return open_network(file, model);
  if (Fault wrong = check_header(file)) return wrong;
  model.file = file;
  if (file[16] > uint8_t(Task::Transform)) return {"task not known"_m, 16};
  if (file[17] > uint8_t(InputType::Uint8)) return {"type of input not known"_m, 17};
  model.task = Task(file[16]);
  model.input_type = InputType(file[17]);
  model.inputs = at<uint32_t>(file, 20), model.outputs = at<uint32_t>(file, 24);
  uint64_t scratch = 0;
  if (Fault wrong = read_sections(model, scratch)) return wrong;
  if (model.step_count == 0) return {"model without steps"_m, 18};
  if (model.steps[model.step_count - 1].outputs != model.outputs)
    return {"last step does not give the model's outputs"_m, 24};
  if (Fault wrong = check_types(model)) return wrong;
  scratch = ((scratch + 7) & ~7ull) + row_count(model) * row_bytes(model);
  if (scratch > INT32_MAX) return {too_large, 20};
  model.scratch_bytes = uint32_t(scratch);
  return {};
}

bool takes(const Model& model, const Features& features) {
  if (takes_only_ints(model)) return features.type == InputType::Int16;
  return model.steps[0].kind != StepKind::Network || features.type != InputType::Int16;
}

namespace {

class Runner {
 public:
  Runner(const Model& model, uint8_t* scratch) : model_(model) {
    size_t row = size_t(row_bytes(model));
    row_[0] = reinterpret_cast<float*>(scratch);
    row_[1] = reinterpret_cast<float*>(scratch + row);
    rest_ = scratch + size_t(row_count(model)) * row;
  }

  size_t run(const Features& features, Span<float> out) {
    size_t greatest = 0;
    const float* x = nullptr;
    for (size_t i = 0; i < model_.step_count; i++) {
      const Step& step = model_.steps[i];
      float* to = i + 1 == model_.step_count ? out.data() : next_row(x);
      greatest = i == 0 ? run_first(step, features, {to, step.outputs}) : run_step(step, x, {to, step.outputs});
      x = to;
    }
    return decision(greatest, out);
  }

 private:
  // Trees and networks that come first read int16 or pixels as they are.
  size_t run_first(const Step& step, const Features& f, Span<float> out) {
    bool ints = f.type == InputType::Int16;
    if (f.type == InputType::Float32 || (ints && step.kind == StepKind::Trees && model_.trees.int_nodes))
      return run_step(step, f.as<float>(), out);
    if (!ints && step.kind == StepKind::Network) {
      cnn_set_input(model_.network, {f.as<uint8_t>(), f.count}, rest_);
      return run_network(out);
    }
    float* floats = next_row(out.data());
    for (size_t i = 0; i < f.count; i++) floats[i] = ints ? f.as<int16_t>()[i] : f.as<uint8_t>()[i];
    return run_step(step, floats, out);
  }

  float* next_row(const float* current) { return current == row_[0] ? row_[1] : row_[0]; }
  double* sums() { return reinterpret_cast<double*>(rest_); }

  size_t run_step(const Step& step, const float* x, Span<float> out) {
    SectionReader r(model_.file, step);
    float* floats = reinterpret_cast<float*>(rest_);
    switch (step.kind) {
      case StepKind::Linear: run_linear(read_linear(r, step), x, out, floats); break;
      case StepKind::Scaler: run_scaler(read_scaler(r, step), x, out.data()); break;
      case StepKind::Quantiser: run_quantiser(read_scaler(r, step), x, reinterpret_cast<int16_t*>(out.data())); break;
      case StepKind::Norm: run_normaliser(read_norm(r, step), {x, step.inputs}, out.data()); break;
      case StepKind::Neighbors: {
        Neighbors n = read_neighbors(r, step);
        run_neighbors(n, x, out, {reinterpret_cast<Found*>(rest_), n.k});
        break;
      }
      case StepKind::Centres: run_centres(read_centres(r, step), x, out); break;
      case StepKind::Gaussians: run_gaussians(read_gaussians(r, step), x, out, floats); break;
      case StepKind::SupportVectors: run_support_vectors(read_support_vectors(r, step), x, out, floats); break;
      case StepKind::Trees:
        if (model_.trees.float_nodes) return predict_trees(model_.trees, x, out, sums());
        return predict_trees(model_.trees, reinterpret_cast<const int16_t*>(x), out, sums());
      case StepKind::Network:
        cnn_set_input(model_.network, Span<const float>(x, step.inputs), rest_);
        return run_network(out);
    }
    return index_of_greatest(out);
  }

  size_t run_network(Span<float> out) {
    cnn_run(model_.network, rest_, out);
    return index_of_greatest(out);
  }

  size_t decision(size_t greatest, Span<const float> out) const {
    if (model_.task == Task::Classify) return greatest;
    if (model_.task == Task::Cluster) return index_of_least(out);
    return model_.task == Task::Anomaly && out[0] < 0 ? 1 : 0;
  }

  const Model& model_;
  float* row_[2];
  uint8_t* rest_;
};

}  // namespace

size_t model_run(const Model& model, const Features& features, Span<float> out, uint8_t* scratch) {
  contract(features.count == model.inputs && out.size() == model.outputs && takes(model, features), "model_run: sizes");
  return Runner(model, scratch).run(features, out);
}

// Besides trees and networks, a model reads each of its numbers once.
uint64_t model_work(const Model& model) {
  uint64_t work = model.inputs;
  for (size_t i = 0; i < model.step_count; i++) {
    StepKind kind = model.steps[i].kind;
    work += kind == StepKind::Trees     ? tree_work * model.trees.roots.size()
            : kind == StepKind::Network ? cnn_work(model.network)
                                        : model.steps[i].bytes / sizeof(float);
  }
  return work;
}

string_view model_label(const Model& model, size_t index) {
  for (size_t at_byte = 0; at_byte < model.labels.size(); index--) {
    size_t length = model.labels[at_byte];
    if (index == 0) return {reinterpret_cast<const char*>(model.labels.data() + at_byte + 1), length};
    at_byte += 1 + length;
  }
  return {};
}

}  // namespace adder::ml
