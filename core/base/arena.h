// Arena: memory that is given out piece by piece and released all at once.
//
// The compiler's trees live in one, an arena per top-level statement. Objects in an arena are never destroyed one by one,
// so they must be trivially destructible. A failed allocation gives nullptr: the caller reports MemoryError.
// Blocks come from a BlockSource, so that on a microcontroller they come out of the Python heap's own region.
#pragma once

#include <new>
#include <type_traits>
#include <utility>

#include "core/base/bits.h"

namespace adder {

// Where an arena gets its blocks. Implementations return nullptr when there is no more memory.
class BlockSource {
 public:
  virtual void* take_block(size_t bytes) = 0;
  virtual void give_block(void* block, size_t bytes) = 0;
  // Gives back the block's bytes from `kept` to its end; false: this source does not split blocks.
  virtual bool give_tail(void*, size_t /*kept*/, size_t /*bytes*/) { return false; }

 protected:
  ~BlockSource() = default;
};

class Arena {
 public:
  explicit Arena(BlockSource& source) : source_(source) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() { release(); }

  // Bytes aligned to 8, not initialised; nullptr when the source is exhausted.
  void* allocate(size_t bytes) {
    bytes = align_up(bytes, 8);
    if (bytes > size_t(end_ - next_)) [[unlikely]]
      if (!grow(bytes)) return nullptr;
    void* result = next_;
    next_ += bytes;
    return result;
  }

  template <class T, class... Args> T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 8);
    void* memory = allocate(sizeof(T));
    return memory ? new (memory) T{std::forward<Args>(args)...} : nullptr;
  }

  template <class T> T* make_array(size_t count) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 8);
    return static_cast<T*>(allocate(count * sizeof(T)));
  }

  // Gives every block back; all pointers into the arena die here.
  void release() {
    while (blocks_) {
      Block* previous = blocks_->previous;
      source_.give_block(blocks_, blocks_->bytes);
      blocks_ = previous;
    }
    next_ = end_ = nullptr;
  }

 private:
  struct Block {
    Block* previous;
    size_t bytes;
  };
  // Small enough for a 64 KB node, large enough that a host rarely asks twice per statement.
  static constexpr size_t block_bytes = sizeof(void*) == 8 ? 4096 : 1024;

  bool grow(size_t bytes) {
    size_t wanted = align_up(sizeof(Block), 8) + bytes;
    if (wanted < block_bytes) wanted = block_bytes;
    auto* block = static_cast<Block*>(source_.take_block(wanted));
    if (!block) return false;
    *block = {blocks_, wanted};
    blocks_ = block;
    next_ = reinterpret_cast<uint8_t*>(block) + align_up(sizeof(Block), 8);
    end_ = reinterpret_cast<uint8_t*>(block) + wanted;
    return true;
  }

  BlockSource& source_;
  Block* blocks_ = nullptr;
  uint8_t* next_ = nullptr;
  uint8_t* end_ = nullptr;
};

}  // namespace adder
