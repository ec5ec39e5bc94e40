// SHA-1, SHA-224, SHA-256 and MD5 (FIPS 180-4, RFC 1321): blocks of 64 bytes into a state of words.
#pragma once

#include "core/base/base.h"

namespace adder::digests {

enum class Kind : uint8_t { Md5, Sha1, Sha224, Sha256 };

constexpr size_t block_bytes = 64;
constexpr size_t digest_bytes(Kind kind) {
  return kind == Kind::Md5 ? 16 : kind == Kind::Sha1 ? 20 : kind == Kind::Sha224 ? 28 : 32;
}

struct Digest {
  uint32_t state[8];
  uint64_t total;  // bytes given so far
  uint8_t block[block_bytes];
  Kind kind;
};

void start(Digest& digest, Kind kind);
void update(Digest& digest, const uint8_t* data, size_t size);
// The digest of what was given; `digest` itself stays as it is, so that more may follow.
void finish(const Digest& digest, uint8_t* out);

}  // namespace adder::digests
