// See sd_protocol.h.
#include "modules/machine/sd_protocol.h"

namespace adder {

using hal::HalError;

namespace {

enum Command : uint8_t {
  GoIdle = 0,
  SendInterfaceCondition = 8,
  SendCsd = 9,
  StopTransmission = 12,
  SetBlockLength = 16,
  ReadBlock = 17,
  ReadBlocks = 18,
  WriteBlock = 24,
  WriteBlocks = 25,
  ApplicationCommand = 55,
  ReadOcr = 58,
  SendOperatingCondition = 41,
};
constexpr uint8_t idle = 0x01, illegal = 0x04, start_token = 0xfe, start_many = 0xfc, stop_many = 0xfd,
                  empty_line = 0xff;
constexpr uint32_t start_baud = 400'000;  // at most, until the card is ready
constexpr uint64_t ready_timeout = 1000 * hal::ns_per_ms, read_timeout = 300 * hal::ns_per_ms,
                   write_timeout = 600 * hal::ns_per_ms;

// The checksum of commands, 7 bits and a stop bit: polynomial x^7 + x^3 + 1.
uint8_t command_crc(Bytes bytes) {
  uint8_t crc = 0;
  for (uint8_t byte : bytes)
    for (int bit = 7; bit >= 0; bit--) {
      bool out = ((crc >> 6) & 1) != ((byte >> bit) & 1);
      crc = uint8_t((crc << 1 & 0x7f) ^ (out ? 0x09 : 0));
    }
  return uint8_t(crc << 1 | 1);
}

}  // namespace

HalError SdProtocol::select() {
  HAL_TRY(bus_.configure({baud_, false, false, 8, false}));
  select_.write(false);
  return HalError::None;
}

// The card lets go of its output only with the next byte.
void SdProtocol::deselect() {
  select_.write(true);
  uint8_t idle_clocks;
  (void)bus_.read({&idle_clocks, 1}, empty_line);
}

HalError SdProtocol::command(uint8_t code, uint32_t argument, uint8_t& response, Span<uint8_t> extra) {
  uint8_t bytes[6] = {uint8_t(0x40 | code), uint8_t(argument >> 24), uint8_t(argument >> 16), uint8_t(argument >> 8),
                      uint8_t(argument)};
  bytes[5] = command_crc(Bytes(bytes, 5));
  HAL_TRY(bus_.write(bytes));
  response = empty_line;
  for (int i = 0; i < 10 && (response & 0x80); i++) HAL_TRY(bus_.read({&response, 1}, empty_line));
  if (response & 0x80) return HalError::NoDevice;
  return extra.empty() ? HalError::None : bus_.read(extra, empty_line);
}

HalError SdProtocol::await(uint8_t token, uint64_t timeout_ns) {
  uint64_t deadline = clock_.now_ns() + timeout_ns;
  uint8_t byte;
  do {
    HAL_TRY(bus_.read({&byte, 1}, empty_line));
    if (byte == token) return HalError::None;
    // Anything but a busy or an empty line is an error token.
    if (token == start_token && byte != empty_line) return HalError::InOut;
  } while (clock_.now_ns() < deadline);
  return HalError::Timeout;
}

HalError SdProtocol::read_data(Span<uint8_t> bytes) {
  HAL_TRY(await(start_token, read_timeout));
  HAL_TRY(bus_.read(bytes, empty_line));
  uint8_t checksum[2];
  return bus_.read(checksum, empty_line);
}

HalError SdProtocol::negotiate() {
  uint8_t response, extra[4];
  HAL_TRY(command(GoIdle, 0, response));
  if (response != idle) return HalError::NoDevice;
  HAL_TRY(command(SendInterfaceCondition, 0x1aa, response, extra));
  if ((response & illegal) || extra[3] != 0xaa) return HalError::Unsupported;
  uint64_t deadline = clock_.now_ns() + ready_timeout;
  do {
    if (clock_.now_ns() >= deadline) return HalError::Timeout;
    HAL_TRY(command(ApplicationCommand, 0, response));
    HAL_TRY(command(SendOperatingCondition, 0x40000000, response));
  } while (response == idle);
  if (response != 0) return HalError::InOut;
  HAL_TRY(command(ReadOcr, 0, response, extra));
  by_block_ = extra[0] & 0x40;
  return HalError::None;
}

HalError SdProtocol::read_size() {
  uint8_t response, csd[16];
  HAL_TRY(command(SendCsd, 0, response));
  if (response != 0) return HalError::InOut;
  HAL_TRY(read_data(csd));
  if (csd[0] >> 6 == 1) {
    blocks_ = ((uint64_t(csd[7] & 0x3f) << 16 | uint64_t(csd[8]) << 8 | csd[9]) + 1) * 1024;
  } else {
    uint64_t size = uint64_t(csd[6] & 3) << 10 | uint64_t(csd[7]) << 2 | csd[8] >> 6;
    unsigned multiplier = (csd[9] & 3u) << 1 | csd[10] >> 7, length = csd[5] & 15u;
    blocks_ = (size + 1) << (multiplier + 2 + length) >> 9;
  }
  return HalError::None;
}

HalError SdProtocol::start() {
  select_.write(true);
  HAL_TRY(select_.configure({hal::PinMode::Output, hal::PinPull::None, 0}));
  HAL_TRY(bus_.configure({baud_ < start_baud ? baud_ : start_baud, false, false, 8, false}));
  uint8_t clocks[10];
  HAL_TRY(bus_.read(clocks, empty_line));  // at least 74 clocks before the first command
  select_.write(false);
  HalError error = negotiate();
  if (error == HalError::None) error = bus_.configure({baud_, false, false, 8, false});
  if (error == HalError::None) error = read_size();
  uint8_t response = 0;
  if (error == HalError::None && !by_block_) error = command(SetBlockLength, block_bytes, response);
  deselect();
  return error;
}

HalError SdProtocol::read(uint64_t block, Span<uint8_t> bytes) {
  if (bytes.size() % block_bytes) return HalError::InvalidArgument;
  if (block + bytes.size() / block_bytes > blocks_) return HalError::NoSpace;
  HAL_TRY(select());
  bool many = bytes.size() > block_bytes;
  uint8_t response;
  uint32_t address = uint32_t(by_block_ ? block : block * block_bytes);
  HalError error = command(many ? ReadBlocks : ReadBlock, address, response);
  if (error == HalError::None && response != 0) error = HalError::InOut;
  for (size_t at = 0; at < bytes.size() && error == HalError::None; at += block_bytes)
    error = read_data(bytes.subspan(at, block_bytes));
  if (many && error == HalError::None) error = command(StopTransmission, 0, response);
  deselect();
  return error;
}

HalError SdProtocol::write(uint64_t block, Bytes bytes) {
  if (bytes.size() % block_bytes) return HalError::InvalidArgument;
  if (block + bytes.size() / block_bytes > blocks_) return HalError::NoSpace;
  HAL_TRY(select());
  bool many = bytes.size() > block_bytes;
  uint8_t response;
  uint32_t address = uint32_t(by_block_ ? block : block * block_bytes);
  HalError error = command(many ? WriteBlocks : WriteBlock, address, response);
  if (error == HalError::None && response != 0) error = HalError::InOut;
  for (size_t at = 0; at < bytes.size() && error == HalError::None; at += block_bytes) {
    const uint8_t head[] = {empty_line, many ? start_many : start_token}, checksum[] = {empty_line, empty_line};
    error = bus_.write(head);
    if (error == HalError::None) error = bus_.write(bytes.subspan(at, block_bytes));
    if (error == HalError::None) error = bus_.write(checksum);
    if (error == HalError::None) error = bus_.read({&response, 1}, empty_line);
    if (error == HalError::None && (response & 0x1f) != 0x05) error = HalError::InOut;
    if (error == HalError::None) error = await(empty_line, write_timeout);
  }
  if (many && error == HalError::None) {
    const uint8_t stop[] = {stop_many, empty_line};
    error = bus_.write(stop);
    if (error == HalError::None) error = await(empty_line, write_timeout);
  }
  deselect();
  return error;
}

}  // namespace adder
