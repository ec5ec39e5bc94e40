// Methods of str that stand in their own files, for the table in str_methods.cpp.
#pragma once

#include "core/types/text_builder.h"

namespace adder {

void add_code_point(TextBuilder& text, char32_t code);

// str_case.cpp
Value str_capitalize(Runtime& rt, const Args& args);
Value str_casefold(Runtime& rt, const Args& args);
Value str_lower(Runtime& rt, const Args& args);
Value str_swapcase(Runtime& rt, const Args& args);
Value str_title(Runtime& rt, const Args& args);
Value str_upper(Runtime& rt, const Args& args);
Value str_isalnum(Runtime& rt, const Args& args);
Value str_isalpha(Runtime& rt, const Args& args);
Value str_isascii(Runtime& rt, const Args& args);
Value str_isdecimal(Runtime& rt, const Args& args);
Value str_isdigit(Runtime& rt, const Args& args);
Value str_isidentifier(Runtime& rt, const Args& args);
Value str_islower(Runtime& rt, const Args& args);
Value str_isnumeric(Runtime& rt, const Args& args);
Value str_isprintable(Runtime& rt, const Args& args);
Value str_isspace(Runtime& rt, const Args& args);
Value str_istitle(Runtime& rt, const Args& args);
Value str_isupper(Runtime& rt, const Args& args);

// str_split.cpp
Value str_partition(Runtime& rt, const Args& args);
Value str_rpartition(Runtime& rt, const Args& args);
Value str_split(Runtime& rt, const Args& args);
Value str_rsplit(Runtime& rt, const Args& args);
Value str_splitlines(Runtime& rt, const Args& args);
Value str_strip(Runtime& rt, const Args& args);
Value str_lstrip(Runtime& rt, const Args& args);
Value str_rstrip(Runtime& rt, const Args& args);

// str_encode.cpp
Value str_encode(Runtime& rt, const Args& args);

}  // namespace adder
