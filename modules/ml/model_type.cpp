// ml.load() and the type Model: a checked model file that runs where it lies.
#include <algorithm>

#include "core/types/bytes.h"
#include "core/types/memoryview.h"
#include "modules/ml/kernels/model_write.h"
#include "modules/ml/types.h"

namespace adder::ml {
namespace {

Value read_file(Runtime& rt, Value path) {
  Value opener = builtin_lookup(rt, sym<"open">);
  if (opener.is_empty()) return raise(rt, os_error_type, "no files on this port: give load() the bytes"_m);
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
  std::copy_n(static_cast<const uint8_t*>(view.data), view.bytes, copy->data());
  *holder = to_value(copy);
  return Bytes(copy->data(), view.bytes);
}

// Whether the model takes features of argument 0's type; ValueError otherwise.
Status check_features(Call& c, const Model& model, const Features& features) {
  char typecode = c.view(0).typecode;
  if (typecode != 'f' && typecode != 'h' && typecode != 'B')
    return c.wrong(" takes features of float32 ('f'), int16 ('h') or uint8 ('B'), not '%c'"_m, typecode);
  if (takes(model, features)) return {};
  return c.wrong(": this model takes features of int16 (typecode 'h'), not '%c'"_m, typecode);
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
    METHOD_ROW("predict", model_type, predict_model, "AF?>!", "features, out=None"),
    PROPERTY("inputs", model_inputs),
    PROPERTY("outputs", model_outputs),
    PROPERTY("task", model_task),
    PROPERTY("labels", model_labels),
    PROPERTY("ram", model_ram),
};

}  // namespace

NATIVE_CLASS(model_type, ModelObject, "Model", object_type, 2, Type::Abstract | Type::Final,
             WITH_METHODS(model_attributes))

Value predict_model(Call& c) {
  auto& self = c.me<ModelObject>();
  const Model& model = self.kernel;
  char typecode = c.view(0).typecode;
  Features features = {c.view(0).data, c.items(0),
                       typecode == 'f'   ? InputType::Float32
                       : typecode == 'h' ? InputType::Int16
                                         : InputType::Uint8};
  TRY(c.length(0, model.inputs));
  TRY(check_features(c, model, features));
  if (c.given(1)) TRY(c.length(1, model.outputs));
  Span<float> outputs = c.given(1) ? c.floats(1) : self.outputs();
  bool decides = model.task == Task::Classify || model.task == Task::Cluster || model.task == Task::Anomaly;
  if (!decides && !c.given(1) && model.outputs != 1)
    return c.wrong(": a model of %u outputs needs 'out'"_m, model.outputs);
  if (accounts_for_work && c.rt.board) c.charge_ints(model_work(model));
  size_t decision = model_run(model, features, outputs, self.scratch());
  if (decides) return Value::small_int(SignedWord(decision));
  return model.outputs == 1 ? c.result(outputs[0]) : Value::none();
}

ModelObject* make_model(Call& c, Value source, Fault& fault) {
  Value holder;
  auto file = settle(c.rt, source, &holder);
  if (file.failed()) return nullptr;
  Model model;
  fault = open_model(file.get(), model);
  if (fault) return nullptr;
  auto* self = c.make<ModelObject>(((model.scratch_bytes + 7) & ~size_t(7)) + model.outputs * sizeof(float));
  if (!self) return nullptr;
  self->file = holder;
  self->kernel = model;
  return self;
}

Value load_model(Call& c) {
  Value source = c.value(0);
  if (has_kind(source, Kind::Str)) source = TRY(read_file(c.rt, source));
  Fault fault;
  ModelObject* self = make_model(c, source, fault);
  if (self) return to_value(self);
  if (!fault) return Failed{};
  BufferView view = TRY(get_buffer(c.rt, source));
  return raise(c.rt, value_error_type, "%s (at byte %u of %zu)"_m, static_cast<const char*>(MessageText(fault.what)),
               fault.at, view.bytes);
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
