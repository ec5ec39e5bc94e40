// The factories of all device models, one per file of this folder. table.cpp gives them their names.
#pragma once

#include "sim/device/device.h"

namespace adder::sim {

std::unique_ptr<Device> make_analog(Site& site);
std::unique_ptr<Device> make_bme280(Site& site);
std::unique_ptr<Device> make_button(Site& site);
std::unique_ptr<Device> make_can_node(Site& site);
std::unique_ptr<Device> make_dht11(Site& site);
std::unique_ptr<Device> make_dht22(Site& site);
std::unique_ptr<Device> make_digital_source(Site& site);
std::unique_ptr<Device> make_ds18b20(Site& site);
std::unique_ptr<Device> make_encoder(Site& site);
std::unique_ptr<Device> make_gps(Site& site);
std::unique_ptr<Device> make_i2c_host(Site& site);
std::unique_ptr<Device> make_i2s_microphone(Site& site);
std::unique_ptr<Device> make_i2s_speaker(Site& site);
std::unique_ptr<Device> make_led(Site& site);
std::unique_ptr<Device> make_lis3dh(Site& site);
std::unique_ptr<Device> make_mpu6886(Site& site);
std::unique_ptr<Device> make_neopixel(Site& site);
std::unique_ptr<Device> make_sd_card(Site& site);
std::unique_ptr<Device> make_serial_peer(Site& site);
std::unique_ptr<Device> make_servo(Site& site);
std::unique_ptr<Device> make_spi_flash(Site& site);
std::unique_ptr<Device> make_ssd1306(Site& site);
std::unique_ptr<Device> make_tmp105(Site& site);
std::unique_ptr<Device> make_touch_pad(Site& site);

}  // namespace adder::sim
