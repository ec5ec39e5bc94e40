// See loader.h: the peripherals of the processor.
#include <dirent.h>

#include <algorithm>
#include <cmath>

#include "sim/loader.h"

namespace adder::sim {

using hal::Kind;

void BoardLoader::build_peripherals() {
  build_i2c();
  build_spi();
  build_uart();
  build_analog();
  build_i2s();
  build_timers();
  build_flash();
  build_camera();
  build_networks();
  build_usb();
  build_can();
  build_registers();
}

// Two controllers on the same pins share one bus: that is how a board talks to its own target.
void BoardLoader::build_i2c() {
  auto& parts = board_->parts();
  for (Section& section : root_.tables("i2c", "i2c")) {
    int id = int(section.integer("id", 0, 31));
    int scl = pin_number(section, "scl", true), sda = pin_number(section, "sda", true);
    auto max_hz = uint32_t(section.integer("max_frequency", 1'000, 5'000'000, 1'000'000));
    section.finish();
    if (!fresh_id(section, Kind::I2c, id)) continue;
    std::string name = "i2c" + std::to_string(id);
    I2cBus* bus = nullptr;
    for (auto& each : parts.i2c_buses)
      if (each->scl() == net(scl) && each->sda() == net(sda) && net(scl)) bus = each.get();
    if (!bus) {
      parts.i2c_buses.push_back(std::make_unique<I2cBus>(board_->world(), name, net(scl), net(sda)));
      bus = parts.i2c_buses.back().get();
    }
    parts.i2cs.push_back(std::make_unique<SimI2c>(board_->cpu(), *bus, max_hz));
    parts.i2c_targets.push_back(std::make_unique<SimI2cTarget>(board_->cpu(), *bus, id));
    board_->list(Kind::I2c, id, name, {scl, sda});
    board_->list(Kind::I2cTarget, id, name, {scl, sda});
  }
}

void BoardLoader::build_spi() {
  auto& parts = board_->parts();
  for (Section& section : root_.tables("spi", "spi")) {
    int id = int(section.integer("id", 0, 31));
    int sck = pin_number(section, "sck", true), mosi = pin_number(section, "mosi", false);
    int miso = pin_number(section, "miso", false);
    auto max_hz = uint32_t(section.integer("max_frequency", 1'000, 200'000'000, 40'000'000));
    section.finish();
    if (!fresh_id(section, Kind::Spi, id)) continue;
    std::string name = "spi" + std::to_string(id);
    parts.spi_buses.push_back(std::make_unique<SpiBus>(board_->world(), name, net(sck), net(mosi), net(miso)));
    parts.spis.push_back(std::make_unique<SimSpi>(board_->cpu(), *parts.spi_buses.back(), max_hz));
    board_->list(Kind::Spi, id, name, {sck, mosi, miso});
  }
}

void BoardLoader::build_uart() {
  auto& parts = board_->parts();
  for (Section& section : root_.tables("uart", "uart")) {
    int id = int(section.integer("id", 0, 31));
    int tx = pin_number(section, "tx", true), rx = pin_number(section, "rx", true);
    section.finish();
    if (!fresh_id(section, Kind::Uart, id) || tx < 0 || rx < 0) continue;
    parts.uarts.push_back(std::make_unique<SimUart>(board_->cpu(), id, *board_->sim_pin(tx), *board_->sim_pin(rx),
                                                    board_->line_of(*net(tx)), board_->line_of(*net(rx))));
    board_->list(Kind::Uart, id, "uart" + std::to_string(id), {tx, rx});
  }
}

void BoardLoader::build_analog() {
  auto& parts = board_->parts();
  for (Section& section : root_.tables("adc", "adc")) {
    AdcModel model;
    model.id = int(section.integer("id", 0, 63));
    model.pin = pin_number(section, "pin", false);
    model.block = int(section.integer("block", 0, 7, 0));
    model.bits = uint8_t(section.integer("bits", 1, 24, 12));
    model.full_scale_uv =
        uint32_t(std::lround(section.number("full_scale_v", 0.01, 100, board_->world().supply_v) * 1e6));
    model.noise_lsb = section.number("noise_lsb", 0, 1e6, 0);
    model.conversion_ns = section.duration_ns("conversion_time", model.conversion_ns);
    section.finish();
    if (!fresh_id(section, Kind::Adc, model.id)) continue;
    parts.adcs.push_back(std::make_unique<SimAdc>(board_->cpu(), net(model.pin), model));
    board_->list(Kind::Adc, model.id, "adc" + std::to_string(model.id), {model.pin, model.block});
  }
  for (Section& section : root_.tables("dac", "dac")) {
    int id = int(section.integer("id", 0, 15)), pin = pin_number(section, "pin", true);
    auto bits = uint8_t(section.integer("bits", 1, 24, 8));
    section.finish();
    if (!fresh_id(section, Kind::Dac, id) || pin < 0) continue;
    parts.dacs.push_back(std::make_unique<SimDac>(board_->cpu(), *net(pin), id, pin, bits));
    board_->list(Kind::Dac, id, "dac" + std::to_string(id), {pin});
  }
  for (Section& section : root_.tables("touch", "touch")) {
    int id = int(section.integer("id", 0, 31)), pin = pin_number(section, "pin", true);
    section.finish();
    if (!fresh_id(section, Kind::Touch, id)) continue;
    parts.touches.push_back(std::make_unique<SimTouch>(board_->cpu(), id, pin));
    board_->list(Kind::Touch, id, "touch" + std::to_string(id), {pin});
  }
}

void BoardLoader::build_i2s() {
  for (Section& section : root_.tables("i2s", "i2s")) {
    int id = int(section.integer("id", 0, 15));
    int sck = pin_number(section, "sck", true), ws = pin_number(section, "ws", true),
        sd = pin_number(section, "sd", true);
    section.finish();
    if (!fresh_id(section, Kind::I2s, id)) continue;
    board_->parts().i2ss.push_back(std::make_unique<SimI2s>(board_->cpu(), id));
    board_->list(Kind::I2s, id, "i2s" + std::to_string(id), {sck, ws, sd});
  }
}

void BoardLoader::build_timers() {
  ConfigValue empty;
  auto given = root_.table("timers", "[timers]");
  Section section = given ? *given : root_.nested(empty, "[timers]");
  int64_t timers = section.integer("count", 0, 64, 4), counters = section.integer("counters", 0, 64, 4);
  int64_t virtual_timers = section.integer("virtual", 0, 256, 16);
  section.finish();
  constexpr int first_virtual = 1000;  // ids of virtual timers, apart from those of the hardware
  auto& parts = board_->parts();
  for (int id = 0; id < timers; id++) {
    parts.timers.push_back(std::make_unique<SimTimer>(board_->cpu(), id));
    board_->list(Kind::Timer, id, "timer" + std::to_string(id), {});
  }
  for (int i = 0; i < virtual_timers; i++)
    parts.virtual_timers.push_back(std::make_unique<SimTimer>(board_->cpu(), first_virtual + i));
  SimBoard* board = board_.get();
  for (int id = 0; id < counters; id++) {
    parts.counters.push_back(
        std::make_unique<SimCounter>(board_->cpu(), id, [board](int pin) { return board->net_of(pin); }));
    board_->list(Kind::Counter, id, "counter" + std::to_string(id), {});
  }
}

void BoardLoader::build_flash() {
  for (Section& section : root_.tables("flash", "flash")) {
    FlashModel model;
    model.id = int(section.integer("id", 0, 15, 0));
    model.name = section.text("name", "flash" + std::to_string(model.id));
    model.geometry.erase_size = uint32_t(section.integer("erase_size", 16, 1 << 22, 4096));
    model.geometry.page_size = uint32_t(section.integer("page_size", 1, 1 << 16, 256));
    model.geometry.size = uint64_t(section.integer("size", 1024, 1 << 30, 1 << 20));
    model.program_ns = section.duration_ns("program_time", model.program_ns);
    model.erase_ns = section.duration_ns("erase_time", model.erase_ns);
    std::string image = section.path("image", "");
    if (model.geometry.size % model.geometry.erase_size) section.problem("size", "expected a multiple of erase_size");
    section.finish();
    if (!fresh_id(section, Kind::Flash, model.id)) continue;
    auto flash = std::make_unique<SimFlash>(board_->cpu(), model);
    if (!image.empty() && !flash->array().use_image(image)) section.problem("image", "'" + image + "' cannot be read");
    board_->list(Kind::Flash, model.id, model.name, {});
    board_->parts().flashes.push_back(std::move(flash));
  }
}

namespace {

// The pictures of a folder in the order of their names; a single file is itself.
std::vector<std::string> pictures_of(const std::string& path) {
  std::vector<std::string> files;
  DIR* folder = opendir(path.c_str());
  if (!folder) {
    files.push_back(path);
    return files;
  }
  while (dirent* entry = readdir(folder)) {
    std::string name = entry->d_name;
    size_t dot = name.rfind('.');
    std::string ending = dot == std::string::npos ? "" : name.substr(dot);
    if (ending == ".png" || ending == ".pgm" || ending == ".ppm") files.push_back(path + "/" + name);
  }
  closedir(folder);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

void BoardLoader::build_camera() {
  auto section = root_.table("camera", "[camera]");
  if (!section) return;
  CameraModel model;
  std::string path = section->path("pictures");
  model.frames_per_second = section->number("frames_per_second", 0.001, 1000, 10);
  model.show_ns = section->duration_ns("show", 0);
  model.loop = section->boolean("loop", true);
  model.max_width = uint16_t(section->integer("max_width", 1, 8192, 1600));
  model.max_height = uint16_t(section->integer("max_height", 1, 8192, 1200));
  section->finish();
  model.files = pictures_of(path);
  Picture picture;
  std::string error;
  if (model.files.empty())
    section->problem("pictures", "'" + path + "' holds no .png, .pgm or .ppm file");
  else if (!read_picture(model.files[0], picture, error))
    section->problem("pictures", error);
  board_->parts().camera = std::make_unique<SimCamera>(board_->cpu(), model);
  board_->list(Kind::Camera, 0, "camera", {});
}

void BoardLoader::build_networks() {
  for (Section& section : root_.tables("network", "network")) {
    NetworkModel model;
    model.id = int(section.integer("id", 0, 15, 0));
    model.kind = hal::NetworkKind(section.choice("kind", {"station", "access_point", "wired"}, 0));
    model.connect_ns = section.duration_ns("connect_time", model.connect_ns);
    model.scan_ns = section.duration_ns("scan_time", model.scan_ns);
    for (Section& each : section.tables("access_point", "network.access_point")) {
      AccessPoint point;
      point.ssid = each.text("ssid");
      point.key = each.text("key", "");
      point.rssi_dbm = int(each.integer("rssi", -120, 0, -60));
      point.channel = int(each.integer("channel", 1, 196, 6));
      each.finish();
      model.access_points.push_back(point);
    }
    section.finish();
    if (!fresh_id(section, Kind::Network, model.id)) continue;
    model.mac[5] = uint8_t(model.id + 1);
    board_->list(Kind::Network, model.id, "network" + std::to_string(model.id), {});
    board_->parts().networks.push_back(std::make_unique<SimNetwork>(board_->cpu(), model));
  }
}

void BoardLoader::build_usb() {
  auto section = root_.table("usb", "[usb]");
  if (!section) return;
  UsbHostModel host;
  host.present = section->boolean("host", true);
  host.enumerate_ns = section->duration_ns("enumerate_time", host.enumerate_ns);
  for (Section& each : section->tables("step", "usb.step")) {
    UsbHostStep step;
    step.at_ns = each.duration_ns("at");
    step.control = each.has("request");
    if (step.control) {
      step.setup.request_type = uint8_t(each.integer("request_type", 0, 255));
      step.setup.request = uint8_t(each.integer("request", 0, 255));
      step.setup.value = uint16_t(each.integer("value", 0, 65535, 0));
      step.setup.index = uint16_t(each.integer("index", 0, 65535, 0));
    } else {
      step.endpoint = uint8_t(each.integer("endpoint", 1, 15));
    }
    for (char c : each.text("text", "")) step.data.push_back(uint8_t(c));
    for (int64_t byte : each.integers("data", 0, 255)) step.data.push_back(uint8_t(byte));
    step.setup.length = uint16_t(each.integer("length", 0, 65535, int64_t(step.data.size())));
    each.finish();
    host.steps.push_back(step);
  }
  section->finish();
  board_->parts().usb = std::make_unique<SimUsb>(board_->cpu(), host);
  board_->list(Kind::Usb, 0, "usb", {});
}

void BoardLoader::build_can() {
  auto& parts = board_->parts();
  for (Section& section : root_.tables("can", "can")) {
    int id = int(section.integer("id", 0, 15));
    section.finish();
    if (!fresh_id(section, Kind::Can, id)) continue;
    parts.can_buses.push_back(std::make_unique<CanBus>());
    parts.cans.push_back(std::make_unique<SimCan>(board_->cpu(), *parts.can_buses.back(), id));
    board_->list(Kind::Can, id, "can" + std::to_string(id), {});
  }
}

}  // namespace adder::sim
