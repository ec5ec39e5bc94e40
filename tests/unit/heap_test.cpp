// The collector's promises: a step is bounded whatever lives and whatever is allocated, and what is reachable stays.
#include <doctest/doctest.h>

#include "modules/registry.h"
#include "tests/unit/support/python.h"

using namespace adder;

namespace {
const NativeModule* const modules[] = {&builtins_module, &gc_module, nullptr};
// Units of work of a step (Heap::State::work): the bound of core/heap/layout.h, and a slice that began within it.
constexpr uint64_t step_bound = 3072 + 1536;

// Runs the program and says what its longest collector step was.
uint64_t longest_step(const char* source, const char* expected, size_t heap_limit = 0) {
  test::Python python(modules, heap_limit);
  CHECK(python.run(source) == expected);
  CHECK(python.rt.heap.statistics().collections > 0);
  return python.rt.heap.statistics().longest_step;
}

// Steps are what this build of the collector does not take: it collects everything at each allocation.
const auto paced = doctest::skip(gc_stress);
}  // namespace

TEST_CASE("a step is bounded while a program allocates beside many live objects" * paced) {
  CHECK(longest_step("live = [(i, [i, None]) for i in range(100000)]\n"
                     "for i in range(300000): x = [i, (i, i), [i]]\n"
                     "print(sum(a for a, b in live), sum(b[0] for a, b in live))",
                     "4999950000 4999950000\n") <= step_bound);
}

TEST_CASE("a step is bounded though one allocation is large: the work is done later" * paced) {
  CHECK(longest_step("live = [[i] for i in range(50000)]\n"
                     "for i in range(40): x = [None] * 400000\n"
                     "for i in range(40): x = bytearray(40000)\n"
                     "print(sum(x[0] for x in live))",
                     "1249975000\n") <= step_bound);
}

TEST_CASE("objects nested so wide and deep that the mark stack overflows stay, in bounded steps" * paced) {
  CHECK(longest_step("def nest(depth):\n"
                     "  return [nest(depth - 1) for i in range(6)] if depth else ['leaf']\n"
                     "def count(x):\n"
                     "  return sum(map(count, x)) if x[0] != 'leaf' else 1\n"
                     "def wide(n):\n"
                     "  top = []\n"
                     "  for i in range(n): top = [[[i]] * 300 + [top] + [[[i], [i]] for j in range(300)]]\n"
                     "  return top\n"
                     "tree = nest(7)\n"
                     "chain = wide(100)\n"
                     "for i in range(300000): x = [i, (i, i), [i]]\n"
                     "total = 0\n"
                     "while chain:\n"
                     "  row = chain[0]\n"
                     "  total += sum(x[0] if type(x[0]) is int else x[0][0] for x in row[:300] + row[301:])\n"
                     "  chain = row[300]\n"
                     "print(count(tree), total)",
                     "279936 2970000\n") <= step_bound);
}

// A collection that is asked for, or that a lack of memory forces, is no step: here there is memory for all of it.
TEST_CASE("a step is bounded in a small heap: long lists, dicts, texts, deep calls" * paced) {
  const char* source =
      "live = [(i, [i, None]) for i in range(600)]\n"
      "table = {i: str(i) for i in range(500)}\n"
      "row = list(range(4000))\n"
      "def churn(n):\n"
      "  for i in range(n): x = [i, (i, i), str(i) * 30, {'a': i}]\n"
      "def deep(n): return deep(n - 1) if n else churn(20000)\n"
      "churn(20000)\n"
      "deep(50)\n"
      "for i in range(3000): x = bytearray(1500)\n"
      "print(sum(a for a, b in live), len(table), sum(row))";
  CHECK(longest_step(source, "179700 500 7998000\n", 256 * 1024) <= step_bound);
  CHECK(longest_step(source, "179700 500 7998000\n", 1024 * 1024) <= step_bound);
}

// Looking through the objects that have __del__ is one piece of work, so that the step grows with their number.
TEST_CASE("objects with __del__ are finalized once, and what they refer to lives until then" * paced) {
  CHECK(longest_step("class D:\n"
                     "  def __init__(self, i): self.data = [[i, j] for j in range(20)]\n"
                     "  def __del__(self):\n"
                     "    global done, total\n"
                     "    done += 1\n"
                     "    total += sum(row[1] for row in self.data)\n"
                     "done = total = 0\n"
                     "for i in range(20000): D(i)\n"
                     "import gc\n"
                     "gc.collect(); gc.collect()\n"
                     "print(done > 19990, total == done * 190)",
                     "True True\n") <= 4 * step_bound);
}
