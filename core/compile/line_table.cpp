// Writing and reading of line tables. See line_table.h.
#include "core/compile/line_table.h"

#include "core/compile/code.h"

namespace adder {

namespace {

constexpr uint32_t long_run = 7;
constexpr int32_t line_bias = 8;
constexpr uint32_t far_line = 31;

}  // namespace

namespace compile {

bool LineTableWriter::put(uint32_t number) {
  for (; number >= 0x80; number >>= 7)
    if (!bytes_.push(uint8_t(number | 0x80))) return false;
  return bytes_.push(uint8_t(number));
}

bool LineTableWriter::add(uint32_t words, const SourceSpan& span) {
  if (words_ && !(span == span_)) {
    if (!flush()) return false;
  }
  span_ = span;
  words_ += words;
  return true;
}

bool LineTableWriter::flush() {
  if (!words_) return true;
  uint32_t words = words_;
  words_ = 0;
  int32_t delta = int32_t(span_.line - line_);
  bool near = delta >= -line_bias && delta + line_bias < int32_t(far_line);
  uint32_t code = near ? uint32_t(delta + line_bias) : far_line;
  line_ = span_.line;
  if (!bytes_.push(uint8_t((words > long_run ? long_run : words - 1) | code << 3))) return false;
  if (words > long_run && !put(words - long_run - 1)) return false;
  if (!near && !put((uint32_t(delta) << 1) ^ uint32_t(delta >> 31))) return false;
  if (!span_.has_column) return put(0);
  return put(span_.column + 1) && put(span_.width);
}

bool LineTableWriter::append(const LineTableWriter& other) {
  for (uint8_t byte : other.bytes_)
    if (!bytes_.push(byte)) return false;
  return true;
}

void LineTableWriter::rewind(const Mark& mark) {
  bytes_.truncate(mark.size);
  line_ = mark.line;
  words_ = mark.words;
  span_ = mark.span;
}

}  // namespace compile

bool LineTableReader::get(uint32_t* number) {
  uint32_t result = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    if (next_ == end_) return false;
    uint8_t byte = *next_++;
    result |= uint32_t(byte & 0x7f) << shift;
    if (byte < 0x80) {
      *number = result;
      return true;
    }
  }
  return false;
}

bool LineTableReader::next() {
  if (next_ == end_) return false;
  uint8_t head = *next_++;
  words = (head & 7) + 1;
  if ((head & 7) == long_run) {
    if (!get(&words)) return false;
    words += long_run + 1;
  }
  uint32_t delta = head >> 3;
  if (delta == far_line) {
    if (!get(&delta)) return false;
    line_ += (delta >> 1) ^ (0 - (delta & 1));
  } else {
    line_ += delta - uint32_t(line_bias);
  }
  uint32_t column, width = 0;
  if (!get(&column)) return false;
  if (column && !get(&width)) return false;
  span = {line_, column ? column - 1 : 0, width, column != 0};
  return true;
}

SourceSpan find_source_span(const Code* code, uint32_t word) {
  LineTableReader reader(code->line_table, code->line_table_size, code->first_line);
  uint32_t covered = 0;
  while (reader.next()) {
    covered += reader.words;
    if (word < covered) return reader.span;
  }
  return {code->first_line, 0, 0, false};
}

}  // namespace adder
