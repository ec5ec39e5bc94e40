// The table of ROM strings that the build collects (tools/dev/symbols.py), for intern().
#pragma once

#include "core/value/object.h"

namespace adder {

extern const uint32_t rom_symbol_mask;
extern const uint16_t rom_symbol_buckets[];  // start of each bucket in rom_symbols, and one more
extern const Str* const rom_symbols[];

// The ROM string of that text, or nullptr.
const Str* find_rom_symbol(string_view text, uint32_t hash);

}  // namespace adder
