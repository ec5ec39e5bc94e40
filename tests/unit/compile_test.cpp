// core/compile: what code comes out, what errors, what images. That the code does the right thing is shown by running
// it: tests/conformance.
#include <doctest/doctest.h>

#include <vector>

#include "core/compile/compile.h"
#include "core/compile/disassembler.h"
#include "core/compile/image.h"
#include "core/compile/line_table.h"
#include "core/compile/verifier.h"
#include "core/types/text_builder.h"
#include "tests/unit/support/test_runtime.h"

using namespace adder;
using adder::test::TestRuntime;

namespace {

class Compiler : public TestRuntime {
 public:
  Value compile(const std::string& source, const char* mode = "exec", uint32_t flags = 0) {
    const Str* filename = intern(rt, "test.py");
    return compile_source(rt, source, filename, mode, flags);
  }

  // Opcodes and operands of the code, one instruction a line, without words and positions.
  std::string code(const std::string& source) { return instructions(cast<Code>(compile(source))); }
  // The same of the first function in it.
  std::string function(const std::string& source) {
    for (Value constant : cast<Code>(compile(source))->constants->span())
      if (has_kind(constant, Kind::Code)) return instructions(cast<Code>(constant));
    return "no function";
  }
  std::string instructions(const Code* code) {
    TextBuilder out(rt);
    disassemble(out, code, false);
    std::string all(out.view()), result;
    for (size_t at = all.find('\n') + 1; at < all.size();) {
      size_t end = all.find('\n', at);
      std::string line = all.substr(at, end - at);
      line = line.substr(0, line.find(';'));
      while (!line.empty() && line.back() == ' ') line.pop_back();
      if (line.size() > 13) result += squeeze(line.substr(13)) + "\n";
      at = end + 1;
    }
    return result;
  }

  // "line:offset message" of the SyntaxError, columns from 1.
  std::string error_of(const std::string& source, const char* mode = "exec") {
    if (!compile(source, mode).is_error()) return "compiles";
    Value exception = take_exception(rt);
    auto field = [&](const char* name) { return text(get_attribute(rt, exception, intern(rt, name))); };
    return field("lineno") + ":" + field("offset") + " " + field("msg");
  }

  // The first problem the verifier finds in the code and the codes inside.
  std::string problem(const Code* code, bool is_module = true) {
    compile::Verdict verdict = compile::verify(rt, code, is_module);
    if (verdict.problem) return std::string(verdict.problem) + " at " + std::to_string(verdict.word);
    for (Value constant : code->constants->span()) {
      std::string inner = has_kind(constant, Kind::Code) ? problem(cast<Code>(constant), false) : "";
      if (!inner.empty()) return inner;
    }
    return "";
  }

 private:
  static std::string squeeze(const std::string& text) {
    std::string result;
    for (char c : text)
      if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
    return result;
  }
};

}  // namespace

TEST_CASE("variables are operands: one instruction for one operator") {
  Compiler c;
  CHECK(c.function("def f(b, c):\n a = b + c\n return a") == "Add r2, r0, r1\nReturn r2\n");
  CHECK(c.function("def f(a):\n a += 1\n return a") == "InplaceAddK r0, r0, k0\nReturn r0\n");
  CHECK(c.function("def f(a, b):\n return a * 2 - b") == "MulK r2, r0, k0\nSub r2, r2, r1\nReturn r2\n");
  CHECK(c.function("def f(a, b):\n a, b = b, a + b") == "Add r2, r0, r1\nMove r0, r1\nMove r1, r2\nReturnNone\n");
}

TEST_CASE("loops take one jump a turn") {
  Compiler c;
  CHECK(c.function("def f(n):\n while n < 9:\n  n += 1") ==
        "Jump to 2\nInplaceAddK r0, r0, k0\nJumpLtK r0, k1, 1, to 1\nReturnNone\n");
  CHECK(c.function("def f(n):\n for i in n:\n  n = i") ==
        "GetIter r2, r0\nJump to 3\nMove r0, r1\nForIter r2, r1, to 2\nReturnNone\n");
  CHECK(c.function("def f():\n while True:\n  pass") == "Loop to 0\n");
}

TEST_CASE("conditions become jumps") {
  Compiler c;
  CHECK(c.function("def f(a, b):\n if a and not b or a is None:\n  return 1") ==
        "JumpIfFalse r0, to 2\nJumpIfFalse r1, to 3\nJumpIfNotNone r0, to 5\nLoadInt r2, 1\nReturn r2\nReturnNone\n");
  CHECK(c.function("def f(a):\n if 1 < a < 5:\n  return a") ==
        "LoadInt r1, 1\nJumpLt r1, r0, 0, to 6\nJumpLtK r0, k0, 0, to 6\nReturn r0\nReturnNone\n");
  CHECK(c.function("def f(a):\n if 0:\n  a()\n assert True\n") == "ReturnNone\n");
}

TEST_CASE("only what may be unbound is checked") {
  Compiler c;
  CHECK(c.function("def f(a):\n if a:\n  x = 1\n else:\n  x = 2\n return x").find("CheckBound") == std::string::npos);
  CHECK(c.function("def f(a):\n if a:\n  x = 1\n return x") ==
        "LoadImmediate r1, 0\nJumpIfFalse r0, to 3\nLoadInt r1, 1\nCheckBound r1\nReturn r1\n");
  CHECK(c.function("def f(a):\n del a\n return a") == "DeleteLocal r0\nCheckBound r0\nReturn r0\n");
  CHECK(c.function("def f(a):\n while (x := a()):\n  x()\n").find("CheckBound") == std::string::npos);
}

TEST_CASE("constants fold within limits, and differ by type") {
  Compiler c;
  CHECK(c.function("def f():\n return 2 * 3 + 4") == "LoadInt r0, 10\nReturn r0\n");
  CHECK(c.function("def f():\n return ('a' * 3, -1, not 1)") == "LoadConst r0, k0\nReturn r0\n");
  CHECK(c.function("def f():\n return 1 / 0").find("DivK") != std::string::npos);
  CHECK(c.function("def f():\n return 2 ** 1000").find("PowK") != std::string::npos);
  Value code = c.compile("x = (1,), (1.0,), (True,), (-0.0,), (0.0,), (1,), '1', b'1'");
  CHECK(c.text(cast<Code>(code)->constants.value()).find("((1,), (1.0,), (True,), (-0.0,), (0.0,), (1,), '1', b'1')") !=
        std::string::npos);
  Value separate = c.compile("x = 70000\nx = 70000.0\nx = 70000\n");
  CHECK(cast<Code>(separate)->constants->size == 3);
}

TEST_CASE("micropython.const names are values") {
  Compiler c;
  std::string source = "from micropython import const\n_A = const(5)\nB = const(6)\ndef f():\n return _A + B\n";
  CHECK(c.function(source) == "LoadInt r0, 11\nReturn r0\n");
  CHECK(c.code(source).find("_A") == std::string::npos);
}

TEST_CASE("errors are CPython's") {
  Compiler c;
  struct {
    const char *source, *error;
  } cases[] = {
      {"return 1", "1:1 'return' outside function"},
      {"break", "1:1 'break' outside loop"},
      {"if x:\n  continue", "2:3 'continue' not properly in loop"},
      {"def f(x):\n global x", "2:2 name 'x' is parameter and global"},
      {"def f():\n x = 1\n global x", "3:2 name 'x' is assigned to before global declaration"},
      {"def f():\n print(x)\n global x", "3:2 name 'x' is used prior to global declaration"},
      {"def f():\n nonlocal x", "2:2 no binding for nonlocal 'x' found"},
      {"nonlocal x", "1:1 nonlocal declaration not allowed at module level"},
      {"def f(a, a): pass", "1:10 duplicate argument 'a' in function definition"},
      {"yield 1", "1:1 'yield' outside function"},
      {"def f():\n [(yield 1) for x in y]", "2:4 'yield' inside list comprehension"},
      {"await x", "1:1 'await' outside function"},
      {"def f():\n await x", "2:2 'await' outside async function"},
      {"def f():\n async with x: pass", "2:2 'async with' outside async function"},
      {"def f():\n [x async for x in y]", "2:2 asynchronous comprehension outside of an asynchronous function"},
      {"async def f():\n yield 1\n return 2", "3:2 'return' with value in async generator"},
      {"async def f():\n yield from x", "2:2 'yield from' inside async function"},
      {"def f():\n from x import *", "2:16 import * only allowed at module level"},
      {"from __future__ import nothing", "1:24 future feature nothing is not defined"},
      {"x = 1\nfrom __future__ import annotations",
       "2:1 from __future__ imports must occur at the beginning of the file"},
      {"a, *b, *c = x", "1:1 multiple starred expressions in assignment"},
      {"[(x := 1) for x in y]", "1:3 assignment expression cannot rebind comprehension iteration variable 'x'"},
      {"[1 for x in (y := z)]", "1:14 assignment expression cannot be used in a comprehension iterable expression"},
      {"class A:\n [(x := 1) for y in z]",
       "2:4 assignment expression within a comprehension cannot be used in a class body"},
      {"match x:\n case a: pass\n case 1: pass", "2:7 name capture 'a' makes remaining patterns unreachable"},
      {"match x:\n case _: pass\n case 1: pass", "2:7 wildcard makes remaining patterns unreachable"},
      {"match x:\n case [a] | b: pass", "2:13 alternative patterns bind different names"},
      {"match x:\n case [a, a]: pass", "2:11 multiple assignments to name 'a' in pattern"},
      {"match x:\n case {1: a, 1: b}: pass", "2:7 mapping pattern checks duplicate key (1)"},
      {"try:\n pass\nexcept: pass\nexcept E: pass", "3:1 default 'except:' must be last"},
      {"for x in y:\n try: pass\n except* E: break",
       "3:13 'break', 'continue' and 'return' cannot appear in an except* block"},
  };
  for (const auto& test : cases) {
    std::string source = test.source;
    CAPTURE(source);
    CHECK(c.error_of(test.source) == std::string(test.error));
  }
}

TEST_CASE("hard cases compile, and what comes out is verified") {
  Compiler c;
  std::vector<std::string> sources;
  std::string many = "def f(a):\n";
  for (int i = 0; i < 400; i++) many += " v" + std::to_string(i) + " = a + " + std::to_string(i) + "\n";
  for (int i = 0; i < 400; i++) many += " a(v" + std::to_string(i) + ")\n";
  sources.push_back(many);
  std::string calls = "x", items, targets;
  for (int i = 0; i < 60; i++) calls = "a.b(1, 2, k=" + calls + ")";
  for (int i = 0; i < 700; i++) items += "a" + std::to_string(i) + ", ";
  for (int i = 0; i < 300; i++) targets += "t" + std::to_string(i) + ", ";
  sources.push_back("def f(x, a):\n return " + calls);
  sources.push_back("def f():\n x = [" + items + "]\n y = {" + items + "}\n z = (" + items + ")\n w = f(" + items +
                    ")\n");
  sources.push_back("def f(x):\n (" + targets + ") = x\n");
  std::string far = "def f(x):\n if x:\n";
  for (int i = 0; i < 9000; i++) far += "  g(x, x)\n";
  sources.push_back(far + " else:\n  g()\n while x:\n  x()\n");
  std::string constants = "def f(x):\n";
  for (int i = 0; i < 700; i++)
    constants += " x + " + std::to_string(100000 + i) + "; x < " + std::to_string(i) + ".5\n";
  sources.push_back(constants);
  sources.push_back("def f():\n try:\n  return [x for x in y]\n finally:\n  with a as b, c as d:\n   return 1\n");
  sources.push_back("def f(x):\n for i in x:\n  try:\n   continue\n  except A as e:\n   break\n  finally:\n   del i\n");
  sources.push_back("def f():\n try:\n  g()\n except* A as e:\n  h(e)\n except* B:\n  pass\n");
  sources.push_back(
      "async def f():\n async with a as b:\n  async for c in d:\n   yield [x async for x in c if await x]\n");
  sources.push_back("def f():\n return [[lambda: (x, y) for x in y] for y in z]\n");
  sources.push_back("def f[T: int, *A](x: T) -> T:\n type X[B] = dict[B, T]\n class C[D](x[D], *b, **c): y: D = 1\n");
  sources.push_back(
      "class A:\n x = [super for i in j]\n def f(self):\n  return super().f([super().g() for i in self])\n");
  sources.push_back(
      "match a:\n case {'x': [1, *b], **c} if b: d\n case A(1, x=2) | [None, True]: e\n case -1 + 2j: f\n");
  sources.push_back("f'{a!r:>{b}} {c=} {d:{e}{f}}' f'{g}'\nx[1:2, ...] = y[::2]\ndel x[0], y.z\n");
  sources.push_back("[a for x in range(2) for y in ([b] if x else [0]) for b in [1]]\n");
  for (const std::string& source : sources) {
    std::string begins = source.substr(0, 60);
    CAPTURE(begins);
    Value code = c.compile(source);
    REQUIRE_FALSE(code.is_error());
    CHECK(c.problem(cast<Code>(code)) == "");
  }
}

TEST_CASE("line tables give back what was written") {
  test::TestPlatform blocks;
  Arena arena(blocks);
  compile::LineTableWriter writer(arena);
  writer.begin(10);
  std::vector<std::pair<uint32_t, SourceSpan>> runs = {{1, {10, 0, 5, true}},
                                                       {7, {10, 4, 0, true}},
                                                       {8, {2, 300, 7, true}},
                                                       {500, {900, 0, 0, false}},
                                                       {3, {901, 1, 1, true}}};
  for (auto& [words, span] : runs) REQUIRE(writer.add(words, span));
  REQUIRE(writer.flush());
  LineTableReader reader(writer.bytes().begin(), writer.bytes().size(), 10);
  for (auto& [words, span] : runs) {
    REQUIRE(reader.next());
    CHECK(reader.words == words);
    CHECK(reader.span == span);
  }
  CHECK_FALSE(reader.next());
}

namespace {

const char* const sample =
    "import a.b as c\nX = 1 << 100, 2.5, 3j, b'y', None, ..., 'h\\u00e9'\n"
    "def f(a, *b, c=1, **d):\n 'doc'\n try:\n  return a[1:2] + (lambda: a)()\n finally:\n  g()\n"
    "class A(f):\n def m(self): return super().m()\n";

struct ImageTest : Compiler {
  std::string image() {
    Value bytes = compile::write_image(rt, cast<Code>(compile(sample)));
    auto* object = cast<BytesObject>(bytes);
    return {reinterpret_cast<const char*>(object->data()), object->size};
  }
  Value load(const std::string& image) {
    auto* buffer = rt.heap.make<Buffer>(buffer_type, image.size());
    std::memcpy(buffer->data(), image.data(), image.size());
    return compile::load_image(rt, {buffer->data(), image.size()}, to_value(buffer), intern(rt, "x.adi"));
  }
  static void seal(std::string& image) {
    uint32_t checksum = text_hash(image.data() + 16, image.size() - 16);
    std::memcpy(image.data() + 12, &checksum, 4);
  }
  std::string listing(Value code) {
    TextBuilder out(rt);
    disassemble(out, cast<Code>(code), true);
    return std::string(out.view());
  }
};

}  // namespace

TEST_CASE("an image gives back the code") {
  ImageTest t;
  Value loaded = t.load(t.image());
  REQUIRE_FALSE(loaded.is_error());
  CHECK(t.listing(loaded) == t.listing(t.compile(sample)));
}

TEST_CASE("a foreign image says what it is and what to do") {
  ImageTest t;
  std::string image = t.image();
  image[4] = 9;
  CHECK(t.load(image).is_error());
  std::string message = t.error();
  CHECK(message.find("'x.adi' is of version 9.") != std::string::npos);
  CHECK(message.find("this Adder reads version 1.") != std::string::npos);
  CHECK(message.find("`adder build`") != std::string::npos);
  CHECK(t.load("nonsense").is_error());
  CHECK(t.error() == "'x.adi' is not a compiled image");
}

TEST_CASE("damaged images are refused or verified, at every byte and every length") {
  ImageTest t;
  std::string image = t.image();
  for (size_t at = 0; at < image.size(); at++) {
    std::string bad = image;
    bad[at] = char(bad[at] + 1);
    CHECK(t.load(bad).is_error());  // the checksum
    take_exception(t.rt);
    ImageTest::seal(bad);
    if (t.load(bad).is_error()) take_exception(t.rt);
  }
  for (size_t size = 0; size < image.size(); size += 7) {
    CHECK(t.load(image.substr(0, size)).is_error());
    take_exception(t.rt);
  }
}
