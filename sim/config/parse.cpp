// Turns TOML into ConfigValue. The library is used header-only and without exceptions, whatever the build says of it.
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <sys/stat.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "sim/config/value.h"

namespace adder::sim {

namespace {

// Days since 1970-01-01 of a date in the Gregorian calendar (years from March, eras of 400 years).
int64_t days_since_1970(int year, int month, int day) {
  year -= month <= 2;
  int era = (year >= 0 ? year : year - 399) / 400;
  int year_of_era = year - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return int64_t(era) * 146097 + day_of_era - 719468;
}

int64_t to_ns(const toml::date& date, const toml::time& time, int offset_minutes) {
  int64_t seconds = days_since_1970(date.year, date.month, date.day) * 86400 + time.hour * 3600 + time.minute * 60 +
                    time.second - offset_minutes * 60;
  return seconds * 1'000'000'000 + time.nanosecond;
}

ConfigValue convert(const toml::node& node);

void convert_table(const toml::table& table, ConfigValue& value) {
  struct Member {
    std::string key;
    const toml::node* node;
  };
  std::vector<Member> members;
  for (auto&& [key, node] : table) members.push_back({std::string(key.str()), &node});
  std::stable_sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
    auto first = a.node->source().begin, second = b.node->source().begin;
    return first.line != second.line ? first.line < second.line : first.column < second.column;
  });
  value.type = ConfigValue::Type::Table;
  for (Member& member : members) {
    value.keys.push_back(member.key);
    value.items.push_back(convert(*member.node));
  }
}

ConfigValue convert(const toml::node& node) {
  ConfigValue value;
  value.line = int(node.source().begin.line);
  value.column = int(node.source().begin.column);
  if (auto* table = node.as_table()) {
    convert_table(*table, value);
  } else if (auto* array = node.as_array()) {
    value.type = ConfigValue::Type::Array;
    for (auto& item : *array) value.items.push_back(convert(item));
    if (value.line == 0 && !value.items.empty()) value.line = value.items[0].line, value.column = value.items[0].column;
  } else if (auto* text = node.as_string()) {
    value.type = ConfigValue::Type::Text;
    value.text = text->get();
  } else if (auto* integer = node.as_integer()) {
    value.type = ConfigValue::Type::Integer;
    value.integer = integer->get();
    value.number = double(integer->get());
  } else if (auto* number = node.as_floating_point()) {
    value.type = ConfigValue::Type::Number;
    value.number = number->get();
  } else if (auto* boolean = node.as_boolean()) {
    value.type = ConfigValue::Type::Boolean;
    value.boolean = boolean->get();
  } else if (auto* moment = node.as_date_time()) {
    value.type = ConfigValue::Type::Time;
    const toml::date_time& time = moment->get();
    value.integer = to_ns(time.date, time.time, time.offset ? time.offset->minutes : 0);
  } else if (auto* date = node.as_date()) {
    value.type = ConfigValue::Type::Time;
    value.integer = to_ns(date->get(), toml::time{}, 0);
  } else {
    value.type = ConfigValue::Type::Time;
  }
  return value;
}

}  // namespace

const char* type_name(ConfigValue::Type type) {
  static constexpr const char* names[] = {"true or false", "an integer", "a number", "text",
                                          "a date",        "a list",     "a table"};
  return names[size_t(type)];
}

std::optional<ConfigValue> parse_config_text(const std::string& text, const std::string& name, Problems& problems) {
  toml::parse_result result = toml::parse(std::string_view(text), std::string_view(name));
  if (!result) {
    const toml::parse_error& error = result.error();
    auto at = error.source().begin;
    problems.add({name, int(at.line), int(at.column), "not TOML: " + std::string(error.description())});
    return std::nullopt;
  }
  return convert(result.table());
}

std::optional<ConfigValue> parse_config_file(const std::string& path, Problems& problems) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  struct stat about;
  bool regular = stat(path.c_str(), &about) == 0 && !S_ISDIR(about.st_mode);
  if (file && regular) text << file.rdbuf();
  if (!file || !regular || file.bad()) {
    problems.add({path, 0, 0, "cannot be read; expected a board file (TOML, see docs/formats/board.md)"});
    return std::nullopt;
  }
  return parse_config_text(text.str(), path, problems);
}

}  // namespace adder::sim
