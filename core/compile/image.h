// Compiled images (.adi): a code object with all it contains, as bytes. The format: docs/formats/image.md.
//
// An image is read where it lies: instructions, handlers, captured cells and line tables are used in place, only
// strings, other constants and the Code objects are made in the heap. So it must lie at an address divisible by 4 and
// stay as long as code made from it: in ROM, or in the Buffer given as owner.
//
// Nothing in an image is trusted: sizes are checked while reading, and each code passes the verifier.
#pragma once

#include "core/compile/code.h"

namespace adder::compile {

// Raised when the layout of records changes; a change of the instruction set changes image_instruction_set by itself.
inline constexpr uint16_t image_version = 1;
extern const uint32_t image_instruction_set;

struct ImageHeader {
  uint8_t magic[4];  // 0x7F 'A' 'D' 'I'
  uint16_t version;
  uint16_t reserved;  // 0
  uint32_t size;      // of the whole image, in bytes
  uint32_t checksum;  // text_hash of everything behind this field
  uint32_t instruction_set;
  uint32_t string_count;  // the strings follow; then, at the next multiple of 4, the code
};
static_assert(sizeof(ImageHeader) == 24);

// Of one code, in place; then instructions, handlers, captures, line table, and the packed rest.
struct ImageCode {
  uint32_t instruction_count;
  uint32_t line_table_size;
  uint32_t first_line;
  uint16_t handler_count, capture_count;
  uint16_t register_count, cache_count;
  uint16_t local_count, flags;
  uint16_t positional_count, positional_only_count;
  uint16_t keyword_only_count, reserved;
};
static_assert(sizeof(ImageCode) == 32);

enum class ImageTag : uint8_t {
  None,
  False,
  True,
  Ellipsis,
  Int,
  BigInt,
  Float,
  Complex,
  String,
  Bytes,
  Tuple,
  Slice,
  Code
};

// Does it begin like an image?
bool is_image(Bytes bytes);

// The module's code. `owner`: the Buffer that holds the bytes, or empty when they are in ROM. `name`: of the image, for
// messages. A damaged or foreign image is an ImportError that says what is wrong.
Value load_image(Runtime& rt, Bytes image, Value owner, const Str* name);

// The bytes of an image of a module's code, as a bytes object. `strip`: without line tables and docstrings.
Value write_image(Runtime& rt, const Code* code, bool strip = false);

}  // namespace adder::compile
