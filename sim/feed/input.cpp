// See input.h.
#include "sim/feed/input.h"

namespace adder::sim {

double read_factor(Section& section, const std::string& key, double absent) {
  const ConfigValue* value = section.look(key);
  if (!value) return absent;
  if (value->type != ConfigValue::Type::Text) return section.number(key, -1e300, 1e300, absent);
  std::string error;
  auto expression = Expression::parse(value->text, error);
  if (expression && expression->constant()) return expression->evaluate(0, Noise(0, ""));
  section.problem(key, expression ? "expected a constant, found an expression in t" : error);
  return absent;
}

void Input::read_part(Section& section, const std::string& key, const ConfigValue& value, size_t channels, World& world,
                      const std::string& stream, Input& input) {
  auto formula = [&](const ConfigValue& at, const std::string& text) -> std::shared_ptr<Feed> {
    std::string error;
    auto expression = Expression::parse(text, error);
    if (expression) return std::make_shared<Formula>(*expression, world.noise(stream + ".formula"));
    section.problem_at(at, "key '" + key + "': " + error);
    return nullptr;
  };
  auto constant = [](double number) -> std::shared_ptr<Feed> {
    return std::make_shared<Table>(std::vector<double>{number}, 1, 0);
  };
  Part part;
  part.stream = world.noise(stream);
  if (value.type == ConfigValue::Type::Integer || value.type == ConfigValue::Type::Number) {
    part.feed = constant(value.number);
  } else if (value.type == ConfigValue::Type::Text) {
    part.feed = formula(value, value.text);
  } else if (value.type == ConfigValue::Type::Table) {
    Section table = section.nested(value, section.title() + " " + key);
    bool recorded = true;
    if (table.has("wav")) {
      part.feed = open_wav(table, world);
    } else if (table.has("csv")) {
      part.feed = open_csv(table, world, channels);
    } else if (table.has("npy")) {
      part.feed = open_npy(table, world, channels);
    } else if (table.has("expr")) {
      part.feed = formula(*table.look("expr"), table.text("expr")), recorded = false;
    } else {
      part.feed = constant(table.number("value", -1e300, 1e300)), recorded = false;
    }
    if (part.feed && part.feed->channels() > 1) input.source_ = key;
    for (const char* file : {"wav", "csv", "npy"})
      if (table.has(file)) input.source_ = table.path(file);
    part.scale = read_factor(table, "scale", 1);
    part.offset = read_factor(table, "offset", 0);
    part.noise = table.number("noise", 0, 1e300, 0);
    size_t end = table.choice("end", {"stop", "hold", "loop", "zero"}, recorded ? 0 : 1);
    part.end = FeedEnd(end);
    part.begins_when_read = recorded && !table.has("begin") && !table.has("time");
    part.begin_ns = table.duration_ns("begin", 0);
    if (part.feed) table.finish();
  } else {
    section.problem_at(value,
                       "key '" + key + "': expected a number, an expression, or a table such as {wav = \"file\"}");
  }
  if (!part.feed) part.feed = constant(0);
  for (size_t i = 0; i < channels; i++) {
    part.channel = part.feed->channels() > i ? i : part.feed->channels() - 1;
    part.stream = world.noise(stream + "." + std::to_string(input.parts_.size()));
    input.parts_.push_back(part);
  }
}

Input Input::read(Section& section, const std::string& key, size_t channels, double absent, World& world,
                  const std::string& stream, const SensorFault* fault) {
  Input input;
  input.fault_ = fault;
  const ConfigValue* value = section.look(key);
  ConfigValue fallback;
  fallback.type = ConfigValue::Type::Number;
  fallback.number = absent;
  if (!value) value = &fallback;
  std::string name = stream + "." + key;
  if (value->type == ConfigValue::Type::Array) {
    if (value->items.size() != channels)
      section.problem(
          key, "expected a list of " + std::to_string(channels) + ", found " + std::to_string(value->items.size()));
    for (size_t i = 0; i < channels; i++)
      read_part(section, key, i < value->items.size() ? value->items[i] : fallback, 1, world,
                name + "[" + std::to_string(i) + "]", input);
  } else {
    read_part(section, key, *value, channels, world, name, input);
  }
  return input;
}

void Input::begin(uint64_t time_ns) {
  if (begun_) return;
  begun_ = true;
  for (Part& part : parts_)
    if (part.begins_when_read) part.begin_ns = time_ns;
}

bool Input::over(uint64_t time_ns) const {
  for (const Part& part : parts_)
    if (part.end == FeedEnd::Stop && (begun_ || !part.begins_when_read) && time_ns >= part.begin_ns &&
        time_ns - part.begin_ns >= part.feed->duration_ns())
      return true;
  return false;
}

bool Input::ended(uint64_t time_ns) {
  if (!over(time_ns)) return false;
  if (!told_end_ && on_end_) on_end_(source_);
  told_end_ = true;
  return true;
}

void Input::set_on_end(std::function<void(const std::string&)> on_end) { on_end_ = std::move(on_end); }

double Input::value(size_t channel, uint64_t time_ns) {
  begin(time_ns);
  if (fault_ && fault_->forced) return *fault_->forced;
  if (fault_ && fault_->frozen) time_ns = fault_->frozen_at_ns;
  (void)ended(time_ns);
  const Part& part = parts_[channel];
  uint64_t time = time_ns > part.begin_ns ? time_ns - part.begin_ns : 0, duration = part.feed->duration_ns();
  double value;
  if (time < duration) {
    value = part.feed->at(part.channel, time);
  } else if (part.end == FeedEnd::Zero) {
    value = 0;
  } else {
    value = part.feed->at(part.channel, part.end == FeedEnd::Loop ? time % duration : duration - 1);
  }
  value = value * part.scale + part.offset;
  return part.noise > 0 ? value + part.noise * part.stream.gaussian(time_ns) : value;
}

}  // namespace adder::sim
