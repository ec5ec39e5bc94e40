// The time module: CPython's clocks, MicroPython's ticks and sleeps. All waits go through Platform::wait.
//
// Ticks wrap at ticks_period, as on MicroPython; ticks_diff undoes the wrap for distances below half of it.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/text_builder.h"
#include "modules/common/lazy.h"
#include "modules/time/calendar.h"

namespace adder {

namespace {

// Ticks are small ints on every port, so that programs behave alike.
constexpr uint32_t ticks_period = 1u << 30;

Value seconds(Runtime& rt, int64_t nanoseconds) { return make_float(rt, Float(double(nanoseconds) / 1e9)); }


// Whole seconds where a float is binary32: its 24 bits would show the time of day in steps of two minutes.
Value time_now(Runtime& rt, const Args&) {
  int64_t now = rt.platform->wall_nanoseconds();
  return float_bits == 32 ? make_int(rt, now / 1'000'000'000) : seconds(rt, now);
}

int64_t time_ns(Runtime& rt) { return rt.platform->wall_nanoseconds(); }
int64_t monotonic_ns(Runtime& rt) { return int64_t(rt.platform->monotonic_microseconds()) * 1000; }
Value monotonic(Runtime& rt, const Args&) { return seconds(rt, monotonic_ns(rt)); }
int64_t cpu_ns(Runtime& rt) { return int64_t(rt.platform->cpu_nanoseconds()); }
Value cpu_time(Runtime& rt, const Args&) { return seconds(rt, cpu_ns(rt)); }
uint32_t ticks_ms(Runtime& rt) { return uint32_t(rt.platform->monotonic_microseconds() / 1000) % ticks_period; }
uint32_t ticks_us(Runtime& rt) { return uint32_t(rt.platform->monotonic_microseconds()) % ticks_period; }

Result<int64_t> ticks_add(Runtime& rt, int64_t ticks, int64_t delta) {
  constexpr int64_t half = ticks_period / 2;
  if (delta < -half || delta >= half) return raise(rt, overflow_error_type, "ticks interval overflow"_m);
  return (ticks + delta) & (ticks_period - 1);
}
int64_t ticks_diff(int64_t end, int64_t start) {
  constexpr int64_t half = ticks_period / 2;
  return ((end - start + half) & (ticks_period - 1)) - half;
}

// Waits in pieces, so that callbacks and Ctrl-C are served meanwhile.
Status wait_microseconds(Runtime& rt, uint64_t microseconds) {
  uint64_t start = rt.platform->monotonic_microseconds();
  for (;;) {
    TRY(run_pending(rt));
    uint64_t passed = rt.platform->monotonic_microseconds() - start;
    if (passed >= microseconds) return {};
    rt.platform->wait(microseconds - passed);
  }
}

Value sleep(Runtime& rt, const Args& args) {
  Float time = is_float(args[0]) ? TRY(as_float(rt, args[0])) : Float(TRY(as_int64(rt, args[0])));
  if (time != time) return raise(rt, value_error_type, "Invalid value NaN (not a number)"_m);
  if (time < 0) return raise(rt, value_error_type, "sleep length must be non-negative"_m);
  TRY(wait_microseconds(rt, uint64_t(double(time) * 1e6)));
  return Value::none();
}
Status sleep_ms(Runtime& rt, int64_t milliseconds) {
  return wait_microseconds(rt, milliseconds < 0 ? 0 : uint64_t(milliseconds) * 1000);
}
Status sleep_us(Runtime& rt, int64_t microseconds) {
  return wait_microseconds(rt, microseconds < 0 ? 0 : uint64_t(microseconds));
}

Result<int64_t> time_argument(Runtime& rt, const Args& args) {
  if (!args.positional || args[0].is_none()) return rt.platform->wall_nanoseconds() / 1000000000;
  constexpr int64_t most = int64_t(1) << 55;  // seconds: the year still fits an int32_t
  int64_t time = most;
  if (is_int(args[0])) {
    time = TRY(as_int64(rt, args[0]));
  } else {
    Float given = TRY(as_float(rt, args[0]));
    if (given > -Float(most) && given < Float(most)) time = int64_t(given);
  }
  if (time > -most && time < most) return time;
  return raise(rt, overflow_error_type, "timestamp out of range for platform time_t"_m);
}

Value broken_down(Runtime& rt, int64_t time) {
  CalendarTime c = calendar_time(time);
  int32_t fields[] = {int32_t(c.year), c.month, c.day, c.hour, c.minute, c.second, c.weekday, c.yearday, 0};
  Value items[9];
  for (int i = 0; i < 9; i++) items[i] = Value::small_int(fields[i]);
  return make_struct_time(rt, items);
}

Value gmtime(Runtime& rt, const Args& args) {
  int64_t time = TRY(time_argument(rt, args));
  return broken_down(rt, time);
}

Value mktime(Runtime& rt, const Args& args) {
  Value tuple = TRY(sequence_to_tuple(rt, args[0]));
  if (cast<Tuple>(tuple)->size < 6) return raise(rt, type_error_type, "mktime(): illegal time tuple argument"_m);
  int64_t fields[6];
  for (int i = 0; i < 6; i++) fields[i] = TRY(as_int64(rt, cast<Tuple>(tuple)->items()[i]));
  int64_t days = days_from_civil(fields[0], fields[1], fields[2]);
  return make_int(rt, days * 86400 + fields[3] * 3600 + fields[4] * 60 + fields[5]);
}

// The fields of a time tuple.
Result<CalendarTime> calendar_argument(Runtime& rt, Value v, const char* function) {
  Value tuple = TRY(sequence_to_tuple(rt, v));
  if (cast<Tuple>(tuple)->size < 8)
    return raise(rt, type_error_type, "%s() argument must be a time tuple of 9 items"_m, function);
  int64_t f[8];
  for (int i = 0; i < 8; i++) f[i] = TRY(as_int64(rt, cast<Tuple>(tuple)->items()[i]));
  constexpr struct {
    const char* what;
    int16_t least, most;
  } limits[] = {{"month", 1, 12},   {"day of month", 1, 31}, {"hour", 0, 23},       {"minute", 0, 59},
                {"seconds", 0, 61}, {"day of week", 0, 6},   {"day of year", 1, 366}};
  f[6] = f[6] == -1 ? 6 : f[6] > 0 ? f[6] % 7 : f[6];
  for (int i = 1; i < 8; i++) {
    auto& limit = limits[i - 1];
    if (f[i] == 0) f[i] = limit.least;
    if (f[i] < limit.least || f[i] > limit.most) return raise(rt, value_error_type, "%s out of range"_m, limit.what);
  }
  return CalendarTime{f[0],          uint8_t(f[1]), uint8_t(f[2]), uint8_t(f[3]), uint8_t(f[4]),
                      uint8_t(f[5]), uint8_t(f[6]), uint16_t(f[7])};
}
CalendarTime calendar_now(Runtime& rt) { return calendar_time(rt.platform->wall_nanoseconds() / 1000000000); }

Value strftime(Runtime& rt, const Args& args) {
  if (!has_kind(args[0], Kind::Str))
    return raise(rt, type_error_type, "strftime() argument 1 must be str, not %T"_m, args[0]);
  CalendarTime c = args.positional > 1 ? TRY(calendar_argument(rt, args[1], "strftime")) : calendar_now(rt);
  TextBuilder text(rt);
  add_formatted_time(text, cast<Str>(args[0])->view(), c);
  return text.finish();
}

Value shown_time(Runtime& rt, const CalendarTime& c) {
  TextBuilder text(rt);
  add_formatted_time(text, "%a %b %e %H:%M:%S %Y", c);
  return text.finish();
}

Value asctime(Runtime& rt, const Args& args) {
  CalendarTime c = args.positional ? TRY(calendar_argument(rt, args[0], "asctime")) : calendar_now(rt);
  return shown_time(rt, c);
}
Value ctime(Runtime& rt, const Args& args) {
  int64_t time = TRY(time_argument(rt, args));
  return shown_time(rt, calendar_time(time));
}

constexpr Attribute attributes[] = {
    FUNCTION("__getattr__", (lazy_attribute<"time", "_time_py">), 1, 1),
    FUNCTION("asctime", asctime, 0, 1),
    FUNCTION("ctime", ctime, 0, 1),
    FUNCTION("gmtime", gmtime, 0, 1),
    FUNCTION("localtime", gmtime, 0, 1),
    FUNCTION("mktime", mktime, 1, 1),
    FUNCTION("monotonic", monotonic, 0, 0),
    FUNCTION_T("monotonic_ns", monotonic_ns, ""),
    FUNCTION("perf_counter", monotonic, 0, 0),
    FUNCTION_T("perf_counter_ns", monotonic_ns, ""),
    FUNCTION("process_time", cpu_time, 0, 0),
    FUNCTION_T("process_time_ns", cpu_ns, ""),
    FUNCTION("sleep", sleep, 1, 1),
    FUNCTION_T("sleep_ms", sleep_ms, "ms"),
    FUNCTION_T("sleep_us", sleep_us, "us"),
    FUNCTION("strftime", strftime, 1, 2),
    FUNCTION_T("ticks_add", ticks_add, "ticks, delta"),
    FUNCTION_T("ticks_cpu", ticks_us, ""),
    FUNCTION_T("ticks_diff", ticks_diff, "end, start"),
    FUNCTION_T("ticks_ms", ticks_ms, ""),
    FUNCTION_T("ticks_us", ticks_us, ""),
    FUNCTION("thread_time", cpu_time, 0, 0),
    FUNCTION_T("thread_time_ns", cpu_ns, ""),
    FUNCTION("time", time_now, 0, 0),
    FUNCTION_T("time_ns", time_ns, ""),
    CONSTANT("struct_time", &struct_time_type),
    CONSTANT("timezone", Value::small_int(0)),
    CONSTANT("daylight", Value::small_int(0)),
};

}  // namespace

extern const NativeModule time_module;
constinit const NativeModule time_module = {sym<"time">, attributes, std::size(attributes)};

}  // namespace adder
