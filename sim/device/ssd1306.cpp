// Solomon Systech SSD1306: OLED controller, 128 x 64 or 128 x 32. Datasheet rev 1.1.
//
// Board file: bus with address (0x3c, 0x3d), or bus with cs and dc (pin that tells data from commands); reset (pin);
// height (64, 32); png (picture at the end of the run), scale (screen pixels per pixel).
// The whole command set is understood. The picture is what a person would see on the usual module: scan directions,
// start line, offset, inversion, charge pump and contrast included. Vertical scrolling always moves the whole screen.
#include <algorithm>

#include "sim/board.h"
#include "sim/device/models.h"
#include "sim/image.h"

namespace adder::sim {

namespace {

constexpr int columns = 128, pages = 8;

// Parameter bytes of a command; -1: no such command.
int parameters_of(uint8_t command) {
  if (command <= 0x1f || (command >= 0x40 && command <= 0x7f) || (command >= 0xb0 && command <= 0xb7)) return 0;
  switch (command) {
    case 0x2e:
    case 0x2f:
    case 0xa0:
    case 0xa1:
    case 0xa4:
    case 0xa5:
    case 0xa6:
    case 0xa7:
    case 0xae:
    case 0xaf:
    case 0xc0:
    case 0xc8:
    case 0xe3: return 0;
    case 0x20:
    case 0x23:
    case 0x81:
    case 0x8d:
    case 0xa8:
    case 0xd3:
    case 0xd5:
    case 0xd6:
    case 0xd9:
    case 0xda:
    case 0xdb: return 1;
    case 0x21:
    case 0x22:
    case 0xa3: return 2;
    case 0x29:
    case 0x2a: return 5;
    case 0x26:
    case 0x27: return 6;
    default:
      if (command >= 0xc0 && command <= 0xcf) return 0;  // direction takes bit 3 only
      return -1;
  }
}

class Ssd1306 final : public Device, public I2cDevice, public SpiDevice, private NetListener {
 public:
  explicit Ssd1306(Site& site) : Device(site), folder_(site.board().output_folder()) {
    Section& section = site.section();
    int64_t height = section.integer("height", 32, 64, 64);
    if (height != 32 && height != 64) section.problem("height", "expected 32 or 64");
    height_ = int(height);
    png_ = section.text("png", "");
    scale_ = int(section.integer("scale", 1, 16, 4));
    reset_ = site.pin_or_none("reset");
    if (reset_) reset_->listen(*this);
    updates_ = world().trace.add_wire(name(), "bytes_written", 32);
    if (site.on_spi()) {
      data_command_ = site.pin("dc");
      site.wire_spi(*this);
    } else {
      site.wire_i2c(*this, {0x3c, 0x3d});
    }
  }

  void power_on() override {
    std::fill_n(&ram_[0][0], pages * columns, uint8_t(0));
    reset_registers();
  }

  void finish() override {
    world().timeline.cancel(scroll_);
    if (png_.empty() || !written_) return;  // nobody drew on it: an earlier picture stays
    std::string path = folder_.empty() ? png_ : folder_ + "/" + png_;
    if (!write_png(path, picture())) warn("'" + path + "' cannot be written");
  }

 private:
  void reset_registers() {
    command_.clear();
    mode_ = 2;
    column_ = column_start_ = page_ = page_start_ = 0;
    column_end_ = columns - 1;
    page_end_ = pages - 1;
    start_line_ = offset_ = 0;
    contrast_ = 0x7f;
    multiplex_ = 63;
    on_ = all_on_ = inverted_ = remapped_ = upside_ = pump_ = false;
    com_pins_ = 0x12;
    world().timeline.cancel(scroll_);
  }

  void net_changed(Net&, bool level) override {
    if (!level) reset_registers();
  }

  // I2C: a control byte, then commands or data; with its top bit the control byte is for the next byte only.
  bool i2c_start(bool) override {
    expect_control_ = true;
    return true;
  }
  bool i2c_write(uint8_t byte) override {
    if (expect_control_) {
      if (byte & 0x3f) {
        warn("control byte " + std::to_string(byte) + ": its lower six bits must be 0");
        return false;
      }
      continues_ = byte & 0x80;
      data_ = byte & 0x40;
      expect_control_ = false;
      return true;
    }
    if (continues_) expect_control_ = true;
    if (data_)
      write_data(byte);
    else
      write_command(byte);
    return true;
  }
  uint8_t i2c_read() override { return on_ ? 0x00 : 0x40; }  // status: bit 6 tells that the display is off

  uint8_t spi_output() override { return 0xff; }
  void spi_input(uint8_t byte) override {
    if (data_command_ && data_command_->level())
      write_data(byte);
    else
      write_command(byte);
  }
  uint32_t spi_max_hz() const override { return 10'000'000; }

  void write_data(uint8_t byte) {
    world().trace.change(updates_, now(), ++written_);
    ram_[page_][remapped_ ? columns - 1 - column_ : column_] = byte;
    if (mode_ == 1) {  // vertical: page first
      if (page_ != page_end_) {
        page_ = (page_ + 1) % pages;
        return;
      }
      page_ = page_start_;
      column_ = column_ == column_end_ ? column_start_ : (column_ + 1) % columns;
    } else if (mode_ == 0) {  // horizontal: column first
      if (column_ != column_end_) {
        column_ = (column_ + 1) % columns;
        return;
      }
      column_ = column_start_;
      page_ = page_ == page_end_ ? page_start_ : (page_ + 1) % pages;
    } else {
      column_ = (column_ + 1) % columns;
    }
  }

  void write_command(uint8_t byte) {
    command_.push_back(byte);
    int parameters = parameters_of(command_[0]);
    if (parameters < 0) {
      warn("command " + std::to_string(command_[0]) + " does not exist");
      command_.clear();
      return;
    }
    if (int(command_.size()) <= parameters) return;
    execute();
    command_.clear();
  }

  void execute() {
    uint8_t code = command_[0], first = command_.size() > 1 ? command_[1] : 0,
            second = command_.size() > 2 ? command_[2] : 0;
    if (code <= 0x0f)
      column_ = (column_ & 0x70) | code;
    else if (code <= 0x1f)
      column_ = (column_ & 0x0f) | (code & 0x07) << 4;
    else if (code >= 0x40 && code <= 0x7f)
      start_line_ = code & 0x3f;
    else if (code >= 0xb0 && code <= 0xb7)
      page_ = code & 7;
    else if (code >= 0xc0 && code <= 0xcf)
      upside_ = code & 0x08;
    else if (code >= 0x20 && code <= 0x2f)
      execute_layout(code, first, second);
    else
      execute_setting(code, first);
  }

  void execute_layout(uint8_t code, uint8_t first, uint8_t second) {
    if (code == 0x20) {
      if ((first & 3) == 3) warn("addressing mode 3 does not exist");
      mode_ = first & 3;
    } else if (code == 0x21) {
      if (first > second || second >= columns) warn("column range is upside down or past 127");
      column_ = column_start_ = first & 0x7f, column_end_ = second & 0x7f;
    } else if (code == 0x22) {
      if (first > second || second >= pages) warn("page range is upside down or past 7");
      page_ = page_start_ = first & 7, page_end_ = second & 7;
    } else if (code == 0x2e) {
      world().timeline.cancel(scroll_);
    } else if (code == 0x2f) {
      plan_scroll();
    } else if (code != 0x23) {
      scroll_command_ = command_;
    }
  }

  void execute_setting(uint8_t code, uint8_t first) {
    switch (code) {
      case 0x81: contrast_ = first; break;
      case 0x8d: pump_ = first & 0x04; break;
      case 0xa0:
      case 0xa1: remapped_ = code & 1; break;
      case 0xa4:
      case 0xa5: all_on_ = code & 1; break;
      case 0xa6:
      case 0xa7: inverted_ = code & 1; break;
      case 0xa8:
        if ((first & 0x3f) < 15) warn("multiplex ratio below 16 is not allowed");
        multiplex_ = first & 0x3f;
        break;
      case 0xae:
      case 0xaf: switch_on(code & 1); break;
      case 0xd3: offset_ = first & 0x3f; break;
      case 0xda: com_pins_ = first; break;
      default: break;  // clock, pre-charge, scroll area, VCOMH, zoom, NOP: nothing to see
    }
  }

  void switch_on(bool on) {
    on_ = on;
    if (!on) return;
    uint8_t wanted = height_ == 64 ? 0x12 : 0x02;
    if ((com_pins_ & 0x10) != (wanted & 0x10))
      warn("COM pins are set for the other height: every second line stays dark");
    if (multiplex_ != height_ - 1)
      warn("multiplex ratio is " + std::to_string(multiplex_ + 1) + ", the display has " + std::to_string(height_) +
           " rows");
    if (!pump_) warn("switched on without its charge pump: the screen stays dark");
  }

  // Frames between two scroll steps, by the code of the command.
  void plan_scroll() {
    static constexpr int frames[] = {5, 64, 128, 256, 3, 4, 25, 2};
    if (scroll_command_.empty()) return;
    uint64_t frame_ns = 1'000'000'000 / 105;  // frame rate with the reset clock settings
    scroll_ = world().timeline.after(uint64_t(frames[scroll_command_[3] & 7]) * frame_ns, [this] {
      scroll_once();
      plan_scroll();
    });
  }

  void scroll_once() {
    bool right = scroll_command_[0] == 0x26 || scroll_command_[0] == 0x29;
    for (int page = scroll_command_[2] & 7; page <= (scroll_command_[4] & 7); page++) {
      uint8_t* row = ram_[page];
      if (right)
        std::rotate(row, row + columns - 1, row + columns);
      else
        std::rotate(row, row + 1, row + columns);
    }
    bool vertical = scroll_command_[0] == 0x29 || scroll_command_[0] == 0x2a;
    if (vertical) start_line_ = (start_line_ + (scroll_command_[5] & 0x3f)) % 64;
  }

  Picture picture() const {
    Picture result = blank_picture(columns * scale_, height_ * scale_);
    bool lit = on_ && pump_;
    for (int y = 0; y < height_; y++)
      for (int x = 0; x < columns; x++) {
        // The usual module is mounted so that remapped columns and rows read from left and top.
        int line = upside_ ? y : multiplex_ - y;
        int segment = columns - 1 - x;
        int row = (line + start_line_ + offset_) % 64;
        bool dot = lit && line >= 0 && line <= multiplex_ &&
                   (all_on_ || ((ram_[row / 8][segment] >> (row % 8)) & 1) != inverted_);
        uint8_t level = uint8_t(dot ? 128 + contrast_ / 2 : 0);
        for (int i = 0; i < scale_; i++)
          for (int j = 0; j < scale_; j++) {
            uint8_t* pixel = result.pixel(x * scale_ + j, y * scale_ + i);
            pixel[0] = uint8_t(level * 7 / 8), pixel[1] = level, pixel[2] = level;
          }
      }
    return result;
  }

  std::string png_, folder_;
  int height_ = 64, scale_ = 4;
  Net* reset_ = nullptr;
  Net* data_command_ = nullptr;
  uint8_t ram_[pages][columns] = {};
  std::vector<uint8_t> command_, scroll_command_;
  bool expect_control_ = true, continues_ = false, data_ = false;
  int mode_ = 2, column_ = 0, column_start_ = 0, column_end_ = 127, page_ = 0, page_start_ = 0, page_end_ = 7;
  int start_line_ = 0, offset_ = 0, contrast_ = 0x7f, multiplex_ = 63;
  uint8_t com_pins_ = 0x12;
  bool on_ = false, all_on_ = false, inverted_ = false, remapped_ = false, upside_ = false, pump_ = false;
  uint64_t written_ = 0;
  Trace::Variable updates_;
  Timeline::Handle scroll_;
};

}  // namespace

std::unique_ptr<Device> make_ssd1306(Site& site) { return std::make_unique<Ssd1306>(site); }

}  // namespace adder::sim
