// Something at the other end of a UART: talks by a script, may echo, keeps what it hears in a file.
//
// Board file: bus, baud, bits, parity, stop, say (list of {at, text, every}), answers (table: line heard -> line sent
// back), echo, record (file).
#include <fstream>

#include "sim/board.h"
#include "sim/device/models.h"

namespace adder::sim {

namespace {

class SerialPeer final : public Device, private SerialListener {
 public:
  explicit SerialPeer(Site& site) : Device(site) {
    Section& section = site.section();
    SerialFormat format;
    format.baud = uint32_t(section.integer("baud", 50, 4'000'000, 115'200));
    format.bits = uint8_t(section.integer("bits", 5, 9, 8));
    format.parity = hal::Parity(section.choice("parity", {"none", "even", "odd"}, 0));
    format.stop = uint8_t(section.integer("stop", 1, 2, 1));
    echo_ = section.boolean("echo", false);
    record_ = section.text("record", "");
    folder_ = site.board().output_folder();
    struct Line {
      uint64_t at, every;
      std::string text;
    };
    std::vector<Line> lines;
    for (Section& each : section.tables("say", section.title() + " say")) {
      Line line{each.duration_ns("at"), each.duration_ns("every", 0), each.text("text")};
      each.finish();
      lines.push_back(line);
    }
    if (auto answers = section.table("answers", section.title() + " answers"))
      for (const std::string& heard : answers->value().keys) answers_.push_back({heard, answers->text(heard)});
    SerialLine *to_board = nullptr, *from_board = nullptr;
    if (!site.wire_uart(to_board, from_board)) return;
    talker_ = std::make_unique<SerialTalker>(site.world(), *to_board);
    talker_->format = format;
    Net& net = to_board->net();
    net.drive(net.add_driver(name()), Drive::High);
    from_board->listen(*this);
    for (const Line& line : lines) say_at(line.at, line.every, line.text);
  }

  void finish() override {
    if (record_.empty()) return;
    std::string path = folder_.empty() ? record_ : folder_ + "/" + record_;
    std::ofstream file(path, std::ios::binary);
    file << heard_;
    if (!file) warn("'" + path + "' cannot be written");
  }

 private:
  void say_at(uint64_t at, uint64_t every, const std::string& text) {
    world().timeline.at(at, [this, at, every, text] {
      talker_->send(text);
      if (every) say_at(at + every, every, text);
    });
  }

  void serial_heard(const SerialFrame& frame) override {
    char c = char(hear(frame, talker_->format).data);
    heard_ += c;
    if (echo_) talker_->send_byte(uint8_t(c));
    if (c != '\n' && c != '\r') {
      line_ += c;
      return;
    }
    for (const auto& [heard, answer] : answers_)
      if (heard == line_) talker_->send(answer);
    line_.clear();
  }

  std::unique_ptr<SerialTalker> talker_;
  bool echo_ = false;
  std::string record_, folder_, heard_, line_;
  std::vector<std::pair<std::string, std::string>> answers_;
};

}  // namespace

std::unique_ptr<Device> make_serial_peer(Site& site) { return std::make_unique<SerialPeer>(site); }

}  // namespace adder::sim
