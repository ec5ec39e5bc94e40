// Recordings held in memory: finding the row of a moment, and the CSV reader.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "sim/feed/feed.h"

namespace adder::sim {

uint64_t Table::duration_ns() const {
  if (!times_.empty()) return uint64_t(times_.back() * 1e9);
  return rate_ > 0 ? uint64_t(std::llround(double(samples()) / rate_ * 1e9)) : never_ns;
}

double Table::at(size_t channel, uint64_t time_ns) {
  if (samples() == 0) return 0;
  double seconds = double(time_ns) * 1e-9, position;
  if (times_.empty()) {
    position = double(time_ns) * rate_ * 1e-9 + 1e-6;  // a millionth of a sample forgives rounding of the moment
  } else {
    auto after = std::upper_bound(times_.begin(), times_.end(), seconds);
    if (after == times_.begin()) return sample(channel, 0);
    size_t row = size_t(after - times_.begin()) - 1;
    double span = row + 1 < times_.size() ? times_[row + 1] - times_[row] : 0;
    position = double(row) + (span > 0 ? (seconds - times_[row]) / span : 0);
  }
  uint64_t row = uint64_t(position);
  if (row + 1 >= samples()) return sample(channel, samples() - 1);
  if (!linear_) return sample(channel, row);
  double part = position - double(row);
  return sample(channel, row) * (1 - part) + sample(channel, row + 1) * part;
}

namespace {

struct Csv {
  std::vector<std::string> names;  // of the columns; empty when the file has no header
  std::vector<std::vector<double>> rows;
  std::string error;
};

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells(1);
  for (char c : line) {
    if (c == separator)
      cells.emplace_back();
    else if (c != '"' && c != '\r')
      cells.back() += c;
  }
  for (std::string& cell : cells) {
    cell.erase(0, std::min(cell.find_first_not_of(" \t"), cell.size()));
    cell.erase(cell.find_last_not_of(" \t") + 1);
  }
  return cells;
}

bool to_number(const std::string& text, double& number) {
  char* end = nullptr;
  number = std::strtod(text.c_str(), &end);
  return !text.empty() && *end == 0;
}

char separator_of(const std::string& line) {
  for (char candidate : {'\t', ';'})
    if (line.find(candidate) != std::string::npos) return candidate;
  return ',';
}

Csv read_csv(const std::string& path) {
  Csv csv;
  std::ifstream file(path);
  if (!file) {
    csv.error = "'" + path + "' cannot be read; expected a CSV file";
    return csv;
  }
  std::string line;
  char separator = 0;
  for (int number = 1; std::getline(file, line); number++) {
    if (line.empty() || line[0] == '#' || line == "\r") continue;
    if (!separator) separator = separator_of(line);
    std::vector<std::string> cells = split(line, separator);
    std::vector<double> row(cells.size());
    bool numeric = true;
    for (size_t i = 0; i < cells.size(); i++) numeric &= to_number(cells[i], row[i]) || cells[i].empty();
    bool first = csv.rows.empty() && csv.names.empty();
    size_t columns = first ? cells.size() : csv.names.empty() ? csv.rows[0].size() : csv.names.size();
    if (!numeric && first) {
      csv.names = cells;
    } else if (!numeric || cells.size() != columns) {
      // The last line of a recording that was cut off is not an error.
      if (file.peek() == EOF) break;
      csv.error = path + ":" + std::to_string(number) + ": expected " + std::to_string(columns) + " numbers";
      return csv;
    } else {
      csv.rows.push_back(std::move(row));
    }
  }
  if (csv.rows.empty()) csv.error = "'" + path + "' holds no rows of numbers";
  return csv;
}

// The number of a column that the board file names, by heading or by position from 0; the number of columns on a
// problem.
size_t column_of(Section& section, const std::string& key, const ConfigValue& wanted, const Csv& csv) {
  size_t count = csv.rows[0].size();
  if (wanted.type == ConfigValue::Type::Integer && wanted.integer >= 0 && size_t(wanted.integer) < count)
    return size_t(wanted.integer);
  for (size_t i = 0; i < csv.names.size(); i++)
    if (wanted.type == ConfigValue::Type::Text && csv.names[i] == wanted.text) return i;
  std::string names;
  for (const std::string& name : csv.names) names += (names.empty() ? "" : ", ") + name;
  section.problem_at(wanted, "key '" + key + "': no such column; the file has " +
                                 (names.empty() ? std::to_string(count) + " columns, numbered from 0" : names));
  return count;
}

std::vector<size_t> wanted_columns(Section& section, const Csv& csv, size_t channels, size_t time_column) {
  std::vector<size_t> columns;
  if (const ConfigValue* one = section.look("column")) columns.push_back(column_of(section, "column", *one, csv));
  if (const ConfigValue* many = section.look("columns"))
    for (const ConfigValue& each : many->items) columns.push_back(column_of(section, "columns", each, csv));
  if (columns.empty())
    for (size_t i = 0; i < csv.rows[0].size() && columns.size() < channels; i++)
      if (i != time_column) columns.push_back(i);
  return columns;
}

}  // namespace

std::unique_ptr<Feed> open_csv(Section& section, World&, size_t channels) {
  std::string path = section.path("csv");
  const ConfigValue* time = section.look("time");
  double rate = section.number("rate", 1e-6, 1e9, 0);
  size_t linear = section.choice("interpolate", {"hold", "linear"}, time ? 1 : 0);
  Csv csv = read_csv(path);
  section.look("column"), section.look("columns");
  if (!csv.error.empty()) {
    section.problem("csv", csv.error);
    return nullptr;
  }
  if (!time && rate == 0) {
    section.problem("csv", "needs 'rate' (rows per second) or 'time' (name of the column with seconds)");
    return nullptr;
  }
  size_t count = csv.rows[0].size(), time_column = time ? column_of(section, "time", *time, csv) : count;
  std::vector<size_t> columns = wanted_columns(section, csv, channels, time_column);
  if (columns.size() != channels) {
    section.problem("csv",
                    "expected " + std::to_string(channels) + " columns, found " + std::to_string(columns.size()));
    return nullptr;
  }
  std::vector<double> values, times;
  for (const auto& row : csv.rows) {
    for (size_t column : columns) values.push_back(column < count ? row[column] : 0);
    if (time && time_column < count) times.push_back(row[time_column]);
  }
  auto table = std::make_unique<Table>(std::move(values), channels, rate);
  if (!std::is_sorted(times.begin(), times.end())) section.problem("time", "expected times that do not fall");
  table->set_times(std::move(times));
  table->set_linear(linear == 1);
  return table;
}

}  // namespace adder::sim
