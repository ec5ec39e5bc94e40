// Argument conversion for bind.h, the parts that need no template; and the words for arguments that do not fit.
#include "core/types/bind.h"

#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/instance.h"
#include "core/types/parameter_text.h"
#include "core/types/text_builder.h"

namespace adder::bind {

// The text of a parameter in its function's list, with its default; empty for self.
string_view parameter_text(const Site& site, const char* text) {
  uint32_t index = site.function->flags & (NativeFunction::Method | NativeFunction::ClassMethod) ? 1 : 0;
  if (site.index < index) return {};
  for (size_t i = 0; text[i];) {
    if (text[i] == ' ' || text[i] == ',') {
      i++;
      continue;
    }
    size_t end = parameter_end(text, i);
    bool marker = text[i] == '*' || text[i] == '/';
    if (!marker && index++ == site.index) return {text + i, end - i};
    i = end;
  }
  return {};
}

string_view parameter_name(const Site& site, const char* list) {
  string_view text = parameter_text(site, list);
  return text.substr(0, text.find('='));
}

namespace {

// "rms() argument 'data'", or "add() self".
TextBuilder& add_site(TextBuilder& text, const Site& site) {
  ParameterText list(*site.function);
  string_view name = parameter_name(site, list);
  text.add(site.function->name).add("()");
  return name.empty() ? text.add(" self") : text.add(" argument '").add(name).add('\'');
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

Status missing_argument(Runtime& rt, const Site& site) {
  ParameterText list(*site.function);
  string_view name = parameter_name(site, list);
  return raise(rt, type_error_type, "%N() missing required argument '%.*s' (pos %d)"_m, site.function->name,
               int(name.size()), name.data(), int(site.index) + 1);
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

Result<Float> convert_float(Runtime& rt, Value v, const Site& site) {
  if (v.is_fast_float()) return v.as_unboxed_float();
  auto converted = as_float(rt, v);
  if (!converted.failed()) return converted.get();
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

Status convert_integer(Runtime& rt, Value v, const Site& site, int8_t detail, Slot& slot) {
  unsigned bits = unsigned(detail < 0 ? -detail : detail) * 8;
  int64_t least = detail < 0 ? INT64_MIN >> (64 - bits) : 0;
  uint64_t most = detail < 0 ? uint64_t(INT64_MAX) >> (64 - bits) : UINT64_MAX >> (64 - bits);
  slot.integer = TRY(convert_int(rt, v, site, least, most));
  return {};
}

}  // namespace

Status convert(Runtime& rt, Value v, const Site& site, const ArgumentSpec& spec, Slot& slot) {
  slot.present = !(spec.flags & ArgumentSpec::Optional) || !v.is_none();
  if (!slot.present) return {};
  switch (spec.accept) {
    case Accept::Integer: return convert_integer(rt, v, site, spec.detail, slot);
    case Accept::Number: slot.number = TRY(convert_float(rt, v, site)); return {};
    case Accept::Truth: slot.truth = TRY(truth(rt, v)); return {};
    case Accept::Text: slot.text = TRY(convert_str(rt, v, site))->view(); return {};
    case Accept::TextObject: slot.pointer = TRY(convert_str(rt, v, site)); return {};
    case Accept::Anything: slot.value = v; return {};
    case Accept::AnyBuffer:
    case Accept::Items:
      slot.buffer = TRY(convert_buffer(rt, v, site, char(spec.detail), spec.flags & ArgumentSpec::Writable));
      return {};
    case Accept::Native: {
      const Type* expected = *static_cast<const Type* const*>(spec.payload.pointer);
      if (!is_exactly(v, *expected) && !is_instance(v, *expected)) return wrong_type(rt, v, site, expected);
      slot.pointer = v.as_object();
      return {};
    }
    case Accept::Class: slot.pointer = v.as_object(); return {};
  }
  return {};
}

namespace {

// A text default as it stands in the parameter list: in quotes.
string_view quoted(const void* start) {
  auto* text = static_cast<const char*>(start);
  return unquote({text, parameter_end(text, 0)});
}

// `slot` from the default of a parameter that was not given.
Status take_default(Runtime& rt, const Site& site, const ArgumentSpec& spec, Slot& slot) {
  if (!(spec.flags & ArgumentSpec::HasDefault)) return missing_argument(rt, site);
  bool none = spec.flags & ArgumentSpec::NoneDefault;
  slot.present = !none;
  if (spec.accept == Accept::Anything) slot.value = none ? Value::none() : Value::empty();
  if (none) return {};
  if (spec.accept == Accept::Integer) slot.integer = spec.payload.integer;
  if (spec.accept == Accept::Number) slot.number = spec.payload.number;
  if (spec.accept == Accept::Truth) slot.truth = spec.payload.integer != 0;
  if (spec.accept == Accept::Text) slot.text = quoted(spec.payload.pointer);
  if (spec.accept != Accept::TextObject) return {};
  slot.pointer = intern(rt, quoted(spec.payload.pointer));
  return slot.pointer ? Status() : Failed{};
}

}  // namespace

Value call_bound(Runtime& rt, const Args& args, const BoundFunction& bound, NativeFunctionPointer function) {
  Slot slots[most_slots];
  uint32_t count = bound.function->max;
  for (uint32_t i = 0; i < count; i++) {
    Site site = {bound.function, i};
    Value v = args.get(i);
    TRY(v.is_empty() ? take_default(rt, site, bound.specs[i], slots[i])
                     : convert(rt, v, site, bound.specs[i], slots[i]));
  }
  return bound.call(rt, function, slots);
}

Value construct_bound(Runtime& rt, const NativeFunction& function, const Type* cls, const Args& args) {
  WithSelf with(rt, to_value(cls), args);
  return with.failed() ? Value::error() : call_native(rt, function, with.args());
}

Value initialize_bound(Runtime& rt, const NativeFunction& function, Value self, const Args& args) {
  WithSelf with(rt, self, args);
  return with.failed() ? Value::error() : call_native(rt, function, with.args());
}

}  // namespace adder::bind
