// See digests.h.
#include "modules/hashlib/digests.h"

#include <cstring>

namespace adder::digests {

namespace {

constexpr uint32_t left(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }
constexpr uint32_t right(uint32_t x, unsigned n) { return x >> n | x << (32 - n); }

uint32_t big_endian(const uint8_t* p) {
  return uint32_t(p[0]) << 24 | uint32_t(p[1]) << 16 | uint32_t(p[2]) << 8 | p[3];
}
uint32_t little_endian(const uint8_t* p) {
  return uint32_t(p[3]) << 24 | uint32_t(p[2]) << 16 | uint32_t(p[1]) << 8 | p[0];
}

// First 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// floor(2^32 × |sin(i + 1)|).
constexpr uint32_t md5_constants[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

void sha256_block(uint32_t (&h)[8], const uint8_t* block) {
  uint32_t w[16], s[8];
  std::memcpy(s, h, sizeof s);
  for (unsigned i = 0; i < 64; i++) {
    if (i < 16) {
      w[i] = big_endian(block + 4 * i);
    } else {
      uint32_t a = w[(i - 15) & 15], b = w[(i - 2) & 15];
      w[i & 15] += (right(a, 7) ^ right(a, 18) ^ a >> 3) + w[(i - 7) & 15] + (right(b, 17) ^ right(b, 19) ^ b >> 10);
    }
    uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]), majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
    uint32_t t1 = s[7] + (right(s[4], 6) ^ right(s[4], 11) ^ right(s[4], 25)) + choice + sha256_constants[i] + w[i & 15];
    uint32_t t2 = (right(s[0], 2) ^ right(s[0], 13) ^ right(s[0], 22)) + majority;
    for (unsigned j = 7; j > 0; j--) s[j] = s[j - 1];
    s[4] += t1;
    s[0] = t1 + t2;
  }
  for (unsigned j = 0; j < 8; j++) h[j] += s[j];
}

void sha1_block(uint32_t (&h)[8], const uint8_t* block) {
  uint32_t w[16], s[5];
  std::memcpy(s, h, sizeof s);
  for (unsigned i = 0; i < 80; i++) {
    if (i < 16)
      w[i] = big_endian(block + 4 * i);
    else
      w[i & 15] = left(w[(i - 3) & 15] ^ w[(i - 8) & 15] ^ w[(i - 14) & 15] ^ w[i & 15], 1);
    uint32_t f, k;
    if (i < 20)
      f = (s[1] & s[2]) | (~s[1] & s[3]), k = 0x5A827999;
    else if (i < 40)
      f = s[1] ^ s[2] ^ s[3], k = 0x6ED9EBA1;
    else if (i < 60)
      f = (s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3]), k = 0x8F1BBCDC;
    else
      f = s[1] ^ s[2] ^ s[3], k = 0xCA62C1D6;
    uint32_t t = left(s[0], 5) + f + s[4] + k + w[i & 15];
    s[4] = s[3];
    s[3] = s[2];
    s[2] = left(s[1], 30);
    s[1] = s[0];
    s[0] = t;
  }
  for (unsigned j = 0; j < 5; j++) h[j] += s[j];
}

void md5_block(uint32_t (&h)[8], const uint8_t* block) {
  constexpr uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  uint32_t a = h[0], b = h[1], c = h[2], d = h[3];
  for (unsigned i = 0; i < 64; i++) {
    uint32_t f;
    unsigned word;
    switch (i / 16) {
      case 0: f = (b & c) | (~b & d), word = i; break;
      case 1: f = (d & b) | (~d & c), word = 5 * i + 1; break;
      case 2: f = b ^ c ^ d, word = 3 * i + 5; break;
      default: f = c ^ (b | ~d), word = 7 * i; break;
    }
    uint32_t t = a + f + md5_constants[i] + little_endian(block + 4 * (word % 16));
    a = d;
    d = c;
    c = b;
    b += left(t, turns[i / 16][i % 4]);
  }
  h[0] += a;
  h[1] += b;
  h[2] += c;
  h[3] += d;
}

void take_block(Digest& digest, const uint8_t* block) {
  if (digest.kind == Kind::Md5)
    md5_block(digest.state, block);
  else if (digest.kind == Kind::Sha1)
    sha1_block(digest.state, block);
  else
    sha256_block(digest.state, block);
}

}  // namespace

void start(Digest& digest, Kind kind) {
  static constexpr uint32_t first[3][8] = {
      {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0},
      {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4},
      {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
  std::memcpy(digest.state, first[kind == Kind::Sha256 ? 2 : kind == Kind::Sha224 ? 1 : 0], sizeof digest.state);
  digest.total = 0;
  digest.kind = kind;
}

void update(Digest& digest, const uint8_t* data, size_t size) {
  size_t used = size_t(digest.total % block_bytes);
  digest.total += size;
  while (size) {
    size_t count = block_bytes - used < size ? block_bytes - used : size;
    std::memcpy(digest.block + used, data, count);
    data += count;
    size -= count;
    used += count;
    if (used < block_bytes) return;
    take_block(digest, digest.block);
    used = 0;
  }
}

void finish(const Digest& digest, uint8_t* out) {
  Digest last = digest;
  static constexpr uint8_t padding[block_bytes] = {0x80};
  size_t used = size_t(last.total % block_bytes);
  update(last, padding, used < 56 ? 56 - used : 120 - used);
  bool little = digest.kind == Kind::Md5;
  uint64_t bits = digest.total * 8;
  uint8_t length[8];
  for (unsigned i = 0; i < 8; i++) length[i] = uint8_t(bits >> 8 * (little ? i : 7 - i));
  update(last, length, 8);
  for (size_t i = 0; i < digest_bytes(digest.kind); i++)
    out[i] = uint8_t(last.state[i / 4] >> 8 * (little ? i % 4 : 3 - i % 4));
}

}  // namespace adder::digests
