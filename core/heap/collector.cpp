// Marking: incremental, tri-colour, with an insertion barrier.
//
// White = mark bit clear, grey = mark bit set and on the mark stack (or in a page flagged `overflow`), black = marked
// and scanned. The mutator runs between steps; Heap::store greys what it stores. Native stack and roots are scanned
// when a cycle starts and again when the mark stack runs empty; if the second scan turned up much, marking goes on in
// steps and the scan is repeated, at most `max_final_rounds` times, before the cycle is closed in one go. Each round
// finds what was allocated since the last one, and marking is quicker than allocating, so that few rounds are needed.
//
// Work is counted (State::work), so that a step is bounded whatever it meets: what a large allocation earns beyond one
// step is kept as debt and done by the steps to come.
//
// Rules when you touch this:
//  1. Nothing here allocates or runs Python code.
//  2. An object is pushed exactly when its mark bit goes from 0 to 1, or when it is greyed again (regrey).
//  3. A scan slice never exceeds slice_words, whatever the object: that bounds a step.
//  4. No loop over all pages or all objects in one step, but in a collection that the program asked for.
#include "core/heap/layout.h"
#include "core/runtime/runtime.h"

namespace adder {

namespace {
// Words of one array scanned before the rest goes back on the mark stack.
constexpr size_t slice_words = 256;
// Units of work for each byte allocated while a cycle runs: marking ends long before the heap doubles.
constexpr size_t work_per_byte = word_is_64_bit ? 1 : 2;
// Units for an object found, and for an object scanned, besides those of its words.
constexpr size_t object_work = 4;
// Words of a stack that are one unit: most are no address of the heap.
constexpr size_t conservative_words = 2;
constexpr uint8_t max_final_rounds = 16;
// Pages of a heap whose pages are put in order after each cycle.
constexpr uint32_t most_ordered_pages = 512;
// Bytes of a dead huge object given back in one step.
constexpr size_t dying_slice = 256 * 1024;
}  // namespace

bool Heap::State::is_marked(Object* object) const {
  if (!in_heap(object)) return true;
  Region* region = region_of(object);
  PageInfo* page = page_of(object);
  return page->marked(cell_index(page, region, object));
}

void Heap::State::mark_object(Object* object) {
  if (!in_heap(object)) return;
  Region* region = region_of(object);
  unsigned offset = unsigned(reinterpret_cast<const uint8_t*>(object) - region->pages);
  PageInfo* page = region->table() + (region->huge ? 0 : offset >> page_shift);
  bool small = page->kind == PageKind::Small;
  unsigned cell = small ? cell_of_offset(page->size_class, offset & unsigned(page_bytes() - 1)) : 0;
  if (page->marked(cell)) return;
  page->set_mark(cell);
  marked_bytes += small ? class_bytes[page->size_class] : size_t(page->run) << page_shift;
  work += object_work;
  push(object, 0);
}

void Heap::State::push(Object* object, size_t position) {
  const Type* type = object->type;
  bool leaf = type->trace_words.count == 0 && !type->trace() && !type->is(Type::Heap);
  if (leaf) return;
  if (mark_count == mark_capacity) [[unlikely]] {
    page_of(object)->overflow = true;
    overflowed = true;
    return;
  }
  marks[mark_count++] = {object, position};
}

namespace {
struct WordRange {
  size_t first, end;
};

// Words of `object` that its trace range names, the range's end as an index of words.
WordRange traced_words(const Object* object, size_t cell_words) {
  Trace trace = object->type->trace_words;
  if (trace.count == Trace::to_end) return {trace.first, cell_words};
  if (trace.count == Trace::pairs) return {trace.first, trace.first + 2 * size_t(load_unaligned<uint32_t>(object + 1))};
  return {trace.first, size_t(trace.first) + trace.count};
}

bool has_traced_tail(const Type* type) {
  return type->is(Type::Heap) && type->is(Type::HasInstancePart) && !type->is(Type::VariableSize);
}
}  // namespace

// Scans one entry, or a slice of it.
void Heap::State::scan(MarkEntry entry) {
  Object* object = entry.object;
  const Type* type = object->type;
  Tracer tracer(this);
  Value* words = reinterpret_cast<Value*>(object);
  PageInfo* page = page_of(object);
  size_t cell_words =
      (page->kind == PageKind::Small ? class_bytes[page->size_class] : size_t(page->run) << page_shift) / sizeof(Word);
  WordRange range = traced_words(object, cell_words);
  size_t from = range.first + entry.position, to = range.end;
  // The rest of a long array goes back first; what is scanned now must fit the mark stack, so that arrays never
  // overflow it.
  size_t slice = mark_capacity - mark_count;
  slice = slice > slice_words ? slice_words : slice > 2 ? slice - 1 : 2;
  if (to > from + slice) {
    to = from + slice;
    push(object, entry.position + slice);
  }
  work += object_work;
  if (from < to) {
    work += to - from;
    tracer.mark_range(words + from, words + to);
  }
  if (entry.position == 0) {
    if (type->is(Type::Heap)) {
      tracer.mark(type);
      if (has_traced_tail(type)) tracer.mark_range(words + type->native_bytes / sizeof(Word), words + cell_words);
    }
    if (type->trace()) type->trace()(object, tracer);
  }
}

// Looks for objects that are marked but found no room on the mark stack, and puts one on it: one at a time, so that the
// stack cannot fill up by width alone. A page flagged anew behind the search is found by another search.
void Heap::State::search_overflowed(size_t limit) {
  if (!searching) {
    searching = true;
    overflowed = false;
    search_class = search_cell = 0;
    search_page = lists[0];
  }
  while (work < limit) {
    if (!search_page) {
      if (search_class == large_class) {
        searching = false;
        return;
      }
      search_page = lists[++search_class];
    } else if (search_in_page()) {
      return;
    } else {
      search_page = search_page->next;
    }
  }
}

bool Heap::State::search_in_page() {
  PageInfo* page = search_page;
  work++;
  if (search_cell == 0) {
    if (!page->overflow) return false;
    page->overflow = false;
  }
  unsigned bytes = page->kind == PageKind::Small ? class_bytes[search_class] : unsigned(page_bytes());
  uint8_t* start = page_start(page, region_of(page));
  while (search_cell < page_bytes() / bytes) {
    unsigned cell = search_cell++;
    if (!page->marked(cell)) continue;
    push(reinterpret_cast<Object*>(start + cell * bytes), 0);
    return true;
  }
  search_cell = 0;
  return false;
}

// Marks until as much work is done, or nothing grey is left: true then.
bool Heap::State::mark_until(size_t limit) {
  while (work < limit) {
    if (mark_count)
      scan(marks[--mark_count]);
    else if (overflowed || searching)
      search_overflowed(limit);
    else
      return true;
  }
  return !grey_left();
}

namespace {
// Registers are spilled into this frame, then every word from it to the top of the stack is looked at.
[[gnu::noinline, gnu::no_sanitize_address]] void scan_native_stack(Tracer& tracer, uintptr_t top) {
  __builtin_unwind_init();
  volatile Word here = 0;
  tracer.mark_conservative(const_cast<const Word*>(&here), reinterpret_cast<const Word*>(top));
}
}  // namespace

[[gnu::no_sanitize_address]] void Tracer::mark_conservative(const Word* begin, const Word* end) {
  auto* state = static_cast<Heap::State*>(state_);
  if (begin < end) state->work += size_t(end - begin) / conservative_words;
  uintptr_t lowest = state->lowest, span = state->highest - lowest;
  for (; begin < end; begin++) {
    if (*begin - lowest >= span) continue;
    if (Object* object = state->find_object(*begin)) state->mark_object(object);
  }
}

void Tracer::mark_object(Object* object) { static_cast<Heap::State*>(state_)->mark_object(object); }

void Heap::State::scan_roots() {
  Tracer tracer(this);
  trace_runtime_roots(rt, tracer);
  for (uint32_t i = 0; i < ready.size; i++) mark_object(ready.items[i]);
  if (rt.platform) scan_native_stack(tracer, rt.platform->stack_top());
}

void Heap::State::start_cycle() {
  contract(phase == Phase::Idle, "a cycle starts when the last one is swept");
  phase = Phase::Marking;
  heap.marking_ = true;
  marked_bytes = 0;
  final_rounds = 0;
  scan_roots();
}

// Makes the interpreter see to the object: `ready` has room, whatever is found (reserve_ready).
void Heap::State::queue(Object* object) {
  ready.items[ready.size++] = object;
  rt.pending.fetch_or(PendingFinalizers, std::memory_order_relaxed);
}

// Weak cells whose referent marking did not reach lose it. Everything reachable must be marked; what __del__ could
// bring back is not yet. A cell that is dead itself stays listed, as it may come back that way.
void Heap::State::empty_weak_cells() {
  work += weak.size;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < weak.size; i++) {
    auto* cell = static_cast<WeakCell*>(weak.items[i]);
    if (is_marked(cell->referent.as_object())) {
      weak.items[kept++] = cell;
      continue;
    }
    cell->referent = Value::empty();
    if (cell->callback.is_object() && is_marked(cell)) queue(cell);
  }
  weak.size = kept;
}

// When nothing can come back any more.
void Heap::State::forget_dead_weak_cells() {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < weak.size; i++)
    if (is_marked(weak.items[i])) weak.items[kept++] = weak.items[i];
  weak.size = kept;
}

// Objects with __del__ that marking did not reach are kept for one more cycle and handed to the interpreter; true when
// there are such. Everything reachable must be marked.
bool Heap::State::queue_finalizable() {
  uint32_t kept = 0, before = ready.size;
  for (uint32_t i = 0; i < registered.size; i++) {
    Object* object = registered.items[i];
    if (is_marked(object))
      registered.items[kept++] = object;
    else
      queue(object);
  }
  registered.size = kept;
  if (ready.size == before) return false;
  for (uint32_t i = before; i < ready.size; i++) mark_object(ready.items[i]);
  return true;
}

// In a limited heap of few pages the class lists are put in the order of addresses, highest first: what is allocated
// next fills the pages at that end, and those towards the beginning, where runs are sought, become empty.
void Heap::State::order_pages() {
  Region* region = regions[0];
  if (!limit || region_count > 1 || region->page_count > most_ordered_pages) return;
  for (PageInfo*& list : lists) list = nullptr;
  PageInfo* table = region->table();
  for (uint32_t i = 0; i < region->page_count; i++) {
    if (table[i].kind == PageKind::LargeHead) {
      link_large(table + i);
    } else if (table[i].kind == PageKind::Small) {
      table[i].next = lists[table[i].size_class];
      lists[table[i].size_class] = table + i;
    }
  }
  work += region->page_count / 2;
}

// Everything reachable is marked: every page is unswept from now on.
void Heap::State::finish_marking() {
  forget_dead_weak_cells();
  heap.marking_ = false;
  phase = Phase::Sweeping;
  collections++;
  sweep_class = 0;
  sweep_flag = !sweep_flag;
  order_pages();
  for (unsigned cls = 0; cls <= large_class; cls++) {
    if (cls < small_classes) free[cls] = nullptr;
    take_cursor[cls] = sweep_cursor[cls] = &lists[cls];
  }
  set_trigger();
}

void Heap::State::advance_marking() {
  if (grey_left()) return (void)mark_until(debt < max_step ? debt : max_step);
  // Nothing grey is left: look at the roots once more.
  scan_roots();
  size_t limit = ++final_rounds < max_final_rounds ? max_step : ~size_t(0);
  if (!mark_until(limit)) return;
  empty_weak_cells();
  if (queue_finalizable()) {
    final_rounds = 0;  // what they refer to is new work, for steps of its own
    if (!mark_until(max_step)) return;
  }
  finish_marking();
}

// Called at every refill and large allocation: the collector's share of the work.
void Heap::State::advance(size_t allocated) {
  allocated_since_cycle += allocated;
  steps_asked++;
  work = 0;
  if (dying) release_dying(dying_slice);
  if (phase == Phase::Idle) {
    size_t limit_now = heap.threshold >= 0 ? size_t(heap.threshold) : trigger;
    if (heap.enabled_ && allocated_since_cycle >= limit_now) start_cycle();
    debt = 0;
  } else {
    debt += near_limit ? (allocated >> page_shift) * max_step : allocated * work_per_byte;
    if (phase == Phase::Marking)
      advance_marking();
    else
      sweep_until(debt < max_step ? debt : max_step);
    debt -= work < debt ? work : debt;
  }
  if (work > longest_step) longest_step = work;
}

// A cycle under way would keep what died since it began: it is given up.
void Heap::State::abandon_marking() {
  for (PageInfo* page : lists)
    for (; page; page = page->next) {
      page->clear_marks();
      page->overflow = false;
    }
  mark_count = 0;
  overflowed = searching = false;
  phase = Phase::Idle;
}

void Heap::State::collect_now() {
  if (phase == Phase::Sweeping) finish_sweep();
  if (phase == Phase::Marking) abandon_marking();
  start_cycle();
  mark_all();
  scan_roots();
  mark_all();
  empty_weak_cells();
  if (queue_finalizable()) mark_all();
  finish_marking();
}

size_t Heap::collect() {
  state_->collect_now();
  state_->freed_objects = 0;
  state_->finish_sweep();
  return state_->freed_objects;
}

uint32_t Heap::cycle() const { return state_->collections; }

void Heap::shade(Value value) {
  if (value.is_object()) state_->mark_object(value.as_object());
}

// What is stored into an object that marking has not reached is found with it, or dies with it.
void Heap::shade_stored(const void* slot, Value value) {
  if (value.is_object() && !state_->in_white_cell(uintptr_t(slot))) state_->mark_object(value.as_object());
}

void Heap::regrey(Object* object) {
  if (state_->in_heap(object) && state_->is_marked(object)) state_->push(object, 0);
}

void Heap::revive_leaf(Object* object) {
  if (state_->phase != Phase::Sweeping || !state_->in_heap(object)) return;
  PageInfo* page = state_->page_of(object);
  if (!state_->swept(page)) page->set_mark(state_->cell_index(page, state_->region_of(object), object));
}

// Room for one more in `growing`, and in `ready` for all that is listed.
Status Heap::State::reserve_ready(ObjectVector& growing) {
  if (growing.size == growing.capacity && !grow_vector(growing)) return rt.no_memory();
  while (ready.capacity < registered.size + weak.size + ready.size + 1)
    if (!grow_vector(ready)) return rt.no_memory();
  return {};
}

Status Heap::register_finalizer(Object* object) {
  TRY(state_->reserve_ready(state_->registered));
  state_->registered.items[state_->registered.size++] = object;
  return {};
}

Status Heap::register_weak(WeakCell* cell) {
  TRY(state_->reserve_ready(state_->weak));
  state_->weak.items[state_->weak.size++] = cell;
  return {};
}

Span<Object* const> Heap::weak_cells() const { return {state_->weak.items, state_->weak.size}; }

void Heap::finalize_all() {
  for (uint32_t i = 0; i < state_->registered.size; i++)
    state_->ready.items[state_->ready.size++] = state_->registered.items[i];
  state_->registered.size = 0;
  if (state_->ready.size) state_->rt.pending.fetch_or(PendingFinalizers, std::memory_order_relaxed);
}

Object* Heap::take_finalizable() {
  ObjectVector& ready = state_->ready;
  return ready.size ? ready.items[--ready.size] : nullptr;
}

}  // namespace adder
