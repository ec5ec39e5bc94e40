// Sweeping: dead cells become free cells, page by page, lazily. And the figures of the heap.
//
// Each class has a list of its pages and two cursors on it: pages before the sweep cursor are swept, pages before the
// take cursor had their free cells handed to the allocator. Small pages found empty in the background go back to the
// region.
#include "core/heap/layout.h"
#include "core/runtime/runtime.h"

namespace adder {

namespace {
// A cycle starts when the program has allocated this much since the last one, or as much as was live, whichever is
// more.
constexpr size_t least_trigger = word_is_64_bit ? 256 * 1024 : 8 * 1024;
constexpr uint8_t poison = 0xDB;
// Units of work for sweeping a page, and for each free cell in it.
constexpr size_t page_work = 16;
constexpr size_t cell_work = 2;
// What marking costs, as a rule.
constexpr size_t work_per_live_word = 3;
// A multiple of any operating system's page.
constexpr size_t dying_granule = 64 * 1024;
}  // namespace

// Near the limit a cycle must end before the memory does: it starts while there is room for what the program allocates
// until marking, at full speed, is through: a step for each page or, if it allocates in larger pieces, for each of
// those.
void Heap::State::set_trigger() {
  size_t bytes_each_step = std::max(page_bytes(), steps_asked ? allocated_since_cycle / steps_asked : 0);
  allocated_since_cycle = steps_asked = 0;
  trigger = marked_bytes > least_trigger ? marked_bytes : least_trigger;
  near_limit = limit && bytes_total + page_bytes() >= limit;
  if (!near_limit) return;
  size_t room = bytes_total > marked_bytes ? bytes_total - marked_bytes : 0;
  size_t marking = marked_bytes / sizeof(Word) * work_per_live_word / max_step * bytes_each_step;
  size_t most = room / 4 * 3 > marking + room / 8 ? room / 4 * 3 - marking : room / 8;
  if (trigger > most) trigger = most;
}

// Only types in ROM: a heap class may have died, and been swept, together with its instance. Instances of heap classes
// with a native finalizer are registered with register_finalizer when they are made.
void Heap::State::finalize(Object* object) {
  const Type* type = object->type;
  if (!in_heap(&type->header) && type->finalize()) type->finalize()(rt, object);
}

// Links the free cells of a page in the order of their addresses.
void Heap::State::sweep_small(PageInfo* page) {
  uint8_t* start = page_start(page, region_of(page));
  unsigned bytes = class_bytes[page->size_class], cells = unsigned(page_bytes()) / bytes;
  FreeCell* list = nullptr;
  work += page_work;
  for (unsigned word = (cells + 31) / 32; word-- > 0;) {
    uint32_t dead = ~page->marks[word];
    if (cells - word * 32 < 32) dead &= (1u << (cells % 32)) - 1;
    work += cell_work * unsigned(std::popcount(dead));
    while (dead) {
      unsigned bit = 31 - unsigned(std::countl_zero(dead));
      dead &= ~(1u << bit);
      auto* cell = reinterpret_cast<FreeCell*>(start + (word * 32 + bit) * bytes);
      if (!(cell->next_and_one & 1)) {
        finalize(reinterpret_cast<Object*>(cell));
        freed_objects++;
        if constexpr (gc_stress) std::memset(static_cast<void*>(cell + 1), poison, bytes - sizeof(FreeCell));
      }
      cell->next_and_one = reinterpret_cast<Word>(list) + 1;
      list = cell;
    }
  }
  page->first_free = list ? uint8_t((reinterpret_cast<uint8_t*>(list) - start) / bytes) : PageInfo::no_cell;
  page->sweep_flag = sweep_flag;
}

// Sweeps the page at the class's sweep cursor; false when there is none. An empty page is given back unless keep_empty.
bool Heap::State::sweep_next(unsigned cls, bool keep_empty) {
  PageInfo* page = *sweep_cursor[cls];
  if (!page) return false;
  bool empty = page->nothing_marked();
  if (cls == large_class) {
    work += page_work;
    if (!empty) {
      page->clear_marks();
      page->sweep_flag = sweep_flag;
      sweep_cursor[cls] = &page->next;
      return true;
    }
    finalize(reinterpret_cast<Object*>(page_start(page, region_of(page))));
    freed_objects++;
    release_large(page);
    return true;
  }
  sweep_small(page);
  page->clear_marks();
  if (empty && !keep_empty) {
    *sweep_cursor[cls] = page->next;
    free_run(page);
  } else {
    sweep_cursor[cls] = &page->next;
  }
  return true;
}

void Heap::State::sweep_until(size_t limit) {
  while (work < limit && sweep_class <= large_class)
    if (!sweep_next(sweep_class, false)) sweep_class++;
  if (sweep_class > large_class) phase = Phase::Idle;
}

void Heap::State::finish_sweep() {
  if (phase == Phase::Sweeping) sweep_until(~size_t(0));
  while (dying) release_dying(dying->bytes);
}

// Gives back the last `bytes` of a dead huge object's region, all of it when the source cannot split blocks. For a
// large one the operating system takes long, so that it goes piece by piece.
void Heap::State::release_dying(size_t bytes) {
  Region* region = dying;
  size_t kept = region->bytes > bytes ? (region->bytes - bytes) & ~(dying_granule - 1) : 0;
  if (kept && source.give_tail(region, kept, region->bytes)) {
    bytes_total -= region->bytes - kept;
    region->bytes = kept;
    return;
  }
  dying = region->next_dying;
  bytes_total -= region->bytes;
  source.give_block(region, region->bytes);
}

HeapStatistics Heap::statistics() const {
  HeapStatistics result{};
  State& state = *state_;
  for (uint32_t r = 0; r < state.region_count; r++) {
    Region* region = state.regions[r];
    result.bytes_total += size_t(region->page_count) << state.page_shift;
    uint32_t run = 0;
    for (uint32_t i = 0; i < (region->huge ? 1 : region->page_count); i++) {
      PageInfo* page = region->table() + i;
      run = page->kind == PageKind::Free ? run + 1 : 0;
      if ((size_t(run) << state.page_shift) > result.largest_free)
        result.largest_free = size_t(run) << state.page_shift;
      if (page->kind == PageKind::Pinned) result.bytes_used += size_t(page->run) << state.page_shift;
      if (page->kind == PageKind::LargeHead && (state.swept(page) || page->marked(0))) {
        result.bytes_used += size_t(page->run) << state.page_shift;
        result.objects++;
      }
      if (page->kind != PageKind::Small) continue;
      unsigned bytes = class_bytes[page->size_class];
      uint8_t* start = state.page_start(page, region);
      for (unsigned c = 0; c < state.page_bytes() / bytes; c++) {
        bool allocated = !(load_unaligned<Word>(start + c * bytes) & 1);
        if (!allocated || (!state.swept(page) && !page->marked(c))) continue;
        result.bytes_used += bytes;
        result.objects++;
      }
    }
  }
  result.bytes_free = result.bytes_total - result.bytes_used;
  result.collections = state.collections;
  result.longest_step = state.longest_step;
  return result;
}

}  // namespace adder
