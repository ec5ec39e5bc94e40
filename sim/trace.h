// Waveforms in the Value Change Dump format (IEEE 1364), which every waveform viewer opens.
//
// Variables are declared first, then changes come in; a change may lie in the future (a bus transfer is written at
// once), the file is in order of time nevertheless: changes wait until advance() says that time has come. The file
// carries no date and no host name, so equal runs give equal bytes. Without a file every call is cheap and does
// nothing.
#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace adder::sim {

class Trace {
 public:
  using Variable = int;  // index; -1 when nothing is traced

  Trace() = default;
  Trace(const Trace&) = delete;
  Trace& operator=(const Trace&) = delete;
  ~Trace() { close(never); }

  bool open(const std::string& path);
  bool enabled() const { return file_ != nullptr; }

  // Before the first advance(). Scope and name as the viewer shows them.
  Variable add_wire(const std::string& scope, const std::string& name, unsigned bits);
  Variable add_real(const std::string& scope, const std::string& name);

  void change(Variable variable, uint64_t time_ns, uint64_t value);
  void change_real(Variable variable, uint64_t time_ns, double value);
  void undefined(Variable variable, uint64_t time_ns);  // a wire nobody drives

  void advance(uint64_t now_ns);  // everything before now is final
  void close(uint64_t now_ns);    // writes what is left up to now; later changes are dropped

 private:
  static constexpr uint64_t never = UINT64_MAX;
  struct Declared {
    std::string scope, name, code, last;
    unsigned bits;  // 0: real
  };
  struct Change {
    Variable variable;
    std::string text;
  };
  void put(Variable variable, uint64_t time_ns, std::string text);
  void write_header();
  void write_until(uint64_t now_ns);

  std::FILE* file_ = nullptr;
  bool started_ = false;
  uint64_t written_ns_ = never;  // the last time stamp in the file
  std::vector<Declared> variables_;
  std::multimap<uint64_t, Change> waiting_;
};

}  // namespace adder::sim
