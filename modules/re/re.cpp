// The module re: its functions compile a pattern, or take it from the cache, and do what the pattern's methods do.
#include "modules/re/re.h"

#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/bytes.h"
#include "core/types/dict.h"
#include "core/types/generic_alias.h"
#include "core/types/str.h"
#include "core/types/str_parts.h"
#include "core/types/text_builder.h"
#include "core/types/unicode.h"
#include "modules/registry.h"

namespace adder {

namespace regex {
namespace {

constexpr uint32_t cache_size = sizeof(void*) == 8 ? 128 : 8;  // patterns remembered

// The dict of compiled patterns, in the module's dict; made when missing.
Dict* cache_of(Runtime& rt) {
  Value module = dict_get_str(rt.modules, sym<"re">);
  Dict* globals = has_kind(module, Kind::Module) ? module_dict(rt, cast<Module>(module)) : nullptr;
  if (!globals) return nullptr;
  Value cache = dict_get_str(globals, sym<"_cache">);
  if (has_kind(cache, Kind::Dict)) return cast<Dict>(cache);
  Dict* made = make_dict(rt);
  return made && !dict_set_str(rt, globals, sym<"_cache">, to_value(made)).failed() ? made : nullptr;
}

Result<uint32_t> flags_of(Runtime& rt, Value flags) {
  if (flags.is_empty()) return 0u;
  return uint32_t(TRY(as_index(rt, flags)));
}

Value compiled(Runtime& rt, Value pattern, Value flag_value) {
  uint32_t flags = TRY(flags_of(rt, flag_value));
  if (is_exactly(pattern, pattern_type)) {
    if (flags) return raise(rt, value_error_type, "cannot process flags argument with a compiled pattern"_m);
    return pattern;
  }
  bool cacheable = is_exactly(pattern, str_type) || is_exactly(pattern, bytes_type);
  if (!cacheable) return compile_pattern(rt, pattern, flags);
  Dict* cache = cache_of(rt);
  if (!cache) return rt.exception.is_empty() ? compile_pattern(rt, pattern, flags) : Value(Failed{});
  Value items[] = {pattern, Value::small_int(flags)};
  Value key = flags ? TRY(make_tuple(rt, Span<const Value>(items))) : pattern;
  Value known = TRY(dict_get(rt, cache, key));
  if (!known.is_empty()) return known;
  Value made = TRY(compile_pattern(rt, pattern, flags));
  if (cache->live >= cache_size) dict_clear(rt, cache);
  TRY(dict_set(rt, cache, key, made));
  return made;
}

// A method of patterns as a function of the module: the pattern first, the flags at `flags_at`.
template <NativeEntry method, uint32_t flags_at>
Value by_pattern(Runtime& rt, const Args& args) {
  Value values[] = {Value::empty(), args.get(1), Value::empty(), Value::empty()};
  values[0] = TRY(compiled(rt, args[0], args.get(flags_at)));
  for (uint32_t i = 2; i < flags_at; i++) values[i] = args.get(i);
  return method(rt, Args{values, 4});
}

Value compile(Runtime& rt, const Args& args) { return compiled(rt, args[0], args.get(1)); }

Value purge(Runtime& rt, const Args&) {
  if (Dict* cache = cache_of(rt)) dict_clear(rt, cache);
  return Value::none();
}

Value escape(Runtime& rt, const Args& args) {
  static constexpr string_view special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
  bool is_text = is_str(args[0]);
  string_view text = is_text ? as_str(args[0])->view() : TRY(bytes_argument(rt, args[0]));
  TextBuilder out(rt);
  for (char c : text) {
    if (special.find(c) != string_view::npos) out.add('\\');
    out.add(c);
  }
  return is_text ? out.finish() : out.finish_bytes();
}

constexpr char compile_list[] = "pattern, flags=0";
constexpr char search_list[] = "pattern, string, flags=0";
constexpr char split_list[] = "pattern, string, maxsplit=0, flags=0";
constexpr char sub_list[] = "pattern, repl, string, count=0, flags=0";
constexpr char escape_list[] = "pattern";

#define FLAG(name, flag) CONSTANT(name, Value::small_int(flag))

constinit const Attribute attributes[] = {
    PYTHON_FUNCTION("compile", compile, 1, 2, compile_list),
    PYTHON_FUNCTION("escape", escape, 1, 1, escape_list),
    PYTHON_FUNCTION("findall", (by_pattern<pattern_findall, 2>), 2, 3, search_list),
    PYTHON_FUNCTION("finditer", (by_pattern<pattern_finditer, 2>), 2, 3, search_list),
    PYTHON_FUNCTION("fullmatch", (by_pattern<pattern_fullmatch, 2>), 2, 3, search_list),
    PYTHON_FUNCTION("match", (by_pattern<pattern_match, 2>), 2, 3, search_list),
    PYTHON_FUNCTION("search", (by_pattern<pattern_search, 2>), 2, 3, search_list),
    PYTHON_FUNCTION("split", (by_pattern<pattern_split, 3>), 2, 4, split_list),
    PYTHON_FUNCTION("sub", (by_pattern<pattern_sub, 4>), 3, 5, sub_list),
    PYTHON_FUNCTION("subn", (by_pattern<pattern_subn, 4>), 3, 5, sub_list),
    FUNCTION("purge", purge, 0, 0),
    TYPE("Pattern", pattern_type),
    TYPE("Match", match_type),
    TYPE("error", error_type),
    FLAG("NOFLAG", 0),
    FLAG("A", Ascii),
    FLAG("ASCII", Ascii),
    FLAG("DEBUG", Debug),
    FLAG("DOTALL", DotAll),
    FLAG("I", IgnoreCase),
    FLAG("IGNORECASE", IgnoreCase),
    FLAG("L", Locale),
    FLAG("LOCALE", Locale),
    FLAG("M", MultiLine),
    FLAG("MULTILINE", MultiLine),
    FLAG("S", DotAll),
    FLAG("U", Unicode),
    FLAG("UNICODE", Unicode),
    FLAG("VERBOSE", Verbose),
    FLAG("X", Verbose),
};

}  // namespace
}  // namespace regex

constinit const NativeModule re_module = {sym<"re">, regex::attributes, std::size(regex::attributes)};

}  // namespace adder
