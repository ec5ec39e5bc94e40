// The call of functions described by rows; see call.h for their language.
#include "modules/common/call.h"

#include "core/numeric/float_text.h"
#include "core/types/descriptors.h"
#include "core/types/text_builder.h"

namespace adder {
namespace {

using bind::Accept;
using bind::ArgumentSpec;
using bind::Site;

// A call while its arguments are converted.
struct Converter {
  Call& c;
  const char* types;    // what is still to be read
  uint32_t arrays = 0;  // bit i: argument i is an array, and was given
  uint32_t work = 0;    // for each item of the first array

  bool take(char mark) {
    bool here = *types == mark;
    types += here;
    return here;
  }
  uint32_t digits() {
    uint32_t number = 0;
    for (; *types >= '0' && *types <= '9'; types++) number = number * 10 + uint32_t(*types - '0');
    return number;
  }
};

// Letters and what core is asked to accept for them; D and A are any buffer.
struct Letter {
  char letter;
  Accept accept;
  int8_t detail;
};
constexpr Letter letters[] = {
    {'f', Accept::Number, 0},  {'i', Accept::Integer, -4}, {'u', Accept::Integer, 4}, {'w', Accept::Integer, 2},
    {'c', Accept::Integer, 1}, {'s', Accept::Text, 0},     {'b', Accept::Truth, 0},   {'o', Accept::Anything, 0},
    {'n', Accept::Native, 0},  {'F', Accept::Items, 'f'},  {'H', Accept::Items, 'h'}, {'B', Accept::Items, 'B'},
    {0, Accept::AnyBuffer, 0},
};

constexpr uint8_t own_first = NativeFunction::Method | NativeFunction::ClassMethod;  // values[0] is no parameter

Site site_of(const Call& c, size_t i) { return {&c.row, uint32_t(i) + (c.row.flags & own_first ? 1 : 0)}; }

bool overlap(const BufferView& a, const BufferView& b) {
  auto *p = static_cast<const uint8_t*>(a.data), *q = static_cast<const uint8_t*>(b.data);
  return p < q + b.bytes && q < p + a.bytes;
}

Status check_array(Converter& k, size_t i, char letter) {
  const Call& c = k.c;
  const BufferView& view = c.view(i);
  size_t first = k.arrays ? size_t(std::countr_zero(k.arrays)) : i;
  if (letter == 'D' && view.typecode != 'f' && view.typecode != 'h')
    return c.wrong(" takes arrays of float32 ('f') or int16 ('h'), not of '%c'"_m, view.typecode);
  if (k.take('>') && view.readonly) return c.wrong(i, "must be writable"_m);
  if (k.take('=')) TRY(c.length(i, c.items(first)));
  if (k.take('&') && view.data != c.view(first).data && overlap(view, c.view(first)))
    return c.wrong(": input and output overlap"_m);
  bool apart = k.take('!');
  for (size_t j = 0; j < i; j++)
    if (apart && k.arrays >> j & 1 && overlap(view, c.view(j))) return c.wrong(": input and output overlap"_m);
  if (first == i) c.charge(k.work * c.items(i));
  k.arrays |= 1u << i;
  return {};
}

Status check_number(Converter& k, size_t i) {
  Float v = k.c.at[i].number;
  if (k.take('+') && !(v > 0 && v - v == 0)) return k.c.wrong(i, "must be above 0"_m);
  if (k.take('0') && !(v >= 0 && v - v == 0)) return k.c.wrong(i, "must not be below 0"_m);
  if (k.take('1') && !(v >= 0 && v <= 1)) return k.c.wrong(i, "must be in 0..1"_m);
  return {};
}

Status check_whole(Converter& k, size_t i) {
  if (!k.take('(')) return {};
  uint32_t least = k.digits();
  k.types++;
  uint32_t most = k.digits(), n = k.c.whole(i);
  k.types++;
  if (n >= least && n <= most) return {};
  return k.c.wrong(i, "must be in %u..%u, not %u"_m, least, most, n);
}

string_view default_text(const Call& c, size_t i, const char* list) {
  string_view text = bind::parameter_text(site_of(c, i), list);
  return text.substr(text.find('=') + 1);
}

// The default of a parameter that was not given: a number, True, False or None. Text stays empty, for choice().
void take_default(Call& c, size_t i, Accept accept) {
  ParameterText list(c.row);
  string_view text = default_text(c, i, list);
  bind::Slot& slot = c.at[i];
  slot.present = text[0] != 'N';
  if (accept == Accept::Anything) slot.value = Value::none();
  if (accept == Accept::Truth) slot.truth = text[0] == 'T';
  if (accept == Accept::Text) slot.text = {};
  if (!slot.present || (accept != Accept::Number && accept != Accept::Integer)) return;
  Float number = 0;
  parse_float(text, number);
  if (accept == Accept::Number)
    slot.number = number;
  else
    slot.integer = SignedWord(number);
}

Status take_argument(Converter& k, size_t i, Value v) {
  char letter = *k.types++;
  const Letter* known = letters;
  while (known->letter && known->letter != letter) known++;
  ArgumentSpec spec = {known->accept, known->detail, 0, &k.c.type};
  if (k.take('?')) spec.flags = ArgumentSpec::Optional;
  if (v.is_empty())
    take_default(k.c, i, spec.accept);
  else
    TRY(bind::convert(k.c.rt, v, site_of(k.c, i), spec, k.c.at[i]));
  if (k.c.given(i)) {
    if (spec.accept == Accept::Number) TRY(check_number(k, i));
    if (spec.accept == Accept::Integer) TRY(check_whole(k, i));
    if (spec.accept == Accept::AnyBuffer || spec.accept == Accept::Items) TRY(check_array(k, i, letter));
  }
  while (*k.types && *k.types < 'A') k.types++;  // marks of what was not given
  return {};
}

}  // namespace

Value call_row(Runtime& rt, const NativeFunction& function, const Args& args) {
  auto& row = static_cast<const Row&>(function);
  uint32_t own = function.flags & own_first ? 1 : 0;
  const char* types = row.list - 1;
  while (types[-1]) types--;
  const Type* type = *types == '.' ? static_cast<const TypedRow&>(row).type : nullptr;
  Call c = {.rt = rt, .row = row, .type = type, .cls = type, .values = args.values + own};
  Converter k = {c, types};
  k.take('.');
  if (function.flags & NativeFunction::ClassMethod) c.cls = cast<Type>(args[0]);
  if (function.flags & NativeFunction::Method) {
    bind::Slot slot;
    TRY(bind::convert(rt, args[0], {&row, 0}, {Accept::Native, 0, 0, &c.type}, slot));
    c.self = static_cast<Object*>(const_cast<void*>(slot.pointer));
  }
  k.work = k.digits();
  for (uint32_t i = own; i < row.max; i++) TRY(take_argument(k, i - own, args.get(i)));
  return row.body(c);
}

Value construct_row(Runtime& rt, const Row& row, const Type* cls, const Args& args) {
  return bind::construct_bound(rt, row, cls, args);
}

size_t Call::items(size_t i) const { return at[i].buffer.items(); }

namespace {

// ValueError "name()" or "name() argument 'x' ", then what is wrong.
Failed finish_wrong(const Call& c, const Site* site, Message what, va_list arguments) {
  ParameterText list(c.row);
  TextBuilder text(c.rt);
  text.add(c.row.name).add("()");
  if (site) text.add(" argument '").add(bind::parameter_name(*site, list)).add("' ");
  text.add_arguments(MessageText(what), arguments);
  Value message = text.finish();
  return message.failed() ? Failed{} : raise_with(c.rt, value_error_type, message);
}

}  // namespace

Failed Call::wrong(Message what, ...) const {
  va_list arguments;
  va_start(arguments, what);
  Failed failed = finish_wrong(*this, nullptr, what, arguments);
  va_end(arguments);
  return failed;
}

Failed Call::wrong(size_t i, Message what, ...) const {
  Site site = site_of(*this, i);
  va_list arguments;
  va_start(arguments, what);
  Failed failed = finish_wrong(*this, &site, what, arguments);
  va_end(arguments);
  return failed;
}

Status Call::length(size_t i, size_t wanted) const {
  if (items(i) == wanted) return {};
  return wrong(i, "must have %zu items, not %zu"_m, wanted, items(i));
}

Status Call::room(size_t i, size_t wanted) const {
  if (items(i) >= wanted) return {};
  return wrong(i, "must have room for %zu items, has %zu"_m, wanted, items(i));
}

Status Call::copy(size_t i, Span<float> to) const {
  TRY(length(i, to.size()));
  std::memmove(to.data(), at[i].buffer.data, to.size_bytes());
  return {};
}

int Call::choice(size_t i, const char* names) const {
  ParameterText list(row);
  string_view wanted = at[i].text;
  if (!wanted.data()) wanted = bind::unquote(default_text(*this, i, list));
  int index = 0;
  for (const char* p = names; *p; index++) {
    size_t length = 0;
    while (p[length] && p[length] != ' ') length++;
    if (string_view(p, length) == wanted) return index;
    p += length + (p[length] == ' ');
  }
  (void)wrong(i, "must be one of %s, not '%.*s'"_m, names, int(wanted.size()), wanted.data());
  return -1;
}

Object* Call::make_native(size_t bytes) const {
  Buffer* memory = make_memory(rt, bytes);
  if (!memory) return nullptr;
  Object* object = allocate_object(rt, cls, cls->native_bytes);
  if (object) static_cast<NativeMemory*>(object)->memory = memory;
  return object;
}

Value copy_of(Runtime& rt, Span<const float> values) {
  Array* copy = make_array(rt, 'f', values.size());
  if (!copy) return Failed{};
  std::memcpy(copy->data(), values.data(), values.size_bytes());
  return to_value(copy);
}

Buffer* make_memory(Runtime& rt, size_t bytes) {
  auto* memory = rt.heap.make<Buffer>(buffer_type, bytes);
  if (!memory) rt.no_memory();
  return memory;
}

}  // namespace adder
