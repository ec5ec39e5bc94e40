// Giving out cells: free lists per size class, pages for the classes, runs of pages for large objects and blocks.
//
// The fast path pops the class's free list. When it is empty the collector advances a step, then the next page of the
// class with free cells is opened, swept first if it is not yet; then a fresh page; then a full collection; then a new
// region.
#include <new>

#include "core/heap/layout.h"
#include "core/runtime/runtime.h"

namespace adder {

bool Heap::initialize(Runtime& rt, BlockSource& source, size_t limit) {
  void* memory = source.take_block(sizeof(State));
  if (!memory) return false;
  state_ = new (memory) State(*this, rt, source, limit);
  for (unsigned cls = 0; cls <= large_class; cls++)
    state_->take_cursor[cls] = state_->sweep_cursor[cls] = &state_->lists[cls];
  if (!state_->add_region(word_is_64_bit ? region_alignment / 2 : limit, false)) return false;
  state_->set_trigger();
  return true;
}

void Heap::release() {
  if (!state_) return;
  // Nothing is marked, so sweeping every page finalizes every object.
  state_->finish_sweep();
  state_->sweep_flag = !state_->sweep_flag;
  for (unsigned cls = 0; cls <= large_class; cls++)
    for (PageInfo* page = state_->lists[cls]; page; page = page->next) page->clear_marks();
  state_->phase = Phase::Sweeping;
  for (unsigned cls = 0; cls <= large_class; cls++) state_->sweep_cursor[cls] = &state_->lists[cls];
  state_->sweep_class = 0;
  state_->finish_sweep();
  while (state_->region_count) state_->remove_region(state_->regions[state_->region_count - 1]);
  BlockSource& source = state_->source;
  if (state_->regions) source.give_block(state_->regions, state_->region_capacity * sizeof(Region*));
  source.give_block(state_, sizeof(State));
  state_ = nullptr;
  marking_ = false;
}

Object* Heap::State::pop(unsigned cls) {
  FreeCell* cell = free[cls];
  free[cls] = cell->next();
  return reinterpret_cast<Object*>(cell);
}

// The class's next page with free cells, from those already in its list; looks no further when so much work is done.
bool Heap::State::open_page(unsigned cls, size_t limit) {
  for (limit += work; *take_cursor[cls] && work < limit; work++) {
    PageInfo* page = *take_cursor[cls];
    if (!swept(page)) {
      contract(take_cursor[cls] == sweep_cursor[cls], "an unswept page behind the sweep cursor");
      sweep_next(cls, true);
    }
    take_cursor[cls] = &page->next;
    if (page->first_free != PageInfo::no_cell) {
      uint8_t* start = page_start(page, region_of(page));
      free[cls] = reinterpret_cast<FreeCell*>(start + size_t(page->first_free) * class_bytes[cls]);
      page->first_free = PageInfo::no_cell;
      return true;
    }
  }
  return false;
}

Object* Heap::State::refill(unsigned cls) {
  advance(page_bytes());
  if (free[cls] || open_page(cls, max_step / 8)) return pop(cls);
  PageInfo* page = take_run_quickly(1, PageKind::Small);
  if (!page) {
    if (free[cls] || open_page(cls, ~size_t(0) / 2)) return pop(cls);
    page = take_run(1, PageKind::Small);
    if (!page) return free[cls] || open_page(cls, ~size_t(0) / 2) ? pop(cls) : nullptr;
  }
  if (free[cls]) {  // making room swept a page of this class
    free_run(page);
    return pop(cls);
  }
  uint8_t* start = page_start(page, region_of(page));
  page->size_class = uint8_t(cls);
  page->sweep_flag = sweep_flag;
  page->first_free = PageInfo::no_cell;
  page->clear_marks();
  // Listed before every cursor's page: it is in use from now on, and swept.
  page->next = lists[cls];
  bool at_head_take = take_cursor[cls] == &lists[cls], at_head_sweep = sweep_cursor[cls] == &lists[cls];
  lists[cls] = page;
  if (at_head_take) take_cursor[cls] = &page->next;
  if (at_head_sweep) sweep_cursor[cls] = &page->next;
  unsigned bytes = class_bytes[cls];
  FreeCell* next = nullptr;
  for (unsigned i = unsigned(page_bytes()) / bytes; i-- > 0;) {
    auto* cell = reinterpret_cast<FreeCell*>(start + i * bytes);
    cell->next_and_one = reinterpret_cast<Word>(next) + 1;
    next = cell;
  }
  free[cls] = next;
  return pop(cls);
}

namespace {
// Most cells are a few words, and a loop is quicker for them than a call of memset, into which the compiler would turn
// it but for the barrier.
inline void zero_words(void* at, size_t bytes) {
  if (bytes > 12 * sizeof(Word)) {
    std::memset(at, 0, bytes);
    return;
  }
  auto* word = static_cast<Word*>(at);
  for (auto* end = word + bytes / sizeof(Word); word < end; word++) {
    *word = 0;
    asm volatile("" : : "r"(word));
  }
}
}  // namespace

Object* Heap::State::allocate_small(unsigned cls, bool zeroed) {
  Object* object = free[cls] ? pop(cls) : refill(cls);
  if (object && zeroed) zero_words(object, class_bytes[cls]);
  return object;
}

// Pages of small cells are taken from a region's end downwards, runs of pages from its beginning upwards: what grows
// and dies as a whole does not lie between cells that stay, so that its room joins again.
PageInfo* Heap::State::find_page() {
  for (uint32_t r = 0; r < region_count; r++) {
    Region* region = regions[r];
    if (region->huge || !region->free_pages) continue;
    PageInfo* table = region->table();
    while (table[region->last_free].kind != PageKind::Free) region->last_free--;
    uint32_t number = region->last_free;
    if (number < region->fresh_to && number >= region->fresh_from) region->fresh_to = number;
    region->free_pages--;
    table[number].kind = PageKind::Small;
    table[number].run = 1;
    table[number].overflow = false;
    return table + number;
  }
  return nullptr;
}

// The first run of free pages that is long enough, in any region.
PageInfo* Heap::State::find_run(size_t pages, PageKind kind) {
  if (kind == PageKind::Small) return find_page();
  for (uint32_t r = 0; r < region_count; r++) {
    Region* region = regions[r];
    if (region->huge || region->free_pages < pages || pages >= region->no_run_of) continue;
    PageInfo* table = region->table();
    while (table[region->first_free].kind != PageKind::Free) region->first_free++;
    uint32_t start = region->first_free, length = 0;
    for (uint32_t i = start; i < region->page_count && length < pages;) {
      if (table[i].kind == PageKind::Free) {
        length++;
        i++;
      } else {
        length = 0;
        start = i += table[i].run;
      }
    }
    if (length < pages) {
      region->no_run_of = uint32_t(pages);
      continue;
    }
    table[start].kind = kind;
    table[start].run = uint32_t(pages);
    table[start].overflow = false;
    for (uint32_t i = 1; i < pages; i++) {
      table[start + i].kind = PageKind::LargeBody;
      table[start + i].run = start;
    }
    region->free_pages -= uint32_t(pages);
    return table + start;
  }
  return nullptr;
}

// A run of pages, by what takes bounded time: what is free, what a step of sweeping frees, a new region.
PageInfo* Heap::State::take_run_quickly(size_t pages, PageKind kind) {
  if (PageInfo* page = find_run(pages, kind)) return page;
  if (phase == Phase::Sweeping) {
    sweep_until(work + max_step / 4);
    if (PageInfo* page = find_run(pages, kind)) return page;
  }
  return add_region(pages << page_shift, false) ? find_run(pages, kind) : nullptr;
}

// A run of pages, by what takes as long as it takes: all that sweeping frees, a whole collection.
PageInfo* Heap::State::take_run(size_t pages, PageKind kind) {
  if (PageInfo* page = take_run_quickly(pages, kind)) return page;
  while (phase == Phase::Sweeping || dying) {
    if (phase == Phase::Sweeping)
      sweep_until(work + max_step / 8);
    else
      finish_sweep();
    if (PageInfo* page = find_run(pages, kind)) return page;
  }
  collect_now();
  finish_sweep();
  return find_run(pages, kind);
}

void Heap::State::free_run(PageInfo* head) {
  Region* region = region_of(head);
  uint32_t first = uint32_t(head - region->table());
  uint32_t pages = head->run;
  for (uint32_t i = 0; i < pages; i++) head[i].kind = PageKind::Free;
  region->free_pages += pages;
  region->no_run_of = ~uint32_t(0);
  if (first < region->first_free) region->first_free = first;
  if (first + pages > region->last_free) region->last_free = first + pages - 1;
}

// Zeroes pages that a run takes, but for those that are still zero.
void Heap::State::zero_pages(Region* region, uint32_t first, uint32_t count) {
  uint32_t end = first + count, low_end = end < region->fresh_from ? end : region->fresh_from;
  uint32_t high = first > region->fresh_to ? first : region->fresh_to;
  if (first < low_end)
    std::memset(region->pages + (size_t(first) << page_shift), 0, size_t(low_end - first) << page_shift);
  if (high < end) std::memset(region->pages + (size_t(high) << page_shift), 0, size_t(end - high) << page_shift);
  if (end > region->fresh_from) region->fresh_from = end;
}

namespace {
// Address space reserved for a huge object: it may grow in place up to this; untouched pages cost nothing.
constexpr size_t huge_reserve(size_t bytes, size_t limit) { return limit ? bytes : std::bit_ceil(bytes) * 2; }
}  // namespace

Object* Heap::State::allocate_large(size_t bytes, bool zeroed) {
  advance(bytes);
  PageInfo* page;
  if (wants_region(bytes)) {
    Region* region = add_region(huge_reserve(bytes, limit), true);
    if (!region) {
      collect_now();
      finish_sweep();
      region = add_region(huge_reserve(bytes, limit), true);
    }
    if (!region) return nullptr;
    page = region->table();
    *page = {};
    page->kind = PageKind::LargeHead;
    page->run = uint32_t(pages_for(bytes));
    region->fresh_from = page->run;
  } else {
    page = take_run(pages_for(bytes), PageKind::LargeHead);
    if (!page) return nullptr;
    Region* region = region_of(page);
    uint32_t first = uint32_t(page - region->table()), end = first + page->run;
    if (zeroed) zero_pages(region, first, page->run);
    if (end > region->fresh_from) region->fresh_from = end;
  }
  page->size_class = large_class;
  page->sweep_flag = sweep_flag;
  page->first_free = PageInfo::no_cell;
  page->clear_marks();
  link_large(page);
  return reinterpret_cast<Object*>(page_start(page, region_of(page)));
}

// New large objects are listed before the sweep cursor's page: they are swept.
void Heap::State::link_large(PageInfo* page) {
  PageInfo*& first = lists[large_class];
  page->next = first;
  page->large.back = &first;
  if (first) first->large.back = &page->next;
  if (sweep_cursor[large_class] == &first) sweep_cursor[large_class] = &page->next;
  first = page;
}

void Heap::State::unlink_large(PageInfo* page) {
  PageInfo** back = page->large.back;
  *back = page->next;
  if (page->next) page->next->large.back = back;
  if (sweep_cursor[large_class] == &page->next) sweep_cursor[large_class] = back;
}

void Heap::State::release_large(PageInfo* page) {
  Region* region = region_of(page);
  unlink_large(page);
  if (region->huge) {
    forget_region(region);
    region->next_dying = dying;
    dying = region;
  } else {
    work += page->run;
    free_run(page);
  }
}

// Takes the pages behind a large object's run, when they are free.
bool Heap::State::grow_large(Object* object, size_t bytes) {
  PageInfo* page = page_of(object);
  if (page->kind != PageKind::LargeHead) return false;
  Region* region = region_of(object);
  uint32_t first = uint32_t(page - region->table()), wanted = uint32_t(pages_for(bytes));
  if (wanted <= page->run) return true;
  if (first + wanted > region->page_count) return false;
  if (!region->huge) {
    for (uint32_t i = first + page->run; i < first + wanted; i++)
      if (region->table()[i].kind != PageKind::Free) return false;
    for (uint32_t i = first + page->run; i < first + wanted; i++) {
      region->table()[i].kind = PageKind::LargeBody;
      region->table()[i].run = first;
    }
    region->free_pages -= wanted - page->run;
  }
  advance(size_t(wanted - page->run) << page_shift);
  zero_pages(region, first + page->run, wanted - page->run);
  page->run = wanted;
  return true;
}

bool Heap::grow_in_place(Object* object, size_t bytes) { return state_->grow_large(object, bytes); }

// A build that looks for lost references: whole collections for a while, at every allocation, then cycles in the
// smallest steps, between which the program runs: what stores without the write barrier shows there.
void Heap::State::stress() {
  constexpr unsigned turns = 64;
  if (heap.allocation_number & turns) return (void)heap.collect();
  if (phase == Phase::Idle) allocated_since_cycle = trigger;
  advance(smallest_cell);
}

Object* Heap::State::allocate_any(const Type* type, size_t bytes, bool zeroed) {
  heap.allocation_number++;
  if (heap.allocation_number == heap.fail_at && (!heap.fails || heap.fails(heap))) [[unlikely]]
    return nullptr;
  if constexpr (gc_stress) stress();
  Object* object =
      bytes <= largest_small ? allocate_small(class_table.of[(bytes + 7) / 8], zeroed) : allocate_large(bytes, zeroed);
  if (object) [[likely]]
    object->type = type;
  return object;
}

Object* Heap::allocate(const Type* type, size_t bytes) { return state_->allocate_any(type, bytes, true); }
Object* Heap::allocate_leaf(const Type* type, size_t bytes) { return state_->allocate_any(type, bytes, false); }

bool Heap::contains(const Object* object) const { return state_->in_heap(object); }

size_t Heap::cell_bytes(const Object* object) const {
  const PageInfo* page = state_->page_of(object);
  return page->kind == PageKind::Small ? class_bytes[page->size_class] : size_t(page->run) << state_->page_shift;
}

size_t Heap::rounded_bytes(size_t bytes) const {
  return bytes <= state_->largest_small ? class_bytes[class_table.of[(bytes + 7) / 8]]
                                        : state_->pages_for(bytes) << state_->page_shift;
}

Object* Heap::enlarge(const Type* type, Object* old, size_t used, size_t least, size_t wanted) {
  for (size_t bytes : {wanted, least}) {
    if (old && grow_in_place(old, bytes)) return old;
    Object* moved = allocate(type, bytes);
    if (!moved) continue;
    if (old) std::memcpy(static_cast<void*>(moved + 1), old + 1, used - sizeof(Object));
    return moved;
  }
  return nullptr;
}

// While the collector marks, an object that it has reached may be on the mark stack; else nothing of it knows the
// object.
void Heap::free_now(Object* object) {
  PageInfo* page = state_->page_of(object);
  if (marking_ && state_->is_marked(object)) return;
  if (page->kind == PageKind::LargeHead) return state_->release_large(page);
  if (page->kind != PageKind::Small || !state_->swept(page)) return;
  auto* cell = reinterpret_cast<FreeCell*>(object);
  cell->next_and_one = reinterpret_cast<Word>(state_->free[page->size_class]) + 1;
  state_->free[page->size_class] = cell;
}

void* HeapBlocks::take_block(size_t bytes) {
  if (state.wants_region(bytes)) return state.source.take_block(bytes);
  PageInfo* page = state.take_run(state.pages_for(bytes), PageKind::Pinned);
  if (!page) return nullptr;
  Region* region = state.region_of(page);
  uint32_t end = uint32_t(page - region->table()) + page->run;
  if (end > region->fresh_from) region->fresh_from = end;
  return state.page_start(page, region);
}

void HeapBlocks::give_block(void* block, size_t bytes) {
  if (state.wants_region(bytes)) return state.source.give_block(block, bytes);
  state.free_run(state.page_of(static_cast<Object*>(block)));
}

BlockSource& Heap::blocks() { return state_->block_source; }

size_t Heap::limit() const { return state_->limit; }

}  // namespace adder
