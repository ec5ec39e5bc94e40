// The methods that bytes and bytearray have in common (bytes_methods.cpp), as lines for both tables.
#pragma once

#include "core/types/layouts.h"

namespace adder {

Value bytes_capitalize(Runtime& rt, const Args& args);
Value bytes_center(Runtime& rt, const Args& args);
Value bytes_count(Runtime& rt, const Args& args);
Value bytes_endswith(Runtime& rt, const Args& args);
Value bytes_expandtabs(Runtime& rt, const Args& args);
Value bytes_find(Runtime& rt, const Args& args);
Value bytes_index(Runtime& rt, const Args& args);
Value bytes_isalnum(Runtime& rt, const Args& args);
Value bytes_isalpha(Runtime& rt, const Args& args);
Value bytes_isascii(Runtime& rt, const Args& args);
Value bytes_isdigit(Runtime& rt, const Args& args);
Value bytes_islower(Runtime& rt, const Args& args);
Value bytes_isspace(Runtime& rt, const Args& args);
Value bytes_istitle(Runtime& rt, const Args& args);
Value bytes_isupper(Runtime& rt, const Args& args);
Value bytes_join(Runtime& rt, const Args& args);
Value bytes_ljust(Runtime& rt, const Args& args);
Value bytes_lower(Runtime& rt, const Args& args);
Value bytes_lstrip(Runtime& rt, const Args& args);
Value bytes_partition(Runtime& rt, const Args& args);
Value bytes_removeprefix(Runtime& rt, const Args& args);
Value bytes_removesuffix(Runtime& rt, const Args& args);
Value bytes_replace(Runtime& rt, const Args& args);
Value bytes_rfind(Runtime& rt, const Args& args);
Value bytes_rindex(Runtime& rt, const Args& args);
Value bytes_rjust(Runtime& rt, const Args& args);
Value bytes_rpartition(Runtime& rt, const Args& args);
Value bytes_rstrip(Runtime& rt, const Args& args);
Value bytes_startswith(Runtime& rt, const Args& args);
Value bytes_strip(Runtime& rt, const Args& args);
Value bytes_swapcase(Runtime& rt, const Args& args);
Value bytes_title(Runtime& rt, const Args& args);
Value bytes_translate(Runtime& rt, const Args& args);
Value bytes_upper(Runtime& rt, const Args& args);
Value bytes_zfill(Runtime& rt, const Args& args);
Value bytes_hex(Runtime& rt, const Args& args);
Value bytes_decode(Runtime& rt, const Args& args);
Value bytes_rsplit(Runtime& rt, const Args& args);
Value bytes_split(Runtime& rt, const Args& args);
Value bytes_splitlines(Runtime& rt, const Args& args);
Value bytes_fromhex(Runtime& rt, const Args& args);
Value bytes_maketrans(Runtime& rt, const Args& args);

inline constexpr char bytes_decode_parameters[] = "encoding='utf-8', errors='strict'";
inline constexpr char bytes_split_parameters[] = "sep=None, maxsplit=-1";
inline constexpr char bytes_hex_parameters[] = "sep, bytes_per_sep=1";
inline constexpr char bytes_expandtabs_parameters[] = "tabsize=8";
inline constexpr char bytes_translate_parameters[] = "table, /, delete=b''";
inline constexpr char bytes_splitlines_parameters[] = "keepends=False";

}  // namespace adder

#define SHARED_BYTE_METHODS \
  METHOD("capitalize", bytes_capitalize, 1, 1), \
  METHOD("center", bytes_center, 2, 3), \
  METHOD("count", bytes_count, 2, 4), \
  METHOD("endswith", bytes_endswith, 2, 4), \
  METHOD_P("expandtabs", bytes_expandtabs, 1, 2, bytes_expandtabs_parameters), \
  METHOD("find", bytes_find, 2, 4), \
  METHOD("index", bytes_index, 2, 4), \
  METHOD("isalnum", bytes_isalnum, 1, 1), \
  METHOD("isalpha", bytes_isalpha, 1, 1), \
  METHOD("isascii", bytes_isascii, 1, 1), \
  METHOD("isdigit", bytes_isdigit, 1, 1), \
  METHOD("islower", bytes_islower, 1, 1), \
  METHOD("isspace", bytes_isspace, 1, 1), \
  METHOD("istitle", bytes_istitle, 1, 1), \
  METHOD("isupper", bytes_isupper, 1, 1), \
  METHOD("join", bytes_join, 2, 2), \
  METHOD("ljust", bytes_ljust, 2, 3), \
  METHOD("lower", bytes_lower, 1, 1), \
  METHOD("lstrip", bytes_lstrip, 1, 2), \
  METHOD("partition", bytes_partition, 2, 2), \
  METHOD("removeprefix", bytes_removeprefix, 2, 2), \
  METHOD("removesuffix", bytes_removesuffix, 2, 2), \
  METHOD("replace", bytes_replace, 3, 4), \
  METHOD("rfind", bytes_rfind, 2, 4), \
  METHOD("rindex", bytes_rindex, 2, 4), \
  METHOD("rjust", bytes_rjust, 2, 3), \
  METHOD("rpartition", bytes_rpartition, 2, 2), \
  METHOD("rstrip", bytes_rstrip, 1, 2), \
  METHOD("startswith", bytes_startswith, 2, 4), \
  METHOD("strip", bytes_strip, 1, 2), \
  METHOD("swapcase", bytes_swapcase, 1, 1), \
  METHOD("title", bytes_title, 1, 1), \
  METHOD_P("translate", bytes_translate, 2, 3, bytes_translate_parameters), \
  METHOD("upper", bytes_upper, 1, 1), \
  METHOD("zfill", bytes_zfill, 2, 2), \
  METHOD_P("hex", bytes_hex, 1, 3, bytes_hex_parameters), \
  METHOD_P("decode", bytes_decode, 1, 3, bytes_decode_parameters), \
  METHOD_P("rsplit", bytes_rsplit, 1, 3, bytes_split_parameters), \
  METHOD_P("split", bytes_split, 1, 3, bytes_split_parameters), \
  METHOD_P("splitlines", bytes_splitlines, 1, 2, bytes_splitlines_parameters), \
  CLASS_METHOD("fromhex", bytes_fromhex, 2, 2), \
  STATIC_METHOD("maketrans", bytes_maketrans, 2, 2)
