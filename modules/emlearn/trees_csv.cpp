// Taking apart lines of emlearn's tree CSV.
#include "modules/emlearn/trees_csv.h"

#include "core/numeric/float_text.h"

namespace adder::emlearn {
namespace {

bool is_space(char c) { return c == ' ' || c == '\r' || c == '\n' || c == '\t'; }

string_view trimmed(string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

}  // namespace

CsvLine split_line(string_view line) {
  CsvLine result;
  line = trimmed(line);
  size_t comma = line.find(',');
  result.kind = line.substr(0, comma);
  while (comma != string_view::npos) {
    line.remove_prefix(comma + 1);
    comma = line.find(',');
    if (result.count < CsvLine::most_values) result.values[result.count] = trimmed(line.substr(0, comma));
    if (result.count++ == CsvLine::most_values) break;
  }
  return result;
}

bool parse_whole(string_view text, int32_t& value) {
  bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 9) return false;
  int32_t number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  value = negative ? -number : number;
  return true;
}

bool parse_number(string_view text, Float& value) { return parse_float(text, value); }

}  // namespace adder::emlearn
