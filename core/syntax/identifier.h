// Which characters names are made of, and how UTF-8 source is read.
//
// The functions on text expect valid UTF-8; find_invalid_text is what makes sure of it. Names are compared byte for
// byte: they are not normalised (CPython applies NFKC).
#pragma once

#include "core/base/base.h"

namespace adder::syntax {

// XID_Start with `_`, XID_Continue.
bool is_identifier_start(char32_t code_point);
bool is_identifier_continue(char32_t code_point);

// Characters that show nothing or only space (categories Cc, Cf, Zs, Zl, Zp, Co), for messages; unassigned ones count
// as printable.
bool is_invisible(char32_t code_point);

// The character at `text`, which moves behind it.
char32_t decode_character(const char*& text);

// Writes the character's UTF-8, at most 4 bytes; returns the number of bytes. Surrogates are written as they are.
size_t encode_character(char32_t code_point, char* out);

// Offset of the first NUL byte or of the first byte that is not valid UTF-8; the length when there is none.
size_t find_invalid_text(string_view text);

}  // namespace adder::syntax
