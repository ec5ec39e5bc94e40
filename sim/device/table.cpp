// The device models by the name that a board file uses. A new model is a file of this folder and a line here.
#include "sim/device/models.h"

namespace adder::sim {

namespace {

constexpr DeviceModel models[] = {
    {"analog", make_analog, "a voltage on a pin"},
    {"bme280", make_bme280, "temperature, pressure and humidity, I2C or SPI"},
    {"button", make_button, "a push button that bounces"},
    {"can_node", make_can_node, "a node on a CAN bus that sends and hears frames"},
    {"dht11", make_dht11, "temperature and humidity, single wire, whole degrees"},
    {"dht22", make_dht22, "temperature and humidity, single wire"},
    {"digital_source", make_digital_source, "a digital signal on a pin"},
    {"ds18b20", make_ds18b20, "thermometer on a 1-Wire bus"},
    {"encoder", make_encoder, "quadrature encoder on two pins"},
    {"gps", make_gps, "GPS receiver on a UART, NMEA 0183"},
    {"i2c_host", make_i2c_host, "a controller elsewhere that talks to the board's I2C target"},
    {"i2s_microphone", make_i2s_microphone, "I2S microphone, mono or a stereo pair"},
    {"i2s_speaker", make_i2s_speaker, "I2S amplifier; what it plays can be kept as a WAV file"},
    {"led", make_led, "light emitting diode on a pin"},
    {"lis3dh", make_lis3dh, "3-axis accelerometer with FIFO, I2C or SPI"},
    {"mpu6886", make_mpu6886, "6-axis accelerometer and gyroscope with FIFO, I2C or SPI"},
    {"neopixel", make_neopixel, "strip of WS2812 or SK6812 lights"},
    {"sd_card", make_sd_card, "SD card in SPI mode"},
    {"serial_peer", make_serial_peer, "something on a UART that talks by a script and keeps what it hears"},
    {"servo", make_servo, "servo or other receiver of PWM"},
    {"spi_flash", make_spi_flash, "SPI NOR flash with JEDEC commands"},
    {"ssd1306", make_ssd1306, "OLED display, 128x64 or 128x32, I2C or SPI; its picture as PNG"},
    {"tmp105", make_tmp105, "thermometer with alert, I2C"},
    {"touch_pad", make_touch_pad, "a pad on a touch input"},
};

}  // namespace

Span<const DeviceModel> device_models() { return models; }

}  // namespace adder::sim
