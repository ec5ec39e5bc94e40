// Sound files by libsndfile (WAV, FLAC, ...), read block by block: an hour of sound takes no more memory than a second.
// Values are -1..1; integer formats keep every bit.
#include <sndfile.h>

#include <cstring>
#include <fstream>

#include "sim/feed/feed.h"

namespace adder::sim {

namespace {

constexpr uint64_t block_frames = 65536;

class Wav final : public Feed {
 public:
  Wav(SNDFILE* file, const SF_INFO& info, size_t channel, size_t channels)
      : file_(file), info_(info), first_(channel), channels_(channels), block_(block_frames * size_t(info.channels)) {}
  ~Wav() override { sf_close(file_); }

  size_t channels() const override { return channels_; }
  double rate() const override { return info_.samplerate; }
  uint64_t samples() const override { return uint64_t(info_.frames); }
  uint64_t duration_ns() const override {
    return uint64_t(info_.frames) / uint64_t(info_.samplerate) * 1'000'000'000 +
           uint64_t(info_.frames) % uint64_t(info_.samplerate) * 1'000'000'000 / uint64_t(info_.samplerate);
  }
  double at(size_t channel, uint64_t time_ns) override {
    uint64_t index = uint64_t((unsigned __int128)(time_ns)*uint64_t(info_.samplerate) / 1'000'000'000);
    return index < samples() ? sample(channel, index) : 0;
  }
  double sample(size_t channel, uint64_t index) override {
    if (index < loaded_ || index >= loaded_ + block_frames || !any_) load(index);
    size_t source = (first_ + channel) % size_t(info_.channels);
    return block_[(index - loaded_) * size_t(info_.channels) + source] * 0x1p-31;
  }

 private:
  void load(uint64_t index) {
    any_ = true;
    loaded_ = index / block_frames * block_frames;
    std::memset(block_.data(), 0, block_.size() * sizeof(int));
    if (sf_seek(file_, sf_count_t(loaded_), SEEK_SET) >= 0) sf_readf_int(file_, block_.data(), block_frames);
  }

  SNDFILE* file_;
  SF_INFO info_;
  size_t first_, channels_;
  std::vector<int> block_;
  uint64_t loaded_ = 0;
  bool any_ = false;
};

uint32_t word(const char* bytes) {
  return uint32_t(uint8_t(bytes[0])) | uint32_t(uint8_t(bytes[1])) << 8 | uint32_t(uint8_t(bytes[2])) << 16 |
         uint32_t(uint8_t(bytes[3])) << 24;
}

// Bytes that a RIFF file's data chunk promises but the file does not hold.
uint64_t missing_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(0, std::ios::end);
  uint64_t size = uint64_t(file.tellg()), at = 12;
  char head[12];
  file.seekg(0);
  if (!file.read(head, 12) || std::memcmp(head, "RIFF", 4) != 0) return 0;
  while (file.seekg(std::streamoff(at)) && file.read(head, 8)) {
    uint64_t length = word(head + 4);
    if (std::memcmp(head, "data", 4) == 0) return at + 8 + length > size ? at + 8 + length - size : 0;
    at += 8 + length + length % 2;
  }
  return 0;
}

}  // namespace

std::unique_ptr<Feed> open_wav(Section& section, World& world) {
  std::string path = section.path("wav");
  int64_t channel = section.integer("channel", 0, 255, 0);
  SF_INFO info = {};
  SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
  if (!file) {
    section.problem("wav", "'" + path + "' cannot be read as sound: " + sf_strerror(nullptr));
    return nullptr;
  }
  if (channel >= info.channels || info.frames == 0) {
    section.problem("wav", info.frames == 0 ? "'" + path + "' holds no sound"
                                            : "channel " + std::to_string(channel) + " of " +
                                                  std::to_string(info.channels) + "; they are numbered from 0");
    sf_close(file);
    return nullptr;
  }
  if (uint64_t missing = missing_bytes(path))
    world.warn(path, "truncated: " + std::to_string(missing) + " bytes of sound are missing, " +
                         std::to_string(info.frames) + " frames are there");
  size_t channels = section.has("channel") ? 1 : size_t(info.channels);
  return std::make_unique<Wav>(file, info, size_t(channel), channels);
}

}  // namespace adder::sim
