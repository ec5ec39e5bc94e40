// Layout of numbers: see number_layout.h.
#include "core/numeric/number_layout.h"

namespace adder {

namespace {

size_t group_length(const FormatSpec& spec) {
  if (!spec.grouping) return 0;
  return spec.type == 'b' || spec.type == 'o' || (spec.type | 0x20) == 'x' ? 4 : 3;
}

size_t with_separators(size_t digits, size_t group) { return digits && group ? digits + (digits - 1) / group : digits; }

// How many digits to show before the point so that they and their separators fill `least` characters: a number never
// begins with a separator, so they may fill one more.
size_t digits_to_fill(size_t digits, size_t group, size_t least) {
  if (with_separators(digits, group) >= least) return digits;
  if (!group) return least;
  size_t wanted = least - least / (group + 1);
  return wanted + (with_separators(wanted, group) < least);
}

void put_text(SinkWriter& writer, string_view text, bool upper) {
  if (!upper) return writer.put(text);
  for (char c : text) writer.put(c >= 'a' && c <= 'z' ? char(c - 0x20) : c);
}

// The digits before the point, zeros in front so that there are `shown`.
void put_whole(SinkWriter& writer, const NumberText& number, size_t shown, size_t group, char separator) {
  size_t zeros = shown - number.whole.size() - number.whole_zeros;
  if (!group) {
    writer.fill('0', zeros);
    put_text(writer, number.whole, number.upper);
    writer.fill('0', number.whole_zeros);
    return;
  }
  for (size_t i = 0; i < shown; ++i) {
    if (i && (shown - i) % group == 0) writer.put(separator);
    bool stored = i >= zeros && i - zeros < number.whole.size();
    put_text(writer, stored ? number.whole.substr(i - zeros, 1) : "0", number.upper);
  }
}

void put_rest(SinkWriter& writer, const NumberText& number) {
  if (number.point) writer.put('.');
  writer.fill('0', number.fraction_zeros);
  writer.put(number.fraction);
  writer.fill('0', number.trailing_zeros);
  put_text(writer, number.suffix, number.upper);
}

void put_front(SinkWriter& writer, const NumberText& number) {
  if (number.sign) writer.put(number.sign);
  put_text(writer, number.prefix, number.upper);
}

}  // namespace

size_t grouped_size(const NumberText& number, const FormatSpec& spec) {
  return number.size() - number.whole_size() + with_separators(number.whole_size(), group_length(spec));
}

void put_number(SinkWriter& writer, const NumberText& number, const FormatSpec& spec) {
  put_front(writer, number);
  put_whole(writer, number, number.whole_size(), group_length(spec), spec.grouping);
  put_rest(writer, number);
}

bool write_number(TextSink& sink, const NumberText& number, const FormatSpec& spec) {
  size_t size = grouped_size(number, spec);
  if (spec.align != '=' || spec.width <= ptrdiff_t(size))
    return write_padded(sink, size, spec, [&](SinkWriter& writer) { put_number(writer, number, spec); });
  // Padding goes between sign and digits; zeros are grouped like digits, unless there are none (inf, nan).
  size_t digits = number.whole_size(), group = group_length(spec);
  size_t least = size_t(spec.width) - (size - with_separators(digits, group));
  size_t shown = digits && spec.fill == '0' ? digits_to_fill(digits, group, least) : digits;
  size_t padding = shown > digits ? 0 : size_t(spec.width) - size;
  SinkWriter writer(sink);
  put_front(writer, number);
  writer.fill(spec.fill, padding);
  put_whole(writer, number, shown, group, spec.grouping);
  put_rest(writer, number);
  return writer.finish();
}

}  // namespace adder
