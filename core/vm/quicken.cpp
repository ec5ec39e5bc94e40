// Warming up: from shared, possibly read-only instructions to a private copy that may be rewritten, with inline caches.
//
// Code counts its calls and loop turns; when there are enough, it gets its cache array: a ValueArray with the inline
// caches, the one with index 0 last, followed by a copy of the constants. Code::pool points at the first constant, so
// one register of the loop serves both. Instructions that lie in ROM are copied, and frames that run the code are moved
// over.
//
// The instructions are then set to the first quickened form of their kind where there is one without a cache (Int
// forms, GetItemListInt, ForRange); the others wait for their first run. What a failed guard leads to stands with the
// slow instruction: calls.cpp, attributes.cpp, names.cpp, operators.cpp, containers.cpp, iteration.cpp.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

struct FirstForms {
  uint8_t of[256];
};
constexpr FirstForms first_forms = [] {
  FirstForms forms{};
  for (unsigned op = 0; op < 256; op++) forms.of[op] = uint8_t(op);
#define X(name)                                          \
  forms.of[unsigned(Op::name)] = uint8_t(Op::name##Int); \
  forms.of[unsigned(Op::name##K)] = uint8_t(Op::name##IntK);
  X(Add)
  X(Sub) X(Mul) X(InplaceAdd) X(InplaceSub) X(InplaceMul) X(JumpLt) X(JumpLe) X(JumpEq) X(JumpNe) X(JumpGt) X(JumpGe)
#undef X
#define X(name, form) forms.of[unsigned(Op::name)] = uint8_t(Op::form);
      X(Div, DivFloat) X(DivK, DivFloatK) X(InplaceDiv, InplaceDivFloat) X(InplaceDivK, InplaceDivFloatK)
          X(GetItem, GetItemListInt) X(GetItemK, GetItemListIntK) X(SetItem, SetItemListInt) X(ForIter, ForRange)
#undef X
              return forms;
}();

// The number of an instruction for which the compiler had no cache left; code that may have such stays cold.
constexpr uint16_t no_cache = 0xffff;

bool copy_from_rom(Runtime& rt, Code* code) {
  size_t bytes = code->instruction_count * sizeof(Instruction);
  auto* copy = rt.heap.make<Buffer>(buffer_type, bytes);
  if (!copy) return false;
  std::memcpy(copy->data(), code->instructions, bytes);
  auto* instructions = reinterpret_cast<const Instruction*>(copy->data());
  for (Frame* frame = rt.frame; frame; frame = frame->previous)
    if (frame->code == code) frame->pc = instructions + (frame->pc - code->instructions);
  rt.heap.store(code->quick_instructions, to_value(copy));
  code->instructions = instructions;
  return true;
}

void warm_up(Runtime& rt, Code* code) {
  uint32_t constants = uint32_t(code->constants->size);
  uint32_t cache_words = code->cache_count * (sizeof(InlineCache) / sizeof(Value));
  auto* array = rt.heap.make<ValueArray>(value_array_type, (cache_words + constants) * sizeof(Value));
  if (!array) return;
  Value* pool = array->items() + cache_words;
  for (uint32_t i = 0; i < cache_words; i++) array->items()[i] = Value::empty();
  for (uint32_t i = 0; i < constants; i++) pool[i] = code->constants->items()[i];
  rt.heap.rescan(array);
  if (code->owner.is_empty() && !copy_from_rom(rt, code)) return;
  rt.heap.store(code->cache_array, to_value(array));
  code->pool = pool;
  auto* instruction = const_cast<Instruction*>(code->instructions);
  for (auto* end = instruction + code->instruction_count; instruction < end;
       instruction += instruction_length(instruction->op))
    instruction->op = first_forms.of[instruction->op];
  constexpr uint16_t needs_binding =
      Code::VarArgs | Code::VarKeywords | Code::Generator | Code::Coroutine | Code::AsyncGenerator;
  if (!(code->flags & needs_binding) && !code->keyword_only_count)
    code->quick_arguments = uint16_t(code->positional_count + 1);
  code->flags |= Code::Quickened;
}

}  // namespace

void count_heat(Runtime& rt, Code* code) {
  if (!quickens) return;
  if (++code->heat < warm_heat) return;
  code->heat = 0;
  if (code->cache_count < no_cache) warm_up(rt, code);
}

void prepare_code(Runtime& rt, Code* code) {
  if (code->is(Code::Quickened)) [[likely]]
    return;
  if (!code->pool) code->pool = code->constants->items();
  count_heat(rt, code);
}

void set_cache(Runtime& rt, Frame& frame, const Instruction* pc, Value key, Value value, uint32_t version,
               uint32_t index) {
  InlineCache& cache = cache_of(frame, pc);
  rt.heap.store(cache.key, key);
  rt.heap.store(cache.value, value);
  cache.version = cached_number(version);
  cache.index = Value::small_int(SignedWord(index));
}

}  // namespace adder
