// Adding to and reading from the history.
#include "core/prompt/history.h"

#include <cstring>

namespace adder {

void History::add(string_view line) {
  string_view last;
  if (line.empty() || line.find('\n') != string_view::npos || line.size() + 1 > storage_.size()) return;
  if (get(1, &last) && last == line) return;
  while (line.size() + 1 > storage_.size() - size_) {
    string_view all(storage_.data(), size_);
    size_t oldest = all.find('\n') + 1;
    std::memmove(storage_.data(), storage_.data() + oldest, size_ - oldest);
    size_ -= oldest;
  }
  std::memcpy(storage_.data() + size_, line.data(), line.size());
  size_ += line.size();
  storage_[size_++] = '\n';
}

bool History::get(size_t back, string_view* line) const {
  string_view rest(storage_.data(), size_);
  for (; back > 0 && !rest.empty(); back--) {
    rest.remove_suffix(1);
    size_t before = rest.rfind('\n');
    *line = rest.substr(before == string_view::npos ? 0 : before + 1);
    rest = rest.substr(0, rest.size() - line->size());
  }
  return back == 0;
}

}  // namespace adder
