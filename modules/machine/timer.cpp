// machine.Timer, RTC, WDT.
#include "core/types/text_builder.h"
#include "modules/machine/support.h"
#include "modules/time/calendar.h"

namespace adder {

namespace {

// --- Timer

struct TimerObject : Object {
  static constexpr const Type* type_object = &timer_type;
  Value callback;
  hal::Timer* timer;  // nullptr: a virtual timer that is not running
  int id;             // -1: virtual
  uint64_t period_ns;
  bool periodic;
};

enum TimerMode : int { OneShot = 0, Periodic = 1 };

Status timer_stop(Runtime& rt, TimerObject& self) {
  if (!self.timer) return {};
  hal::Timer* timer = self.timer;
  if (self.id < 0) self.timer = nullptr;
  TRY(set_handler(rt, hal::EventKind::Timer, timer->id(), Value::empty()));
  return check_hal(rt, timer->stop(), "Timer ", timer->id());
}

// A frequency in Hz may be a float; a period counts ticks of tick_hz.
Status timer_configure(Runtime& rt, TimerObject& self, int mode, Value freq, int64_t period, int64_t tick_hz,
                       Value callback) {
  TRY(timer_stop(rt, self));
  if (mode != OneShot && mode != Periodic)
    return raise(rt, value_error_type, "mode must be Timer.ONE_SHOT or Timer.PERIODIC"_m);
  rt.heap.store(self.callback, callback);
  bool by_frequency = !freq.is_empty() && !freq.is_none();
  if (by_frequency) {
    double hz = double(TRY(as_float(rt, freq)));
    if (hz == -1)
      by_frequency = false;
    else if (!(hz > 0 && hz <= 1e9))
      return raise(rt, value_error_type, "freq must be more than 0"_m);
    else
      self.period_ns = uint64_t(1e9 / hz + 0.5);
  }
  if (!by_frequency) {
    if (period < 0) return {};  // made, not started
    if (tick_hz < 1) return raise(rt, value_error_type, "tick_hz must be at least 1"_m);
    self.period_ns = uint64_t(period) * hal::ns_per_s / uint64_t(tick_hz);
  }
  if (self.period_ns == 0) return raise(rt, value_error_type, "the period must be longer than 0"_m);
  if (self.id < 0) self.timer = rt.board->virtual_timer();
  if (!self.timer) return raise_hal(rt, hal::HalError::InUse, "virtual timers of this board, all of them");
  self.periodic = mode == Periodic;
  TRY(set_handler(rt, hal::EventKind::Timer, self.timer->id(), to_value(&self)));
  return check_hal(rt, self.timer->start(self.period_ns, self.periodic), "Timer ", self.timer->id());
}

Result<TimerObject*> timer_new(Runtime& rt, const Type* cls, int id, int mode, Value freq, int64_t period,
                               Value callback, bool hard, int64_t tick_hz) {
  (void)hard;
  hal::Board* board = TRY(need_board(rt));
  hal::Timer* timer = id < 0 ? nullptr : board->timer(id);
  if (id >= 0 && !timer) return raise_missing(rt, hal::Kind::Timer, "Timer", id);
  TimerObject* self = new_object<TimerObject>(rt, cls);
  if (!self) return Failed{};
  self->callback = Value::none();
  self->timer = timer;
  self->id = id < 0 ? -1 : id;
  TRY(timer_configure(rt, *self, mode, freq, period, tick_hz, callback));
  return self;
}

Status timer_init(Runtime& rt, TimerObject& self, int mode, Value freq, int64_t period, Value callback, bool hard,
                  int64_t tick_hz) {
  (void)hard;
  return timer_configure(rt, self, mode, freq, period, tick_hz, callback);
}

// Milliseconds since the start or the last expiry.
uint64_t timer_value(TimerObject& self) { return self.timer ? self.timer->elapsed_ns() / hal::ns_per_ms : 0; }

Value timer_repr(Runtime& rt, Value object) {
  TimerObject* self = cast<TimerObject>(object);
  TextBuilder text(rt);
  bool running = self->timer && self->timer->running();
  text.add_format("Timer(%d"_m, self->id);
  if (running)
    text.add_format(", mode=%s, period=%llu us"_m, self->periodic ? "PERIODIC" : "ONE_SHOT",
                    (unsigned long long)(self->period_ns / hal::ns_per_us));
  return text.add(")").finish();
}

constexpr Attribute timer_attributes[] = {
    METHOD_T("init", timer_init, "*, mode=1, freq=-1, period=-1, callback=None, hard=False, tick_hz=1000"),
    METHOD_T("deinit", timer_stop, ""),
    METHOD_T("value", timer_value, ""),
    CONSTANT("ONE_SHOT", Value::small_int(OneShot)),
    CONSTANT("PERIODIC", Value::small_int(Periodic)),
};

// --- RTC

struct RtcObject : Object {
  static constexpr const Type* type_object = &rtc_type;
  hal::Rtc* rtc;
};

Value datetime_tuple(Runtime& rt, int64_t utc_ns) {
  int64_t seconds = utc_ns / 1'000'000'000, nanoseconds = utc_ns % 1'000'000'000;
  if (nanoseconds < 0) seconds--, nanoseconds += 1'000'000'000;
  CalendarTime c = calendar_time(seconds);
  Value items[8];
  const int64_t fields[] = {c.year, c.month, c.day, c.weekday, c.hour, c.minute, c.second, nanoseconds / 1000};
  for (int i = 0; i < 8; i++) items[i] = Value::small_int(SignedWord(fields[i]));
  return make_tuple(rt, items);
}

// Time of fields in the given order; positions of hour, minute, second, microsecond within the tuple.
Result<int64_t> from_tuple(Runtime& rt, Value tuple, int first_of_time, SignedWord least) {
  Value items = TRY(sequence_to_tuple(rt, tuple));
  Tuple* t = cast<Tuple>(items);
  if (t->size < least)
    return raise(rt, value_error_type, "expected a tuple of at least %zd numbers, not %zd"_m, least, t->size);
  int64_t fields[8] = {};
  for (SignedWord i = 0; i < t->size && i < 8; i++)
    fields[i] = t->items()[i].is_none() ? 0 : TRY(as_int64(rt, t->items()[i]));
  if (fields[1] < 1 || fields[1] > 12 || fields[2] < 1 || fields[2] > 31)
    return raise(rt, value_error_type, "month must be 1 to 12 and day 1 to 31"_m);
  // Nanoseconds since 1970 fit 64 bits until 2262.
  if (fields[0] < 1970 || fields[0] > 2261) return raise(rt, value_error_type, "year must be 1970 to 2261"_m);
  for (int i = first_of_time; i < first_of_time + 4 && i < 8; i++)
    if (fields[i] < 0 || fields[i] > 999'999)
      return raise(rt, value_error_type, "a field of the time is out of range"_m);
  int64_t day_seconds = fields[first_of_time] * 3600 + fields[first_of_time + 1] * 60 + fields[first_of_time + 2];
  int64_t seconds = days_from_civil(fields[0], fields[1], fields[2]) * 86400 + day_seconds;
  return seconds * 1'000'000'000 + fields[first_of_time + 3] * 1000;
}

Value rtc_datetime(Runtime& rt, RtcObject& self, Value datetime) {
  if (datetime.is_none()) return datetime_tuple(rt, self.rtc->now_ns());
  int64_t time = TRY(from_tuple(rt, datetime, 4, 7));
  TRY(check_hal(rt, self.rtc->set_ns(time), "RTC"));
  return Value::none();
}
Status rtc_init(Runtime& rt, RtcObject& self, Value datetime) {
  int64_t time = TRY(from_tuple(rt, datetime, 3, 3));
  return check_hal(rt, self.rtc->set_ns(time), "RTC");
}
Status rtc_deinit(Runtime& rt, RtcObject& self) {
  self.rtc->cancel_alarm();
  return check_hal(rt, self.rtc->set_ns(days_from_civil(2015, 1, 1) * 86400 * 1'000'000'000), "RTC");
}

Result<RtcObject*> rtc_new(Runtime& rt, const Type* cls, int id, Value datetime) {
  hal::Board* board = TRY(need_board(rt));
  hal::Rtc* rtc = board->rtc(id);
  if (!rtc) return raise_missing(rt, hal::Kind::Rtc, "RTC", id);
  RtcObject* self = new_object<RtcObject>(rt, cls);
  if (!self) return Failed{};
  self->rtc = rtc;
  if (!datetime.is_none()) TRY(rtc_datetime(rt, *self, datetime));
  return self;
}

// Time: milliseconds from now, or a tuple.
Status rtc_alarm(Runtime& rt, RtcObject& self, int id, Value time, bool repeat) {
  if (id != 0) return raise(rt, value_error_type, "there is one alarm, RTC.ALARM0"_m);
  MachineState* state = machine_state(rt);
  if (!state) return Failed{};
  if (is_int(time)) {
    int64_t ms = TRY(as_int64(rt, time));
    if (ms < 0 || ms > 1'000'000'000'000) return raise(rt, value_error_type, "time must be 0 to 10**12 ms"_m);
    if (repeat && ms < 1) return raise(rt, value_error_type, "an alarm that repeats needs a time of at least 1 ms"_m);
    state->alarm_repeat_ms = repeat ? ms : 0;
    return check_hal(rt, self.rtc->set_alarm(self.rtc->now_ns() + ms * 1'000'000), "RTC");
  }
  if (repeat) return raise(rt, value_error_type, "repeat needs a time in milliseconds"_m);
  state->alarm_repeat_ms = 0;
  int64_t moment = TRY(from_tuple(rt, time, 3, 3));
  return check_hal(rt, self.rtc->set_alarm(moment), "RTC");
}

int64_t rtc_alarm_left(RtcObject& self, int id) {
  (void)id;
  int64_t alarm = self.rtc->alarm_ns();
  int64_t left = alarm < 0 ? 0 : (alarm - self.rtc->now_ns()) / 1'000'000;
  return left < 0 ? 0 : left;
}
void rtc_cancel(Runtime& rt, RtcObject& self, int id) {
  (void)id;
  if (rt.machine) rt.machine->alarm_repeat_ms = 0;
  self.rtc->cancel_alarm();
}

Value rtc_irq(Runtime& rt, RtcObject& self, Value trigger, Value handler, Value wake) {
  (void)trigger, (void)wake;
  IrqObject* irq = make_irq(rt, to_value(&self), handler, 1);
  if (!irq) return Value::error();
  TRY(set_handler(rt, hal::EventKind::RtcAlarm, self.rtc->id(), handler.is_none() ? Value::empty() : to_value(irq)));
  return to_value(irq);
}

// Without argument what is kept; with one, replaces it. The first byte of the hardware's memory counts the rest.
Value rtc_memory(Runtime& rt, RtcObject& self, Value data) {
  Span<uint8_t> memory = self.rtc->memory();
  size_t room = memory.size() < 2 ? 0 : memory.size() - 2;
  if (data.is_none()) {
    size_t size = room ? size_t(memory[0] | memory[1] << 8) : 0;
    return make_bytes(rt, size <= room && room ? Bytes(memory.data() + 2, size) : Bytes());
  }
  BufferView view = TRY(get_buffer(rt, data));
  if (view.bytes > room) return raise(rt, value_error_type, "the memory holds %zu bytes, not %zu"_m, room, view.bytes);
  memory[0] = uint8_t(view.bytes);
  memory[1] = uint8_t(view.bytes >> 8);
  for (size_t i = 0; i < view.bytes; i++) memory[2 + i] = view.span()[i];
  return Value::none();
}

Value rtc_calibration(Runtime& rt, RtcObject& self, Value ppm) {
  if (ppm.is_none()) return Value::small_int(self.rtc->calibration());
  TRY(check_hal(rt, self.rtc->calibrate(int32_t(TRY(as_int64(rt, ppm)))), "RTC calibration"));
  return Value::none();
}

Value rtc_now(Runtime& rt, RtcObject& self) {
  Value tuple = datetime_tuple(rt, self.rtc->now_ns());
  if (tuple.is_error()) return tuple;
  const Value* t = cast<Tuple>(tuple)->items();
  Value items[] = {t[0], t[1], t[2], t[4], t[5], t[6], t[7], Value::none()};
  return make_tuple(rt, items);
}

constexpr Attribute rtc_attributes[] = {
    METHOD_T("datetime", rtc_datetime, "datetimetuple=None"),
    METHOD_T("init", rtc_init, "datetime"),
    METHOD_T("now", rtc_now, ""),
    METHOD_T("deinit", rtc_deinit, ""),
    METHOD_T("alarm", rtc_alarm, "id, time, *, repeat=False"),
    METHOD_T("alarm_left", rtc_alarm_left, "alarm_id=0"),
    METHOD_T("alarm_cancel", rtc_cancel, "alarm_id=0"),
    METHOD_T("cancel", rtc_cancel, "alarm_id=0"),
    METHOD_T("irq", rtc_irq, "*, trigger=None, handler=None, wake=None"),
    METHOD_T("memory", rtc_memory, "data=None"),
    METHOD_T("calibration", rtc_calibration, "cal=None"),
    CONSTANT("ALARM0", Value::small_int(0)),
};

// --- WDT

struct WdtObject : Object {
  static constexpr const Type* type_object = &wdt_type;
  hal::Watchdog* watchdog;
};

Result<WdtObject*> wdt_new(Runtime& rt, const Type* cls, int id, int64_t timeout) {
  hal::Board* board = TRY(need_board(rt));
  hal::Watchdog* watchdog = board->watchdog(id);
  if (!watchdog) return raise_missing(rt, hal::Kind::Watchdog, "WDT", id);
  if (timeout < 1 || timeout > 0x7fffffff)
    return raise(rt, value_error_type, "timeout must be at least 1 ms, not %lld"_m, (long long)timeout);
  WdtObject* self = new_object<WdtObject>(rt, cls);
  if (!self) return Failed{};
  self->watchdog = watchdog;
  TRY(check_hal(rt, watchdog->start(uint32_t(timeout)), "WDT"));
  return self;
}
void wdt_feed(WdtObject& self) { self.watchdog->feed(); }
Status wdt_timeout(Runtime& rt, WdtObject& self, uint32_t timeout) {
  return check_hal(rt, self.watchdog->start(timeout), "WDT");
}

constexpr Attribute wdt_attributes[] = {
    METHOD_T("feed", wdt_feed, ""),
    METHOD_T("timeout_ms", wdt_timeout, "timeout"),
};

}  // namespace

Status deliver_timer(Runtime& rt, Value object, const hal::Event& event) {
  TimerObject& self = *cast<TimerObject>(object);
  if (!self.periodic) {
    TRY(set_handler(rt, hal::EventKind::Timer, event.source, Value::empty()));
    if (self.id < 0) self.timer = nullptr;
  }
  return self.callback.is_none() ? Status() : run_callback(rt, self.callback, object);
}

ROM_TYPE(timer_type,
         {
             .name = sym<"Timer">,
             .kind = Kind::Other,
             .trace_words = {1, 1},
             .native_bytes = sizeof(TimerObject),
             .construct = CONSTRUCTOR_T(
                 "Timer", timer_new, "id=-1, *, mode=1, freq=-1, period=-1, callback=None, hard=False, tick_hz=1000"),
             .repr = timer_repr,
             .attributes = timer_attributes,
         });
ROM_TYPE(rtc_type, {
                       .name = sym<"RTC">,
                       .kind = Kind::Other,
                       .native_bytes = sizeof(RtcObject),
                       .construct = CONSTRUCTOR_T("RTC", rtc_new, "id=0, *, datetime=None"),
                       .attributes = rtc_attributes,
                   });
ROM_TYPE(wdt_type, {
                       .name = sym<"WDT">,
                       .kind = Kind::Other,
                       .native_bytes = sizeof(WdtObject),
                       .construct = CONSTRUCTOR_T("WDT", wdt_new, "id=0, timeout=5000"),
                       .attributes = wdt_attributes,
                   });

}  // namespace adder
