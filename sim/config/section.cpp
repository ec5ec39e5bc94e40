// See section.h.
#include "sim/config/section.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace adder::sim {

namespace {

std::string shown(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", number);
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

// Number of single-letter changes from one word to the other; two neighbours exchanged count as one.
size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<size_t>> cost(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); i++)
    for (size_t j = 0; j <= b.size(); j++) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string nearest_word(const std::string& word, const std::vector<std::string>& words) {
  std::string best;
  size_t best_distance = std::max<size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : words) {
    size_t d = distance(word, candidate);
    if (d < best_distance) best = candidate, best_distance = d;
  }
  return best;
}

std::optional<uint64_t> parse_duration(const std::string& text) {
  struct Unit {
    const char* name;
    double ns;
  };
  static constexpr Unit units[] = {{"ns", 1}, {"us", 1e3},   {"ms", 1e6},   {"s", 1e9},
                                   {"", 1e9}, {"min", 60e9}, {"h", 3600e9}, {"d", 86400e9}};
  const char* begin = text.c_str();
  char* end = nullptr;
  double number = std::strtod(begin, &end);
  if (end == begin || !(number >= 0)) return std::nullopt;
  while (*end == ' ') end++;
  for (const Unit& unit : units)
    if (std::string(end) == unit.name) {
      double ns = std::round(number * unit.ns);
      return ns < 9e18 ? std::optional<uint64_t>(uint64_t(ns)) : std::nullopt;
    }
  return std::nullopt;
}

const ConfigValue* Section::look(const std::string& key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
  return table_->find(key);
}

void Section::problem_at(const ConfigValue& value, const std::string& text) {
  problems_->add({file_, value.line, value.column, title_ + " " + text});
}

void Section::problem(const std::string& key, const std::string& text) {
  const ConfigValue* value = table_->find(key);
  problem_at(value ? *value : *table_, key.empty() ? text : "key '" + key + "': " + text);
}

const ConfigValue* Section::required(const std::string& key, const char* expected) {
  const ConfigValue* value = look(key);
  if (!value) problem_at(*table_, "key '" + key + "' is missing; expected " + expected);
  return value;
}

const ConfigValue* Section::typed(const std::string& key, ConfigValue::Type type, bool must) {
  const ConfigValue* value = must ? required(key, type_name(type)) : look(key);
  if (!value) return nullptr;
  bool fits = value->type == type || (type == ConfigValue::Type::Number && value->type == ConfigValue::Type::Integer);
  if (fits) return value;
  problem(key, std::string("expected ") + type_name(type) + ", found " + type_name(value->type));
  return nullptr;
}

int64_t Section::integer(const std::string& key, int64_t low, int64_t high, int64_t absent) {
  const ConfigValue* value = typed(key, ConfigValue::Type::Integer, false);
  if (!value) return absent;
  if (value->integer >= low && value->integer <= high) return value->integer;
  problem(key, "expected an integer from " + std::to_string(low) + " to " + std::to_string(high) + ", found " +
                   std::to_string(value->integer));
  return absent;
}

int64_t Section::integer(const std::string& key, int64_t low, int64_t high) {
  return required(key, "an integer") ? integer(key, low, high, low) : low;
}

double Section::number(const std::string& key, double low, double high, double absent) {
  const ConfigValue* value = typed(key, ConfigValue::Type::Number, false);
  if (!value) return absent;
  if (value->number >= low && value->number <= high) return value->number;
  problem(key, "expected a number from " + shown(low) + " to " + shown(high) + ", found " + shown(value->number));
  return absent;
}

double Section::number(const std::string& key, double low, double high) {
  return required(key, "a number") ? number(key, low, high, low) : low;
}

bool Section::boolean(const std::string& key, bool absent) {
  const ConfigValue* value = typed(key, ConfigValue::Type::Boolean, false);
  return value ? value->boolean : absent;
}

std::string Section::text(const std::string& key) {
  const ConfigValue* value = typed(key, ConfigValue::Type::Text, true);
  return value ? value->text : "";
}

std::string Section::text(const std::string& key, const std::string& absent) {
  const ConfigValue* value = typed(key, ConfigValue::Type::Text, false);
  return value ? value->text : absent;
}

size_t Section::choice(const std::string& key, const std::vector<std::string>& words, size_t absent) {
  const ConfigValue* value = typed(key, ConfigValue::Type::Text, false);
  if (!value) return absent;
  auto found = std::find(words.begin(), words.end(), value->text);
  if (found != words.end()) return size_t(found - words.begin());
  problem(key, "expected one of " + joined(words) + ", found '" + value->text + "'");
  return absent;
}

uint64_t Section::duration_ns(const std::string& key, uint64_t absent) {
  const ConfigValue* value = look(key);
  if (!value) return absent;
  std::optional<uint64_t> ns;
  if (value->type == ConfigValue::Type::Text) ns = parse_duration(value->text);
  if (value->type == ConfigValue::Type::Integer || value->type == ConfigValue::Type::Number)
    ns = parse_duration(shown(value->number));
  if (ns) return *ns;
  problem(key, "expected a duration such as \"250ms\", \"2s\", \"1.5h\", or a number of seconds");
  return absent;
}

uint64_t Section::duration_ns(const std::string& key) {
  return required(key, "a duration such as \"250ms\"") ? duration_ns(key, 0) : 0;
}

std::string Section::resolve(const std::string& path) const {
  if (path.empty() || path[0] == '/' || folder_.empty()) return path;
  return folder_ + "/" + path;
}

std::string Section::path(const std::string& key) { return resolve(text(key)); }

std::string Section::path(const std::string& key, const std::string& absent) {
  return has(key) ? resolve(text(key)) : absent;
}

std::vector<int64_t> Section::integers(const std::string& key, int64_t low, int64_t high) {
  std::vector<int64_t> all;
  const ConfigValue* value = typed(key, ConfigValue::Type::Array, false);
  if (!value) return all;
  for (const ConfigValue& item : value->items) {
    if (item.type == ConfigValue::Type::Integer && item.integer >= low && item.integer <= high)
      all.push_back(item.integer);
    else
      problem_at(item,
                 "key '" + key + "': expected integers from " + std::to_string(low) + " to " + std::to_string(high));
  }
  return all;
}

std::vector<double> Section::numbers(const std::string& key) {
  std::vector<double> all;
  const ConfigValue* value = typed(key, ConfigValue::Type::Array, false);
  if (!value) return all;
  for (const ConfigValue& item : value->items) {
    if (item.type == ConfigValue::Type::Integer || item.type == ConfigValue::Type::Number)
      all.push_back(item.number);
    else
      problem_at(item, "key '" + key + "': expected numbers, found " + type_name(item.type));
  }
  return all;
}

int64_t Section::time_ns(const std::string& key, int64_t absent) {
  const ConfigValue* value = typed(key, ConfigValue::Type::Time, false);
  return value ? value->integer : absent;
}

std::optional<Section> Section::table(const std::string& key, const std::string& title) {
  const ConfigValue* value = typed(key, ConfigValue::Type::Table, false);
  if (!value) return std::nullopt;
  return nested(*value, title);
}

std::vector<Section> Section::tables(const std::string& key, const std::string& title) {
  std::vector<Section> all;
  const ConfigValue* value = look(key);
  if (!value) return all;
  if (value->type == ConfigValue::Type::Table) {
    all.push_back(nested(*value, "[" + title + "]"));
    return all;
  }
  if (value->type != ConfigValue::Type::Array) {
    problem(key, std::string("expected tables ([[") + key + "]]), found " + type_name(value->type));
    return all;
  }
  for (const ConfigValue& item : value->items) {
    if (item.type != ConfigValue::Type::Table) {
      problem_at(item, "key '" + key + "': expected tables, found " + type_name(item.type));
      continue;
    }
    const ConfigValue* name = item.find("name");
    if (!name) name = item.find("model");
    bool named = name && name->type == ConfigValue::Type::Text;
    all.push_back(nested(item, "[" + title + (named ? " '" + name->text + "'" : "") + "]"));
  }
  return all;
}

void Section::finish() {
  for (size_t i = 0; i < table_->keys.size(); i++) {
    const std::string& key = table_->keys[i];
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    std::string near = nearest_word(key, known_);
    problem_at(table_->items[i], "unknown key '" + key + "'" + (near.empty() ? "" : "; did you mean '" + near + "'?") +
                                     " Known here: " + joined(known_));
  }
}

}  // namespace adder::sim
