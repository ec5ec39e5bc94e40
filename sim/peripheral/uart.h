// UART of the processor.
#pragma once

#include <deque>

#include "hal/uart.h"
#include "sim/bus/serial.h"
#include "sim/peripheral/peripheral.h"
#include "sim/peripheral/pin.h"

namespace adder::sim {

class SimUart final : public hal::Uart, public Peripheral, private SerialListener {
 public:
  SimUart(Cpu& cpu, int id, SimPin& tx_pin, SimPin& rx_pin, SerialLine& tx, SerialLine& rx);
  int id() const override { return id_; }
  int tx_pin() const override { return tx_pin_.id(); }
  int rx_pin() const override { return rx_pin_.id(); }
  hal::HalError configure(const hal::UartConfig& config) override;
  hal::HalError stop() override;
  size_t available() const override;
  size_t room() const override;
  bool transmitted() const override;
  size_t read(Span<uint8_t> bytes) override;
  size_t write(Bytes bytes) override;
  hal::HalError send_break() override;
  hal::HalError set_interrupt(uint8_t events) override;
  uint32_t overruns() const override { return overruns_; }
  uint32_t framing_errors() const override { return framing_errors_; }
  void reset() override;

 private:
  void serial_heard(const SerialFrame& frame) override;
  void send_next();
  void notify(uint8_t event);
  SerialFormat format() const { return {config_.baud, config_.bits, config_.parity, config_.stop}; }

  Cpu& cpu_;
  int id_;
  SimPin& tx_pin_;
  SimPin& rx_pin_;
  SerialLine& tx_;
  SerialLine& rx_;
  Net::Driver driver_;
  hal::UartConfig config_;
  bool running_ = false;
  bool sending_ = false;
  std::deque<uint8_t> received_, waiting_;
  uint8_t events_ = 0, pending_ = 0;
  uint32_t overruns_ = 0, framing_errors_ = 0;
  Timeline::Handle shifting_, idle_;
};

}  // namespace adder::sim
