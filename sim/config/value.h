// A TOML document as a plain tree with positions. Only parse.cpp knows the TOML library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/config/problems.h"

namespace adder::sim {

struct ConfigValue {
  enum class Type : uint8_t { Boolean, Integer, Number, Text, Time, Array, Table };

  Type type = Type::Table;
  int line = 0;
  int column = 0;
  bool boolean = false;
  int64_t integer = 0;  // Time: nanoseconds since 1970 UTC
  double number = 0;    // also set for Integer
  std::string text;
  std::vector<std::string> keys;   // of a table, in the order of the file
  std::vector<ConfigValue> items;  // of an array, or the values that belong to keys

  const ConfigValue* find(const std::string& key) const {
    for (size_t i = 0; i < keys.size(); i++)
      if (keys[i] == key) return &items[i];
    return nullptr;
  }
};

// What a value is, as a message says it: "text", "a table" ...
const char* type_name(ConfigValue::Type type);

// Reads a file, or a text that is called `name` in messages. Nothing when there was a problem.
std::optional<ConfigValue> parse_config_file(const std::string& path, Problems& problems);
std::optional<ConfigValue> parse_config_text(const std::string& text, const std::string& name, Problems& problems);

}  // namespace adder::sim
