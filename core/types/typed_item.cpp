// One item of a typed buffer, read and written as a Python value.
#include "core/runtime/exceptions.h"
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

template <class T>
Status store_integer(Runtime& rt, uint8_t* at, Value value) {
  if (!is_int(value) && is_float(value))
    return raise(rt, type_error_type, "'float' object cannot be interpreted as an integer");
  if constexpr (sizeof(T) == 8 && !std::is_signed_v<T>) {
    // Beyond int64 only this type reaches: the upper half is taken off first.
    bool negative = TRY(compare_bool(rt, CompareOp::Lt, value, Value::small_int(0)));
    if (negative) return raise(rt, overflow_error_type, "can't convert negative value to unsigned int");
    Value high = binary_operation(rt, BinaryOp::RShift, value, Value::small_int(32));
    if (high.is_error()) return Failed{};
    Value low = binary_operation(rt, BinaryOp::And, value, make_uint(rt, 0xffffffffu));
    if (low.is_error()) return Failed{};
    int64_t upper = TRY(as_int64(rt, high)), lower = TRY(as_int64(rt, low));
    if (upper > 0xffffffffll) return raise(rt, overflow_error_type, "int too large to convert");
    store_unaligned(at, T(uint64_t(upper) << 32 | uint64_t(lower)));
    return {};
  } else {
    int64_t n = TRY(as_int64(rt, value));
    constexpr int64_t low = std::numeric_limits<T>::min(), high = int64_t(std::numeric_limits<T>::max());
    if (n < low)
      return std::is_signed_v<T> ? raise(rt, overflow_error_type, "signed %s is less than minimum",
                                         sizeof(T) == 1   ? "char"
                                         : sizeof(T) == 2 ? "short integer"
                                                          : "integer")
                                 : raise(rt, overflow_error_type, "unsigned %s is less than minimum",
                                         sizeof(T) == 1   ? "byte integer"
                                         : sizeof(T) == 2 ? "short"
                                                          : "int");
    if (n > high)
      return std::is_signed_v<T> ? raise(rt, overflow_error_type, "signed %s is greater than maximum",
                                         sizeof(T) == 1   ? "char"
                                         : sizeof(T) == 2 ? "short integer"
                                                          : "integer")
                                 : raise(rt, overflow_error_type, "unsigned %s is greater than maximum",
                                         sizeof(T) == 1   ? "byte integer"
                                         : sizeof(T) == 2 ? "short"
                                                          : "int");
    store_unaligned(at, T(n));
    return {};
  }
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
    default: return raise(rt, value_error_type, "bad typecode");
  }
}

Status store_item(Runtime& rt, uint8_t* at, char typecode, Value value) {
  switch (typecode) {
    case 'b': return store_integer<int8_t>(rt, at, value);
    case 'B': return store_integer<uint8_t>(rt, at, value);
    case 'h': return store_integer<int16_t>(rt, at, value);
    case 'H': return store_integer<uint16_t>(rt, at, value);
    case 'i': return store_integer<int32_t>(rt, at, value);
    case 'I': return store_integer<uint32_t>(rt, at, value);
    case 'l': return store_integer<long>(rt, at, value);
    case 'L': return store_integer<unsigned long>(rt, at, value);
    case 'q': return store_integer<int64_t>(rt, at, value);
    case 'Q': return store_integer<uint64_t>(rt, at, value);
    case 'f': store_unaligned(at, float(TRY(as_float(rt, value)))); return {};
    case 'd': store_unaligned(at, double(TRY(as_float(rt, value)))); return {};
    case '?': *at = TRY(truth(rt, value)); return {};
    case 'c': {
      BufferView view = TRY(get_buffer(rt, value));
      if (view.bytes != 1) return raise(rt, value_error_type, "memoryview: invalid value for format 'c'");
      *at = *static_cast<const uint8_t*>(view.data);
      return {};
    }
    default: return raise(rt, value_error_type, "bad typecode");
  }
}

}  // namespace adder
