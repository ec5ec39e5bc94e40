// Layout of the heap's memory: regions, pages, size classes. Internal to heap/.
//
// A region: this header, a table with one PageInfo per page, then the pages. On hosts regions are aligned to
// Heap::region_alignment, so that an object's region is found by masking its address; a microcontroller has one region.
// An object larger than half a region gets a region of its own (`huge`: one PageInfo, one object).
#pragma once

#include "core/heap/heap.h"
#include "core/heap/tracer.h"

namespace adder {

inline constexpr size_t page_bytes = word_is_64_bit ? 2048 : 1024;
inline constexpr size_t smallest_cell = 2 * sizeof(Word);
inline constexpr unsigned max_cells = page_bytes / smallest_cell;
static_assert(max_cells == 128);

// Cell sizes in units of a word pair's half: chosen so that little of a page is lost and no request wastes over a
// quarter.
inline constexpr uint16_t class_bytes_64[] = {16,  24,  32,  40,  48,  56,  64,  80,  96,  112,
                                              128, 160, 200, 256, 336, 408, 512, 680, 1024};
inline constexpr uint16_t class_bytes_32[] = {8, 16, 24, 32, 40, 48, 64, 80, 96, 128, 168, 200, 256, 336, 512};
inline constexpr Span<const uint16_t> class_bytes =
    word_is_64_bit ? Span<const uint16_t>(class_bytes_64) : Span<const uint16_t>(class_bytes_32);
inline constexpr unsigned small_classes = class_bytes.size();
inline constexpr unsigned large_class = small_classes;  // the pseudo class under which large objects are listed
inline constexpr size_t largest_small = class_bytes[small_classes - 1];

// Size in 8-byte units → class.
struct ClassTable {
  uint8_t of[largest_small / 8 + 1];
};
inline constexpr ClassTable class_table = [] {
  ClassTable table{};
  unsigned cls = 0;
  for (size_t units = 0; units <= largest_small / 8; units++) {
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
    for (unsigned offset = 0; offset < page_bytes; offset++)
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
  bool sweep_flag;  // equal to the heap's: swept. Different only between the end of marking and the page's sweep
  bool overflow;    // a marked cell in it still wants scanning: the mark stack was full
  uint32_t run;     // pages of a large or pinned run (at its head); index of its head (in its body)
  PageInfo* next;   // list of its class
  FreeCell* free;   // swept small page: its free cells, unless the allocator took them
  uint32_t marks[max_cells / 32];

  bool marked(unsigned cell) const { return marks[cell / 32] >> (cell % 32) & 1; }
  void set_mark(unsigned cell) { marks[cell / 32] |= 1u << (cell % 32); }
  void clear_marks() {
    for (uint32_t& word : marks) word = 0;
  }
};

struct Region {
  size_t bytes;  // as taken from the source
  uint8_t* pages;
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
  uint8_t* end() { return pages + size_t(page_count) * page_bytes; }
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

struct Heap::State {
  State(Heap& h, Runtime& r, BlockSource& s) : heap(h), rt(r), source(s), block_source(*this) {}

  Heap& heap;
  Runtime& rt;
  BlockSource& source;
  HeapBlocks block_source;
  size_t limit = 0;

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
  size_t trigger = 0;
  bool near_limit = false;
  size_t marked_bytes = 0;
  size_t freed_objects = 0;
  uint32_t collections = 0;
  uint64_t longest_step = 0;
  ObjectVector registered = {}, ready = {};
  static constexpr uint32_t mark_capacity = word_is_64_bit ? 4096 : 96;
  MarkEntry marks[mark_capacity];

  // layout.cpp
  Region* region_of(const void* address) const;
  PageInfo* page_of(const Object* object) const;
  uint8_t* page_start(const PageInfo* page, Region* region) const {
    return region->pages + size_t(page - region->table()) * page_bytes;
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
  void abandon_marking();
  void scan_roots();
  void mark_object(Object* object);
  void push(Object* object, size_t position);
  void scan(MarkEntry entry);
  void search_overflowed(size_t limit);
  bool search_in_page();
  void collect_now();
  bool queue_finalizable();
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
