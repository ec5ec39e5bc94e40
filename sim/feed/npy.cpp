// NumPy's array files (format versions 1 to 3): integers of 1 to 8 bytes, floats of 4 and 8, both byte orders, C order.
// A file that ends before its header's shape says is read as far as whole rows go.
#include <bit>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "sim/feed/feed.h"

namespace adder::sim {

namespace {

// The text after 'key': in the header's dict literal.
std::string field(const std::string& header, const std::string& key) {
  size_t at = header.find("'" + key + "'");
  if (at == std::string::npos) return "";
  at = header.find(':', at);
  return at == std::string::npos ? "" : header.substr(at + 1);
}

bool parse_shape(const std::string& text, NpyData& data) {
  size_t open = text.find('('), close = text.find(')');
  if (open == std::string::npos || close == std::string::npos) return false;
  std::vector<uint64_t> shape;
  const char* at = text.c_str() + open + 1;
  while (at < text.c_str() + close) {
    char* end = nullptr;
    uint64_t size = std::strtoull(at, &end, 10);
    if (end == at) break;
    shape.push_back(size);
    at = end;
    while (*at == ',' || *at == ' ' || *at == 'L') at++;
  }
  if (shape.empty()) return false;
  data.promised_rows = shape[0];
  data.columns = 1;
  for (size_t i = 1; i < shape.size(); i++) {
    if (shape[i] == 0 || shape[i] > 1'000'000 || data.columns * shape[i] > 1'000'000) return false;
    data.columns *= size_t(shape[i]);
  }
  return true;
}

double to_double(const uint8_t* bytes, char kind, size_t size, bool big) {
  uint64_t raw = 0;
  for (size_t i = 0; i < size; i++) raw |= uint64_t(bytes[big ? size - 1 - i : i]) << (8 * i);
  if (kind == 'f' && size == 4) return double(std::bit_cast<float>(uint32_t(raw)));
  if (kind == 'f') return std::bit_cast<double>(raw);
  if (kind == 'i') return double(int64_t(raw << (64 - 8 * size)) >> (64 - 8 * size));
  return double(raw);
}

}  // namespace

bool read_npy(const std::string& path, NpyData& data, std::string& error) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file && bytes.empty()) {
    error = "'" + path + "' cannot be read; expected an .npy file";
    return false;
  }
  auto byte = [&](size_t i) { return size_t(uint8_t(bytes[i])); };
  if (bytes.size() < 10 || bytes.compare(0, 6, "\x93NUMPY") != 0) {
    error =
        "'" + path + "' is no .npy file (it holds " + std::to_string(bytes.size()) + " bytes without the NUMPY mark)";
    return false;
  }
  bool wide = byte(6) >= 2;
  if (wide && bytes.size() < 12) {
    error = "'" + path + "' ends inside its header";
    return false;
  }
  size_t begin = wide ? 12 : 10;
  size_t length = wide ? byte(8) | byte(9) << 8 | byte(10) << 16 | byte(11) << 24 : byte(8) | byte(9) << 8;
  if (begin + length > bytes.size()) {
    error = "'" + path + "' ends inside its header";
    return false;
  }
  std::string header = bytes.substr(begin, length), descr = field(header, "descr");
  size_t quote = descr.find('\'');
  descr = quote == std::string::npos ? "" : descr.substr(quote + 1, descr.find('\'', quote + 1) - quote - 1);
  bool big = !descr.empty() && descr[0] == '>';
  if (!descr.empty() && std::strchr("<>|=", descr[0])) descr.erase(0, 1);
  char kind = descr.empty() ? 0 : descr[0];
  size_t size = descr.size() == 2 ? size_t(descr[1] - '0') : 0;
  bool integer = (kind == 'i' || kind == 'u') && (size == 1 || size == 2 || size == 4 || size == 8);
  bool floating = kind == 'f' && (size == 4 || size == 8);
  if ((!integer && !floating) || !parse_shape(field(header, "shape"), data)) {
    error = "'" + path + "': expected an array of integers or floats with a shape, found " + header;
    return false;
  }
  std::string order = field(header, "fortran_order");
  if (order.find("True") < order.find(',') && data.columns > 1) {
    error = "'" + path + "': expected C order (numpy.ascontiguousarray), found Fortran order";
    return false;
  }
  uint64_t held = (bytes.size() - begin - length) / (size * data.columns);
  data.rows = held < data.promised_rows ? held : data.promised_rows;
  const uint8_t* payload = reinterpret_cast<const uint8_t*>(bytes.data()) + begin + length;
  data.values.resize(data.rows * data.columns);
  for (size_t i = 0; i < data.values.size(); i++) data.values[i] = to_double(payload + i * size, kind, size, big);
  return true;
}

std::unique_ptr<Feed> open_npy(Section& section, World& world, size_t channels) {
  std::string path = section.path("npy"), error;
  double rate = section.number("rate", 1e-6, 1e9);
  size_t linear = section.choice("interpolate", {"hold", "linear"}, 0);
  std::vector<int64_t> columns = section.integers("columns", 0, 999'999);
  int64_t column = section.integer("column", 0, 999'999, -1);
  if (column >= 0) columns.push_back(column);
  NpyData data;
  if (!read_npy(path, data, error)) {
    section.problem("npy", error);
    return nullptr;
  }
  if (data.rows < data.promised_rows)
    world.warn(path, "truncated: the header promises " + std::to_string(data.promised_rows) + " rows, the file holds " +
                         std::to_string(data.rows));
  if (data.rows == 0) {
    section.problem("npy", "'" + path + "' holds no rows");
    return nullptr;
  }
  for (size_t i = 0; columns.size() < channels && column < 0 && i < data.columns && !section.has("columns"); i++)
    columns.push_back(int64_t(i));
  bool inside = columns.size() == channels;
  for (int64_t each : columns) inside &= size_t(each) < data.columns;
  if (!inside) {
    section.problem("npy", "expected " + std::to_string(channels) + " of the " + std::to_string(data.columns) +
                               " columns that '" + path + "' has");
    return nullptr;
  }
  std::vector<double> values;
  values.reserve(data.rows * channels);
  for (uint64_t row = 0; row < data.rows; row++)
    for (int64_t each : columns) values.push_back(data.values[row * data.columns + size_t(each)]);
  auto table = std::make_unique<Table>(std::move(values), channels, rate);
  table->set_linear(linear == 1);
  return table;
}

}  // namespace adder::sim
