// What the simulated board has to tell its user: warnings about misused hardware, faults that began and ended.
//
// The same message is kept once and counted. A listener sees each new message at once.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace adder::sim {

struct LogEntry {
  uint64_t time_ns;  // of the first occurrence
  std::string source;
  std::string text;
  uint32_t count;
};

class Log {
 public:
  void set_listener(std::function<void(const LogEntry&)> listener) { listener_ = std::move(listener); }

  void add(uint64_t time_ns, const std::string& source, const std::string& text) {
    last_ = source + ": " + text;
    for (LogEntry& entry : entries_)
      if (entry.source == source && entry.text == text) {
        entry.count++;
        return;
      }
    entries_.push_back({time_ns, source, text, 1});
    if (listener_) listener_(entries_.back());
  }

  const std::vector<LogEntry>& entries() const { return entries_; }
  // The newest message, for an exception's text; clear_last() before the call that may leave one.
  const std::string& last() const { return last_; }
  void clear_last() { last_.clear(); }

 private:
  std::vector<LogEntry> entries_;
  std::string last_;
  std::function<void(const LogEntry&)> listener_;
};

}  // namespace adder::sim
