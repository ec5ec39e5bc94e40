// str, for the files that make it up (str.cpp, str_methods.cpp, str_case.cpp, str_split.cpp, str_format.cpp,
// str_percent.cpp).
//
// Invariants: the bytes are valid UTF-8 (surrogates allowed) followed by a NUL; ascii_flag is set exactly when all are
// ASCII; the empty string and the ASCII characters are ROM objects, never made anew. Positions that Python sees count
// code points; positions in C++ are byte offsets.
#pragma once

#include "core/types/sequence.h"
#include "core/types/utf8.h"

namespace adder {

inline Str* as_str(Value v) { return cast<Str>(v); }
inline bool is_str(Value v) { return has_kind(v, Kind::Str); }

// The one-character string in ROM; code < 128.
const Str* ascii_character(uint8_t code);
Value make_character(Runtime& rt, char32_t code);

// A Str of so many bytes to be filled by the caller before anybody sees it (its text and, by seal_str, its flags).
Str* allocate_str(Runtime& rt, size_t bytes);
Value seal_str(Str* text);  // a text of one ASCII character or none becomes the ROM object

size_t str_length(const Str* text);                               // code points
size_t str_offset(const Str* text, SignedWord index);             // code point index → byte offset
SignedWord str_index_of(const Str* text, size_t offset);          // byte offset → code point index
Value str_slice(Runtime& rt, Str* text, size_t from, size_t to);  // bytes [from, to)

bool is_identifier(string_view text);  // by its characters; a keyword is one too

// The text as int() and float() read it: digits of any script as ASCII ones, blanks as ' ', what else is beyond ASCII as
// '?'. An ASCII text is given back itself.
Value number_text(Runtime& rt, Value text);

// The argument of a method as text: TypeError "<method>() argument must be str, not T" style otherwise.
Result<Str*> str_argument(Runtime& rt, Value v, Message message);

// Value % arguments, for str and bytes (str_percent.cpp).
Value percent_format(Runtime& rt, string_view format, Value arguments, bool bytes);
// str.format (str_format.cpp).
Value str_format_method(Runtime& rt, const Args& args);
Value str_format_map_method(Runtime& rt, const Args& args);
Value str_format_slot(Runtime& rt, Value self, Value spec);

// The text with everything beyond ASCII as \\x, \\u, \\U escapes: what ascii() makes of a repr.
Value str_escaped(Runtime& rt, const Str* text);
// 'text' in quotes; ascii_only as ascii() shows it.
Value str_quoted(Runtime& rt, const Str* text, bool ascii_only);

inline constexpr uint16_t str_method_count = 47;
extern const Attribute str_attributes[str_method_count];

}  // namespace adder
