// Interrupts as data: handlers post timestamped events, the language layer takes them between bytecodes.
//
// EventQueue is a ring over storage that the board gives it once; post() never allocates and never waits, so it is the
// one function of the HAL that an interrupt handler may call. When the ring is full the event is dropped and counted:
// the oldest events stay, because their order is what a program can still make sense of. One consumer (the thread that
// runs Python), any number of producers. Producers exclude each other by the critical section the board hands over
// (disable interrupts on a microcontroller, a mutex on a host with reader threads, nothing in the simulator).
#pragma once

#include "core/base/base.h"

namespace adder::hal {

enum class EventKind : uint8_t {
  PinEdge,      // source: pin id; value: level after the edge
  Timer,        // source: timer id; value: expiries since it was started
  Uart,         // source: UART id; value: UartEvents that happened
  I2s,          // source: I2S id; value: bytes that can be read or written now
  I2cTarget,    // source: target id; value: I2cTargetEvents that happened
  RtcAlarm,     // source: RTC id
  Counter,      // source: counter id; value: CounterEvents that happened
  UsbReset,     // source: USB id
  UsbSetup,     // source: USB id; the packet waits in the device
  UsbTransfer,  // source: USB id; value: endpoint address | bytes << 8
  Network,      // source: interface id; value: NetworkStatus
  CameraFrame,  // source: camera id
  CanReceived,  // source: CAN id; value: frames waiting
  Interrupt,    // the user asks for KeyboardInterrupt
  Halted,       // the node stopped: see System::halt_reason()
};

struct Event {
  uint64_t time_ns = 0;  // Clock::now_ns() when the interrupt happened
  EventKind kind = {};
  uint16_t source = 0;
  uint32_t value = 0;
};

// Keeps producers from each other. Both null: there is one producer only.
struct CriticalSection {
  uint32_t (*enter)() = nullptr;
  void (*leave)(uint32_t state) = nullptr;
};

class EventQueue {
 public:
  explicit EventQueue(Span<Event> storage, CriticalSection section = {}) : storage_(storage), section_(section) {}
  EventQueue(const EventQueue&) = delete;
  EventQueue& operator=(const EventQueue&) = delete;

  // Called after every post, in the poster's context: it may only set a flag that the interpreter looks at.
  void set_notifier(void (*notify)(void* context), void* context) {
    notify_ = notify;
    notify_context_ = context;
  }

  // Any context. False when the ring was full and the event is lost.
  bool post(const Event& event) {
    uint32_t state = section_.enter ? section_.enter() : 0;
    bool room = count_ < storage_.size();
    if (room) {
      storage_[(first_ + count_) % storage_.size()] = event;
      count_ = count_ + 1;
    } else {
      lost_ = lost_ + 1;
    }
    posted_ = posted_ + 1;
    if (section_.leave) section_.leave(state);
    if (notify_) notify_(notify_context_);
    return room;
  }

  // Consumer only. False when there is no event.
  bool take(Event& event) {
    uint32_t state = section_.enter ? section_.enter() : 0;
    bool any = count_ > 0;
    if (any) {
      event = storage_[first_];
      first_ = (first_ + 1) % storage_.size();
      count_ = count_ - 1;
    }
    if (section_.leave) section_.leave(state);
    return any;
  }

  // Consumer only: forgets what waits, as a reset does.
  void clear() {
    Event ignored;
    while (take(ignored)) {
    }
  }

  bool empty() const { return count_ == 0; }
  // Whether an event of that kind and source still waits: a poster may then leave its news in the peripheral.
  bool holds(EventKind kind, uint16_t source) const {
    for (size_t i = 0; i < count_; i++) {
      const Event& event = storage_[(first_ + i) % storage_.size()];
      if (event.kind == kind && event.source == source) return true;
    }
    return false;
  }
  // Counts every post, lost ones too: Clock::wait_until compares it to see whether something new happened.
  uint32_t posted() const { return posted_; }
  uint32_t lost() const { return lost_; }

 private:
  Span<Event> storage_;
  CriticalSection section_;
  size_t first_ = 0;
  volatile size_t count_ = 0;
  volatile uint32_t posted_ = 0;
  volatile uint32_t lost_ = 0;
  void (*notify_)(void*) = nullptr;
  void* notify_context_ = nullptr;
};

}  // namespace adder::hal
