// str.encode and bytes.decode: UTF-8, ASCII and Latin-1 (others by a frozen module), with the error handlers strict,
// ignore, replace and backslashreplace.
#include "core/runtime/exceptions.h"
#include "core/types/str.h"
#include "core/types/str_encoding.h"
#include "core/types/str_parts.h"

namespace adder {

namespace {

bool same_name(string_view given, string_view canonical) {
  size_t j = 0;
  for (char c : given) {
    if (c == '-' || c == '_' || c == ' ') continue;
    if (c >= 'A' && c <= 'Z') c = char(c + 32);
    if (j == canonical.size() || canonical[j++] != c) return false;
  }
  return j == canonical.size();
}

const char* codec_name(Encoding encoding) {
  return encoding == Encoding::Utf8 ? "utf-8" : encoding == Encoding::Ascii ? "ascii" : "latin-1";
}

void add_backslashed(TextBuilder& text, char32_t code) {
  if (code < 256)
    text.add("\\x").add_unsigned(code, 16, 2);
  else if (code < 65536)
    text.add("\\u").add_unsigned(code, 16, 4);
  else
    text.add("\\U").add_unsigned(code, 16, 8);
}

// UnicodeEncodeError(encoding, object, start, end, reason) and its sibling for decoding.
Failed raise_unicode_error(Runtime& rt, const Type& type, Encoding encoding, Value object, SignedWord start,
                           SignedWord end, const char* reason) {
  Value fields[] = {make_str(rt, codec_name(encoding)), object, Value::small_int(start), Value::small_int(end),
                    make_str(rt, reason)};
  if (fields[0].is_error() || fields[4].is_error()) return {};
  Value exception = call(rt, to_value(&type), Args{fields, 5});
  return exception.is_error() ? Failed{} : raise_value(rt, exception);
}

// D800 to DFFF as UTF-8 would write them.
constexpr size_t surrogate_bytes = 3;
bool begins_with_surrogate(string_view bytes) {
  return bytes.size() >= surrogate_bytes && uint8_t(bytes[0]) == 0xED && (bytes[1] & 0xE0) == 0xA0 &&
         (bytes[2] & 0xC0) == 0x80;
}

bool encodes(Encoding encoding, char32_t code) {
  if (encoding == Encoding::Utf8) return code < 0xD800 || code >= 0xE000;
  return code < (encoding == Encoding::Ascii ? 128u : 256u);
}

// How many characters from `at` on have no code: the error names them together.
SignedWord count_bad(Str* text, size_t at, Encoding encoding) {
  SignedWord count = 0;
  for (; at < text->size() && !encodes(encoding, utf8_decode(text->data() + at)); count++)
    at += utf8_width(uint8_t(text->data()[at]));
  return count;
}

Status encode_bad(Runtime& rt, TextBuilder& out, Str* text, size_t at, Encoding encoding, ErrorHandler handler) {
  char32_t code = utf8_decode(text->data() + at);
  SignedWord index = str_index_of(text, at);
  switch (handler) {
    case ErrorHandler::Ignore: return {};
    case ErrorHandler::Replace: return out.add('?').status();
    case ErrorHandler::BackslashReplace: add_backslashed(out, code); return out.status();
    case ErrorHandler::CharacterReference: return out.add("&#").add_unsigned(code).add(';').status();
    case ErrorHandler::SurrogatePass:
      if (encoding == Encoding::Utf8) return out.add(text->view().substr(at, surrogate_bytes)).status();
      break;
    case ErrorHandler::Strict: break;
  }
  const char* reason = encoding == Encoding::Utf8    ? "surrogates not allowed"
                       : encoding == Encoding::Ascii ? "ordinal not in range(128)"
                                                     : "ordinal not in range(256)";
  return raise_unicode_error(rt, unicode_encode_error_type, encoding, to_value(text), index,
                             index + count_bad(text, at, encoding), reason);
}

Status decode_bad(Runtime& rt, TextBuilder& out, string_view bytes, Utf8Check bad, Encoding encoding,
                  ErrorHandler handler) {
  switch (handler) {
    case ErrorHandler::Ignore: return {};
    case ErrorHandler::Replace: add_code_point(out, 0xFFFD); return out.status();
    case ErrorHandler::BackslashReplace:
      for (size_t i = 0; i < bad.bad_bytes; i++) add_backslashed(out, uint8_t(bytes[bad.bad_at + i]));
      return out.status();
    case ErrorHandler::CharacterReference:
      return raise(rt, type_error_type, "don't know how to handle UnicodeDecodeError in error callback"_m);
    case ErrorHandler::SurrogatePass:
    case ErrorHandler::Strict: break;
  }
  Value object = make_bytes(rt, {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
  if (object.is_error()) return Failed{};
  return raise_unicode_error(rt, unicode_decode_error_type, encoding, object, SignedWord(bad.bad_at),
                             SignedWord(bad.bad_at + bad.bad_bytes), bad.reason);
}

Value decode_utf8(Runtime& rt, string_view bytes, ErrorHandler handler) {
  Utf8Check check = check_utf8(bytes);
  if (!check.reason) return make_str(rt, bytes);
  TextBuilder out(rt);
  for (size_t start = 0;;) {
    check = check_utf8(bytes.substr(start));
    check.bad_at += start;
    out.add(bytes.substr(start, check.bad_at - start));
    if (!check.reason) return out.finish();
    if (handler == ErrorHandler::SurrogatePass && begins_with_surrogate(bytes.substr(check.bad_at))) {
      out.add(bytes.substr(check.bad_at, surrogate_bytes));
      start = check.bad_at + surrogate_bytes;
      continue;
    }
    TRY(decode_bad(rt, out, bytes, check, Encoding::Utf8, handler));
    start = check.bad_at + check.bad_bytes;
  }
}

// In the order of ErrorHandler.
constexpr const Str* handler_names[] = {
    sym<"strict">,       sym<"ignore">, sym<"replace">, sym<"backslashreplace">, sym<"xmlcharrefreplace">,
    sym<"surrogatepass">};

}  // namespace

Result<Encoding> parse_encoding(Runtime& rt, Value name) {
  if (name.is_empty()) return Encoding::Utf8;
  Str* text = TRY(str_argument(rt, name, "encoding must be a str, not %T"_m));
  for (string_view utf8 : {"utf8", "u8", "cp65001"})
    if (same_name(text->view(), utf8)) return Encoding::Utf8;
  for (string_view ascii : {"ascii", "usascii", "646"})
    if (same_name(text->view(), ascii)) return Encoding::Ascii;
  for (string_view latin : {"latin1", "iso88591", "l1"})
    if (same_name(text->view(), latin)) return Encoding::Latin1;
  return Encoding::Other;
}

Value convert_elsewhere(Runtime& rt, const Str* what, Value source, Value encoding, Value errors) {
  Value module = import_module(rt, sym<"_encodings">);
  if (module.is_error()) {
    if (!catch_exception(rt, import_error_type)) return module;
    return raise(rt, lookup_error_type, "unknown encoding: %S"_m, encoding);
  }
  Value function = TRY(get_attribute(rt, module, what));
  return call(rt, function, source, encoding, errors.is_empty() ? to_value(sym<"strict">) : errors);
}

const Str* error_handler_name(ErrorHandler handler) { return handler_names[size_t(handler)]; }

Result<ErrorHandler> parse_error_handler(Runtime& rt, Value name) {
  if (name.is_empty()) return ErrorHandler::Strict;
  Str* text = TRY(str_argument(rt, name, "errors must be a str, not %T"_m));
  for (size_t i = 0; i < std::size(handler_names); i++)
    if (text->view() == handler_names[i]->view()) return ErrorHandler(i);
  return raise(rt, lookup_error_type, "unknown error handler name '%N'"_m, text);
}

Value decode_text(Runtime& rt, string_view bytes, Encoding encoding, ErrorHandler handler) {
  if (encoding == Encoding::Utf8) return decode_utf8(rt, bytes, handler);
  TextBuilder out(rt);
  for (size_t i = 0; i < bytes.size(); i++) {
    uint8_t byte = uint8_t(bytes[i]);
    if (byte < 128 || encoding == Encoding::Latin1)
      add_code_point(out, byte);
    else
      TRY(decode_bad(rt, out, bytes, {i, 1, "ordinal not in range(128)"}, encoding, handler));
  }
  return out.finish();
}

Value str_encode(Runtime& rt, const Args& args) {
  Str* text = as_str(args[0]);
  Encoding encoding = TRY(parse_encoding(rt, args[1]));
  if (encoding == Encoding::Other) return convert_elsewhere(rt, sym<"encode">, args[0], args[1], args[2]);
  ErrorHandler handler = TRY(parse_error_handler(rt, args[2]));
  if (text->ascii()) return make_bytes(rt, {reinterpret_cast<const uint8_t*>(text->data()), text->size()});
  TextBuilder out(rt);
  for (size_t at = 0; at < text->size() && !out.failed();) {
    char32_t code = utf8_decode(text->data() + at);
    unsigned width = utf8_width(uint8_t(text->data()[at]));
    if (!encodes(encoding, code))
      TRY(encode_bad(rt, out, text, at, encoding, handler));
    else if (encoding == Encoding::Utf8)
      out.add(text->view().substr(at, width));
    else
      out.add(char(code));
    at += width;
  }
  return out.finish_bytes();
}

Value str_escaped(Runtime& rt, const Str* text) {
  TextBuilder out(rt);
  for (size_t at = 0; at < text->size(); at += utf8_width(uint8_t(text->data()[at]))) {
    char32_t code = utf8_decode(text->data() + at);
    if (code < 128)
      out.add(char(code));
    else
      add_backslashed(out, code);
  }
  return out.finish();
}

}  // namespace adder
