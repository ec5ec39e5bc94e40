// Safepoints: what Runtime::pending asks for, done between two instructions.
//
// Bits are set from anywhere, interrupt handlers included; only here are they cleared. Scheduled calls do not nest:
// while one runs, others wait.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

Status run_scheduled(Runtime& rt) {
  if (rt.schedule_running) return {};
  rt.schedule_running = true;
  Status status;
  for (uint32_t n = rt.schedule_count.load(); n > 0 && !status.failed(); n--) {
    uint32_t head = rt.schedule_head.load();
    Value function = rt.schedule[head][0], argument = rt.schedule[head][1];
    rt.schedule[head][0] = rt.schedule[head][1] = Value::empty();
    rt.schedule_head.store((head + 1) % Runtime::schedule_capacity);
    rt.schedule_count.fetch_sub(1);
    if (call(rt, function, argument).is_error()) status = Failed{};
  }
  rt.schedule_running = false;
  if (rt.schedule_count.load()) rt.pending.fetch_or(PendingSchedule);
  return status;
}

// Calls back for a weak reference whose referent died: once.
void call_back(Runtime& rt, WeakCell* cell) {
  Value callback = cell->callback;
  cell->callback = Value::empty();
  if (call(rt, callback, Value::object(cell)).is_error()) report_unraisable(rt, callback);
}

// __del__ of what the collector found dead. Its exceptions go nowhere, as in CPython.
void run_finalizers(Runtime& rt) {
  while (Object* object = rt.heap.take_finalizable()) {
    Value self = Value::object(object);
    if (has_kind(self, Kind::WeakRef) && static_cast<WeakCell*>(object)->callback.is_object()) {
      call_back(rt, static_cast<WeakCell*>(object));
      continue;
    }
    Value method = special_method(rt, self, sym<"__del__">);
    if (method.is_empty()) continue;
    if (method.is_error() || call(rt, method).is_error()) report_unraisable(rt, method);
  }
}

}  // namespace

void report_unraisable(Runtime& rt, Value where) {
  Value exception = take_exception(rt);
  Value text = where.is_error() ? where : repr(rt, where);
  Value reason = repr(rt, exception);
  if (text.is_error() || reason.is_error()) {
    (void)take_exception(rt);
    return;
  }
  auto write = [&](string_view part) { rt.platform->write_stderr(part.data(), part.size()); };
  write("Exception ignored in: ");
  write(cast<Str>(text)->view());
  write("\n");
  write(cast<Str>(reason)->view());
  write("\n");
}

bool schedule_call(Runtime& rt, Value function, Value argument) {
  uint32_t count = rt.schedule_count.load();
  do {
    if (count == Runtime::schedule_capacity) return false;
  } while (!rt.schedule_count.compare_exchange_weak(count, count + 1));
  uint32_t place = (rt.schedule_head.load() + count) % Runtime::schedule_capacity;
  rt.schedule[place][0] = function;
  rt.schedule[place][1] = argument;
  rt.pending.fetch_or(PendingSchedule);
  return true;
}

Status run_pending(Runtime& rt) {
  uint32_t bits = rt.pending.exchange(0);
  if (bits & PendingInterrupt) {
    rt.pending.fetch_or(bits & ~uint32_t(PendingInterrupt));
    return raise_value(rt, TRY(call(rt, to_value(&keyboard_interrupt_type))));
  }
  if (bits & PendingSlice && rt.on_slice) TRY(rt.on_slice(rt));
  if (bits & PendingFinalizers) run_finalizers(rt);
  if (bits & PendingSchedule) return run_scheduled(rt);
  return {};
}

}  // namespace adder
