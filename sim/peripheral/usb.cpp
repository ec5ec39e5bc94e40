// See usb.h. Full speed: a packet of 64 bytes takes about 50 us on the wire, a frame is 1 ms.
#include "sim/peripheral/usb.h"

#include <algorithm>

namespace adder::sim {

using hal::HalError;
using hal::UsbState;

namespace {

constexpr uint8_t in_flag = 0x80;
constexpr uint64_t packet_ns = 50 * hal::ns_per_us;

uint16_t word(Bytes bytes, size_t at) { return uint16_t(bytes[at] | bytes[at + 1] << 8); }

}  // namespace

// What contradicts itself in the descriptors; empty when they are sound.
std::string SimUsb::check() const {
  Bytes device = descriptors_.device, configuration = descriptors_.configuration;
  if (device.size() != 18 || device[0] != 18 || device[1] != 1) return "the device descriptor is 18 bytes of type 1";
  if (configuration.size() < 9 || configuration[1] != 2) return "the configuration begins with 9 bytes of type 2";
  if (word(configuration, 2) != configuration.size())
    return "wTotalLength is " + std::to_string(word(configuration, 2)) + ", the configuration has " +
           std::to_string(configuration.size()) + " bytes";
  unsigned interfaces = 0;
  for (size_t at = 0; at < configuration.size(); at += configuration[at]) {
    if (configuration[at] < 2 || at + configuration[at] > configuration.size())
      return "the descriptor at byte " + std::to_string(at) + " runs past the end";
    if (configuration[at + 1] == 4 && configuration[at] >= 9 && configuration[at + 3] == 0) interfaces++;
    if (configuration[at + 1] == 5 && configuration[at] < 7) return "an endpoint descriptor has 7 bytes";
  }
  if (interfaces != configuration[4])
    return "bNumInterfaces is " + std::to_string(configuration[4]) + ", found " + std::to_string(interfaces);
  return "";
}

HalError SimUsb::attach(const hal::UsbDescriptors& descriptors) {
  HAL_TRY(cpu_.call());
  reset();
  descriptors_ = descriptors;
  if (std::string wrong = check(); !wrong.empty()) {
    cpu_.world().warn("usb host", "descriptors refused: " + wrong);
    return HalError::Corrupt;
  }
  state_ = UsbState::Attached;
  if (host_.present) plans_.push_back(cpu_.world().timeline.after(host_.enumerate_ns, [this] { enumerate(); }));
  return HalError::None;
}

HalError SimUsb::detach() {
  HAL_TRY(cpu_.call());
  reset();
  return HalError::None;
}

void SimUsb::reset() {
  for (Timeline::Handle& plan : plans_) cpu_.world().timeline.cancel(plan);
  plans_.clear();
  endpoints_.clear();
  setup_waits_ = false;
  if (state_ != UsbState::Detached) journal_.push_back("detached");
  state_ = UsbState::Detached;
}

std::string SimUsb::string_at(uint8_t index) const {
  std::string text;
  if (index == 0 || index >= descriptors_.strings.size()) return text;
  Bytes bytes = descriptors_.strings[index];
  for (size_t i = 2; i + 1 < bytes.size(); i += 2) text += bytes[i + 1] == 0 && bytes[i] < 128 ? char(bytes[i]) : '?';
  return text;
}

void SimUsb::enumerate() {
  cpu_.post(hal::EventKind::UsbReset, 0, 0);
  Bytes device = descriptors_.device, configuration = descriptors_.configuration;
  char ids[16];
  std::snprintf(ids, sizeof ids, "%04x:%04x", word(device, 8), word(device, 10));
  journal_.push_back("enumerated " + std::string(ids) + " '" + string_at(device[14]) + "' '" + string_at(device[15]) +
                     "'");
  for (size_t at = 0; at < configuration.size(); at += configuration[at])
    if (configuration[at + 1] == 5)
      endpoints_[configuration[at + 2]].packet = uint16_t(word(configuration, at + 4) & 0x7ff);
  state_ = UsbState::Configured;
  // The standard request that ends enumeration is shown to the program too: it opens its interfaces then.
  setup_ = {0x00, 0x09, configuration[5], 0, 0};
  setup_waits_ = true;
  cpu_.post(hal::EventKind::UsbSetup, 0, 0);
  for (size_t i = 0; i < host_.steps.size(); i++)
    plans_.push_back(cpu_.world().timeline.after(host_.steps[i].at_ns, [this, i] { run_step(i); }));
}

void SimUsb::run_step(size_t number) {
  const UsbHostStep& step = host_.steps[number];
  if (!step.control) {
    endpoints_[step.endpoint].waiting.push_back(step.data);
    return give_out(step.endpoint);
  }
  setup_ = step.setup;
  setup_data_ = step.data;
  setup_waits_ = true;
  cpu_.post(hal::EventKind::UsbSetup, 0, 0);
}

void SimUsb::complete(uint8_t endpoint, size_t bytes) {
  uint64_t packets = bytes / endpoints_[endpoint].packet + 1;
  plans_.push_back(cpu_.world().timeline.after(packets * packet_ns, [this, endpoint, bytes] {
    endpoints_[endpoint].busy = false;
    cpu_.post(hal::EventKind::UsbTransfer, 0, uint32_t(endpoint) | uint32_t(bytes) << 8);
  }));
}

// Moves data the host holds into the buffer the program has submitted.
void SimUsb::give_out(uint8_t endpoint) {
  Endpoint& each = endpoints_[endpoint];
  if (!each.busy || each.buffer.empty() || each.waiting.empty() || each.stalled) return;
  std::vector<uint8_t> data = std::move(each.waiting.front());
  each.waiting.pop_front();
  size_t count = std::min(data.size(), each.buffer.size());
  std::copy_n(data.begin(), count, each.buffer.begin());
  if (count < data.size()) each.waiting.emplace_front(data.begin() + std::ptrdiff_t(count), data.end());
  each.buffer = {};
  complete(endpoint, count);
}

HalError SimUsb::submit(uint8_t endpoint, Span<uint8_t> buffer) {
  HAL_TRY(cpu_.call());
  if (state_ != UsbState::Configured) return HalError::NotConnected;
  auto found = endpoints_.find(endpoint);
  if (found == endpoints_.end()) return HalError::NoDevice;
  Endpoint& each = found->second;
  if (each.busy) return HalError::InUse;
  each.busy = true;
  each.buffer = buffer;
  if (endpoint & in_flag) {
    if (each.stalled) return HalError::None;
    auto& seen = in_data_[endpoint];
    seen.insert(seen.end(), buffer.begin(), buffer.end());
    journal_.push_back("in " + std::to_string(endpoint & 0x7f) + " " + std::to_string(buffer.size()) + " bytes");
    complete(endpoint, buffer.size());
  } else {
    give_out(endpoint);
  }
  return HalError::None;
}

HalError SimUsb::set_stall(uint8_t endpoint, bool stalled) {
  HAL_TRY(cpu_.call());
  endpoints_[endpoint].stalled = stalled;
  if (!stalled) give_out(endpoint);
  return HalError::None;
}

bool SimUsb::stalled(uint8_t endpoint) const {
  auto found = endpoints_.find(endpoint);
  return found != endpoints_.end() && found->second.stalled;
}

HalError SimUsb::remote_wakeup() {
  HAL_TRY(cpu_.call());
  if (state_ != UsbState::Suspended) return HalError::Unsupported;
  state_ = UsbState::Configured;
  return HalError::None;
}

hal::HalResult<hal::UsbSetup> SimUsb::setup() {
  if (!setup_waits_) return HalError::TryAgain;
  return setup_;
}

HalError SimUsb::answer_setup(bool accept, Span<uint8_t> data) {
  HAL_TRY(cpu_.call());
  if (!setup_waits_) return HalError::InvalidArgument;
  setup_waits_ = false;
  std::string what = "request " + std::to_string(setup_.request) + (accept ? " answered" : " stalled");
  if (accept && (setup_.request_type & in_flag)) {
    size_t count = std::min<size_t>(data.size(), setup_.length);
    auto& seen = in_data_[in_flag];
    seen.insert(seen.end(), data.begin(), data.begin() + std::ptrdiff_t(count));
    what += " with " + std::to_string(count) + " bytes";
  } else if (accept && setup_.length > 0) {
    size_t count = std::min({data.size(), setup_data_.size(), size_t(setup_.length)});
    std::copy_n(setup_data_.begin(), count, data.begin());
    complete(0, count);
  }
  journal_.push_back(what);
  return HalError::None;
}

}  // namespace adder::sim
