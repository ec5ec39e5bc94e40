// UART 0: the console. Received bytes wait in a ring, filled by the interrupt handler.
//
// While the interrupt character is set, that byte is not stored but sets PendingInterrupt of the current Runtime.
// When the ring is full the receive interrupt is switched off until there is room: the byte stays in the UART.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace adder {

constexpr uint32_t console_baud = 115200;

void start_uart();
void write_uart(const char* text, size_t size);  // the bytes as they are; waits for the transmitter
void write_uart_text(const char* text);
void write_uart_hex(uint32_t number);

bool uart_has_byte();
int read_uart();  // the next byte, or -1 when none waits

constexpr int no_interrupt_byte = -1, ctrl_c = 3;
void set_interrupt_byte(int byte);  // no_interrupt_byte: every byte is data

}  // namespace adder
