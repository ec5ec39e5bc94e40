// hashlib: md5, sha1, sha224, sha256 over modules/hashlib/digests.h; more in the frozen _hashlib_py where a port has
// it.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/bytes.h"
#include "core/types/instance.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "modules/common/lazy.h"
#include "modules/hashlib/digests.h"

namespace adder {

namespace {

using digests::Kind;

extern const Type hash_type;
struct HashObject : Object {
  digests::Digest digest;
};
HashObject* as_hash(Value v) { return cast<HashObject>(v); }

Status feed(Runtime& rt, HashObject* hash, Value data) {
  if (is_str(data)) return raise(rt, type_error_type, "Strings must be encoded before hashing"_m);
  if (!has_buffer(data)) return raise(rt, type_error_type, "object supporting the buffer API required"_m);
  string_view bytes = TRY(bytes_argument(rt, data));
  digests::update(hash->digest, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  return {};
}

constexpr char make_list[] = "string=b'', *, usedforsecurity=True";
template <Kind kind>
Value make(Runtime& rt, const Args& args) {
  auto* hash = reinterpret_cast<HashObject*>(allocate_object(rt, &hash_type, sizeof(HashObject)));
  if (!hash) return Failed{};
  digests::start(hash->digest, kind);
  if (!args[0].is_empty()) TRY(feed(rt, hash, args[0]));
  return to_value(hash);
}

Value method_update(Runtime& rt, const Args& args) {
  TRY(feed(rt, as_hash(args[0]), args[1]));
  return Value::none();
}

Value method_digest(Runtime& rt, const Args& args) {
  uint8_t out[32];
  digests::finish(as_hash(args[0])->digest, out);
  return make_bytes(rt, {out, digests::digest_bytes(as_hash(args[0])->digest.kind)});
}

Value method_hexdigest(Runtime& rt, const Args& args) {
  uint8_t out[32];
  digests::finish(as_hash(args[0])->digest, out);
  TextBuilder text(rt);
  for (size_t i = 0; i < digests::digest_bytes(as_hash(args[0])->digest.kind); i++) text.add_unsigned(out[i], 16, 2);
  return text.finish();
}

Value method_copy(Runtime& rt, const Args& args) {
  auto* copy = reinterpret_cast<HashObject*>(allocate_object(rt, &hash_type, sizeof(HashObject)));
  if (!copy) return Failed{};
  copy->digest = as_hash(args[0])->digest;
  return to_value(copy);
}

Value get_name(Runtime&, Value self) {
  static constexpr const Str* names[] = {sym<"md5">, sym<"sha1">, sym<"sha224">, sym<"sha256">};
  return to_value(names[unsigned(as_hash(self)->digest.kind)]);
}
Value get_digest_size(Runtime&, Value self) {
  return Value::small_int(SignedWord(digests::digest_bytes(as_hash(self)->digest.kind)));
}

constexpr Attribute hash_attributes[] = {
    METHOD("copy", method_copy, 1, 1),
    METHOD("digest", method_digest, 1, 1),
    METHOD("hexdigest", method_hexdigest, 1, 1),
    METHOD("update", method_update, 2, 2),
    CONSTANT("block_size", Value::small_int(digests::block_bytes)),
    PROPERTY("digest_size", get_digest_size),
    PROPERTY("name", get_name),
};

ROM_TYPE(hash_type, {
                        .name = sym<"HASH">,
                        .kind = adder::Kind::Other,
                        .flags = Type::Final | Type::Abstract,
                        .native_bytes = sizeof(HashObject),
                        .attributes = hash_attributes,
                    });

constexpr Attribute attributes[] = {
    FUNCTION("__getattr__", (lazy_attribute<"hashlib", "_hashlib_py">), 1, 1),
    FUNCTION_P("md5", make<Kind::Md5>, 0, 2, make_list),
    FUNCTION_P("sha1", make<Kind::Sha1>, 0, 2, make_list),
    FUNCTION_P("sha224", make<Kind::Sha224>, 0, 2, make_list),
    FUNCTION_P("sha256", make<Kind::Sha256>, 0, 2, make_list),
};

}  // namespace

extern const NativeModule hashlib_module;
constinit const NativeModule hashlib_module = {sym<"hashlib">, attributes, std::size(attributes)};

}  // namespace adder
