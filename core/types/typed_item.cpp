// One item of a typed buffer, read and written as a Python value.
#include "core/runtime/exceptions.h"
#include "core/types/int.h"
#include "core/types/memoryview.h"

namespace adder {

namespace {

template <class T>
Value load_integer(Runtime& rt, const uint8_t* at) {
  T n = load_unaligned<T>(at);
  if constexpr (std::is_signed_v<T>)
    return make_int(rt, n);
  else
    return make_uint(rt, n);
}

// CPython's name of the C type behind a typecode, for messages.
const char* c_type_name(char typecode) {
  switch (typecode) {
    case 'b': return "signed char";
    case 'B': return "unsigned byte integer";
    case 'h': return "signed short integer";
    case 'H': return "unsigned short";
    case 'I':
    case 'L': return "unsigned int";
    default: return "signed integer";
  }
}

// Only 64-bit items reach beyond int64, and only their unsigned kind has more values than it.
Failed too_wide(Runtime& rt, char typecode, bool negative) {
  switch (typecode) {
    case 'q': return raise(rt, overflow_error_type, "int too big to convert"_m);
    case 'Q':
      return raise(rt, overflow_error_type,
                   negative ? "can't convert negative int to unsigned"_m : "int too big to convert"_m);
    case 'I':
    case 'L':
      if (negative) return raise(rt, overflow_error_type, "can't convert negative value to unsigned int"_m);
      return raise(rt, overflow_error_type, "Python int too large to convert to C unsigned long"_m);
    default: return raise(rt, overflow_error_type, "Python int too large to convert to C long"_m);
  }
}

template <class T>
Status store_integer(Runtime& rt, uint8_t* at, char typecode, Value value) {
  Value number = as_int(rt, value);
  if (number.is_error()) return Failed{};
  IntView view(number);
  int64_t n = 0;
  bool is_unsigned_word = typecode == 'I' || typecode == 'L' || typecode == 'Q';
  bool narrow = big::to_int64(view, n);
  if (sizeof(T) == 8 && !std::is_signed_v<T> && !narrow && !view.negative() && view.magnitude().size() <= 2) {
    store_unaligned(at, T(big::low64(view.magnitude())));
    return {};
  }
  if (!narrow || (is_unsigned_word && n < 0)) return too_wide(rt, typecode, view.negative());
  if (sizeof(T) < 8 && n < int64_t(std::numeric_limits<T>::min()))
    return raise(rt, overflow_error_type, "%s is less than minimum"_m, c_type_name(typecode));
  if (sizeof(T) < 8 && n > int64_t(std::numeric_limits<T>::max()))
    return raise(rt, overflow_error_type, "%s is greater than maximum"_m, c_type_name(typecode));
  store_unaligned(at, T(n));
  return {};
}

}  // namespace

Value load_item(Runtime& rt, const uint8_t* at, char typecode) {
  switch (typecode) {
    case 'b': return Value::small_int(int8_t(*at));
    case 'B': return Value::small_int(*at);
    case 'h': return Value::small_int(load_unaligned<int16_t>(at));
    case 'H': return Value::small_int(load_unaligned<uint16_t>(at));
    case 'i': return load_integer<int32_t>(rt, at);
    case 'I': return load_integer<uint32_t>(rt, at);
    case 'l': return load_integer<long>(rt, at);
    case 'L': return load_integer<unsigned long>(rt, at);
    case 'q': return load_integer<int64_t>(rt, at);
    case 'Q': return load_integer<uint64_t>(rt, at);
    case 'f': return make_float(rt, Float(load_unaligned<float>(at)));
    case 'd': return make_float(rt, Float(load_unaligned<double>(at)));
    case '?': return Value::boolean(*at != 0);
    case 'c': return make_bytes(rt, {at, 1});
    default: return raise(rt, value_error_type, "bad typecode"_m);
  }
}

Status store_item(Runtime& rt, uint8_t* at, char typecode, Value value) {
  switch (typecode) {
    case 'b': return store_integer<int8_t>(rt, at, typecode, value);
    case 'B': return store_integer<uint8_t>(rt, at, typecode, value);
    case 'h': return store_integer<int16_t>(rt, at, typecode, value);
    case 'H': return store_integer<uint16_t>(rt, at, typecode, value);
    case 'i': return store_integer<int32_t>(rt, at, typecode, value);
    case 'I': return store_integer<uint32_t>(rt, at, typecode, value);
    case 'l': return store_integer<long>(rt, at, typecode, value);
    case 'L': return store_integer<unsigned long>(rt, at, typecode, value);
    case 'q': return store_integer<int64_t>(rt, at, typecode, value);
    case 'Q': return store_integer<uint64_t>(rt, at, typecode, value);
    case 'f': store_unaligned(at, float(TRY(as_float(rt, value)))); return {};
    case 'd': store_unaligned(at, double(TRY(as_float(rt, value)))); return {};
    case '?': *at = TRY(truth(rt, value)); return {};
    case 'c': {
      BufferView view = TRY(get_buffer(rt, value));
      if (view.bytes != 1) return raise(rt, value_error_type, "memoryview: invalid value for format 'c'"_m);
      *at = *static_cast<const uint8_t*>(view.data);
      return {};
    }
    default: return raise(rt, value_error_type, "bad typecode"_m);
  }
}

}  // namespace adder
