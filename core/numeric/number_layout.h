// Puts sign, prefix, digits, grouping, padding and suffix of a number together.
#pragma once

#include "core/numeric/format_spec.h"

namespace adder {

// A number as text in pieces. Runs of zeros are counted, not stored: format(1e300, '.500f') needs no large buffer.
struct NumberText {
  char sign = 0;
  string_view prefix = {};   // "0x"
  size_t leading_zeros = 0;  // that belong to the number, as printf's %.5d asks for
  string_view whole = {};    // digits before the point, then whole_zeros
  size_t whole_zeros = 0;
  bool point = false;
  size_t fraction_zeros = 0;  // zeros between the point and the fraction's digits
  string_view fraction = {};
  size_t trailing_zeros = 0;
  string_view suffix = {};  // "e+10", "%", "inf", "j"
  bool upper = false;       // everything in upper case

  size_t whole_size() const { return leading_zeros + whole.size() + whole_zeros; }
  size_t size() const {
    return (sign != 0) + prefix.size() + whole_size() + point + fraction_zeros + fraction.size() + trailing_zeros +
           suffix.size();
  }
};

// The sign that a format's sign option gives, 0 for none.
inline char sign_of(bool negative, char option) { return negative ? '-' : option == '-' ? 0 : option; }

// Number of characters with grouping but without padding.
size_t grouped_size(const NumberText& number, const FormatSpec& spec);

// The number without padding to a width.
void put_number(SinkWriter& writer, const NumberText& number, const FormatSpec& spec);

// The number padded to the spec's width. False: the sink refused.
bool write_number(TextSink& sink, const NumberText& number, const FormatSpec& spec);

// Puts `size` characters' worth of text, which `put` writes, between the spec's padding.
template <class Put>
bool write_padded(TextSink& sink, size_t size, const FormatSpec& spec, Put put) {
  SinkWriter writer(sink);
  size_t padding = spec.width > ptrdiff_t(size) ? size_t(spec.width) - size : 0;
  size_t before = spec.align == '<' ? 0 : spec.align == '^' ? padding / 2 : padding;
  writer.fill(spec.fill, before);
  put(writer);
  writer.fill(spec.fill, padding - before);
  return writer.finish();
}

}  // namespace adder
