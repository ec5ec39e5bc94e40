// The select module: waiting for several streams at once, in MicroPython's terms: poll() tells the objects themselves.
//
// A stream is: a file or standard stream of the port; a descriptor's number; an object with ioctl() of the stream
// protocol (request 3: which of these events are there), in C++ or in Python; or one with fileno(). All waiting is
// Platform::wait_streams, which ends early for events of the board; so a callback or a change of an ioctl() object is
// seen at once. `_wait` is the event loop's way in: it waits once, and tells what is ready then.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/instance.h"
#include "modules/io/stream.h"

namespace adder {

extern const Type poll_type;

namespace {

constexpr uint32_t PollIn = 1, PollOut = 4, PollError = 8, PollHangUp = 16;
constexpr int StreamPoll = 3;
// Descriptors that the port watches during a wait; further ones are looked at when it ends.
constexpr size_t most_watched = 16;
// The longest wait in one piece.
constexpr uint64_t forever_us = UINT64_MAX / 4000;

enum Flag : int64_t { OneShot = 1 };

struct Poll : Object {
  static constexpr const Type* type_object = &poll_type;
  Value entries;  // List: object, events asked for, object, …
};

struct Watch {
  WatchedStream streams[most_watched];
  size_t count = 0;
};

Poll* poll_new(Runtime& rt, const Type* cls) {
  Poll* self = new_object<Poll>(rt, cls);
  if (!self) return nullptr;
  List* list = make_list(rt, 0);
  if (!list) return nullptr;
  rt.heap.store(self->entries, to_value(list));
  return self;
}

// Index of the object's entry, or the size.
size_t find(Poll& self, Value object) {
  List* list = cast<List>(self.entries);
  size_t index = 0;
  while (index < list->size && !(list->items()[index].bits() == object.bits())) index += 2;
  return index;
}

// Which of `asked` a descriptor has now; it is put on the watch list.
uint32_t look_at_handle(Runtime& rt, int64_t handle, uint32_t asked, Watch& watch) {
  uint32_t events = rt.platform->stream_events(handle, asked);
  if (!events && watch.count < most_watched) watch.streams[watch.count++] = {handle, asked};
  return events;
}

Result<uint32_t> look_at(Runtime& rt, Value object, uint32_t asked, Watch& watch) {
  if (is_int(object)) return look_at_handle(rt, TRY(as_int64(rt, object)), asked, watch);
  if (is_instance(object, text_stream_type) || is_instance(object, byte_stream_type)) {
    Stream* stream = cast<Stream>(object);
    if (stream->closed) return raise(rt, value_error_type, "I/O operation on closed file."_m);
    if ((asked & PollIn) && !stream->writing && stream->start < stream->end) return PollIn;
    return look_at_handle(rt, stream->handle, asked, watch);
  }
  Value ioctl = get_attribute_or_empty(rt, object, sym<"ioctl">);
  if (ioctl.is_error()) return Failed{};
  if (!ioctl.is_empty()) {
    Value events = call(rt, ioctl, Value::small_int(StreamPoll), Value::small_int(SignedWord(asked)));
    if (events.is_error()) return Failed{};
    return uint32_t(TRY(as_int64(rt, events)));
  }
  Value number = call_method(rt, object, sym<"fileno">);
  if (number.is_error()) return Failed{};
  return look_at_handle(rt, TRY(as_int64(rt, number)), asked, watch);
}

// What is ready now, as a list of (object, events). One-shot objects are not asked for any more.
Result<List*> look(Runtime& rt, Poll& self, Watch& watch, bool one_shot) {
  List* ready = make_list(rt, 0);
  if (!ready) return Failed{};
  for (size_t i = 0; i < cast<List>(self.entries)->size; i += 2) {
    Value object = cast<List>(self.entries)->items()[i];
    uint32_t asked = uint32_t(cast<List>(self.entries)->items()[i + 1].as_small_int());
    if (!asked) continue;
    uint32_t events = TRY(look_at(rt, object, asked, watch));
    if (!events) continue;
    Value pair[] = {object, Value::small_int(SignedWord(events))};
    Value tuple = make_tuple(rt, pair);
    if (tuple.is_error()) return Failed{};
    TRY(list_append(rt, ready, tuple));
    if (one_shot && i + 1 < cast<List>(self.entries)->size)
      cast<List>(self.entries)->items()[i + 1] = Value::small_int(0);
  }
  return ready;
}

// One wait, which any event of the board ends.
void wait_once(Runtime& rt, Watch& watch, uint64_t microseconds) {
  rt.platform->wait_streams({watch.streams, watch.count}, microseconds < forever_us ? microseconds : forever_us);
}

Result<List*> poll_until(Runtime& rt, Poll& self, int64_t timeout_ms, bool one_shot) {
  uint64_t start = rt.platform->monotonic_microseconds();
  uint64_t patience = timeout_ms < 0 ? forever_us : uint64_t(timeout_ms) * 1000;
  for (;;) {
    TRY(run_pending(rt));
    Watch watch;
    List* ready = TRY(look(rt, self, watch, one_shot));
    uint64_t passed = rt.platform->monotonic_microseconds() - start;
    if (ready->size || passed >= patience) return ready;
    wait_once(rt, watch, patience - passed);
  }
}

Value poll_register(Runtime& rt, Poll& self, Value object, uint32_t events) {
  Watch watch;
  TRY(look_at(rt, object, events, watch));  // what cannot be polled is told now
  size_t index = find(self, object);
  List* list = cast<List>(self.entries);
  Value mask = Value::small_int(SignedWord(events));
  if (index < list->size) {
    list->items()[index + 1] = mask;
  } else {
    TRY(list_append(rt, list, object));
    TRY(list_append(rt, list, mask));
  }
  return Value::none();
}

Value poll_unregister(Runtime& rt, Poll& self, Value object) {
  size_t index = find(self, object);
  List* list = cast<List>(self.entries);
  if (index >= list->size) return raise_with(rt, key_error_type, object);
  Value last = list->items()[list->size - 2], mask = list->items()[list->size - 1];
  rt.heap.store(list->items()[index], last);
  list->items()[index + 1] = mask;
  list->size -= 2;
  return Value::none();
}

Value poll_modify(Runtime& rt, Poll& self, Value object, uint32_t events) {
  size_t index = find(self, object);
  if (index >= cast<List>(self.entries)->size) return raise_os_error(rt, 2);
  cast<List>(self.entries)->items()[index + 1] = Value::small_int(SignedWord(events));
  return Value::none();
}

Result<int64_t> timeout_argument(Runtime& rt, Value timeout) {
  if (timeout.is_none()) return -1;
  if (is_int(timeout)) return as_int64(rt, timeout);
  return int64_t(TRY(as_float(rt, timeout)));
}

Value poll_poll(Runtime& rt, Poll& self, Value timeout, int64_t flags) {
  List* ready = TRY(poll_until(rt, self, TRY(timeout_argument(rt, timeout)), flags & OneShot));
  return to_value(ready);
}

Value poll_ipoll(Runtime& rt, Poll& self, Value timeout, int64_t flags) {
  Value ready = poll_poll(rt, self, timeout, flags);
  return ready.is_error() ? ready : iterate(rt, ready);
}

Value wait_for_loop(Runtime& rt, Poll& self, int64_t microseconds) {
  TRY(run_pending(rt));
  Watch watch;
  List* ready = TRY(look(rt, self, watch, false));
  if (ready->size || microseconds == 0) return to_value(ready);
  wait_once(rt, watch, microseconds < 0 ? forever_us : uint64_t(microseconds));
  TRY(run_pending(rt));
  watch.count = 0;
  ready = TRY(look(rt, self, watch, false));
  return to_value(ready);
}

// --- select(): the same over lists

Status register_all(Runtime& rt, Poll& self, Value iterable, uint32_t events) {
  Value items = TRY(sequence_to_tuple(rt, iterable));
  for (SignedWord i = 0; i < cast<Tuple>(items)->size; i++) {
    Value object = cast<Tuple>(items)->items()[i];
    size_t index = find(self, object);
    List* list = cast<List>(self.entries);
    uint32_t other = index < list->size ? uint32_t(list->items()[index + 1].as_small_int()) : 0;
    if (poll_register(rt, self, object, events | other).is_error()) return Failed{};
  }
  return {};
}

// Those of the iterable that are ready for one of `events`.
Result<List*> chosen(Runtime& rt, Value iterable, List* ready, uint32_t events) {
  List* result = make_list(rt, 0);
  if (!result) return Failed{};
  Value items = TRY(sequence_to_tuple(rt, iterable));
  for (SignedWord i = 0; i < cast<Tuple>(items)->size; i++) {
    Value object = cast<Tuple>(items)->items()[i];
    for (size_t k = 0; k < ready->size; k++) {
      Value* pair = cast<Tuple>(ready->items()[k])->items();
      if (pair[0].bits() == object.bits() && (uint32_t(pair[1].as_small_int()) & events))
        TRY(list_append(rt, result, object));
    }
  }
  return result;
}

Value select_select(Runtime& rt, Value rlist, Value wlist, Value xlist, Value timeout) {
  Poll* poll = poll_new(rt, &poll_type);
  if (!poll) return Value::error();
  TRY(register_all(rt, *poll, rlist, PollIn));
  TRY(register_all(rt, *poll, wlist, PollOut));
  TRY(register_all(rt, *poll, xlist, PollError));
  int64_t milliseconds = -1;
  if (!timeout.is_none()) milliseconds = int64_t(TRY(as_float(rt, timeout)) * 1000);
  List* ready = TRY(poll_until(rt, *poll, milliseconds, false));
  Value lists[] = {to_value(TRY(chosen(rt, rlist, ready, PollIn | PollHangUp | PollError))),
                   to_value(TRY(chosen(rt, wlist, ready, PollOut))),
                   to_value(TRY(chosen(rt, xlist, ready, PollError)))};
  return make_tuple(rt, lists);
}

constexpr Attribute poll_attributes[] = {
    METHOD_T("register", poll_register, "obj, eventmask=5, /"), METHOD_T("unregister", poll_unregister, "obj, /"),
    METHOD_T("modify", poll_modify, "obj, eventmask, /"),       METHOD_T("poll", poll_poll, "timeout=None, flags=0, /"),
    METHOD_T("ipoll", poll_ipoll, "timeout=None, flags=0, /"),  METHOD_T("_wait", wait_for_loop, "microseconds, /"),
};

constexpr Attribute attributes[] = {
    TYPE("poll", poll_type),
    FUNCTION_T("select", select_select, "rlist, wlist, xlist, timeout=None, /"),
    CONSTANT("POLLIN", Value::small_int(PollIn)),
    CONSTANT("POLLOUT", Value::small_int(PollOut)),
    CONSTANT("POLLERR", Value::small_int(PollError)),
    CONSTANT("POLLHUP", Value::small_int(PollHangUp)),
};

}  // namespace

ROM_TYPE(poll_type, {
                        .name = sym<"poll">,
                        .kind = Kind::Other,
                        .trace_words = {1, 1},
                        .flags = Type::Final,
                        .native_bytes = sizeof(Poll),
                        .construct = CONSTRUCTOR_T("poll", poll_new, ""),
                        .attributes = poll_attributes,
                    });

extern const NativeModule select_module;
constinit const NativeModule select_module = {sym<"select">, attributes, std::size(attributes)};

}  // namespace adder
