// See loader.h: settings, processor, pins.
#include "sim/loader.h"

#include <algorithm>

namespace adder::sim {

using hal::Kind;

namespace {

// Names of hal::Work in section [cost], in its order.
constexpr const char* work_names[] = {"bytecode", "copied_byte", "mac", "mac_int", "math", "hal_call"};
static_assert(std::size(work_names) == hal::work_kinds);

std::vector<uint8_t> parse_hex(Section& section, const std::string& key, const std::string& absent) {
  std::string text = section.text(key, absent);
  std::vector<uint8_t> bytes;
  text.erase(std::remove(text.begin(), text.end(), ':'), text.end());
  bool good =
      text.size() % 2 == 0 && !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  if (!good) {
    section.problem(key, "expected pairs of hexadecimal digits");
    return {0};
  }
  for (size_t i = 0; i < text.size(); i += 2) bytes.push_back(uint8_t(std::stoul(text.substr(i, 2), nullptr, 16)));
  return bytes;
}

}  // namespace

void BoardLoader::read_cost(CpuModel& cpu) {
  auto section = root_.table("cost", "[cost]");
  if (!section) return;
  for (size_t i = 0; i < hal::work_kinds; i++) cpu.cost_ns[i] = section->number(work_names[i], 0, 1e9, cpu.cost_ns[i]);
  section->finish();
}

bool BoardLoader::read_settings() {
  ConfigValue empty;
  auto given = root_.table("board", "[board]");
  Section section = given ? *given : root_.nested(empty, "[board]");
  std::string name = section.text("name", "board");
  section.text("description", "");
  World settings;
  settings.seed = uint64_t(section.integer("seed", 0, INT64_MAX, 1));
  settings.supply_v = section.number("supply_v", 0.5, 24, 3.3);
  if (options_.seed) settings.seed = *options_.seed;
  CpuModel cpu;
  cpu.frequency = uint32_t(section.integer("frequency", 32'768, 4'000'000'000, 64'000'000));
  for (int64_t each : section.integers("frequencies", 32'768, 4'000'000'000)) cpu.frequencies.push_back(uint32_t(each));
  cpu.boot_ns = section.duration_ns("boot_time", cpu.boot_ns);
  cpu.wake_ns = section.duration_ns("wake_time", cpu.wake_ns);
  cpu.unique_id = parse_hex(section, "unique_id", "e661640843215a2f");
  read_cost(cpu);
  PowerModel power;
  if (auto currents = root_.table("power", "[power]")) {
    power.active_ma = currents->number("active_ma", 0, 1e6, 0);
    power.idle_ma = currents->number("idle_ma", 0, 1e6, power.active_ma);
    power.light_sleep_ma = currents->number("light_sleep_ma", 0, 1e6, power.idle_ma);
    power.deep_sleep_ma = currents->number("deep_sleep_ma", 0, 1e6, power.light_sleep_ma);
    power.battery_mah = currents->number("battery_mah", 0, 1e9, 0);
    currents->finish();
  }
  board_ = std::make_unique<SimBoard>(name, settings, cpu, power, options_);
  if (!options_.trace.empty() && !board_->world().trace.open(options_.trace)) {
    root_.problems().add({options_.trace, 0, 0, "the trace cannot be written there"});
    return false;
  }
  auto& parts = board_->parts();
  // 2025-01-01 00:00 UTC unless the file says otherwise: runs are the same on every day.
  int64_t start = section.time_ns("start", int64_t(1'735'689'600) * int64_t(hal::ns_per_s));
  parts.rtc = std::make_unique<SimRtc>(board_->cpu(), start, size_t(section.integer("rtc_memory", 0, 1 << 20, 2048)));
  parts.watchdog = std::make_unique<SimWatchdog>(board_->cpu());
  board_->list(Kind::Rtc, 0, "rtc", {});
  board_->list(Kind::Watchdog, 0, "wdt", {});
  section.finish();
  return true;
}

void BoardLoader::build_pins() {
  ConfigValue empty;
  auto given = root_.table("pins", "[pins]");
  Section section = given ? *given : root_.nested(empty, "[pins]");
  int64_t count = section.integer("count", 0, 127, 30);
  std::vector<std::string> names;
  for (int64_t i = 0; i < count; i++) names.push_back("GPIO" + std::to_string(i));
  if (auto table = section.table("names", "[pins] names")) {
    for (const std::string& key : table->value().keys) {
      int64_t number = table->integer(key, 0, std::max<int64_t>(count - 1, 0));
      if (number < count) names[size_t(number)] = key;
    }
  }
  auto& parts = board_->parts();
  for (int64_t i = 0; i < count; i++) {
    parts.nets.push_back(std::make_unique<Net>(board_->world(), names[size_t(i)]));
    parts.nets.back()->trace();
  }
  build_wires();
  for (int64_t i = 0; i < count; i++) {
    // A pin that is wired to an earlier one has no net of its own.
    size_t source = size_t(i);
    if (const ConfigValue* wires = section.look("wires"))
      for (const ConfigValue& pair : wires->items)
        if (pair.items.size() == 2 && std::max(pair.items[0].integer, pair.items[1].integer) == i)
          source = size_t(std::clamp<int64_t>(std::min(pair.items[0].integer, pair.items[1].integer), 0, count - 1));
    parts.pins.push_back(std::make_unique<SimPin>(board_->cpu(), *parts.nets[source], int(i), names[size_t(i)]));
    board_->list(Kind::Pin, int(i), names[size_t(i)], {int(i)});
    board_->list(Kind::Pwm, int(i), "pwm" + std::to_string(i), {int(i)});
  }
  section.finish();
}

// Checks the pairs of [pins] wires; build_pins() joins them.
void BoardLoader::build_wires() {
  const ConfigValue* pins = root_.look("pins");
  const ConfigValue* wires = pins ? pins->find("wires") : nullptr;
  if (!wires) return;
  for (const ConfigValue& pair : wires->items) {
    bool good = pair.type == ConfigValue::Type::Array && pair.items.size() == 2;
    for (const ConfigValue& each : pair.items)
      good &= each.type == ConfigValue::Type::Integer && each.integer >= 0 &&
              each.integer < int64_t(board_->parts().nets.size());
    if (!good) root_.problem_at(pair, "key 'pins.wires': expected pairs of pin numbers such as [[4, 5]]");
  }
}

int BoardLoader::pin_number(Section& section, const std::string& key, bool required) {
  const ConfigValue* value = section.look(key);
  if (!value) {
    if (required) section.problem("", "key '" + key + "' is missing; expected a pin");
    return -1;
  }
  int id = value->type == ConfigValue::Type::Integer ? int(value->integer) : board_->find(Kind::Pin, value->text);
  if (net(id)) return id;
  section.problem(key, "expected a pin of this board (0 to " + std::to_string(int(board_->count(Kind::Pin)) - 1) +
                           ", or its name)");
  return -1;
}

bool BoardLoader::fresh_id(Section& section, Kind kind, int id) {
  for (size_t i = 0; i < board_->count(kind); i++)
    if (board_->describe(kind, i).id == id) {
      section.problem("id", "number " + std::to_string(id) + " is taken");
      return false;
    }
  return true;
}

std::unique_ptr<SimBoard> BoardLoader::load() {
  if (!read_settings()) return nullptr;
  build_pins();
  build_peripherals();
  build_devices();
  build_faults();
  uint64_t length = never_ns;
  if (auto run = root_.table("run", "[run]")) {
    length = run->duration_ns("for", never_ns);
    run->finish();
  }
  root_.finish();
  if (root_.problems().any()) return nullptr;
  if (options_.for_ns) length = *options_.for_ns;
  if (length != never_ns) {
    Cpu& cpu = board_->cpu();
    board_->world().timeline.at(length, [&cpu] { cpu.finish(hal::HaltReason::TimeUp, "time is up"); });
  }
  return std::move(board_);
}

namespace {

std::unique_ptr<SimBoard> build(const std::optional<ConfigValue>& document, const std::string& name,
                                const std::string& folder, const BoardOptions& options, Problems& problems) {
  if (!document) return nullptr;
  Section root(*document, "[board file]", name, folder, problems);
  return BoardLoader(root, options).load();
}

}  // namespace

std::unique_ptr<SimBoard> load_board(const std::string& path, const BoardOptions& options, Problems& problems) {
  size_t slash = path.rfind('/');
  std::string folder = slash == std::string::npos ? "" : path.substr(0, slash);
  return build(parse_config_file(path, problems), path, folder, options, problems);
}

std::unique_ptr<SimBoard> load_board_text(const std::string& text, const std::string& name, const std::string& folder,
                                          const BoardOptions& options, Problems& problems) {
  return build(parse_config_text(text, name, problems), name, folder, options, problems);
}

}  // namespace adder::sim
