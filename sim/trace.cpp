// See trace.h.
#include "sim/trace.h"

#include <cinttypes>

namespace adder::sim {

namespace {

// Identifier codes of the format: numbers written with the 94 printable characters.
std::string code_of(size_t index) {
  std::string code;
  do {
    code += char('!' + index % 94);
    index /= 94;
  } while (index);
  return code;
}

}  // namespace

bool Trace::open(const std::string& path) {
  file_ = std::fopen(path.c_str(), "w");
  return file_ != nullptr;
}

Trace::Variable Trace::add_wire(const std::string& scope, const std::string& name, unsigned bits) {
  if (!file_) return -1;
  variables_.push_back({scope, name, code_of(variables_.size()), "", bits});
  return Variable(variables_.size() - 1);
}

Trace::Variable Trace::add_real(const std::string& scope, const std::string& name) { return add_wire(scope, name, 0); }

void Trace::put(Variable variable, uint64_t time_ns, std::string text) {
  if (!file_ || variable < 0) return;
  waiting_.emplace(time_ns, Change{variable, std::move(text)});
}

void Trace::change(Variable variable, uint64_t time_ns, uint64_t value) {
  if (!file_ || variable < 0) return;
  unsigned bits = variables_[size_t(variable)].bits;
  if (bits == 1) return put(variable, time_ns, value ? "1" : "0");
  std::string text = "b";
  for (unsigned bit = bits; bit-- > 0;) text += (value >> bit) & 1 ? '1' : '0';
  put(variable, time_ns, text + " ");
}

void Trace::change_real(Variable variable, uint64_t time_ns, double value) {
  if (!file_ || variable < 0) return;
  char text[40];
  std::snprintf(text, sizeof text, "r%.9g ", value);
  put(variable, time_ns, text);
}

void Trace::undefined(Variable variable, uint64_t time_ns) {
  if (!file_ || variable < 0) return;
  put(variable, time_ns, variables_[size_t(variable)].bits == 1 ? "z" : "bz ");
}

void Trace::write_header() {
  started_ = true;
  std::fputs("$version Adder simulator $end\n$timescale 1 ns $end\n", file_);
  std::vector<std::string> done;
  for (const Declared& first : variables_) {
    bool seen = false;
    for (const std::string& scope : done) seen |= scope == first.scope;
    if (seen) continue;
    done.push_back(first.scope);
    std::fprintf(file_, "$scope module %s $end\n", first.scope.c_str());
    for (const Declared& each : variables_) {
      if (each.scope != first.scope) continue;
      if (each.bits == 0)
        std::fprintf(file_, "$var real 64 %s %s $end\n", each.code.c_str(), each.name.c_str());
      else if (each.bits == 1)
        std::fprintf(file_, "$var wire 1 %s %s $end\n", each.code.c_str(), each.name.c_str());
      else
        std::fprintf(file_, "$var wire %u %s %s [%u:0] $end\n", each.bits, each.code.c_str(), each.name.c_str(),
                     each.bits - 1);
    }
    std::fputs("$upscope $end\n", file_);
  }
  std::fputs("$enddefinitions $end\n", file_);
}

void Trace::write_until(uint64_t now_ns) {
  if (!started_) write_header();
  while (!waiting_.empty() && waiting_.begin()->first <= now_ns) {
    auto first = waiting_.begin();
    Declared& variable = variables_[size_t(first->second.variable)];
    if (variable.last != first->second.text) {
      if (first->first != written_ns_) std::fprintf(file_, "#%" PRIu64 "\n", first->first);
      written_ns_ = first->first;
      std::fprintf(file_, "%s%s\n", first->second.text.c_str(), variable.code.c_str());
      variable.last = first->second.text;
    }
    waiting_.erase(first);
  }
}

void Trace::advance(uint64_t now_ns) {
  // Changes at this very moment may still come, in any order.
  if (file_ && now_ns > 0 && !waiting_.empty() && waiting_.begin()->first < now_ns) write_until(now_ns - 1);
}

void Trace::close(uint64_t now_ns) {
  if (!file_) return;
  if (now_ns == never) now_ns = waiting_.empty() ? 0 : waiting_.rbegin()->first;
  write_until(now_ns);
  if (written_ns_ == never || now_ns > written_ns_) std::fprintf(file_, "#%" PRIu64 "\n", now_ns);
  std::fclose(file_);
  file_ = nullptr;
}

}  // namespace adder::sim
