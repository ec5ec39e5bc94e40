// See support.h.
#include "modules/machine/support.h"

#include "core/builtins/traceback.h"
#include "core/types/text_builder.h"

namespace adder {

ROM_TYPE(machine_state_type, {
                                 .name = sym<"_MachineState">,
                                 .kind = Kind::Other,
                                 .trace_words = {1, 2},
                                 .flags = Type::Final | Type::Abstract,
                                 .native_bytes = sizeof(MachineState),
                             });

MachineState* machine_state(Runtime& rt) {
  if (rt.machine) return rt.machine;
  MachineState* state = new_object<MachineState>(rt);
  if (!state) return nullptr;
  state->handlers = state->pins = Value::none();
  Dict* handlers = make_dict(rt);
  Dict* pins = handlers ? make_dict(rt) : nullptr;
  if (!pins) return nullptr;
  rt.heap.store(state->handlers, to_value(handlers));
  rt.heap.store(state->pins, to_value(pins));
  contract_always(rt.root_count < std::size(rt.roots), "room for the root of machine");
  rt.roots[rt.root_count++] = to_value(state);
  rt.machine = state;
  return state;
}

Result<hal::Board*> need_board(Runtime& rt) {
  if (rt.board) return rt.board;
  if (rt.no_board) return rt.no_board(rt);
  return raise(rt, runtime_error_type, "no board: this program runs without hardware"_m);
}

Failed raise_hal(Runtime& rt, hal::HalError error, const char* what, int number) {
  if (error == hal::HalError::Halted) return raise(rt, system_exit_type, "the node was reset"_m);
  string_view detail = rt.board ? rt.board->take_detail() : string_view();
  TextBuilder text(rt);
  text.add(what);
  if (number >= 0) text.add_int(number);
  text.add(": ").add(hal::text_of(error));
  if (!detail.empty()) text.add(" (").add(detail).add(")");
  Value message = text.finish();
  if (message.is_error()) return Failed{};
  Value exception = call(rt, to_value(&os_error_type), Value::small_int(hal::errno_of(error)), message);
  return exception.is_error() ? Failed{} : raise_value(rt, exception);
}

namespace {

// "0, 1, 2" or "0 to 29".
void add_ids(TextBuilder& text, const hal::Board& board, hal::Kind kind) {
  size_t count = board.count(kind);
  bool row = count > 4;
  for (size_t i = 0; i + 1 < count; i++) row &= board.describe(kind, i).id + 1 == board.describe(kind, i + 1).id;
  if (count == 0) {
    text.add("none");
  } else if (row) {
    text.add_int(board.describe(kind, 0).id).add(" to ").add_int(board.describe(kind, count - 1).id);
  } else {
    for (size_t i = 0; i < count; i++) text.add(i ? ", " : "").add_int(board.describe(kind, i).id);
  }
}

}  // namespace

Failed raise_missing(Runtime& rt, hal::Kind kind, const char* what, int64_t id) {
  TextBuilder ids(rt);
  add_ids(ids, *rt.board, kind);
  Value list = ids.finish();
  if (list.is_error()) return Failed{};
  return raise(rt, value_error_type, "there is no %s %lld; this board has %S"_m, what, (long long)id, list);
}

Result<int> peripheral_id(Runtime& rt, hal::Kind kind, const char* what, Value id) {
  hal::Board* board = TRY(need_board(rt));
  if (has_kind(id, Kind::Str)) {
    int found = board->find(kind, cast<Str>(id)->view());
    if (found >= 0) return found;
    return raise(rt, value_error_type, "there is no %s %R on this board"_m, what, id);
  }
  int64_t number = TRY(as_int64(rt, id));
  for (size_t i = 0; i < board->count(kind); i++)
    if (board->describe(kind, i).id == number) return int(number);
  return raise_missing(rt, kind, what, number);
}

Result<int> find_wired(Runtime& rt, hal::Kind kind, const char* what, std::initializer_list<Value> pins) {
  hal::Board* board = TRY(need_board(rt));
  for (size_t i = 0; i < board->count(kind); i++) {
    hal::Description wired = board->describe(kind, i);
    size_t position = 0;
    bool fits = true;
    for (Value pin : pins) {
      int asked = TRY(pin_or_none(rt, pin));
      fits &= asked < 0 || asked == wired.pins[position];
      position++;
    }
    if (fits) return wired.id;
  }
  return raise(rt, value_error_type, "no %s of this board is wired to these pins"_m, what);
}

Status check_pins(Runtime& rt, hal::Kind kind, int id, const char* what, std::initializer_list<Value> pins) {
  for (size_t i = 0; i < rt.board->count(kind); i++) {
    hal::Description wired = rt.board->describe(kind, i);
    if (wired.id != id) continue;
    size_t position = 0;
    for (Value pin : pins) {
      int asked = TRY(pin_or_none(rt, pin));
      int there = wired.pins[position++];
      if (asked >= 0 && asked != there)
        return raise(rt, value_error_type, "%s %d is wired to pin %d on this board, not to pin %d"_m, what, id, there,
                     asked);
    }
  }
  return {};
}

// --- callbacks

namespace {

Value key_of(hal::EventKind kind, int source) { return Value::small_int(SignedWord(kind) << 16 | (source & 0xffff)); }

Status deliver_irq(Runtime& rt, Value object, const hal::Event& event) {
  IrqObject* irq = cast<IrqObject>(object);
  // Of a pin the value is the level: which edge it was.
  irq->flags =
      event.kind == hal::EventKind::PinEdge ? uint32_t(event.value ? hal::RisingEdge : hal::FallingEdge) : event.value;
  return irq->handler.is_none() ? Status() : run_callback(rt, irq->handler, irq->owner);
}

// From the moment it should have rung, so that a late program does not make it drift.
Status repeat_alarm(Runtime& rt, const hal::Event& event) {
  if (!rt.machine || rt.machine->alarm_repeat_ms == 0) return {};
  hal::Rtc* rtc = rt.board->rtc(event.source);
  int64_t late = int64_t(rt.board->clock().now_ns() - event.time_ns);
  return check_hal(rt, rtc->set_alarm(rtc->now_ns() - late + rt.machine->alarm_repeat_ms * 1'000'000), "RTC");
}

Status deliver(Runtime& rt, const hal::Event& event) {
  if (event.kind == hal::EventKind::Interrupt) {
    rt.pending.fetch_or(PendingInterrupt);
    return {};
  }
  if (event.kind == hal::EventKind::RtcAlarm) TRY(repeat_alarm(rt, event));
  Value object = get_handler(rt, event.kind, event.source);
  if (object.is_empty()) return {};
  switch (event.kind) {
    case hal::EventKind::Timer: return deliver_timer(rt, object, event);
    case hal::EventKind::I2s: return deliver_i2s(rt, object, event);
    case hal::EventKind::UsbReset:
    case hal::EventKind::UsbSetup:
    case hal::EventKind::UsbTransfer: return deliver_usb(rt, object, event);
    default: return deliver_irq(rt, object, event);
  }
}

}  // namespace

Status set_handler(Runtime& rt, hal::EventKind kind, int source, Value object) {
  MachineState* state = machine_state(rt);
  if (!state) return Failed{};
  Dict* handlers = cast<Dict>(state->handlers);
  if (!object.is_empty() && !object.is_none()) return dict_set(rt, handlers, key_of(kind, source), object);
  auto deleted = dict_delete(rt, handlers, key_of(kind, source));
  return deleted.failed() ? Status(Failed{}) : Status();
}

Value get_handler(Runtime& rt, hal::EventKind kind, int source) {
  if (!rt.machine) return Value::empty();
  return dict_get(rt, cast<Dict>(rt.machine->handlers), key_of(kind, source));
}

Status run_callback(Runtime& rt, Value callback, Value argument) {
  if (!call(rt, callback, argument).is_error()) return {};
  if (exception_is(rt, keyboard_interrupt_type) || exception_is(rt, system_exit_type)) return Failed{};
  string_view head = "Unhandled exception in a callback:\n";
  rt.platform->write_stderr(head.data(), head.size());
  print_exception(rt, take_exception(rt));
  return {};
}

Status run_events(Runtime& rt) {
  if (!rt.board) return {};
  hal::Board& board = *rt.board;
  if (board.system().halted()) {
    rt.pending.fetch_or(PendingSlice);  // again at every safepoint, until the program has unwound
    return raise(rt, system_exit_type, "the node was reset"_m);
  }
  MachineState* state = rt.machine;
  if (state && (state->dispatching || state->interrupts_disabled)) return {};
  hal::Event event;
  Status status;
  if (state) state->dispatching = true;
  while (!status.failed() && board.events().take(event)) status = deliver(rt, event);
  if (state) state->dispatching = false;
  if (!board.events().empty()) rt.pending.fetch_or(PendingSlice);
  return status;
}

Status wait_event(Runtime& rt, uint64_t deadline_ns) {
  TRY(run_pending(rt));
  if (rt.pending.load()) return {};
  hal::Wake wake = rt.board->clock().wait_until(deadline_ns, rt.board->events().posted());
  if (wake == hal::Wake::Deadline) return {};
  rt.pending.fetch_or(PendingSlice);
  return run_pending(rt);
}

// --- Irq

IrqObject* make_irq(Runtime& rt, Value owner, Value handler, uint32_t trigger) {
  IrqObject* irq = new_object<IrqObject>(rt);
  if (!irq) return nullptr;
  irq->owner = owner;
  irq->handler = handler.is_empty() ? Value::none() : handler;
  irq->trigger = trigger;
  irq->flags = 0;
  return irq;
}

namespace {

uint32_t irq_flags(IrqObject& self) { return self.flags; }
uint32_t irq_trigger(IrqObject& self) { return self.trigger; }

Value irq_call(Runtime& rt, Value self, const Args& args) {
  if (args.positional || args.keywords) return raise(rt, type_error_type, "irq() takes no arguments"_m);
  IrqObject* irq = cast<IrqObject>(self);
  if (irq->handler.is_none()) return Value::none();
  return call(rt, irq->handler, irq->owner);
}

constexpr Attribute irq_attributes[] = {
    METHOD_T("flags", irq_flags, ""),
    METHOD_T("trigger", irq_trigger, ""),
};

}  // namespace

ROM_TYPE(irq_type, {
                       .name = sym<"irq">,
                       .kind = Kind::Other,
                       .trace_words = {1, 2},
                       .flags = Type::Final | Type::Abstract,
                       .native_bytes = sizeof(IrqObject),
                       .call = irq_call,
                       .attributes = irq_attributes,
                   });

}  // namespace adder
