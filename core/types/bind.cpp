// Argument conversion for bind.h, the parts that need no template; and the words for arguments that do not fit.
#include "core/types/bind.h"

#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"

namespace adder::bind {

namespace {
// "rms() argument 'data'", or "add() called on" for self.
TextBuilder& add_site(TextBuilder& text, const Site& site) {
  text.add(site.function).add("()");
  return site.size ? text.add(" argument '").add(string_view(site.parameter, site.size)).add('\'') : text.add(" self");
}

Failed finish(Runtime& rt, const Type& type, TextBuilder& text) {
  Value message = text.finish();
  return message.failed() ? Failed{} : raise_with(rt, type, message);
}

Failed must_be(Runtime& rt, Value v, const Site& site, const char* expected) {
  TextBuilder text(rt);
  add_site(text, site).add(" must be ").add(expected).add(", not ").add(type_name(v));
  return finish(rt, type_error_type, text);
}

const char* item_name(char typecode) {
  switch (typecode) {
    case 'b': return "int8";
    case 'B': return "uint8";
    case 'h': return "int16";
    case 'H': return "uint16";
    case 'i':
    case 'l': return typecode_size(typecode) == 4 ? "int32" : "int64";
    case 'I':
    case 'L': return typecode_size(typecode) == 4 ? "uint32" : "uint64";
    case 'q': return "int64";
    case 'Q': return "uint64";
    case 'f': return "float32";
    case 'd': return "float64";
    case 'c': return "char";
    case '?': return "bool";
  }
  return "unknown items";
}

TextBuilder& add_array(TextBuilder& text, char typecode) {
  return text.add("an array of ").add(item_name(typecode)).add(" (typecode '").add(typecode).add("')");
}

// Do two typecodes mean the same items? 'l' and 'i' or 'q' may.
bool same_items(char a, char b) {
  if (a == b) return true;
  return string_view(item_name(a)) == item_name(b);
}
}  // namespace

Status missing_argument(Runtime& rt, const Site& site, size_t index) {
  return raise(rt, type_error_type, "%s() missing required argument '%.*s' (pos %d)", site.function, int(site.size),
               site.parameter, int(index) + 1);
}

Status wrong_type(Runtime& rt, Value v, const Site& site, const Type* expected) {
  TextBuilder text(rt);
  add_site(text, site).add(" must be ").add(expected->name).add(", not ").add(type_name(v));
  return finish(rt, type_error_type, text);
}

Result<int64_t> convert_int(Runtime& rt, Value v, const Site& site, int64_t least, uint64_t most) {
  if (!v.is_small_int() && !is_int(v)) {
    Value method = TRY(special_method(rt, v, sym<"__index__">));
    if (method.is_empty()) return must_be(rt, v, site, "int");
    v = TRY(call(rt, method));
  }
  bool fits = true;
  int64_t n = 0;
  if (v.is_small_int()) {
    n = v.as_small_int();
  } else {
    auto converted = as_int64(rt, v);
    fits = !converted.failed();
    if (fits)
      n = converted.get();
    else if (!catch_exception(rt, overflow_error_type))
      return Failed{};
    // The upper half of uint64_t reads as a negative number of the same bits.
    if (!fits && most > uint64_t(INT64_MAX) && least == 0 && has_kind(v, Kind::Int) && !cast<BigInt>(v)->negative() &&
        cast<BigInt>(v)->size() <= 2) {
      auto* big = cast<BigInt>(v);
      return int64_t(uint64_t(big->limbs[0]) | uint64_t(big->size() > 1 ? big->limbs[1] : 0) << 32);
    }
  }
  if (fits && n >= least && (n < 0 || uint64_t(n) <= most)) return n;
  TextBuilder text(rt);
  add_site(text, site).add(" must be in ").add_int(least).add("..").add_unsigned(most).add(", not ").add_str(v);
  return finish(rt, value_error_type, text);
}

Result<double> convert_float(Runtime& rt, Value v, const Site& site) {
  if (v.is_fast_float()) return double(v.as_unboxed_float());
  auto converted = as_float(rt, v);
  if (!converted.failed()) return double(converted.get());
  if (!is_float(v) && !is_int(v) && catch_exception(rt, type_error_type)) return must_be(rt, v, site, "a real number");
  return Failed{};
}

Result<const Str*> convert_str(Runtime& rt, Value v, const Site& site) {
  if (has_kind(v, Kind::Str)) return static_cast<const Str*>(cast<Str>(v));
  return must_be(rt, v, site, "str");
}

Result<BufferView> convert_buffer(Runtime& rt, Value v, const Site& site, char typecode, bool writable) {
  TextBuilder text(rt);
  if (!has_buffer(v)) {
    add_site(text, site).add(" must be ");
    typecode ? add_array(text, typecode) : text.add("a bytes-like object");
    text.add(", not ").add(type_name(v));
    return finish(rt, type_error_type, text);
  }
  BufferView view = TRY(get_buffer(rt, v, false));
  if (typecode && !same_items(view.typecode, typecode)) {
    add_array(add_site(text, site).add(" must be "), typecode);
    add_array(text.add(", not "), view.typecode);
    return finish(rt, value_error_type, text);
  }
  if (!writable || !view.readonly) return view;
  add_site(text, site).add(" must be writable, not ").add(type_name(v));
  return finish(rt, value_error_type, text);
}

Value construct_bound(Runtime& rt, const NativeFunction& function, const Type* cls, const Args& args) {
  WithSelf with(rt, to_value(cls), args);
  return with.failed() ? Value::error() : call_native(rt, function, with.args());
}

}  // namespace adder::bind
