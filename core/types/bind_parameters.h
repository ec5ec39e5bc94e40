// Parameter lists of native functions, taken apart at compile time: "data, /, *, scale=1.0, name='x'".
#pragma once

#include "core/base/base.h"

namespace adder::bind {

struct Parameter {
  uint16_t name_start = 0, name_size = 0;
  uint16_t default_start = 0, default_size = 0;
  constexpr bool has_default() const { return default_size != 0; }
};

// End of one parameter's text: the next comma outside brackets and quotes.
constexpr size_t parameter_end(const char* text, size_t i) {
  int depth = 0;
  char quote = 0;
  for (; text[i]; i++) {
    char c = text[i];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(' || c == '[') {
      depth++;
    } else if (c == ')' || c == ']') {
      depth--;
    } else if (c == ',' && depth == 0) {
      break;
    }
  }
  return i;
}

template <size_t Max>
struct ParameterList {
  Parameter items[Max ? Max : 1] = {};
  uint8_t count = 0;     // self included
  uint8_t required = 0;  // positional ones without default, self included

  static constexpr ParameterList parse(const char* text, bool has_self) {
    ParameterList list;
    list.count = list.required = has_self ? 1 : 0;
    bool keyword_only = false;
    for (size_t i = 0; text[i];) {
      if (text[i] == ' ' || text[i] == ',') {
        i++;
        continue;
      }
      size_t end = parameter_end(text, i);
      if (text[i] == '*')
        keyword_only = true;
      else if (text[i] != '/')
        list.add(text, i, end, keyword_only);
      i = end;
    }
    return list;
  }

 private:
  constexpr void add(const char* text, size_t start, size_t end, bool keyword_only) {
    Parameter p;
    size_t equals = start;
    while (equals < end && text[equals] != '=') equals++;
    p.name_start = uint16_t(start);
    p.name_size = uint16_t(equals - start);
    if (equals < end) {
      p.default_start = uint16_t(equals + 1);
      p.default_size = uint16_t(end - equals - 1);
    } else if (!keyword_only) {
      required++;
    }
    if (count < Max) items[count] = p;
    count++;
  }
};

// Values of the defaults a list can hold: numbers (with sign, point, exponent, 0x), True, False, None, 'text'.
constexpr double parse_number(string_view text) {
  size_t i = 0;
  bool negative = i < text.size() && text[i] == '-';
  if (negative) i++;
  double value = 0;
  if (text.substr(i, 2) == "0x") {
    for (i += 2; i < text.size(); i++)
      value = value * 16 + (text[i] <= '9' ? text[i] - '0' : (text[i] | 32) - 'a' + 10);
    return negative ? -value : value;
  }
  int point_digits = 0;
  bool after_point = false;
  for (; i < text.size() && text[i] != 'e'; i++) {
    if (text[i] == '.') {
      after_point = true;
      continue;
    }
    value = value * 10 + (text[i] - '0');
    point_digits += after_point;
  }
  int exponent = 0;
  if (i < text.size()) {
    bool minus = text[++i] == '-';
    if (minus) i++;
    for (; i < text.size(); i++) exponent = exponent * 10 + (text[i] - '0');
    if (minus) exponent = -exponent;
  }
  exponent -= point_digits;
  double scale = 1;
  for (int k = exponent < 0 ? -exponent : exponent; k > 0; k--) scale *= 10;
  value = exponent < 0 ? value / scale : value * scale;
  return negative ? -value : value;
}
constexpr string_view unquote(string_view text) {
  return text.size() >= 2 && (text[0] == '\'' || text[0] == '"') ? text.substr(1, text.size() - 2) : text;
}

static_assert(parse_number("-1.25") == -1.25 && parse_number("2e-3") == 0.002 && parse_number("0x1F") == 31);
static_assert(ParameterList<3>::parse("data, /, *, scale=1.0, n", false).count == 3);
static_assert(ParameterList<3>::parse("data, /, *, scale=1.0, n", false).required == 1);

}  // namespace adder::bind
