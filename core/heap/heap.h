// The heap: size-class pages with side mark bits, large objects as runs of pages, an incremental tri-colour collector.
//
// A region is split in pages. A page holds cells of one size class, or is part of a large object's run. Mark bits, the
// page's class and its state lie in a table at the region's start, never in the objects. Objects never move.
//
// Collection is incremental: marking advances a bounded step each time an allocation runs out of its page's free cells,
// and pages are swept lazily when the allocator next wants cells of their class. The native stack and the Runtime's
// roots are scanned at the start and again at the end of marking; the native stack conservatively, everything else
// precisely.
//
// Invariants:
//  - Every allocated cell starts with its Type's address (8-aligned, never null); a free cell's first word has bit 0
//  set.
//  - New cells are white and zeroed. While `marking()`, a reference stored into a marked object is shaded grey by
//    store(); nothing black ever refers to white without the collector knowing.
//  - The collector itself never allocates and never runs Python code. Finalizers of Python classes are queued
//    (Runtime::pending), finalizers of native types run during sweep and may only release outside resources.
//  - Any allocation may run a collection step; a reference held only in a native register or stack word is safe.
//
// Rules when you touch this:
//  1. Store with Heap::store unless the target object was made since the last allocation and is still private.
//  2. Never hide a reference: no compressed, xor-ed or offset pointers in native frames across an allocation.
//  3. allocate() returns nullptr when the heap is exhausted; say rt.no_memory() and return.
#pragma once

#include "core/base/arena.h"
#include "core/value/object.h"

namespace adder {

struct HeapStatistics {
  size_t bytes_total;  // in all regions, page tables left out
  size_t bytes_used;   // in allocated cells (rounded to the cell size), live or not yet swept
  size_t bytes_free;
  size_t largest_free;  // longest run of free pages, in bytes
  size_t objects;
  uint32_t collections;   // completed cycles
  uint64_t longest_step;  // of a collector step, in units of about one word looked at
};

// What knows another object without keeping it alive; weakref.ref begins so. `referent` must not be traced.
struct WeakCell : Object {
  Value callback;  // called when the referent died; empty() = none
  Value referent;  // empty() once it died
};

class Heap {
 public:
  // `limit`: the most bytes the heap may take from `source`; 0 = no limit (a host). On hosts the source aligns blocks
  // of region_alignment bytes or more to region_alignment, and their memory is zero. False when there is no memory even
  // for a beginning.
  bool initialize(Runtime& rt, BlockSource& source, size_t limit);
  void release();  // runs native finalizers, gives every region back

  // A zeroed, 8-aligned object of at least `bytes`, whose header is `type`; nullptr when there is no memory left.
  Object* allocate(const Type* type, size_t bytes);
  // The same for a type without references whose maker fills the cell: the bytes behind the header are not zeroed.
  Object* allocate_leaf(const Type* type, size_t bytes);
  template <class T>
  T* make(const Type& type, size_t extra_bytes = 0) {
    return reinterpret_cast<T*>(allocate(&type, sizeof(T) + extra_bytes));
  }
  // Bytes usable in the cell of `object`, its head included.
  size_t cell_bytes(const Object* object) const;
  // Is the object in a cell, or in ROM?
  bool contains(const Object* object) const;
  // Bytes a request of `bytes` really gets: what an array may use of its cell.
  size_t rounded_bytes(size_t bytes) const;
  // Gives back a cell that nobody refers to any more (a grown-out-of array). A hint: it may be ignored.
  void free_now(Object* object);
  // Makes a large object's cell larger where it lies; false: it must be moved. New bytes are zero.
  bool grow_in_place(Object* object, size_t bytes);
  // Storage of `type` for a container that outgrew `old` (or had none): the same, grown where it lies, or another cell
  // with the first `used` bytes copied into it; the caller stores it, then gives `old` back. Where memory is short it
  // has `least` bytes instead of `wanted`. New bytes are zero; nullptr when there is no memory.
  Object* enlarge(const Type* type, Object* old, size_t used, size_t least, size_t wanted);
  // The most bytes this heap may take; 0 = no limit.
  size_t limit() const;
  // Memory for arenas out of the heap's own pages, never looked at by the collector.
  BlockSource& blocks();

  // The write barrier: slot = value, for a slot of a heap object.
  void store(Value& slot, Value value) {
    slot = value;
    if (marking_) [[unlikely]]
      shade_stored(&slot, value);
  }
  template <class T>
  void store(Ref<T>& slot, T* object) {
    slot = Ref<T>(object);
    if (marking_ && object) [[unlikely]]
      shade_stored(&slot, Value::object(reinterpret_cast<const Object*>(object)));
  }
  bool marking() const { return marking_; }
  uint32_t cycle() const;  // completed cycles: names the one that is marking
  // After bulk stores into `object` (memmove of its Values), or when a generator suspends: it is scanned again.
  void rescan(Object* object) {
    if (marking_) [[unlikely]]
      regrey(object);
  }
  void shade(Value value);
  // A weak table (interned strings) hands out a leaf object that this cycle found dead but has not swept: it lives
  // again.
  void revive_leaf(Object* object);

  size_t collect();                             // a whole cycle, now; how many objects died
  void set_enabled(bool on) { enabled_ = on; }  // automatic collection; memory exhaustion still collects
  bool enabled() const { return enabled_; }
  HeapStatistics statistics() const;
  // gc.threshold: start a cycle after that many bytes allocated; -1 = the collector's own pacing.
  SignedWord threshold = -1;

  // Fault injection: the allocation with the number fail_at fails (1 = the first, 0 = none), if `fails`, when given,
  // says so; it may set fail_at anew.
  uint64_t fail_at = 0;
  bool (*fails)(Heap&) = nullptr;
  uint64_t allocation_number = 0;

  // Registers an object whose class has __del__. When it is found unreachable, PendingFinalizers is set in
  // Runtime::pending and take_finalizable() yields it, once.
  Status register_finalizer(Object* object);
  Object* take_finalizable();
  // The collector empties the cell's referent once that is unreachable, before any __del__ could bring it back; a cell
  // with a callback is then yielded by take_finalizable() as well.
  Status register_weak(WeakCell* cell);
  Span<Object* const> weak_cells() const;
  // At the end of the program: everything registered is due.
  void finalize_all();

  static constexpr size_t region_alignment = size_t(1) << 20;
  struct State;

 private:
  void regrey(Object* object);
  void shade_stored(const void* slot, Value value);
  State* state_ = nullptr;
  bool marking_ = false;
  bool enabled_ = true;
  friend struct State;
};

}  // namespace adder
