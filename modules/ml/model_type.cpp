// ml.load() and the type Model: a checked model file that runs where it lies.
#include "core/types/bytes.h"
#include "core/types/memoryview.h"
#include "modules/ml/kernels/model_write.h"
#include "modules/ml/types.h"

namespace adder::ml {
namespace {

struct ModelObject : Object {
  static constexpr const Type* type_object = &model_type;
  Ref<Buffer> memory;  // scratch, then outputs
  Value file;          // what holds the file's bytes: a bytes object, or a Buffer with a copy
  Model kernel;

  uint8_t* scratch() const { return memory->data(); }
  Span<float> outputs() const {
    return items_at<float>(memory, (kernel.scratch_bytes + 7) & ~size_t(7), kernel.outputs);
  }
};

Value read_file(Runtime& rt, Value path) {
  Value opener = builtin_lookup(rt, sym<"open">);
  if (opener.is_empty()) return raise(rt, os_error_type, "no files on this port: give load() the bytes");
  if (opener.is_error()) return opener;
  Value file = TRY(call(rt, opener, path, to_value(sym<"rb">)));
  Value data = call_method(rt, file, sym<"read">);
  if (data.is_error()) return data;  // the file closes itself when it is collected
  TRY(call_method(rt, file, sym<"close">));
  return data;
}

bool usable(const void* data) { return reinterpret_cast<uintptr_t>(data) % 4 == 0; }

// Where the file's bytes may stay: immutable and aligned memory is used as it is, other is copied.
Result<Bytes> settle(Runtime& rt, Value source, Value* holder) {
  BufferView view = TRY(get_buffer(rt, source));
  Value owner = has_kind(source, Kind::MemoryView) ? cast<MemoryView>(source)->owner : source;
  if (has_kind(owner, Kind::Bytes) && usable(view.data)) {
    *holder = owner;
    return view.span();
  }
  Buffer* copy = make_memory(rt, view.bytes);
  if (!copy) return Failed{};
  std::memcpy(copy->data(), view.data, view.bytes);
  *holder = to_value(copy);
  return Bytes(copy->data(), view.bytes);
}

// Features of any type the model takes; ValueError otherwise.
Status take_features(Runtime& rt, const Model& model, const BufferView& data, Features* features) {
  TRY(check_length(rt, "predict", "features", model.inputs, data.items()));
  if (data.typecode == 'f') features->floats = {static_cast<const float*>(data.data), data.items()};
  if (data.typecode == 'h') features->ints = {static_cast<const int16_t*>(data.data), data.items()};
  if (data.typecode == 'B') features->bytes = {static_cast<const uint8_t*>(data.data), data.items()};
  if (features->size() != model.inputs)
    return raise(rt, value_error_type,
                 "predict() takes features of float32 ('f'), int16 ('h') or uint8 ('B'), not '%c'", data.typecode);
  if (takes(model, *features)) return {};
  return raise(rt, value_error_type, "predict(): this model takes features of int16 (typecode 'h'), not '%c'",
               data.typecode);
}

Value model_predict(Runtime& rt, ModelObject& self, BufferView data, std::optional<ArrayView<float>> out) {
  const Model& model = self.kernel;
  Features features;
  TRY(take_features(rt, model, data, &features));
  Span<float> outputs = out ? *out : self.outputs();
  TRY(check_length(rt, "predict", "out", model.outputs, outputs.size()));
  TRY(check_apart(rt, "predict", data.data, data.bytes, outputs.data(), outputs.size_bytes()));
  bool decides = model.task == Task::Classify || model.task == Task::Cluster || model.task == Task::Anomaly;
  if (!decides && !out && model.outputs != 1)
    return raise(rt, value_error_type, "predict(): a model of %u outputs needs 'out'", model.outputs);
  if (rt.board) charge_work(rt, hal::Work::MacInt, model_work(model));
  size_t decision = model_run(model, features, outputs, self.scratch());
  if (decides) return Value::small_int(SignedWord(decision));
  return model.outputs == 1 ? make_float(rt, Float(outputs[0])) : Value::none();
}

const Model& model_of(Value self) { return cast<ModelObject>(self)->kernel; }
Value model_inputs(Runtime& rt, Value self) { return make_uint(rt, model_of(self).inputs); }
Value model_outputs(Runtime& rt, Value self) { return make_uint(rt, model_of(self).outputs); }
Value model_ram(Runtime& rt, Value self) {
  return make_uint(rt, sizeof(ModelObject) + model_of(self).scratch_bytes + 4 * size_t(model_of(self).outputs));
}
Value model_task(Runtime&, Value self) {
  static constexpr const Str* const names[] = {sym<"classify">, sym<"regress">, sym<"anomaly">, sym<"cluster">,
                                               sym<"transform">};
  return to_value(names[size_t(model_of(self).task)]);
}
Value model_labels(Runtime& rt, Value self) {
  Tuple* labels = make_tuple(rt, model_of(self).labels.empty() ? 0 : model_of(self).outputs);
  if (!labels) return Failed{};
  for (SignedWord i = 0; i < labels->size; i++) labels->items()[i] = Value::none();
  for (SignedWord i = 0; i < labels->size; i++)
    rt.heap.store(labels->items()[i], TRY(make_str(rt, model_label(model_of(self), size_t(i)))));
  return to_value(labels);
}

constexpr Attribute model_attributes[] = {
    METHOD_T("predict", model_predict, "features, out=None"),
    PROPERTY("inputs", model_inputs),
    PROPERTY("outputs", model_outputs),
    PROPERTY("task", model_task),
    PROPERTY("labels", model_labels),
    PROPERTY("ram", model_ram),
};

}  // namespace

constinit const Type model_type = {
    .header = {&type_type},
    .name = sym<"Model">,
    .base = &object_type,
    .kind = Kind::Other,
    .trace_words = {1, 2},
    .flags = Type::Abstract | Type::Final,
    .native_bytes = sizeof(ModelObject),
    .attribute_count = std::size(model_attributes),
    .attributes = model_attributes,
};

Value load_model(Runtime& rt, Value source) {
  if (has_kind(source, Kind::Str)) source = TRY(read_file(rt, source));
  Value holder;
  Bytes file = TRY(settle(rt, source, &holder));
  Model model;
  if (Fault fault = open_model(file, model))
    return raise(rt, value_error_type, "%s (at byte %u of %zu)", fault.what, fault.at, file.size());
  size_t bytes = ((model.scratch_bytes + 7) & ~size_t(7)) + model.outputs * sizeof(float);
  auto* self = make_with_memory<ModelObject>(rt, &model_type, bytes);
  if (!self) return Failed{};
  self->file = holder;
  self->kernel = model;
  return to_value(self);
}

Value save_model(Runtime& rt, uint8_t task, uint32_t kind, size_t inputs, size_t outputs, Span<const Bytes> content) {
  NewModel model = {Task(task), kind, uint32_t(inputs), uint32_t(outputs), content};
  size_t bytes = model_file_bytes(model);
  Buffer* memory = make_memory(rt, bytes);
  if (!memory) return Failed{};
  write_model(model, {memory->data(), bytes});
  return make_bytes(rt, {memory->data(), bytes});
}

}  // namespace adder::ml
