// Marking: incremental, tri-colour, with an insertion barrier.
//
// White = mark bit clear, grey = mark bit set and on the mark stack (or in a page flagged `overflow`), black = marked
// and scanned. The mutator runs between steps; Heap::store greys what it stores. Native stack and roots are scanned
// when a cycle starts and again when the mark stack runs empty; if the second scan turned up much, marking goes on in
// steps and the scan is repeated, at most `max_final_rounds` times, before the cycle is closed in one go.
//
// Rules when you touch this:
//  1. Nothing here allocates or runs Python code.
//  2. An object is pushed exactly when its mark bit goes from 0 to 1, or when it is greyed again (regrey).
//  3. A scan slice never exceeds slice_words, whatever the object: that bounds a step.
#include "core/heap/layout.h"
#include "core/runtime/runtime.h"

namespace adder {

namespace {
// Words of one array scanned before the rest goes back on the mark stack.
constexpr size_t slice_words = 512;
// Bytes traced for each byte allocated while marking: marking ends long before the heap doubles.
constexpr size_t trace_per_allocated = 4;
constexpr uint8_t max_final_rounds = 4;
// A final root scan that finds at most this many objects to scan closes the cycle at once.
constexpr size_t final_budget = word_is_64_bit ? 64 * 1024 : 4 * 1024;
// Pages swept beside each allocator refill.
constexpr unsigned sweep_per_refill = 8;
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
  PageInfo* page = region->table() + (region->huge ? 0 : offset / page_bytes);
  bool small = page->kind == PageKind::Small;
  unsigned cell = small ? cell_of_offset(page->size_class, offset % page_bytes) : 0;
  if (page->marked(cell)) return;
  page->set_mark(cell);
  marked_bytes += small ? class_bytes[page->size_class] : size_t(page->run) * page_bytes;
  push(object, 0);
}

void Heap::State::push(Object* object, size_t position) {
  const Type* type = object->type;
  bool leaf = type->trace_words.count == 0 && !type->trace && !type->is(Type::Heap);
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

// Scans one entry, or a slice of it; returns the bytes it looked at.
size_t Heap::State::scan(MarkEntry entry) {
  Object* object = entry.object;
  const Type* type = object->type;
  Tracer tracer(this);
  Value* words = reinterpret_cast<Value*>(object);
  PageInfo* page = page_of(object);
  size_t cell_words =
      (page->kind == PageKind::Small ? class_bytes[page->size_class] : size_t(page->run) * page_bytes) / sizeof(Word);
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
  if (from < to) tracer.mark_range(words + from, words + to);
  if (entry.position == 0) {
    if (type->is(Type::Heap)) {
      tracer.mark(type);
      if (has_traced_tail(type)) tracer.mark_range(words + type->native_bytes / sizeof(Word), words + cell_words);
    }
    if (type->trace) type->trace(object, tracer);
  }
  return (to > from ? to - from : 0) * sizeof(Word) + 2 * sizeof(Word);
}

// Scans again every marked object of the pages where the mark stack was full.
void Heap::State::rescan_overflowed() {
  overflowed = false;
  for (unsigned cls = 0; cls <= large_class; cls++)
    for (PageInfo* page = lists[cls]; page; page = page->next) {
      if (!page->overflow) continue;
      page->overflow = false;
      Region* region = region_of(page);
      uint8_t* start = page_start(page, region);
      unsigned bytes = page->kind == PageKind::Small ? class_bytes[cls] : 0;
      unsigned cells = bytes ? page_bytes / bytes : 1;
      for (unsigned i = 0; i < cells; i++)
        if (page->marked(i)) {
          auto* object = reinterpret_cast<Object*>(start + i * bytes);
          if (mark_count == mark_capacity) {
            page->overflow = overflowed = true;
            break;
          }
          push(object, 0);
          // Depth first: the stack is emptied before the next cell, so that it cannot fill up by width alone.
          while (mark_count) scan(marks[--mark_count]);
        }
    }
}

void Heap::State::mark_step(size_t budget) {
  size_t traced = 0;
  while (traced < budget) {
    if (!mark_count) {
      if (!overflowed) break;
      rescan_overflowed();
      continue;
    }
    traced += scan(marks[--mark_count]);
  }
  if (traced > longest_step) longest_step = traced;
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
  for (; begin < end; begin++)
    if (Object* object = state->find_object(*begin)) state->mark_object(object);
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

// Objects with __del__ that marking did not reach are kept for one more cycle and handed to the interpreter.
void Heap::State::queue_finalizable() {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < registered.size; i++) {
    Object* object = registered.items[i];
    if (is_marked(object)) {
      registered.items[kept++] = object;
      continue;
    }
    ready.items[ready.size++] = object;
    rt.pending.fetch_or(PendingFinalizers, std::memory_order_relaxed);
  }
  registered.size = kept;
  for (uint32_t i = 0; i < ready.size; i++) mark_object(ready.items[i]);
  mark_step(~size_t(0));
}

void Heap::State::finish_marking() {
  mark_step(~size_t(0));
  queue_finalizable();
  heap.marking_ = false;
  phase = Phase::Sweeping;
  collections++;
  sweep_class = 0;
  for (unsigned cls = 0; cls <= large_class; cls++) {
    if (cls < small_classes) free[cls] = nullptr;
    take_cursor[cls] = sweep_cursor[cls] = &lists[cls];
    for (PageInfo* page = lists[cls]; page; page = page->next) {
      page->swept = false;
      page->free = nullptr;
    }
  }
  set_trigger();
}

// Called at every refill and large allocation: the collector's share of the work.
void Heap::State::advance(size_t allocated) {
  allocated_since_cycle += allocated;
  switch (phase) {
    case Phase::Idle: {
      size_t limit_now = heap.threshold >= 0 ? size_t(heap.threshold) : trigger;
      if (heap.enabled_ && allocated_since_cycle >= limit_now) start_cycle();
      return;
    }
    case Phase::Marking:
      if (mark_count || overflowed) return mark_step(allocated * trace_per_allocated);
      // Nothing grey is left: look at the roots once more.
      scan_roots();
      if (++final_rounds < max_final_rounds) {
        mark_step(final_budget);
        if (mark_count || overflowed) return;
      }
      return finish_marking();
    case Phase::Sweeping: return sweep_some(sweep_per_refill * unsigned(1 + allocated / (4 * page_bytes)));
  }
}

void Heap::State::collect_now() {
  if (phase == Phase::Sweeping) finish_sweep();
  if (phase == Phase::Idle) start_cycle();
  mark_step(~size_t(0));
  scan_roots();
  finish_marking();
}

void Heap::collect() {
  state_->collect_now();
  state_->finish_sweep();
}

uint32_t Heap::cycle() const { return state_->collections; }

void Heap::shade(Value value) {
  if (value.is_object()) state_->mark_object(value.as_object());
}

void Heap::regrey(Object* object) {
  if (state_->in_heap(object) && state_->is_marked(object)) state_->push(object, 0);
}

void Heap::revive_leaf(Object* object) {
  if (state_->phase != Phase::Sweeping || !state_->in_heap(object)) return;
  PageInfo* page = state_->page_of(object);
  if (!page->swept) page->set_mark(state_->cell_index(page, state_->region_of(object), object));
}

Status Heap::register_finalizer(Object* object) {
  if (state_->registered.size == state_->registered.capacity && !state_->grow_vector(state_->registered))
    return state_->rt.no_memory();
  while (state_->ready.capacity < state_->registered.size + state_->ready.size + 1)
    if (!state_->grow_vector(state_->ready)) return state_->rt.no_memory();
  state_->registered.items[state_->registered.size++] = object;
  return {};
}

void Heap::finalize_all() {
  for (uint32_t i = 0; i < state_->registered.size; i++) state_->ready.items[state_->ready.size++] = state_->registered.items[i];
  state_->registered.size = 0;
  if (state_->ready.size) state_->rt.pending.fetch_or(PendingFinalizers, std::memory_order_relaxed);
}

Object* Heap::take_finalizable() {
  ObjectVector& ready = state_->ready;
  return ready.size ? ready.items[--ready.size] : nullptr;
}

}  // namespace adder
