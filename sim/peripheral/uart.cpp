// See uart.h.
#include "sim/peripheral/uart.h"

namespace adder::sim {

using hal::HalError;

SimUart::SimUart(Cpu& cpu, int id, SimPin& tx_pin, SimPin& rx_pin, SerialLine& tx, SerialLine& rx)
    : cpu_(cpu),
      id_(id),
      tx_pin_(tx_pin),
      rx_pin_(rx_pin),
      tx_(tx),
      rx_(rx),
      driver_(tx_pin.net().add_driver("uart" + std::to_string(id))) {
  rx_.listen(*this);
}

HalError SimUart::configure(const hal::UartConfig& config) {
  HAL_TRY(cpu_.call());
  if (config.baud == 0 || config.bits < 5 || config.bits > 9 || config.stop < 1 || config.stop > 2)
    return HalError::InvalidArgument;
  if (config.receive_buffer > (1u << 20) || config.transmit_buffer > (1u << 20)) return HalError::NoMemory;
  config_ = config;
  running_ = true;
  overruns_ = framing_errors_ = 0;
  tx_pin_.take_over();
  rx_pin_.take_over();
  tx_pin_.net().drive(driver_, Drive::High);
  return HalError::None;
}

HalError SimUart::stop() {
  HAL_TRY(cpu_.call());
  reset();
  return HalError::None;
}

void SimUart::reset() {
  cpu_.world().timeline.cancel(shifting_);
  cpu_.world().timeline.cancel(idle_);
  running_ = sending_ = false;
  received_.clear();
  waiting_.clear();
  events_ = pending_ = 0;
  tx_pin_.net().drive(driver_, Drive::None);
}

size_t SimUart::available() const {
  (void)cpu_.call();
  return received_.size();
}

size_t SimUart::room() const {
  (void)cpu_.call();
  return running_ ? config_.transmit_buffer - waiting_.size() : 0;
}

bool SimUart::transmitted() const { return waiting_.empty() && !sending_; }

size_t SimUart::read(Span<uint8_t> bytes) {
  if (cpu_.call() != HalError::None) return 0;
  size_t count = 0;
  while (count < bytes.size() && !received_.empty()) {
    bytes[count++] = received_.front();
    received_.pop_front();
  }
  return count;
}

size_t SimUart::write(Bytes bytes) {
  if (cpu_.call() != HalError::None || !running_) return 0;
  size_t count = 0;
  while (count < bytes.size() && waiting_.size() < config_.transmit_buffer) waiting_.push_back(bytes[count++]);
  send_next();
  return count;
}

void SimUart::send_next() {
  if (sending_ || waiting_.empty()) return;
  sending_ = true;
  SerialFrame frame{waiting_.front(), false, format()};
  waiting_.pop_front();
  tx_.begin(frame);
  shifting_ = cpu_.world().timeline.after(frame.format.frame_ns(), [this, frame] {
    sending_ = false;
    send_next();
    tx_.deliver(frame);
    if (transmitted()) notify(hal::UartTransmitIdle);
  });
}

HalError SimUart::send_break() {
  HAL_TRY(cpu_.call());
  if (!running_) return HalError::InvalidArgument;
  HAL_TRY(cpu_.spend(2 * format().frame_ns()));
  tx_.deliver({0, true, format()});
  return HalError::None;
}

HalError SimUart::set_interrupt(uint8_t events) {
  HAL_TRY(cpu_.call());
  events_ = events;
  return HalError::None;
}

// Several things that happen before the program looks make one event.
void SimUart::notify(uint8_t event) {
  if (!(events_ & event)) return;
  if (!cpu_.events().holds(hal::EventKind::Uart, uint16_t(id_))) pending_ = 0;
  bool news = !(pending_ & event);
  pending_ |= event;
  if (news) cpu_.post(hal::EventKind::Uart, uint16_t(id_), event);
}

void SimUart::serial_heard(const SerialFrame& frame) {
  if (!running_ || cpu_.halted()) return;
  if (frame.is_break) return notify(hal::UartBreak);
  SerialHeard heard = hear(frame, format());
  if (!heard.intact) {
    framing_errors_++;
    cpu_.world().warn("uart" + std::to_string(id_), "hears nonsense: it is set to " + std::to_string(config_.baud) +
                                                        " baud, the line talks " + std::to_string(frame.format.baud));
  }
  if (received_.size() >= config_.receive_buffer) {
    overruns_++;
    return;
  }
  received_.push_back(uint8_t(heard.data));
  notify(hal::UartReceived);
  if (!(events_ & hal::UartReceiveIdle)) return;
  cpu_.world().timeline.cancel(idle_);
  idle_ = cpu_.world().timeline.after(format().frame_ns() * 7 / 4, [this] { notify(hal::UartReceiveIdle); });
}

}  // namespace adder::sim
