// The sample module; see docs/design/modules.md.
#include "tests/unit/support/meter_module.h"

#include <cmath>

#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/instance.h"

namespace adder::test {

namespace {
// --- typed functions

Result<float> rms(Runtime& rt, ArrayView<const float> data, float scale) {
  if (data.empty()) return raise(rt, value_error_type, "rms() of an empty array"_m);
  float sum = 0;
  for (float x : data) sum += x * x;
  return scale * std::sqrt(sum / float(data.size()));
}
void fill(ArrayView<uint8_t> data, uint8_t value) {
  for (uint8_t& byte : data) byte = value;
}
uint64_t sum_bytes(Bytes bytes) {
  uint64_t sum = 0;
  for (uint8_t byte : bytes) sum += byte;
  return sum;
}
std::pair<int64_t, bool> clip(int64_t n, std::optional<int64_t> limit, bool strict) {
  if (!limit || n < *limit || (!strict && n == *limit)) return {n, false};
  return {*limit, true};
}
Value shout(Runtime& rt, string_view text, string_view mark) {
  std::string result = std::string(text) + std::string(mark);
  return make_str(rt, result);
}
int32_t least() { return INT32_MIN; }
uint64_t most(uint64_t n) { return n; }

// --- a type

extern const Type counter_type;
struct Counter : Object {
  static constexpr const Type* type_object = &counter_type;
  Value callback;
  uint32_t count;
};

Counter* counter_new(Runtime& rt, const Type* cls, Value callback, uint32_t start) {
  auto* self = new_object<Counter>(rt, cls);
  if (!self) return nullptr;
  self->callback = callback;
  self->count = start;
  return self;
}
Value counter_add(Runtime& rt, Counter& self, uint32_t n) {
  self.count += n;
  if (!self.callback.is_none()) {
    Value shown = TRY(make_uint(rt, self.count));
    TRY(call(rt, self.callback, shown));
  }
  return to_value(&self);
}
bool counter_same(const Counter* self, const Counter* other) { return self->count == other->count; }
Value counter_count(Runtime& rt, Value self) { return make_uint(rt, cast<Counter>(self)->count); }

constexpr Attribute counter_attributes[] = {
    METHOD_T("add", counter_add, "n=1"),
    METHOD_T("same", counter_same, "other"),
    PROPERTY("count", counter_count),
};
ROM_TYPE(counter_type, {
                           .name = sym<"Counter">,
                           .kind = Kind::Other,
                           .trace_words = {1, 1},
                           .native_bytes = sizeof(Counter),
                           .construct = CONSTRUCTOR_T("Counter", counter_new, "callback=None, start=0"),
                           .attributes = counter_attributes,
                       });

constexpr Attribute attributes[] = {
    FUNCTION_T("rms", rms, "data, /, scale=1.0"),
    FUNCTION_T("fill", fill, "data, value=0x7f"),
    FUNCTION_T("sum_bytes", sum_bytes, "bytes"),
    FUNCTION_T("clip", clip, "n, limit=None, *, strict=True"),
    FUNCTION_T("shout", shout, "text, mark='!'"),
    FUNCTION_T("least", least, ""),
    FUNCTION_T("most", most, "n"),
    TYPE("Counter", counter_type),
    CONSTANT("VERSION", Value::small_int(1)),
};
}  // namespace

constinit const NativeModule meter_module = {sym<"meter">, attributes, std::size(attributes)};

}  // namespace adder::test
