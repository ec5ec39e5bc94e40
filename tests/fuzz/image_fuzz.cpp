// Damaged images: the image of a real program with some bytes changed and its checksum put right is refused, or it runs
// without harm to memory.
//
// The first byte chooses the program; then each three bytes are a place (16 bits) and what is put there.
#include <signal.h>
#include <sys/time.h>

#include <cstdio>
#include <iterator>

#include "core/compile/image.h"
#include "tests/unit/support/test_runtime.h"

using namespace adder;

namespace adder {
[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken contract: %s\n", file, line, what);
  std::abort();
}
}  // namespace adder

namespace {

const char* const programs[] = {
    "def f(a, b=2, *c, d=3, **e):\n x = [a, b]\n for i in x: x[i % 2] = i + a\n return x, c, d, e\nf(1)\nf(1, 2, 3, d=4, g=5)\n",
    "def f():\n x = 1\n def g():\n  nonlocal x\n  x += 1\n  return lambda: x\n return g\nf()()()\n",
    "def g(n):\n try:\n  for i in range(n): yield i, (yield)\n finally:\n  n = None\nx = g(3)\nnext(x)\nx.send(1)\nx.close()\n",
    "class A:\n y = 1\n def __init__(self): self.v = {1: 2}\n def m(self): return super().__repr__()\nA().m()\nA().v[1]\n",
    "try:\n try:\n  1 / 0\n except ZeroDivisionError as e:\n  raise ValueError(f'{e!r:>5}') from e\nexcept* ValueError: pass\n",
    "class C:\n def __enter__(self): return self\n def __exit__(self, *a): return True\nwith C() as c: 1 / 0\n",
    "match [1, {'a': 2}, (3, 4)]:\n case [int(x), {'a': y, **z}, (3, *w)] if x: print(x, y, z, w)\n",
    "async def f():\n async for x in g(): yield [y async for y in x if await y]\n async with f() as a: pass\nf()\n",
    "print([(x, y) for x in range(3) for y in {x: x for x in range(x)}], *[1, 2], **{'sep': ''})\na, *b = 1, 2, 3\ndel a\n",
};

Runtime* running;
void interrupt(int) { running->pending |= PendingInterrupt; }

// Programs that never end are interrupted.
void run(Runtime& rt, Code* code) {
  Dict* globals = make_dict(rt);
  running = &rt;
  signal(SIGALRM, interrupt);
  itimerval after = {{0, 20000}, {0, 20000}}, never = {};
  setitimer(ITIMER_REAL, &after, nullptr);
  if (globals && run_code(rt, code, globals, to_value(globals)).is_error()) take_exception(rt);
  setitimer(ITIMER_REAL, &never, nullptr);
  rt.pending = 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static test::TestRuntime runtime;
  Runtime& rt = runtime.rt;
  if (!size) return 0;
  Value code = compile_source(rt, programs[data[0] % std::size(programs)], intern(rt, "fuzz.py"), "exec", 0);
  Value image = compile::write_image(rt, cast<Code>(code));
  auto* bytes = cast<BytesObject>(image);
  auto* buffer = rt.heap.make<Buffer>(buffer_type, bytes->size);
  std::memcpy(buffer->data(), bytes->data(), bytes->size);
  size_t first = sizeof(compile::ImageHeader), room = bytes->size - first;
  for (size_t i = 1; i + 2 < size; i += 3) buffer->data()[first + (data[i] | data[i + 1] << 8) % room] = data[i + 2];
  uint32_t checksum = text_hash(reinterpret_cast<const char*>(buffer->data()) + 16, bytes->size - 16);
  std::memcpy(buffer->data() + 12, &checksum, sizeof checksum);
  Value loaded = compile::load_image(rt, {buffer->data(), bytes->size}, to_value(buffer), intern(rt, "fuzz.adi"));
  if (loaded.is_error()) {
    take_exception(rt);
  } else {
    run(rt, cast<Code>(loaded));
  }
  runtime.platform.output.clear();
  runtime.platform.errors.clear();
  return 0;
}
