// Where the values of a sensor come from: a recording, a function of time, a constant.
//
// A feed is pure data over its own time, which begins at 0. When that time begins, what happens at the end of a
// recording, scale, offset, noise and faults are the affair of Input (input.h), which is what device models read.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "sim/config/section.h"
#include "sim/feed/expression.h"
#include "sim/world.h"

namespace adder::sim {

class Feed {
 public:
  virtual ~Feed() = default;
  virtual size_t channels() const = 0;
  // Samples per second of a recording; 0: defined at every moment.
  virtual double rate() const { return 0; }
  virtual uint64_t duration_ns() const { return never_ns; }
  // At a moment before duration_ns().
  virtual double at(size_t channel, uint64_t time_ns) = 0;
  // By number; only recordings, below duration_ns() * rate().
  virtual double sample(size_t channel, uint64_t index) { return at(channel, index); }
  virtual uint64_t samples() const { return 0; }
};

// A recording in memory: rows of columns at a steady rate, or at the times of a column.
class Table final : public Feed {
 public:
  Table(std::vector<double> values, size_t columns, double rate)
      : values_(std::move(values)), columns_(columns), rate_(rate) {}
  // Seconds of each row, not falling.
  void set_times(std::vector<double> seconds) { times_ = std::move(seconds); }
  void set_linear(bool linear) { linear_ = linear; }

  size_t channels() const override { return columns_; }
  double rate() const override { return times_.empty() ? rate_ : 0; }
  uint64_t duration_ns() const override;
  double at(size_t channel, uint64_t time_ns) override;
  double sample(size_t channel, uint64_t index) override { return values_[index * columns_ + channel]; }
  uint64_t samples() const override { return columns_ ? values_.size() / columns_ : 0; }

 private:
  std::vector<double> values_;
  size_t columns_;
  double rate_;
  std::vector<double> times_;
  bool linear_ = false;
};

class Formula final : public Feed {
 public:
  Formula(Expression expression, Noise noise) : expression_(std::move(expression)), noise_(noise) {}
  size_t channels() const override { return 1; }
  double at(size_t, uint64_t time_ns) override { return expression_.evaluate(double(time_ns) * 1e-9, noise_); }

 private:
  Expression expression_;
  Noise noise_;
};

// Reads a file; nullptr after a problem was reported at that key of the section. Truncated files are read as far as
// they go, with a warning in the log.
std::unique_ptr<Feed> open_wav(Section& section, World& world);
std::unique_ptr<Feed> open_csv(Section& section, World& world, size_t channels);
std::unique_ptr<Feed> open_npy(Section& section, World& world, size_t channels);

// What the npy format holds: rows of columns. Used by open_npy and tests.
struct NpyData {
  std::vector<double> values;
  uint64_t rows = 0, promised_rows = 0;
  size_t columns = 0;
};
bool read_npy(const std::string& path, NpyData& data, std::string& error);

}  // namespace adder::sim
