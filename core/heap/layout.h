// Layout of the heap's memory: regions, pages, size classes. Internal to heap/.
//
// A region: this header, a table with one PageInfo per page, then the pages. On hosts regions are aligned to
// Heap::region_alignment, so that an object's region is found by masking its address; a microcontroller has one region.
// An object larger than half a region gets a region of its own (`huge`: one PageInfo, one object), unless one region is
// all that the heap may take.
#pragma once

#include "core/heap/heap.h"
#include "core/heap/tracer.h"

namespace adder {

// A page's bytes. A board has one size, known when it is compiled. A host takes small pages when its heap is limited to
// as little as a board has, so that the pages that classes use in part are a small share of it, and large ones
// otherwise, which are quicker to fill and to sweep.
struct BoardPages {
  explicit BoardPages(size_t /*limit*/) {}
  static constexpr unsigned page_shift = 9;
};
struct HostPages {
  explicit HostPages(size_t limit) : page_shift(uint8_t(shift_for(limit))) {}
  static constexpr unsigned largest_shift = 11;
  static constexpr unsigned shift_for(size_t limit) {
    return limit == 0 || limit > 512 * 1024 ? largest_shift : limit > 256 * 1024 ? 10 : 9;
  }
  const uint8_t page_shift;
};
using Pages = std::conditional_t<word_is_64_bit, HostPages, BoardPages>;
inline constexpr size_t largest_page = word_is_64_bit ? size_t(1) << HostPages::largest_shift : 512;
inline constexpr size_t smallest_cell = 2 * sizeof(Word);
inline constexpr unsigned max_cells = largest_page / smallest_cell;

// Cell sizes in bytes, chosen so that little of a page is lost and no request wastes over a quarter. Those above half a
// page are not used.
inline constexpr uint16_t class_bytes_64[] = {16,  24,  32,  40,  48,  56,  64,  80,  96,  112,
                                              128, 168, 200, 256, 336, 408, 512, 680, 1024};
inline constexpr uint16_t class_bytes_32[] = {8, 16, 24, 32, 40, 48, 64, 80, 96, 128, 168, 256};
inline constexpr Span<const uint16_t> class_bytes =
    word_is_64_bit ? Span<const uint16_t>(class_bytes_64) : Span<const uint16_t>(class_bytes_32);
inline constexpr unsigned small_classes = class_bytes.size();
inline constexpr unsigned large_class = small_classes;  // the pseudo class under which large objects are listed
inline constexpr size_t largest_cell = class_bytes[small_classes - 1];
static_assert(largest_cell == largest_page / 2);

// Size in 8-byte units → class.
struct ClassTable {
  uint8_t of[largest_cell / 8 + 1];
};
inline constexpr ClassTable class_table = [] {
  ClassTable table{};
  unsigned cls = 0;
  for (size_t units = 0; units <= largest_cell / 8; units++) {
    while (class_bytes[cls] < units * 8) cls++;
    table.of[units] = uint8_t(cls);
  }
  return table;
}();

// Division by the cell size as a multiplication: exact for every offset inside a page.
struct ReciprocalTable {
  uint32_t of[small_classes];
};
inline constexpr ReciprocalTable reciprocals = [] {
  ReciprocalTable table{};
  for (unsigned cls = 0; cls < small_classes; cls++)
    table.of[cls] = ((1u << 22) + class_bytes[cls] - 1) / class_bytes[cls];
  return table;
}();
constexpr unsigned cell_of_offset(unsigned cls, unsigned offset) { return (offset * reciprocals.of[cls]) >> 22; }
static_assert([] {
  for (unsigned cls = 0; cls < small_classes; cls++)
    for (unsigned offset = 0; offset < largest_page; offset++)
      if (cell_of_offset(cls, offset) != offset / class_bytes[cls]) return false;
  return true;
}());

enum class PageKind : uint8_t { Free, Small, LargeHead, LargeBody, Pinned };

struct FreeCell {
  Word next_and_one;  // address of the next free cell, plus 1
  FreeCell* next() const { return reinterpret_cast<FreeCell*>(next_and_one - 1); }
};

struct PageInfo {
  PageKind kind;
  uint8_t size_class;
  bool sweep_flag : 1;  // equal to the heap's: swept. Different only between the end of marking and the page's sweep
  bool overflow : 1;    // a marked cell in it still wants scanning: the mark stack was full
  uint8_t first_free;   // swept small page: number of the first of its free cells, unless the allocator took them
  uint32_t run;         // pages of a large or pinned run (at its head); index of its head (in its body)
  PageInfo* next;       // list of its class
  union {
    uint32_t marks[max_cells / 32];
    struct {
      uint32_t mark;    // of a large object: the same bit as marks[0]'s first
      PageInfo** back;  // where it is linked from
    } large;
  };
  static constexpr uint8_t no_cell = 255;

  bool marked(unsigned cell) const { return marks[cell / 32] >> (cell % 32) & 1; }
  void set_mark(unsigned cell) { marks[cell / 32] |= 1u << (cell % 32); }
  void clear_marks() {
    if (kind == PageKind::LargeHead) return void(large.mark = 0);
    for (uint32_t& word : marks) word = 0;
  }
  bool nothing_marked() const {
    if (kind == PageKind::LargeHead) return !large.mark;
    for (uint32_t word : marks)
      if (word) return false;
    return true;
  }
};
static_assert(max_cells < PageInfo::no_cell && sizeof(PageInfo) == (word_is_64_bit ? 32 : 20));

struct Region {
  size_t bytes;  // as taken from the source
  uint8_t* pages;
  uint8_t* end;
  uint32_t page_count;
  uint32_t free_pages;
  uint32_t first_free;  // no free page before this one,
  uint32_t last_free;   // none behind this one
  uint32_t fresh_from;  // pages between these two were never handed out: a host's are still zero
  uint32_t fresh_to;
  uint32_t no_run_of;  // there is no run of so many free pages, or of more
  bool huge;           // one object; pages beyond its run are reserved address space it may grow into
  Region* next_dying;  // huge, its object dead: the list of those that are given back piece by piece
  PageInfo* table() { return reinterpret_cast<PageInfo*>(this + 1); }
};

struct MarkEntry {
  Object* object;
  size_t position;  // words already scanned, for arrays scanned in slices
};

// A growable array of object addresses outside the collected cells; one word each.
struct ObjectVector {
  Object** items;
  uint32_t size, capacity;
};

// The most work that one step of the collector does, in units of about one word looked at: some 20 us on a host, 35,000
// instructions on a Cortex-M3.
inline constexpr size_t max_step = word_is_64_bit ? 3072 : 1000;

enum class Phase : uint8_t { Idle, Marking, Sweeping };

struct HeapBlocks final : BlockSource {
  explicit HeapBlocks(Heap::State& s) : state(s) {}
  void* take_block(size_t bytes) override;
  void give_block(void* block, size_t bytes) override;
  Heap::State& state;
};

struct Heap::State : Pages {
  State(Heap& h, Runtime& r, BlockSource& s, size_t most)
      : Pages(most), heap(h), rt(r), source(s), block_source(*this), limit(most), largest_small(page_bytes() / 2) {}

  size_t page_bytes() const { return size_t(1) << page_shift; }
  size_t pages_for(size_t bytes) const { return (bytes + page_bytes() - 1) >> page_shift; }

  Heap& heap;
  Runtime& rt;
  BlockSource& source;
  HeapBlocks block_source;
  const size_t limit;          // 0: none
  const size_t largest_small;  // bytes of the largest cell in use

  // allocator
  FreeCell* free[small_classes] = {};
  PageInfo* lists[small_classes + 1] = {};
  PageInfo** take_cursor[small_classes + 1] = {};   // pages before it were given to the allocator since the last cycle
  PageInfo** sweep_cursor[small_classes + 1] = {};  // pages before it are swept
  Region** regions = nullptr;                       // sorted by address
  uint32_t region_count = 0, region_capacity = 0;
  uintptr_t lowest = ~uintptr_t(0), highest = 0;  // objects outside lie in ROM
  size_t bytes_total = 0;

  // collector; work is counted in units of about one word looked at (collector.cpp)
  Phase phase = Phase::Idle;
  unsigned sweep_class = 0;
  bool sweep_flag = false;  // turned at the end of marking, which makes every page unswept
  Region* dying = nullptr;
  uint8_t final_rounds = 0;
  bool overflowed = false;
  bool searching = false;  // for pages flagged `overflow`; where the search stands:
  unsigned search_class = 0;
  PageInfo* search_page = nullptr;
  unsigned search_cell = 0;
  uint32_t mark_count = 0;
  size_t work = 0;  // done in this step
  size_t debt = 0;  // work that allocations have earned and no step has done yet
  size_t allocated_since_cycle = 0;
  size_t steps_asked = 0;  // by those allocations
  size_t trigger = 0;
  bool near_limit = false;
  size_t marked_bytes = 0;
  size_t freed_objects = 0;
  uint32_t collections = 0;
  uint64_t longest_step = 0;
  ObjectVector registered = {}, ready = {}, weak = {};
  static constexpr uint32_t mark_capacity = word_is_64_bit ? 4096 : 96;
  MarkEntry marks[mark_capacity];

  // Does a block of so many bytes lie outside the ordinary regions? Not where one region is the whole heap.
  bool wants_region(size_t bytes) const {
    return word_is_64_bit && bytes > Heap::region_alignment / 2 && (!limit || limit > Heap::region_alignment);
  }

  // layout.cpp
  Region* region_of(const void* address) const;
  PageInfo* page_of(const Object* object) const;
  uint8_t* page_start(const PageInfo* page, Region* region) const {
    return region->pages + (size_t(page - region->table()) << page_shift);
  }
  Region* find_region(uintptr_t address) const;  // any address; nullptr outside
  bool in_white_cell(uintptr_t address) const;   // of any address
  Object* find_object(uintptr_t address) const;  // the allocated cell around any address, or nullptr
  bool in_heap(const Object* object) const { return uintptr_t(object) - lowest < highest - lowest; }
  unsigned cell_index(const PageInfo* page, Region* region, const Object* object) const;
  Region* add_region(size_t usable_bytes, bool huge);
  void forget_region(Region* region);
  void remove_region(Region* region);
  bool grow_vector(ObjectVector& vector);

  // allocator.cpp
  Object* allocate_small(unsigned cls, bool zeroed);
  void stress();
  Object* allocate_any(const Type* type, size_t bytes, bool zeroed);
  Object* refill(unsigned cls);
  Object* allocate_large(size_t bytes, bool zeroed);
  bool grow_large(Object* object, size_t bytes);
  void link_large(PageInfo* page);
  void unlink_large(PageInfo* page);
  void release_large(PageInfo* page);
  void zero_pages(Region* region, uint32_t first, uint32_t count);
  PageInfo* find_page();
  PageInfo* find_run(size_t pages, PageKind kind);
  PageInfo* take_run(size_t pages, PageKind kind);
  void free_run(PageInfo* head);
  PageInfo* take_run_quickly(size_t pages, PageKind kind);
  bool open_page(unsigned cls, size_t limit);
  Object* pop(unsigned cls);

  bool swept(const PageInfo* page) const { return page->sweep_flag == sweep_flag; }

  // collector.cpp
  void advance(size_t allocated);
  void advance_marking();
  void start_cycle();
  bool mark_until(size_t limit);
  void mark_all() { (void)mark_until(~size_t(0)); }
  bool grey_left() const { return mark_count || overflowed || searching; }
  void finish_marking();
  void order_pages();
  void abandon_marking();
  void scan_roots();
  void mark_object(Object* object);
  void push(Object* object, size_t position);
  void scan(MarkEntry entry);
  void search_overflowed(size_t limit);
  bool search_in_page();
  void collect_now();
  bool queue_finalizable();
  void empty_weak_cells();
  void forget_dead_weak_cells();
  void queue(Object* object);
  Status reserve_ready(ObjectVector& growing);
  bool is_marked(Object* object) const;

  // sweeper.cpp
  void sweep_until(size_t limit);
  void release_dying(size_t bytes);
  void finish_sweep();
  bool sweep_next(unsigned cls, bool keep_empty);
  void sweep_small(PageInfo* page);
  void finalize(Object* object);
  void set_trigger();
};

}  // namespace adder
