// Lines of emlearn's tree CSV: their kind and numbers. docs/formats/model.md tells about our own format.
#pragma once

#include "core/base/base.h"
#include "core/base/config.h"

namespace adder::emlearn {

// A line "kind,value,value,..." taken apart.
struct CsvLine {
  static constexpr size_t most_values = 4;
  string_view kind;
  string_view values[most_values];
  size_t count = 0;
};
// Without the line's end; more than four values are too many: count is 5.
CsvLine split_line(string_view line);

// True and the number when the whole text is one.
bool parse_whole(string_view text, int32_t& value);
bool parse_number(string_view text, Float& value);

}  // namespace adder::emlearn
