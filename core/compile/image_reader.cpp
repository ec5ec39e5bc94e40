// Reading of images. See image.h.
#include "core/compile/image.h"
#include "core/compile/verifier.h"
#include "core/runtime/exceptions.h"
#include "core/types/int.h"
#include "core/types/utf8.h"

namespace adder::compile {

namespace {

// Codes and tuples inside each other: more than any program has, little native stack.
constexpr uint32_t max_depth = 64;

// Valid UTF-8, lone surrogates allowed, as inside any str.
bool is_text(string_view text) {
  for (;;) {
    size_t bad = check_utf8(text).bad_at;
    if (bad == text.size()) return true;
    text.remove_prefix(bad);
    bool surrogate = text.size() >= 3 && uint8_t(text[0]) == 0xED && uint8_t(text[1]) >= 0xA0 &&
                     uint8_t(text[1]) < 0xC0 && utf8_continues(uint8_t(text[2]));
    if (!surrogate) return false;
    text.remove_prefix(3);
  }
}

class ImageReader {
 public:
  ImageReader(Runtime& rt, Bytes image, Value owner, const Str* name)
      : rt_(rt),
        start_(image.data()),
        next_(image.data()),
        end_(image.data() + image.size()),
        owner_(owner),
        name_(name) {}

  Value read();

 private:
  size_t left() const { return size_t(end_ - next_); }
  Failed damaged(Message what) {
    raise(rt_, import_error_type, "compiled image '%N' is damaged: %s at byte %u"_m, name_,
          static_cast<const char*>(MessageText(what)), unsigned(next_ - start_));
    return {};
  }
  Result<const uint8_t*> take(size_t bytes) {
    if (bytes > left()) return damaged("it ends too early"_m);
    const uint8_t* data = next_;
    next_ += bytes;
    return data;
  }
  Result<uint64_t> number();
  Result<uint32_t> count(size_t least_bytes);  // of things that take at least so many bytes each
  Status check_header(ImageHeader* header);
  Status strings(uint32_t string_count);
  Result<Str*> string();
  Result<Tuple*> names();
  Value code(bool is_module);
  Status in_place(Code* code, const ImageCode& head);
  Status tables(Code* code);
  Value constant();
  Value big_int();
  Value floating();
  Value complex();
  Value bytes();
  Value tuple();
  Value slice();

  Runtime& rt_;
  const uint8_t* start_;
  const uint8_t* next_;
  const uint8_t* end_;
  Value owner_;
  const Str* name_;
  Tuple* strings_ = nullptr;
  uint32_t depth_ = 0;
};

Result<uint64_t> ImageReader::number() {
  uint64_t result = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    uint8_t byte = *TRY(take(1));
    result |= uint64_t(byte & 0x7f) << shift;
    if (byte < 0x80) return result;
  }
  return damaged("a number too long"_m);
}

Result<uint32_t> ImageReader::count(size_t least_bytes) {
  uint64_t n = TRY(number());
  if (n > left() / least_bytes) return damaged("a count beyond its end"_m);
  return uint32_t(n);
}

Status ImageReader::check_header(ImageHeader* header) {
  if (!is_image({start_, left()}) || left() < sizeof *header) {
    raise(rt_, import_error_type, "'%N' is not a compiled image"_m, name_);
    return Failed{};
  }
  std::memcpy(header, TRY(take(sizeof *header)), sizeof *header);
  if (header->reserved) return damaged("its header is wrong"_m);
  bool same_version = header->version == image_version;
  if (!same_version || header->instruction_set != image_instruction_set) {
    raise(rt_, import_error_type,
          "compiled image '%N' is of version %u.%x, this Adder reads version %u.%x: make it again from its source with "
          "`adder build`"_m,
          name_, unsigned(header->version), unsigned(header->instruction_set), unsigned(image_version),
          unsigned(image_instruction_set));
    return Failed{};
  }
  size_t checked = offsetof(ImageHeader, instruction_set);
  size_t size = size_t(end_ - start_);
  if (header->size != size || reinterpret_cast<uintptr_t>(start_) % 4) return damaged("its size is wrong"_m);
  if (header->checksum != text_hash(reinterpret_cast<const char*>(start_) + checked, size - checked)) {
    return damaged("its checksum is wrong"_m);
  }
  return {};
}

Status ImageReader::strings(uint32_t string_count) {
  if (string_count > left()) return damaged("a count beyond its end"_m);
  strings_ = make_tuple(rt_, string_count);
  if (!strings_) return Failed{};
  for (uint32_t i = 0; i < string_count; i++) {
    uint64_t head = TRY(number());
    if (head >> 1 > left()) return damaged("a string beyond its end"_m);
    size_t size = size_t(head >> 1);
    string_view text(reinterpret_cast<const char*>(TRY(take(size))), size);
    if (!is_text(text)) return damaged("a string that is not UTF-8"_m);
    Value value;
    if (head & 1) {
      const Str* name = intern(rt_, text);
      if (!name) return Failed{};
      value = to_value(name);
    } else {
      value = TRY(make_str(rt_, text));
    }
    rt_.heap.store(strings_->items()[i], value);
  }
  return {};
}

Result<Str*> ImageReader::string() {
  uint64_t index = TRY(number());
  if (index >= uint64_t(strings_->size)) return damaged("a string that is not there"_m);
  return cast<Str>(strings_->items()[index]);
}

Result<Tuple*> ImageReader::names() {
  uint32_t size = TRY(count(1));
  Tuple* names = make_tuple(rt_, size);
  if (!names) return Failed{};
  for (uint32_t i = 0; i < size; i++) rt_.heap.store(names->items()[i], to_value(TRY(string())));
  return names;
}

// --- codes

// What is used where it lies.
Status ImageReader::in_place(Code* code, const ImageCode& head) {
  auto part = [&](uint64_t bytes) -> Result<const uint8_t*> {
    if (bytes > left()) return damaged("code beyond its end"_m);
    return take(size_t(bytes));
  };
  code->instructions = reinterpret_cast<const Instruction*>(TRY(part(uint64_t(head.instruction_count) * 4)));
  code->handlers = reinterpret_cast<const Handler*>(TRY(part(uint64_t(head.handler_count) * sizeof(Handler))));
  code->captures = reinterpret_cast<const Capture*>(TRY(part(uint64_t(head.capture_count) * sizeof(Capture))));
  code->line_table = TRY(part(head.line_table_size));
  code->instruction_count = head.instruction_count;
  code->line_table_size = head.line_table_size;
  code->first_line = head.first_line;
  code->handler_count = head.handler_count;
  code->capture_count = head.capture_count;
  code->register_count = head.register_count;
  code->cache_count = head.cache_count;
  code->local_count = head.local_count;
  code->flags = head.flags;
  code->positional_count = head.positional_count;
  code->positional_only_count = head.positional_only_count;
  code->keyword_only_count = head.keyword_only_count;
  return {};
}

Status ImageReader::tables(Code* code) {
  rt_.heap.store(code->name, TRY(string()));
  rt_.heap.store(code->qualified_name, TRY(string()));
  rt_.heap.store(code->filename, TRY(string()));
  Value doc = TRY(constant());
  rt_.heap.store(code->doc, is_exactly(doc, str_type) ? doc : Value::empty());
  rt_.heap.store(code->local_names, TRY(names()));
  rt_.heap.store(code->capture_names, TRY(names()));
  uint32_t size = TRY(count(1));
  Tuple* constants = make_tuple(rt_, size);
  if (!constants) return Failed{};
  for (uint32_t i = 0; i < size; i++) rt_.heap.store(constants->items()[i], TRY(constant()));
  rt_.heap.store(code->constants, constants);
  return {};
}

Value ImageReader::code(bool is_module) {
  while ((next_ - start_) % 4) TRY(take(1));
  ImageCode head;
  std::memcpy(&head, TRY(take(sizeof head)), sizeof head);
  Code* code = rt_.heap.make<Code>(code_type);
  if (!code) return rt_.no_memory();
  code->cache_array = code->quick_instructions = Value::empty();
  rt_.heap.store(code->owner, owner_);
  TRY(in_place(code, head));
  TRY(tables(code));
  Verdict verdict = verify(rt_, code, is_module);
  if (verdict.no_memory) return Value::error();
  if (verdict.problem) {
    raise(rt_, import_error_type, "compiled image '%N' is damaged: %s at word %u of %N"_m, name_, verdict.problem,
          unsigned(verdict.word), code->qualified_name.get());
    return Value::error();
  }
  return to_value(code);
}

// --- constants

Value ImageReader::big_int() {
  uint64_t head = TRY(number());
  if (head >> 1 > left() / 4) return damaged("a number beyond its end"_m);
  size_t limbs = size_t(head >> 1);
  BigInt* big = allocate_big(rt_, limbs);
  if (!big) return Value::error();
  std::memcpy(big->limbs, TRY(take(limbs * 4)), limbs * 4);
  while (limbs && !big->limbs[limbs - 1]) limbs--;
  return finish_big(big, limbs, head & 1);
}

Value ImageReader::floating() { return make_float(rt_, Float(load_unaligned<double>(TRY(take(8))))); }

Value ImageReader::complex() {
  auto* value = rt_.heap.make<Complex>(complex_type);
  if (!value) return rt_.no_memory();
  value->real = Float(load_unaligned<double>(TRY(take(8))));
  value->imag = Float(load_unaligned<double>(TRY(take(8))));
  return to_value(value);
}

Value ImageReader::bytes() {
  uint32_t size = TRY(count(1));
  return make_bytes(rt_, {TRY(take(size)), size});
}

Value ImageReader::tuple() {
  uint32_t size = TRY(count(1));
  Tuple* tuple = make_tuple(rt_, size);
  if (!tuple) return Value::error();
  for (uint32_t i = 0; i < size; i++) rt_.heap.store(tuple->items()[i], TRY(constant()));
  return to_value(tuple);
}

Value ImageReader::slice() {
  Value start = TRY(constant()), stop = TRY(constant()), step = TRY(constant());
  auto* slice = rt_.heap.make<Slice>(slice_type);
  if (!slice) return rt_.no_memory();
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  return to_value(slice);
}

Value ImageReader::constant() {
  if (depth_ == max_depth) return damaged("constants nested too deep"_m);
  uint8_t tag = *TRY(take(1));
  depth_++;
  Value value = Value::empty();
  switch (ImageTag(tag)) {
    case ImageTag::None: value = Value::none(); break;
    case ImageTag::False: value = Value::boolean(false); break;
    case ImageTag::True: value = Value::boolean(true); break;
    case ImageTag::Ellipsis: value = Value::ellipsis(); break;
    case ImageTag::Int: {
      uint64_t n = TRY(number());
      value = make_int(rt_, int64_t(n >> 1) ^ -int64_t(n & 1));
      break;
    }
    case ImageTag::BigInt: value = big_int(); break;
    case ImageTag::Float: value = floating(); break;
    case ImageTag::Complex: value = complex(); break;
    case ImageTag::String: value = to_value(TRY(string())); break;
    case ImageTag::Bytes: value = bytes(); break;
    case ImageTag::Tuple: value = tuple(); break;
    case ImageTag::Slice: value = slice(); break;
    case ImageTag::Code: value = code(false); break;
  }
  if (value.is_empty()) return damaged("an unknown kind of constant"_m);
  depth_--;
  return value;
}

Value ImageReader::read() {
  ImageHeader header;
  TRY(check_header(&header));
  TRY(strings(header.string_count));
  Value module = TRY(code(true));
  if (next_ != end_) return damaged("something follows the code"_m);
  return module;
}

}  // namespace

bool is_image(Bytes bytes) {
  return bytes.size() >= 4 && bytes[0] == 0x7F && bytes[1] == 'A' && bytes[2] == 'D' && bytes[3] == 'I';
}

Value load_image(Runtime& rt, Bytes image, Value owner, const Str* name) {
  return ImageReader(rt, image, owner, name).read();
}

}  // namespace adder::compile
