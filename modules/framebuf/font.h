// An 8 x 8 font of the 95 printable ASCII characters, and a box for everything else.
#pragma once

#include "core/base/base.h"

namespace adder::framebuf {

inline constexpr int glyph_size = 8;
inline constexpr uint8_t box_glyph = 127;

// Eight rows from the top, bit 7 is the leftmost pixel. Codes outside 32..126 give the box.
const uint8_t* glyph(uint8_t code);

}  // namespace adder::framebuf
