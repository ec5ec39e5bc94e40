// The object model from C++: interning, shapes, classes, special methods, tracebacks where no source is at hand.
#include <doctest/doctest.h>

#include "core/runtime/symbols.h"
#include "core/types/attributes.h"
#include "modules/registry.h"
#include "tests/unit/support/python.h"

using namespace adder;

namespace {
const NativeModule* const modules[] = {&builtins_module, nullptr};

Value global(Runtime& rt, const Str* name) {
  Value module = dict_get_str(rt.modules, sym<"__main__">);
  return dict_get_str(cast<Module>(module)->dict.get(), name);
}
Shape* shape_of(Value v) { return instance_part(v.as_object())->shape.get(); }
}  // namespace

TEST_CASE("names that C++ knows are ROM strings, others are interned once and die") {
  test::Python python(modules);
  Runtime& rt = python.rt;
  CHECK(intern(rt, "append") == sym<"append">);
  CHECK(find_rom_symbol("append", text_hash("append", 6)) == sym<"append">);
  const Str* made = intern(rt, "surely_not_in_rom");
  CHECK(made == intern(rt, "surely_not_in_rom"));
  CHECK(made->interned());
  for (int i = 0; i < 500; i++) CHECK(intern(rt, "passing_" + std::to_string(i)) != nullptr);
  rt.heap.collect();
  rt.heap.collect();
  CHECK(intern(rt, "passing_7")->view() == "passing_7");
  CHECK(made == intern(rt, "surely_not_in_rom"));
}

TEST_CASE("instances that got the same attributes in the same order share a shape") {
  test::Python python(modules);
  CHECK(python.run("class P:\n  def __init__(self, x, y):\n    self.x = x\n    self.y = y\n"
                   "a = P(1, 2)\nb = P(3, 4)\nc = P(5, 6)\nc.z = 7\n") == "");
  Value a = global(python.rt, sym<"a">), b = global(python.rt, sym<"b">), c = global(python.rt, sym<"c">);
  CHECK(shape_of(a) == shape_of(b));
  CHECK(shape_of(a)->count == 2);
  CHECK(shape_of(a)->inline_slots == 2);  // what __init__ stores
  CHECK(shape_of(c)->count == 3);
  CHECK(cast<Shape>(shape_of(c)->parent) == shape_of(a));
  CHECK(python.run("print(c.x, c.y, c.z, c.__dict__, P(8, 9).__dict__)") ==
        "5 6 7 {'x': 5, 'y': 6, 'z': 7} {'x': 8, 'y': 9}\n");
  CHECK((shape_of(c)->flags & Shape::DictMode) != 0);
  CHECK((shape_of(a)->flags & Shape::DictMode) == 0);
}

TEST_CASE("a class learns how many slots its instances need") {
  test::Python python(modules);
  CHECK(python.run("class N: pass\ndef make():\n  n = N()\n  n.a = 1; n.b = 2; n.c = 3; n.d = 4; n.e = 5\n  return n\n"
                   "a = make()\nb = make()\nprint(a.a, a.e, b.a, b.e)\n") == "1 5 1 5\n");
  CHECK(shape_of(global(python.rt, sym<"a">))->inline_slots == 2);
  CHECK(shape_of(global(python.rt, sym<"b">))->inline_slots >= 5);
}

TEST_CASE("many attributes turn to a dict, deletions keep the order") {
  test::Python python(modules);
  CHECK(python.run("class M: pass\nm = M()\nfor i in range(100): setattr(m, 'a%d' % i, i)\n"
                   "print(m.a0, m.a63, m.a64, m.a99, len(m.__dict__))\n") == "0 63 64 99 100\n");
  CHECK(python.run(
            "n = M()\nn.x = 1\nn.y = 2\nn.z = 3\ndel n.y\nn.y = 4\nprint(vars(n))\ndel n.y\ndel n.z\nprint(vars(n))") ==
        "{'x': 1, 'z': 3, 'y': 4}\n{'x': 1}\n");
}

TEST_CASE("what may be cached of an access") {
  test::Python python(modules);
  Runtime& rt = python.rt;
  CHECK(python.run("class P:\n  k = 5\n  def __init__(self): self.x = 1\n  def f(self): pass\n"
                   "  @property\n  def p(self): return 1\na = P()\n") == "");
  Value a = global(rt, sym<"a">);
  AttributeSite x = find_attribute_site(rt, a, sym<"x">);
  CHECK(x.kind == AttributeSite::Slot);
  CHECK(x.index == 0);
  CHECK(find_attribute_site(rt, a, sym<"k">).kind == AttributeSite::Class);
  CHECK(find_attribute_site(rt, a, sym<"f">).kind == AttributeSite::Method);
  CHECK(find_attribute_site(rt, a, sym<"p">).kind == AttributeSite::Property);
  CHECK(find_attribute_site(rt, a, sym<"__class__">).kind == AttributeSite::None);
  uint32_t version = type_of(a)->version;
  CHECK(python.run("P.k = 6\n") == "");
  CHECK(type_of(a)->version != version);
}

TEST_CASE("without a source file a traceback says the same in short") {
  test::Python python(modules);
  CHECK(python.run("def f():\n  return [].appendd\nf()\n") ==
        "Traceback (most recent call last):\n  File \"<test>\", line 3, in <module>\n  File \"<test>\", line 2, in f\n"
        "AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?\n");
}

TEST_CASE("an object survives its class's other names: header references keep classes") {
  test::Python python(modules);
  CHECK(python.run("def make():\n  class C:\n    def f(self): return 'f'\n  return C()\nc = make()\n") == "");
  python.rt.heap.collect();
  CHECK(python.run("print(c.f(), type(c).__name__)") == "f C\n");
}
