// Virtual time: what is to happen, in the order it happens.
//
// Time is nanoseconds since the simulation began and only grows. Two actions for the same moment run in the order in
// which they were scheduled, so a run is the same every time. An action may schedule and cancel others. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "core/base/base.h"

namespace adder::sim {

inline constexpr uint64_t never_ns = UINT64_MAX;

class Timeline {
 public:
  using Action = std::function<void()>;

  // Names one scheduled action; empty when default made or cancelled.
  struct Handle {
    uint64_t time = 0;
    uint64_t sequence = 0;
    bool scheduled() const { return sequence != 0; }
  };

  uint64_t now() const { return now_; }

  // In the past means now.
  Handle at(uint64_t time, Action action) {
    Handle handle{time < now_ ? now_ : time, ++sequence_};
    bool earlier = handle.time < next_time();
    actions_.emplace(std::pair(handle.time, handle.sequence), std::move(action));
    if (earlier && on_earlier_) on_earlier_();
    return handle;
  }
  Handle after(uint64_t delay, Action action) { return at(now_ + delay, std::move(action)); }

  // Nothing happens when the action has run already.
  void cancel(Handle& handle) {
    if (handle.scheduled()) actions_.erase(std::pair(handle.time, handle.sequence));
    handle = {};
  }

  uint64_t next_time() const { return actions_.empty() ? never_ns : actions_.begin()->first.first; }

  // Moves on to the next action and runs it. There must be one.
  void run_next() {
    auto node = actions_.extract(actions_.begin());
    now_ = node.key().first;
    node.mapped()();
  }

  // Called when something is scheduled that comes before everything else.
  void set_on_earlier(std::function<void()> on_earlier) { on_earlier_ = std::move(on_earlier); }

  // Moves on without passing an action.
  void set_now(uint64_t time) {
    contract(time >= now_ && time <= next_time(), "time moves on, action by action");
    now_ = time;
  }

 private:
  uint64_t now_ = 0;
  uint64_t sequence_ = 0;
  std::map<std::pair<uint64_t, uint64_t>, Action> actions_;
  std::function<void()> on_earlier_;
};

}  // namespace adder::sim
