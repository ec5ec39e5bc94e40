// Values to JSON text.
#include "core/runtime/exceptions.h"
#include "core/types/dict.h"
#include "core/types/float.h"
#include "core/types/int.h"
#include "core/types/list.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "modules/json/json.h"

namespace adder {

namespace {

constexpr size_t stream_piece = 512;  // characters collected before a stream is written to

void add_escape(TextBuilder& out, unsigned unit) { out.add("\\u").add_unsigned(unit, 16, 4); }

void add_escaped(TextBuilder& out, char32_t code) {
  switch (code) {
    case '"': out.add("\\\""); return;
    case '\\': out.add("\\\\"); return;
    case '\n': out.add("\\n"); return;
    case '\r': out.add("\\r"); return;
    case '\t': out.add("\\t"); return;
    case '\f': out.add("\\f"); return;
    case '\b': out.add("\\b"); return;
  }
  if (code < 0x10000) return add_escape(out, code);
  add_escape(out, 0xD800 + ((code - 0x10000) >> 10));
  add_escape(out, 0xDC00 + ((code - 0x10000) & 0x3FF));
}

void add_quoted(TextBuilder& out, string_view text, bool ascii) {
  out.add('"');
  size_t plain = 0;  // begin of what goes as it is
  for (size_t i = 0; i < text.size();) {
    auto lead = uint8_t(text[i]);
    unsigned width = utf8_width(lead);
    bool as_it_is = lead < 0x80 ? lead >= ' ' && lead != '"' && lead != '\\' && (lead != 0x7f || !ascii) : !ascii;
    if (!as_it_is) {
      out.add(text.substr(plain, i - plain));
      add_escaped(out, utf8_decode(text.data() + i));
      plain = i + width;
    }
    i += width;
  }
  out.add(text.substr(plain)).add('"');
}

// A container that is being written, for finding circles.
struct Outer {
  Value container;
  const Outer* next;
};

class Encoder {
 public:
  Encoder(Runtime& rt, const JsonFormat& format, Value stream) : rt_(rt), format_(format), stream_(stream), out_(rt) {}

  Value run(Value value) {
    TRY(write(value, nullptr));
    if (stream_.is_empty()) return out_.finish();
    TRY(flush(1));
    return Value::none();
  }

 private:
  Status write(Value v, const Outer* outer);
  Status write_list(Value v, const Outer& here);
  Status write_dict(Value v, const Outer& here);
  Status write_entry(Value key, Value value, bool* first, const Outer& here);
  Status write_key(Value key);
  Status write_float(Float f);
  Status write_other(Value v, const Outer* outer);

  void new_line() {
    out_.add('\n');
    for (size_t i = 0; i < level_; i++) out_.add(format_.indent);
  }
  // Between items, or before the first.
  void separate(bool* first) {
    if (!*first) out_.add(format_.item_separator);
    if (format_.indented) new_line();
    *first = false;
  }
  Status flush(size_t least) {
    TRY(out_.status());
    if (stream_.is_empty() || out_.size() < least) return {};
    Value text = out_.finish();
    if (text.is_error() || call_method(rt_, stream_, sym<"write">, text).is_error()) return Failed{};
    out_.truncate(0);
    return {};
  }

  Runtime& rt_;
  const JsonFormat& format_;
  Value stream_;
  TextBuilder out_;
  size_t level_ = 0;
};

Status Encoder::write_float(Float f) {
  if (f - f == 0) return out_.append_repr(TRY(make_float(rt_, f)));
  if (!format_.allow_nan) return raise(rt_, value_error_type, "Out of range float values are not JSON compliant"_m);
  return out_.append(f != f ? "NaN" : f > 0 ? "Infinity" : "-Infinity");
}

Status Encoder::write(Value v, const Outer* outer) {
  if (is_str(v)) {
    add_quoted(out_, as_str(v)->view(), format_.ascii);
    return out_.status();
  }
  if (v.is_small_int()) return out_.append_int(v.as_small_int());
  if (v.is_none()) return out_.append("null");
  if (v.is_bool()) return out_.append(v.is_true() ? "true" : "false");
  if (is_int(v)) return out_.append_str(TRY(int_to_text(rt_, v, 10)));
  if (is_float(v)) return write_float(float_value(v));
  bool is_list = has_kind(v, Kind::List) || has_kind(v, Kind::Tuple);
  if (!is_list && !has_kind(v, Kind::Dict)) return write_other(v, outer);
  Outer here = {v, outer};
  for (const Outer* o = outer; o && format_.check_circular; o = o->next)
    if (o->container.is(v)) return raise(rt_, value_error_type, "Circular reference detected"_m);
  TRY(check_native_stack(rt_));
  return is_list ? write_list(v, here) : write_dict(v, here);
}

Status Encoder::write_list(Value v, const Outer& here) {
  auto item = [&](SignedWord i) {
    if (has_kind(v, Kind::Tuple)) return i < cast<Tuple>(v)->size ? cast<Tuple>(v)->items()[i] : Value::empty();
    return i < SignedWord(cast<List>(v)->size) ? cast<List>(v)->items()[i] : Value::empty();
  };
  if (item(0).is_empty()) return out_.append("[]");
  out_.add('[');
  level_++;
  bool first = true;
  for (SignedWord i = 0;; i++) {
    Value next = item(i);
    if (next.is_empty()) break;
    separate(&first);
    TRY(write(next, &here));
    TRY(flush(stream_piece));
  }
  level_--;
  if (format_.indented) new_line();
  return out_.append(']');
}

Status Encoder::write_key(Value key) {
  if (is_str(key)) {
    add_quoted(out_, as_str(key)->view(), format_.ascii);
    return out_.status();
  }
  out_.add('"');
  TRY(write(key, nullptr));
  return out_.append('"');
}

Status Encoder::write_entry(Value key, Value value, bool* first, const Outer& here) {
  bool simple = is_str(key) || is_int(key) || is_float(key) || key.is_bool() || key.is_none();
  if (!simple) {
    if (format_.skip_keys) return {};
    return raise(rt_, type_error_type, "keys must be str, int, float, bool or None, not %T"_m, key);
  }
  separate(first);
  TRY(write_key(key));
  out_.add(format_.key_separator);
  TRY(write(value, &here));
  return flush(stream_piece);
}

Status Encoder::write_dict(Value v, const Outer& here) {
  auto* dict = cast<Dict>(v);
  if (!dict->live) return out_.append("{}");
  out_.add('{');
  level_++;
  bool first = true;
  if (format_.sort_keys || !is_exactly(v, dict_type)) {
    Value items = sequence_to_list(rt_, TRY(call_method(rt_, v, sym<"items">)));
    if (items.is_error()) return Failed{};
    if (format_.sort_keys) TRY(list_sort(rt_, cast<List>(items), Value::none(), false));
    for (uint32_t i = 0; i < cast<List>(items)->size; i++) {
      Value pair = sequence_to_tuple(rt_, cast<List>(items)->items()[i]);
      if (pair.is_error()) return Failed{};
      if (cast<Tuple>(pair)->size != 2) return raise(rt_, value_error_type, "items must return 2-tuples"_m);
      TRY(write_entry(cast<Tuple>(pair)->items()[0], cast<Tuple>(pair)->items()[1], &first, here));
    }
  } else {
    Value key, value;
    for (uint32_t position = 0; dict_next(dict, &position, &key, &value);) TRY(write_entry(key, value, &first, here));
  }
  level_--;
  if (format_.indented && !first) new_line();
  return out_.append('}');
}

Status Encoder::write_other(Value v, const Outer* outer) {
  if (format_.default_function.is_none())
    return raise(rt_, type_error_type, "Object of type %T is not JSON serializable"_m, v);
  Outer here = {v, outer};
  for (const Outer* o = outer; o && format_.check_circular; o = o->next)
    if (o->container.is(v)) return raise(rt_, value_error_type, "Circular reference detected"_m);
  TRY(check_native_stack(rt_));
  Value replaced = call(rt_, format_.default_function, v);
  return replaced.is_error() ? Status(Failed{}) : write(replaced, &here);
}

}  // namespace

Value json_encode(Runtime& rt, Value value, const JsonFormat& format, Value stream) {
  return Encoder(rt, format, stream).run(value);
}

Value json_quote(Runtime& rt, Str* text, bool ascii) {
  TextBuilder out(rt);
  add_quoted(out, text->view(), ascii);
  return out.finish();
}

}  // namespace adder
