// Reads one table of a board file key by key, and knows at the end which keys nobody asked for.
//
// Every getter takes the key once: the list of keys asked for is the list of keys that exist, so there is no second
// list to keep in step. A missing required key, a wrong type or a value out of range is added to Problems and a
// harmless value returned. Call finish() last.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/config/value.h"

namespace adder::sim {

class Section {
 public:
  // `folder`: where relative file names begin. `title`: how messages call this table, as "[device 'imu']".
  Section(const ConfigValue& table, std::string title, std::string file, std::string folder, Problems& problems)
      : table_(&table),
        title_(std::move(title)),
        file_(std::move(file)),
        folder_(std::move(folder)),
        problems_(&problems) {}

  bool has(const std::string& key) { return look(key) != nullptr; }
  const ConfigValue* look(const std::string& key);  // the value as it stands; nullptr when absent

  // Required forms, then forms with a value for "not given".
  int64_t integer(const std::string& key, int64_t low, int64_t high);
  int64_t integer(const std::string& key, int64_t low, int64_t high, int64_t absent);
  double number(const std::string& key, double low, double high);
  double number(const std::string& key, double low, double high, double absent);
  bool boolean(const std::string& key, bool absent);
  std::string text(const std::string& key);
  std::string text(const std::string& key, const std::string& absent);
  // One of a list of words; its index.
  size_t choice(const std::string& key, const std::vector<std::string>& words, size_t absent);
  // A duration: "250ms", "2s", "1.5h", or a number of seconds. In nanoseconds.
  uint64_t duration_ns(const std::string& key);
  uint64_t duration_ns(const std::string& key, uint64_t absent);
  // A file name, made relative to the board file.
  std::string path(const std::string& key);
  std::string path(const std::string& key, const std::string& absent);
  std::vector<int64_t> integers(const std::string& key, int64_t low, int64_t high);
  std::vector<double> numbers(const std::string& key);
  int64_t time_ns(const std::string& key, int64_t absent);

  // A table, or each table of a list of tables ([[key]]); `title` as above, for lists with the table's name behind it.
  std::optional<Section> table(const std::string& key, const std::string& title);
  std::vector<Section> tables(const std::string& key, const std::string& title);
  Section nested(const ConfigValue& table, const std::string& title) const {
    return Section(table, title, file_, folder_, *problems_);
  }

  // Says what is wrong, at a key's value (or at the table when the key is empty or absent).
  void problem(const std::string& key, const std::string& text);
  void problem_at(const ConfigValue& value, const std::string& text);
  void finish();  // reports keys that nobody asked for

  const std::string& title() const { return title_; }
  const ConfigValue& value() const { return *table_; }
  const std::string& file() const { return file_; }
  std::string resolve(const std::string& path) const;
  Problems& problems() { return *problems_; }

 private:
  const ConfigValue* typed(const std::string& key, ConfigValue::Type type, bool required);
  const ConfigValue* required(const std::string& key, const char* expected);

  const ConfigValue* table_;
  std::string title_;
  std::string file_;
  std::string folder_;
  Problems* problems_;
  std::vector<std::string> known_;
};

// "250ms" and the like in nanoseconds; nothing when it is no duration.
std::optional<uint64_t> parse_duration(const std::string& text);

// The word of a list that a misspelt one most likely meant, "" when none is near.
std::string nearest_word(const std::string& word, const std::vector<std::string>& words);

}  // namespace adder::sim
