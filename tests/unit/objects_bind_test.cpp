// Modules in C++: argument conversion, its messages, native types; on the sample module.
#include <doctest/doctest.h>

#include "modules/registry.h"
#include "tests/unit/support/meter_module.h"
#include "tests/unit/support/python.h"

using namespace adder;

namespace {
const NativeModule* const modules[] = {&builtins_module, &array_module, &test::meter_module, nullptr};

std::string run(const std::string& body) {
  test::Python python(modules);
  REQUIRE(python.started);
  return python.run("import meter\nfrom array import array\n" + body);
}
// The type and message of the exception an expression raises.
std::string error_of(const std::string& expression) {
  return run("try:\n  print(" + expression +
             ")\nexcept Exception as e:\n  print(type(e).__name__, e, sep=': ', end='')\n");
}
}  // namespace

TEST_CASE("typed arguments are converted") {
  CHECK(run("print(meter.rms(array('f', [3, 4, 0, 0])), meter.rms(array('f', [1]), scale=2))") == "2.5 2.0\n");
  CHECK(run("b = bytearray(3)\nmeter.fill(b)\nprint(b)\nmeter.fill(b, value=1)\nprint(b)") ==
        "bytearray(b'\\x7f\\x7f\\x7f')\nbytearray(b'\\x01\\x01\\x01')\n");
  CHECK(run("print(meter.sum_bytes(b'\\x01\\x02'), meter.sum_bytes(array('h', [256])))") == "3 1\n");
  CHECK(run("print(meter.clip(5), meter.clip(5, 3), meter.clip(3, limit=3, strict=False), meter.clip(True, 9))") ==
        "(5, False) (3, True) (3, False) (1, False)\n");
  CHECK(run("print(meter.shout('a'), meter.shout(mark='?', text='é'), meter.least())") == "a! é? -2147483648\n");
  CHECK(run("print(meter.most(2**64 - 1), meter.most(2**63))") == "18446744073709551615 9223372036854775808\n");
}

TEST_CASE("what does not fit is said with function, argument and what was expected") {
  CHECK(error_of("meter.rms([1.0])") ==
        "TypeError: rms() argument 'data' must be an array of float32 (typecode 'f'), not list");
  CHECK(error_of("meter.rms(array('h', [1]))") ==
        "ValueError: rms() argument 'data' must be an array of float32 (typecode 'f'), not an array of int16 (typecode "
        "'h')");
  CHECK(error_of("meter.rms(array('f'))") == "ValueError: rms() of an empty array");
  CHECK(error_of("meter.fill(b'abc')") == "ValueError: fill() argument 'data' must be writable, not bytes");
  CHECK(error_of("meter.fill(bytearray(1), 300)") == "ValueError: fill() argument 'value' must be in 0..255, not 300");
  CHECK(error_of("meter.fill(bytearray(1), 1.5)") == "TypeError: fill() argument 'value' must be int, not float");
  CHECK(error_of("meter.rms(array('f', [1]), 'x')") ==
        "TypeError: rms() argument 'scale' must be a real number, not str");
  CHECK(error_of("meter.shout(5)") == "TypeError: shout() argument 'text' must be str, not int");
  CHECK(error_of("meter.sum_bytes(5)") ==
        "TypeError: sum_bytes() argument 'bytes' must be a bytes-like object, not int");
  CHECK(error_of("meter.shout()") == "TypeError: shout() missing required argument 'text' (pos 1)");
  CHECK(error_of("meter.clip(1, foo=2)") == "TypeError: 'foo' is an invalid keyword argument for clip()");
  CHECK(error_of("meter.most(2**64)") ==
        "ValueError: most() argument 'n' must be in 0..18446744073709551615, not 18446744073709551616");
  CHECK(error_of("meter.most(-1)") == "ValueError: most() argument 'n' must be in 0..18446744073709551615, not -1");
}

TEST_CASE("types with C++ state") {
  CHECK(run("c = meter.Counter(start=5)\nprint(c.add().add(n=3).count, c.same(meter.Counter(None, 9)))") == "9 True\n");
  CHECK(run("meter.Counter(print).add(2)") == "2\n");
  CHECK(run("class C(meter.Counter):\n  def twice(self):\n    self.seen = self.count\n    return self.add(self.count)\n"
            "c = C(start=4)\nprint(c.twice().count, c.seen, type(c).__name__, isinstance(c, meter.Counter))") ==
        "8 4 C True\n");
  CHECK(error_of("meter.Counter.add(5)") ==
        "TypeError: descriptor 'add' for 'Counter' objects doesn't apply to a 'int' object");
  CHECK(error_of("meter.Counter().same(5)") == "TypeError: same() argument 'other' must be Counter, not int");
  CHECK(error_of("setattr(meter.Counter(), 'count', 5)") ==
        "AttributeError: attribute 'count' of 'Counter' objects is not writable");
}

TEST_CASE("a native module costs no dict until something is stored into it") {
  CHECK(run("print(meter.VERSION)\nmeter.VERSION = 2\nmeter.extra = 3\nprint(meter.VERSION, meter.extra, 'rms' in "
            "dir(meter))\n"
            "del meter.extra\nprint(hasattr(meter, 'extra'), meter)") ==
        "1\n2 3 True\nFalse <module 'meter' (built-in)>\n");
}
