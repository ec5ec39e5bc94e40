// The CMSDK UART: one byte buffer each way, so received bytes must be taken in the interrupt.
#include "ports/cortex_m/uart.h"

#include <string.h>

#include "core/runtime/runtime.h"
#include "ports/cortex_m/registers.h"

namespace adder {

namespace {

constexpr uint32_t transmit_full = 1, receive_full = 2;
constexpr uint32_t transmit_on = 1, receive_on = 2, receive_interrupt_on = 8;
constexpr uint32_t receive_interrupt = 2;

// Twice a raw-paste window (0x80) and some more. One place stays empty.
constexpr uint32_t ring_size = 512;
uint8_t ring[ring_size];
volatile uint32_t ring_head, ring_tail;  // next to read (main), next to write (interrupt)
volatile int interrupt_byte = no_interrupt_byte;

bool ring_full() { return (ring_tail + 1) % ring_size == ring_head; }

void take_received_bytes() {
  while (UART0_STATE & receive_full) {
    if (ring_full()) {
      UART0_CTRL = transmit_on | receive_on;
      return;
    }
    uint8_t byte = uint8_t(UART0_DATA);
    if (byte == interrupt_byte) {
      if (current_runtime) current_runtime->pending.fetch_or(PendingInterrupt);
      continue;
    }
    ring[ring_tail] = byte;
    ring_tail = (ring_tail + 1) % ring_size;
  }
}

}  // namespace

void start_uart() {
  UART0_BAUDDIV = system_clock_hz / console_baud;
  UART0_CTRL = transmit_on | receive_on | receive_interrupt_on;
  NVIC_ISER0 = 1;
}

void write_uart(const char* text, size_t size) {
  for (size_t i = 0; i < size; i++) {
    while (UART0_STATE & transmit_full) {
    }
    UART0_DATA = uint8_t(text[i]);
  }
}

void write_uart_text(const char* text) { write_uart(text, strlen(text)); }

void write_uart_hex(uint32_t number) {
  char text[8];
  for (int i = 8; i-- > 0; number >>= 4) text[i] = "0123456789abcdef"[number & 15];
  write_uart(text, sizeof text);
}

bool uart_has_byte() { return ring_head != ring_tail; }

int read_uart() {
  if (!uart_has_byte()) return -1;
  uint8_t byte = ring[ring_head];
  ring_head = (ring_head + 1) % ring_size;
  UART0_CTRL = transmit_on | receive_on | receive_interrupt_on;
  if (UART0_STATE & receive_full) NVIC_ISPR0 = 1;  // a byte that found no room waits
  return byte;
}

void set_interrupt_byte(int byte) { interrupt_byte = byte; }

}  // namespace adder

extern "C" void UART0_Receive_Handler() {
  using namespace adder;
  UART0_INTCLEAR = receive_interrupt;
  take_received_bytes();
}
