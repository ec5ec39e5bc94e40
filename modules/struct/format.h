// Format strings of struct, taken apart field by field.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type struct_error_type;

struct StructField {
  char code;
  size_t count;   // 's' and 'p': bytes of the one value; otherwise values, or pad bytes
  uint8_t width;  // bytes of one item
  size_t offset;  // of the field's first byte, alignment included
};

class StructFormat {
 public:
  explicit StructFormat(string_view text);

  // The next field; false at the end. Fails with struct.error.
  Result<bool> next(Runtime& rt, StructField& field);
  // Bytes of everything up to now.
  size_t size() const { return size_; }
  bool big_endian() const { return big_endian_; }

 private:
  string_view rest_;
  bool native_ = true;  // sizes and alignment of this machine
  bool big_endian_ = false;
  size_t size_ = 0;
};

struct StructSize {
  size_t bytes;
  size_t values;
};
Result<StructSize> measure_struct(Runtime& rt, string_view format);

// `out` holds size zeroed bytes; `values` as many as measure_struct says.
Status pack_struct(Runtime& rt, string_view format, uint8_t* out, Span<const Value> values);
Value unpack_struct(Runtime& rt, string_view format, const uint8_t* in, size_t values);

// binary16, as 'e' packs it; rounded half to even. False: too large.
bool to_half(double value, uint16_t& half);
double from_half(uint16_t half);

}  // namespace adder
