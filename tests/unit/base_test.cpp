// core/base: bit tools and the arena's promises (alignment, exhaustion, release).
#include <doctest/doctest.h>

#include <cstdlib>

#include "core/base/arena.h"
#include "core/base/bits.h"

using namespace adder;

namespace {

// Counts what is taken and given, and fails past a limit.
class CountingSource final : public BlockSource {
 public:
  explicit CountingSource(int limit) : limit_(limit) {}
  void* take_block(size_t bytes) override {
    if (taken == limit_) return nullptr;
    ++taken;
    return std::malloc(bytes);
  }
  void give_block(void* block, size_t) override {
    ++given;
    std::free(block);
  }
  int taken = 0;
  int given = 0;

 private:
  int limit_;
};

}  // namespace

TEST_CASE("alignment rounds to the next multiple") {
  CHECK(align_up(0, 8) == 0);
  CHECK(align_up(1, 8) == 8);
  CHECK(align_up(8, 8) == 8);
  CHECK(align_down(15, 8) == 8);
  CHECK(is_power_of_two(64));
  CHECK_FALSE(is_power_of_two(0));
  CHECK_FALSE(is_power_of_two(12));
}

TEST_CASE("unaligned access keeps the bytes") {
  uint8_t bytes[9] = {};
  store_unaligned<uint32_t>(bytes + 1, 0x12345678u);
  CHECK(load_unaligned<uint32_t>(bytes + 1) == 0x12345678u);
  CHECK(bytes[0] == 0);
  CHECK(bytes[5] == 0);
}

TEST_CASE("an arena aligns to 8 and gives every block back") {
  CountingSource source(100);
  {
    Arena arena(source);
    for (size_t size = 1; size < 5000; size += 97) {
      void* memory = arena.allocate(size);
      REQUIRE(memory != nullptr);
      CHECK(reinterpret_cast<uintptr_t>(memory) % 8 == 0);
    }
    CHECK(source.taken > 1);
  }
  CHECK(source.given == source.taken);
}

TEST_CASE("an exhausted arena answers nullptr") {
  CountingSource source(0);
  Arena arena(source);
  CHECK(arena.allocate(16) == nullptr);
  CHECK(arena.make<int>(3) == nullptr);
}
