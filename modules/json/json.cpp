// The module json. JSONEncoder and JSONDecoder are classes of the frozen module _json_py.
#include "modules/json/json.h"

#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/bytes.h"
#include "core/types/str.h"
#include "modules/common/lazy.h"
#include "modules/registry.h"

namespace adder {

namespace {

bool is_given(Value v) { return !v.is_empty() && !v.is_none(); }

// Arguments of dumps behind the object.
enum Option : uint32_t {
  SkipKeys,
  Ascii,
  Circular,
  AllowNan,
  Class,
  Indent,
  Separators,
  Default,
  SortKeys,
  OptionCount
};

Status read_flag(Runtime& rt, Value v, bool* flag) {
  if (!v.is_empty()) *flag = TRY(truth(rt, v));
  return {};
}

// The indentation of one level and the separators; the texts they view stay alive in `texts`.
Status read_layout(Runtime& rt, const Value* options, JsonFormat& format, Value (&texts)[3]) {
  if (is_given(options[Indent])) {
    format.indented = true;
    format.item_separator = ",";
    Value indent = options[Indent];
    if (!is_str(indent)) indent = binary_operation(rt, BinaryOp::Mul, to_value(sym<" ">), indent);
    if (indent.is_error()) return Failed{};
    texts[0] = indent;
    format.indent = as_str(indent)->view();
  }
  if (!is_given(options[Separators])) return {};
  Value pair = sequence_to_tuple(rt, options[Separators]);
  if (pair.is_error()) return Failed{};
  Span<const Value> items = cast<Tuple>(pair)->span();
  if (items.size() != 2)
    return raise(rt, value_error_type,
                 items.size() > 2 ? "too many values to unpack (expected 2)"_m
                                  : "not enough values to unpack (expected 2, got %zu)"_m,
                 items.size());
  if (!is_str(items[0]) || !is_str(items[1])) return raise(rt, type_error_type, "separators must be strings"_m);
  texts[1] = items[0];
  texts[2] = items[1];
  format.item_separator = as_str(items[0])->view();
  format.key_separator = as_str(items[1])->view();
  return {};
}

// dumps(obj, cls=…): an encoder of that class does it.
Value encode_by_class(Runtime& rt, Value object, const Value* options) {
  static constexpr const Str* names[] = {sym<"skipkeys">,   sym<"ensure_ascii">, sym<"check_circular">,
                                         sym<"allow_nan">,  sym<"cls">,          sym<"indent">,
                                         sym<"separators">, sym<"default">,      sym<"sort_keys">};
  Value values[OptionCount], keywords[OptionCount];
  uint32_t count = 0;
  for (uint32_t i = 0; i < OptionCount; i++) {
    if (i == Class || options[i].is_empty()) continue;
    values[count] = options[i];
    keywords[count++] = to_value(names[i]);
  }
  Value encoder = TRY(call(rt, options[Class], Args{values, 0, count, keywords}));
  return call_method(rt, encoder, sym<"encode">, object);
}

Value encode(Runtime& rt, Value object, const Value* options, Value stream) {
  if (is_given(options[Class])) {
    Value text = TRY(encode_by_class(rt, object, options));
    if (stream.is_empty()) return text;
    TRY(call_method(rt, stream, sym<"write">, text));
    return Value::none();
  }
  JsonFormat format;
  Value texts[3];
  TRY(read_flag(rt, options[SkipKeys], &format.skip_keys));
  TRY(read_flag(rt, options[Ascii], &format.ascii));
  TRY(read_flag(rt, options[Circular], &format.check_circular));
  TRY(read_flag(rt, options[AllowNan], &format.allow_nan));
  TRY(read_flag(rt, options[SortKeys], &format.sort_keys));
  TRY(read_layout(rt, options, format, texts));
  if (is_given(options[Default])) format.default_function = options[Default];
  return json_encode(rt, object, format, stream);
}

constexpr char dumps_list[] =
    "obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, "
    "separators=None, default=None, sort_keys=False";
Value dumps(Runtime& rt, const Args& args) { return encode(rt, args[0], args.values + 1, Value::empty()); }

constexpr char dump_list[] =
    "obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, "
    "separators=None, default=None, sort_keys=False";
Value dump(Runtime& rt, const Args& args) { return encode(rt, args[0], args.values + 2, args[1]); }

// The document as a str.
Value document_of(Runtime& rt, Value v) {
  if (is_str(v)) {
    if (as_str(v)->view().substr(0, 3) == "\xEF\xBB\xBF")
      return raise_json_error(rt, "Unexpected UTF-8 BOM (decode using utf-8-sig)"_m, as_str(v), 0);
    return v;
  }
  if (!is_bytes(v) && !is_bytearray(v))
    return raise(rt, type_error_type, "the JSON object must be str, bytes or bytearray, not %T"_m, v);
  string_view bytes = byte_view(v);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") v = TRY(make_bytes_like(rt, v, bytes.substr(3)));
  return call_method(rt, v, sym<"decode">);
}

// s, cls, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, strict
Value decode(Runtime& rt, Value document, const Value* options) {
  if (is_given(options[0])) {
    static constexpr const Str* names[] = {nullptr,          sym<"object_hook">,    sym<"parse_float">,
                                           sym<"parse_int">, sym<"parse_constant">, sym<"object_pairs_hook">,
                                           sym<"strict">};
    Value values[std::size(names)], keywords[std::size(names)];
    uint32_t count = 0;
    for (uint32_t i = 1; i < std::size(names); i++) {
      if (options[i].is_empty()) continue;
      values[count] = options[i];
      keywords[count++] = to_value(names[i]);
    }
    Value decoder = TRY(call(rt, options[0], Args{values, 0, count, keywords}));
    return call_method(rt, decoder, sym<"decode">, TRY(document_of(rt, document)));
  }
  JsonHooks hooks;
  Value* slots[] = {nullptr, &hooks.object, &hooks.make_float, &hooks.make_int, &hooks.constant, &hooks.pairs};
  for (uint32_t i = 1; i < std::size(slots); i++)
    if (is_given(options[i])) *slots[i] = options[i];
  TRY(read_flag(rt, options[6], &hooks.strict));
  Value text = TRY(document_of(rt, document));
  return json_decode(rt, as_str(text), 0, hooks, true, nullptr);
}

constexpr char loads_list[] =
    "s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, "
    "strict=True";
Value loads(Runtime& rt, const Args& args) { return decode(rt, args[0], args.values + 1); }

constexpr char load_list[] =
    "fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, "
    "strict=True";
Value load(Runtime& rt, const Args& args) {
  return decode(rt, TRY(call_method(rt, args[0], sym<"read">)), args.values + 1);
}

// For JSONDecoder.raw_decode: text, start, then the hooks and strict as in JsonHooks; (value, end).
Value scan(Runtime& rt, const Args& args) {
  if (!is_str(args[0])) return raise(rt, type_error_type, "first argument must be a string, not %T"_m, args[0]);
  SignedWord start = TRY(as_index(rt, args[1])), end;
  if (start < 0) return raise(rt, value_error_type, "idx cannot be negative"_m);
  JsonHooks hooks{args[2], args[3], args[4], args[5], args[6], TRY(truth(rt, args[7]))};
  Value value = TRY(json_decode(rt, as_str(args[0]), start, hooks, false, &end));
  Value items[] = {value, Value::small_int(end)};
  return make_tuple(rt, Span<const Value>(items));
}

Value quote(Runtime& rt, const Args& args) {
  if (!is_str(args[0])) return raise(rt, type_error_type, "first argument must be a string, not %T"_m, args[0]);
  return json_quote(rt, as_str(args[0]), args[1].is_true());
}

constinit const Attribute attributes[] = {
    TYPE("JSONDecodeError", json_error_type),
    PYTHON_FUNCTION("dump", dump, 2, 11, dump_list),
    PYTHON_FUNCTION("dumps", dumps, 1, 10, dumps_list),
    PYTHON_FUNCTION("load", load, 1, 8, load_list),
    PYTHON_FUNCTION("loads", loads, 1, 8, loads_list),
    FUNCTION("_quote", quote, 2, 2),
    FUNCTION("_scan", scan, 8, 8),
    FUNCTION("__getattr__", (lazy_attribute<"json", "_json_py">), 1, 1),
};

}  // namespace

constinit const NativeModule json_module = {sym<"json">, attributes, std::size(attributes)};

}  // namespace adder
