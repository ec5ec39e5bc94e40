// The value stack and the frame stack: segments, growth, the recursion limit, what the collector scans.
//
// The state, the first frames and the first segment of values share one block, so that a small node pays one heap page
// for all of it. Further segments come when they are needed. A segment of values is given back when its frame returns,
// but for one that is kept so that a call at the border does not take and give it every time; segments of frames go
// back together with those.
#include "core/runtime/roots.h"
#include "core/vm/interpreter.h"
#include "core/vm/opcode_tables.h"

namespace adder {

namespace {

// Sizes in bytes of the first block, of the segments of values and of the segments of frames. A host's are large enough
// to be rare; where the heap is small they are a small part of it, and each a run of few pages.
struct SegmentSizes {
  size_t first_block, values, frames;
  uint32_t first_frames;
};

SegmentSizes segment_sizes(const Heap& heap) {
  if (!word_is_64_bit) return {1024, 1024, 1024, 8};
  if (!heap.limit() || heap.limit() >= 1024 * 1024) return {16384, 65536, 8192, 48};
  return {2048, 2048, 1024, 8};
}

// Frames. CPython's 1000 is small for programs that recurse over data; what really limits is memory.
constexpr uint32_t default_recursion_limit = 20000;
// A stack that cannot grow beyond so many frames is called a recursion too deep, not a lack of memory.
constexpr uint32_t deep = 64;

struct ValueSegment {
  ValueSegment* previous;
  size_t bytes;
  Value* begin() { return reinterpret_cast<Value*>(this + 1); }
  Value* end() { return reinterpret_cast<Value*>(reinterpret_cast<uint8_t*>(this) + bytes); }
};

struct FrameSegment {
  FrameSegment* next;
  FrameSegment* previous;
  size_t bytes;
  uint32_t count;
  Frame* frames() { return reinterpret_cast<Frame*>(this + 1); }
};

}  // namespace

struct StackState {
  size_t bytes;
  ValueSegment* values;  // running segment
  ValueSegment* spare;   // one kept, or nullptr
  FrameSegment* first;
  FrameSegment* last;
  uint32_t frame_count;  // in all segments
  Generator* noted;      // generators that suspended while the collection noted_cycle - 1 was marking
  uint32_t noted_cycle;
  Frame* first_frame() { return first->frames(); }
};

namespace {

// Links the frames of all segments; the chain ends at the recursion limit.
void link_frames(Runtime& rt) {
  Frame* previous = nullptr;
  uint32_t index = 0;
  for (FrameSegment* segment = rt.stacks->first; segment; segment = segment->next)
    for (uint32_t i = 0; i < segment->count; i++, index++) {
      Frame* frame = segment->frames() + i;
      frame->previous = previous;
      if (previous) previous->next = index < rt.recursion_limit ? frame : nullptr;
      frame->next = nullptr;
      previous = frame;
    }
}

bool recursion_error(Runtime& rt) {
  (void)raise(rt, recursion_error_type, "maximum recursion depth exceeded"_m);
  return false;
}

bool no_stack_memory(Runtime& rt) {
  if (rt.stacks->frame_count < deep || rt.recursion_error.is_empty())
    (void)rt.no_memory();
  else
    (void)raise_value(rt, rt.recursion_error);
  return false;
}

// A block of `bytes`, or of less where memory is short: at least `least`. `bytes` says how much it is.
void* take_segment(Runtime& rt, size_t& bytes, size_t least) {
  for (;; bytes = std::max(bytes / 2, least)) {
    void* segment = rt.heap.blocks().take_block(bytes);
    if (segment || bytes == least) return segment;
  }
}

// Makes the frame behind the last one.
bool grow_frames(Runtime& rt) {
  StackState& stacks = *rt.stacks;
  if (stacks.frame_count >= rt.recursion_limit) return recursion_error(rt);
  size_t bytes = segment_sizes(rt.heap).frames;
  auto* segment = static_cast<FrameSegment*>(take_segment(rt, bytes, sizeof(FrameSegment) + sizeof(Frame)));
  if (!segment) return no_stack_memory(rt);
  segment->next = nullptr;
  segment->previous = stacks.last;
  segment->bytes = bytes;
  segment->count = uint32_t((bytes - sizeof(FrameSegment)) / sizeof(Frame));
  Frame* previous = stacks.last->frames() + stacks.last->count - 1;
  uint32_t index = stacks.frame_count;
  for (uint32_t i = 0; i < segment->count; i++, index++) {
    Frame* frame = segment->frames() + i;
    previous->next = index < rt.recursion_limit ? frame : nullptr;
    frame->previous = previous;
    frame->next = nullptr;
    previous = frame;
  }
  stacks.last->next = segment;
  stacks.last = segment;
  stacks.frame_count = index;
  return true;
}

Value* open_segment(Runtime& rt, uint32_t registers) {
  StackState& stacks = *rt.stacks;
  size_t bytes = sizeof(ValueSegment) + registers * sizeof(Value);
  ValueSegment* segment = stacks.spare;
  if (segment && segment->bytes >= bytes) {
    stacks.spare = nullptr;
  } else {
    size_t least = bytes;
    bytes = std::max(bytes, segment_sizes(rt.heap).values);
    segment = static_cast<ValueSegment*>(take_segment(rt, bytes, least));
    if (!segment) return no_stack_memory(rt), nullptr;
    segment->bytes = bytes;
  }
  segment->previous = stacks.values;
  stacks.values = segment;
  rt.stack_end = segment->end();
  return segment->begin();
}

// Gives back the segments of frames behind the one in which `frame` lies, but for one.
void trim_frames(Runtime& rt, Frame* frame) {
  StackState& stacks = *rt.stacks;
  for (;;) {
    FrameSegment* last = stacks.last;
    FrameSegment* before = last->previous;
    if (!before || !before->previous) return;
    for (FrameSegment* segment : {last, before})
      if (frame >= segment->frames() && frame < segment->frames() + segment->count) return;
    stacks.last = before;
    before->next = nullptr;
    before->frames()[before->count - 1].next = nullptr;
    stacks.frame_count -= last->count;
    rt.heap.blocks().give_block(last, last->bytes);
  }
}

void close_segment(Runtime& rt) {
  StackState& stacks = *rt.stacks;
  ValueSegment* segment = stacks.values;
  stacks.values = segment->previous;
  rt.stack_end = stacks.values->end();
  if (stacks.spare) {
    rt.heap.blocks().give_block(segment, segment->bytes);
    trim_frames(rt, rt.frame);
  } else {
    stacks.spare = segment;
  }
}

}  // namespace

// Where the first block lies: on a microcontroller beside the heap, because it is there for ever.
static BlockSource& first_block_source(Runtime& rt) {
  return word_is_64_bit || !rt.platform ? rt.heap.blocks() : *rt.platform;
}

Status initialize_interpreter(Runtime& rt) {
  if (!rt.loop) rt.loop = plain_loop;
  SegmentSizes sizes = segment_sizes(rt.heap);
  auto* memory = static_cast<uint8_t*>(first_block_source(rt).take_block(sizes.first_block));
  if (!memory) return Failed{};
  auto* stacks = reinterpret_cast<StackState*>(memory);
  auto* frames = reinterpret_cast<FrameSegment*>(stacks + 1);
  *frames = {nullptr, nullptr, 0, sizes.first_frames};
  auto* values = reinterpret_cast<ValueSegment*>(frames->frames() + sizes.first_frames);
  values->previous = nullptr;
  values->bytes = size_t(memory + sizes.first_block - reinterpret_cast<uint8_t*>(values));
  *stacks = {sizes.first_block, values, nullptr, frames, frames, sizes.first_frames, nullptr, 0};
  rt.stacks = stacks;
  rt.frame = nullptr;
  rt.stack_end = values->end();
  rt.recursion_limit = default_recursion_limit;
  if (rt.platform) rt.native_stack_limit = rt.platform->stack_limit();
  link_frames(rt);
  return {};
}

void release_interpreter(Runtime& rt) {
  if (!rt.stacks) return;
  StackState& stacks = *rt.stacks;
  BlockSource& blocks = rt.heap.blocks();
  while (stacks.last != stacks.first) {
    FrameSegment* segment = stacks.last;
    stacks.last = segment->previous;
    blocks.give_block(segment, segment->bytes);
  }
  while (stacks.values->previous) {
    ValueSegment* segment = stacks.values;
    stacks.values = segment->previous;
    blocks.give_block(segment, segment->bytes);
  }
  if (stacks.spare) blocks.give_block(stacks.spare, stacks.spare->bytes);
  first_block_source(rt).give_block(&stacks, stacks.bytes);
  rt.stacks = nullptr;
  rt.frame = nullptr;
}

Status set_recursion_limit(Runtime& rt, uint32_t frames) {
  uint32_t depth = 0;
  for (Frame* frame = rt.frame; frame; frame = frame->previous) depth++;
  if (depth >= frames)
    return raise(rt, recursion_error_type,
                 "cannot set the recursion limit to %u at the recursion depth %u: the limit is too low"_m, frames,
                 depth);
  rt.recursion_limit = frames;
  link_frames(rt);
  return {};
}

Failed native_stack_exhausted(Runtime& rt) {
  recursion_error(rt);
  return {};
}

Frame* push_frame(Runtime& rt, Value function, Code* code, Value* window, uint32_t flags) {
  Frame* frame = rt.frame;
  Frame* next = frame ? frame->next : rt.stacks->first_frame();
  if (!next) {
    if (!grow_frames(rt)) return nullptr;
    next = frame->next;
  }
  if (!window || window + code->register_count > rt.stack_end) {
    window = frame ? frame->stack_top() : rt.stacks->values->begin();
    if (window + code->register_count > rt.stack_end) {
      window = open_segment(rt, code->register_count);
      if (!window) return nullptr;
      flags |= Frame::OwnSegment;
    }
  }
  next->pc = code->instructions;
  next->registers = window;
  next->code = code;
  next->function = function;
  next->extra = Value::empty();
  next->generator = nullptr;
  next->flags = flags;
  rt.frame = next;
  return next;
}

Frame* push_generator(Runtime& rt, Generator* generator, Value sent, uint32_t flags) {
  Frame* frame = rt.frame;
  Frame* next = frame ? frame->next : rt.stacks->first_frame();
  if (!next) {
    if (!grow_frames(rt)) return nullptr;
    next = frame->next;
  }
  Code* code = cast<Function>(generator->function)->code.get();
  next->pc = code->instructions;
  next->registers = generator->registers();
  next->code = code;
  next->function = generator->function;
  next->extra = rt.handled;
  next->generator = generator;
  next->resumer_top = frame ? frame->stack_top() : rt.stacks->values->begin();
  next->flags = flags | Frame::Generated;
  rt.handled = generator->handled;
  if (generator->state == Generator::Suspended) {
    next->pc = code->instructions + generator->pc_offset;
    if (!sent.is_empty()) {
      next->registers[next->pc->a] = sent;
      next->pc++;
    }
  }
  generator->state = Generator::Running;
  rt.frame = next;
  return next;
}

void pop_frame(Runtime& rt) {
  Frame* frame = rt.frame;
  rt.frame = frame->previous;
  if (frame->is(Frame::OwnSegment)) close_segment(rt);
}

void note_suspended(Runtime& rt, Generator* generator) {
  StackState& stacks = *rt.stacks;
  uint32_t cycle = rt.heap.cycle() + 1;
  if (generator->noted_cycle == cycle) return;
  if (stacks.noted_cycle != cycle) {
    stacks.noted_cycle = cycle;
    stacks.noted = nullptr;
  }
  generator->noted_cycle = cycle;
  generator->noted_next = stacks.noted;
  stacks.noted = generator;
}

namespace {
void trace_noted(Runtime& rt, Tracer& tracer) {
  StackState& stacks = *rt.stacks;
  if (stacks.noted_cycle != rt.heap.cycle() + 1) return;
  for (Generator* generator = stacks.noted; generator; generator = generator->noted_next) {
    tracer.mark(generator->yielded_from);
    tracer.mark(generator->handled);
    tracer.mark_range(generator->registers(), generator->registers() + generator->register_count);
  }
}

// Registers of a frame that may be read again. During a call those above its arguments are dead: temporaries are taken
// and given back as a stack, so what they still hold is garbage to the program.
size_t live_registers(const Frame* frame) {
  Op op = origin_of(frame->pc->op);
  size_t all = frame->code->register_count;
  if (op != Op::Call && op != Op::CallMethod) return all;
  return std::min(all, size_t(frame->pc->a) + 2 + frame->pc->b + frame->pc->c);
}
}  // namespace

void trace_stacks(Runtime& rt, Tracer& tracer) {
  if (!rt.stacks) return;  // not yet initialized
  for (Frame* frame = rt.frame; frame; frame = frame->previous) {
    tracer.mark(frame->function);
    tracer.mark(frame->code);
    if (frame->flags & (Frame::Initializer | Frame::HasLocals | Frame::Generated)) tracer.mark(frame->extra);
    if (frame->is(Frame::Generated)) {
      tracer.mark(frame->generator);
      tracer.mark_range(frame->registers, frame->registers + frame->generator->register_count);
    } else {
      auto* window = reinterpret_cast<const Word*>(frame->registers);
      tracer.mark_conservative(window, window + live_registers(frame));
    }
  }
  trace_noted(rt, tracer);
  for (auto& call : rt.schedule) tracer.mark_range(call, call + 2);
}

}  // namespace adder
