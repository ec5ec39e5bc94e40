// Writing of images. See image.h.
#include "core/compile/image.h"
#include "core/compile/opcode_table.h"
#include "core/types/bytes.h"
#include "core/types/int.h"
#include "core/types/text_builder.h"

namespace adder::compile {

static_assert(std::endian::native == std::endian::little, "images are little-endian, and used in place");

namespace {

// Strings of the image in order of first use; an index for each.
class Strings {
 public:
  explicit Strings(Runtime& rt) : rt_(rt) {}
  bool initialize() { return (indices_ = make_dict(rt_)) && (list_ = make_list(rt_, 16)); }

  Result<uint32_t> index(const Str* text) {
    Value known = TRY(dict_get(rt_, indices_, to_value(text)));
    if (!known.is_empty()) return uint32_t(known.as_small_int());
    uint32_t index = list_->size;
    TRY(list_append(rt_, list_, to_value(text)));
    TRY(dict_set(rt_, indices_, to_value(text), Value::small_int(SignedWord(index))));
    return index;
  }
  List* list() const { return list_; }

 private:
  Runtime& rt_;
  Dict* indices_ = nullptr;
  List* list_ = nullptr;
};

class ImageWriter {
 public:
  ImageWriter(Runtime& rt, bool strip) : rt_(rt), strings_(rt), codes_(rt), texts_(rt), strip_(strip) {}

  Value write(const Code* code);

 private:
  static string_view raw(const void* data, size_t size) { return {static_cast<const char*>(data), size}; }
  void put(uint64_t number) {
    for (; number >= 0x80; number >>= 7) codes_.add(char(number | 0x80));
    codes_.add(char(number));
  }
  void align() {
    while (codes_.size() % 4) codes_.add('\0');
  }
  Status code(const Code* code);
  Status string(const Str* text);
  Status names(const Tuple* names);
  Status constant(Value value);
  Status int_constant(Value value);
  Status write_strings();
  Value assemble();

  Runtime& rt_;
  Strings strings_;
  TextBuilder codes_;
  TextBuilder texts_;
  bool strip_;
};

Status ImageWriter::string(const Str* text) {
  put(TRY(strings_.index(text)));
  return {};
}

Status ImageWriter::names(const Tuple* names) {
  put(uint64_t(names->size));
  for (Value name : names->span()) TRY(string(cast<Str>(name)));
  return {};
}

Status ImageWriter::code(const Code* code) {
  ImageCode head = {code->instruction_count,
                    strip_ ? 0 : code->line_table_size,
                    code->first_line,
                    code->handler_count,
                    code->capture_count,
                    code->register_count,
                    code->cache_count,
                    code->local_count,
                    uint16_t(code->flags & ~Code::Quickened),
                    code->positional_count,
                    code->positional_only_count,
                    code->keyword_only_count,
                    0};
  align();
  codes_.add(raw(&head, sizeof head));
  for (uint32_t i = 0; i < code->instruction_count;) {  // as they were before any quickening
    Instruction word = code->instructions[i];
    const OpcodeInfo& info = opcode_table[word.op];
    word.op = uint8_t(info.origin);
    codes_.add(raw(&word, sizeof word));
    if (info.words() == 2) codes_.add(raw(code->instructions + i + 1, sizeof word));
    i += info.words();
  }
  codes_.add(raw(code->handlers, code->handler_count * sizeof(Handler)));
  codes_.add(raw(code->captures, code->capture_count * sizeof(Capture)));
  if (!strip_) codes_.add(raw(code->line_table, code->line_table_size));
  TRY(string(code->name.get()));
  TRY(string(code->qualified_name.get()));
  TRY(string(code->filename.get()));
  bool has_doc = code->doc.is_object() && !strip_;
  TRY(constant(has_doc ? code->doc : Value::none()));
  TRY(names(code->local_names.get()));
  TRY(names(code->capture_names.get()));
  put(uint64_t(code->constants->size));
  for (Value value : code->constants->span()) TRY(constant(value));
  return codes_.status();
}

Status ImageWriter::int_constant(Value value) {
  if (value.is_small_int()) {
    codes_.add(char(ImageTag::Int));
    int64_t n = value.as_small_int();
    put((uint64_t(n) << 1) ^ uint64_t(n >> 63));
    return {};
  }
  auto* big = cast<BigInt>(value);
  codes_.add(char(ImageTag::BigInt));
  put(uint64_t(big->size()) << 1 | big->negative());
  codes_.add(raw(big->limbs, big->size() * sizeof(uint32_t)));
  return {};
}

Status ImageWriter::constant(Value value) {
  auto tag = [&](ImageTag which) { codes_.add(char(which)); };
  auto number = [&](double n) { codes_.add(raw(&n, sizeof n)); };
  if (value.is_none()) return tag(ImageTag::None), codes_.status();
  if (value.is_bool()) return tag(value.is_true() ? ImageTag::True : ImageTag::False), codes_.status();
  if (value.is_ellipsis()) return tag(ImageTag::Ellipsis), codes_.status();
  if (is_int(value)) return int_constant(value);
  if (is_float(value)) {
    tag(ImageTag::Float);
    number(double(TRY(as_float(rt_, value))));
    return codes_.status();
  }
  if (is_exactly(value, str_type)) {
    tag(ImageTag::String);
    return string(cast<Str>(value));
  }
  if (is_exactly(value, bytes_type)) {
    tag(ImageTag::Bytes);
    put(cast<BytesObject>(value)->size);
    codes_.add(raw(cast<BytesObject>(value)->data(), cast<BytesObject>(value)->size));
    return codes_.status();
  }
  if (is_exactly(value, complex_type)) {
    tag(ImageTag::Complex);
    number(double(cast<Complex>(value)->real));
    number(double(cast<Complex>(value)->imag));
    return codes_.status();
  }
  if (is_exactly(value, tuple_type)) {
    tag(ImageTag::Tuple);
    put(uint64_t(cast<Tuple>(value)->size));
    for (Value item : cast<Tuple>(value)->span()) TRY(constant(item));
    return codes_.status();
  }
  if (is_exactly(value, slice_type)) {
    tag(ImageTag::Slice);
    TRY(constant(cast<Slice>(value)->start));
    TRY(constant(cast<Slice>(value)->stop));
    return constant(cast<Slice>(value)->step);
  }
  contract_always(has_kind(value, Kind::Code), "a constant that an image cannot hold");
  tag(ImageTag::Code);
  return code(cast<Code>(value));
}

// Each: size * 2, plus 1 when the text is a name; then the bytes.
Status ImageWriter::write_strings() {
  for (Value value : strings_.list()->span()) {
    const Str* text = cast<Str>(value);
    uint64_t number = uint64_t(text->size()) << 1 | text->interned();
    for (; number >= 0x80; number >>= 7) texts_.add(char(number | 0x80));
    texts_.add(char(number));
    texts_.add(text->view());
  }
  return texts_.status();
}

Value ImageWriter::assemble() {
  size_t padded = align_up(texts_.size(), 4);
  size_t size = sizeof(ImageHeader) + padded + codes_.size();
  BytesObject* result = allocate_bytes(rt_, size);
  if (!result) return Value::error();
  uint8_t* data = result->mutable_data();
  ImageHeader header = {{0x7F, 'A', 'D', 'I'}, image_version,        0, uint32_t(size), 0,
                        image_instruction_set, strings_.list()->size};
  uint8_t* body = data + sizeof header;
  std::memset(body, 0, padded);
  std::memcpy(body, texts_.view().data(), texts_.size());
  std::memcpy(body + padded, codes_.view().data(), codes_.size());
  std::memcpy(data, &header, sizeof header);
  size_t checked = offsetof(ImageHeader, instruction_set);
  header.checksum = text_hash(reinterpret_cast<const char*>(data) + checked, size - checked);
  std::memcpy(data, &header, sizeof header);
  return to_value(result);
}

Value ImageWriter::write(const Code* root) {
  if (!strings_.initialize()) return Value::error();
  TRY(code(root));
  TRY(write_strings());
  return assemble();
}

constexpr uint32_t hash_more(uint32_t hash, const char* text) {
  for (; *text; text++) hash = (hash ^ uint8_t(*text)) * 16777619u;
  return (hash ^ 0xFF) * 16777619u;
}

}  // namespace

// Names and operands of all instructions, in order: what an image depends on.
#define OP(name, a, b, c, extra, meaning) \
  hash = hash_more(hash_more(hash_more(hash_more(hash_more(hash, #name), #a), #b), #c), #extra);
constinit const uint32_t image_instruction_set = [] {
  uint32_t hash = 2166136261u;
#include "core/compile/opcodes.def"
  return hash;
}();
#undef OP

Value write_image(Runtime& rt, const Code* code, bool strip) { return ImageWriter(rt, strip).write(code); }

}  // namespace adder::compile
