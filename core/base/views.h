// Span and string_view of 32-bit machines: the standard's, as far as they are used here.
//
// gcc for ARM keeps a class of two words in memory, and passes it by way of the stack, unless it is aligned to its own
// size: then it lives in two registers. The standard's classes are not.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <type_traits>

namespace adder {

template <class T>
class alignas(2 * sizeof(void*)) Span {
 public:
  using element_type = T;
  using value_type = std::remove_cv_t<T>;
  using iterator = T*;

  constexpr Span() = default;
  constexpr Span(T* data, size_t size) : data_(data), size_(size) {}
  template <size_t N>
  constexpr Span(T (&array)[N]) : data_(array), size_(N) {}
  template <class Range>
  requires(std::is_convertible_v<std::remove_pointer_t<decltype(std::data(std::declval<Range&>()))> (*)[], T (*)[]> &&
           !std::is_array_v<std::remove_cvref_t<Range>>) constexpr Span(Range&& range)
      : data_(std::data(range)), size_(std::size(range)) {}

  constexpr T* data() const { return data_; }
  constexpr size_t size() const { return size_; }
  constexpr size_t size_bytes() const { return size_ * sizeof(T); }
  constexpr bool empty() const { return !size_; }
  constexpr T& operator[](size_t i) const { return data_[i]; }
  constexpr T& front() const { return data_[0]; }
  constexpr T& back() const { return data_[size_ - 1]; }
  constexpr T* begin() const { return data_; }
  constexpr T* end() const { return data_ + size_; }
  constexpr Span first(size_t count) const { return {data_, count}; }
  constexpr Span last(size_t count) const { return {data_ + size_ - count, count}; }
  constexpr Span subspan(size_t from) const { return {data_ + from, size_ - from}; }
  constexpr Span subspan(size_t from, size_t count) const { return {data_ + from, count}; }

 private:
  T* data_ = nullptr;
  size_t size_ = 0;
};
template <class T, size_t N>
Span(T (&)[N]) -> Span<T>;
template <class T>
Span(T*, size_t) -> Span<T>;

class alignas(2 * sizeof(void*)) string_view {
 public:
  using value_type = char;
  using iterator = const char*;
  static constexpr size_t npos = size_t(-1);

  constexpr string_view() = default;
  constexpr string_view(const char* data, size_t size) : data_(data), size_(size) {}
  [[gnu::always_inline]] constexpr string_view(const char* text) : data_(text), size_(__builtin_strlen(text)) {}

  constexpr const char* data() const { return data_; }
  constexpr size_t size() const { return size_; }
  constexpr size_t length() const { return size_; }
  constexpr bool empty() const { return !size_; }
  constexpr const char& operator[](size_t i) const { return data_[i]; }
  constexpr const char& front() const { return data_[0]; }
  constexpr const char& back() const { return data_[size_ - 1]; }
  constexpr const char* begin() const { return data_; }
  constexpr const char* end() const { return data_ + size_; }

  constexpr void remove_prefix(size_t count) { data_ += count, size_ -= count; }
  constexpr void remove_suffix(size_t count) { size_ -= count; }
  constexpr string_view substr(size_t from, size_t count = npos) const {
    size_t rest = size_ - from;
    return {data_ + from, count < rest ? count : rest};
  }

  constexpr size_t find(char c, size_t from = 0) const { return find_char(*this, c, from); }
  constexpr size_t find(string_view part, size_t from = 0) const { return find_part(*this, part, from); }
  constexpr size_t rfind(char c, size_t from = npos) const { return find_part_back(*this, {&c, 1}, from); }
  constexpr size_t rfind(string_view part, size_t from = npos) const { return find_part_back(*this, part, from); }
  constexpr bool contains(char c) const { return find(c) != npos; }
  constexpr size_t find_first_of(string_view set, size_t from = 0) const { return find_class(*this, set, from, true); }
  constexpr size_t find_first_not_of(string_view set, size_t from = 0) const {
    return find_class(*this, set, from, false);
  }
  constexpr size_t find_first_not_of(char c, size_t from = 0) const { return find_first_not_of({&c, 1}, from); }
  constexpr bool starts_with(string_view part) const { return begins(*this, part); }
  constexpr bool starts_with(char c) const { return size_ && *data_ == c; }
  constexpr bool ends_with(string_view part) const {
    return size_ >= part.size_ && begins({data_ + size_ - part.size_, part.size_}, part);
  }
  constexpr bool ends_with(char c) const { return size_ && back() == c; }
  constexpr int compare(string_view other) const { return order(*this, other); }
  constexpr size_t copy(char* to, size_t count) const {
    for (size_t i = 0; i < count; i++) to[i] = data_[i];
    return count;
  }

  friend constexpr bool operator==(string_view a, string_view b) { return same(a, b); }
  friend constexpr std::strong_ordering operator<=>(string_view a, string_view b) { return order(a, b) <=> 0; }

 private:
  // What is not inlined takes its texts by value, so that they need not be in memory.
  static constexpr bool equal_bytes(const char* a, const char* b, size_t size) { return !__builtin_memcmp(a, b, size); }
  static constexpr bool same(string_view a, string_view b) {
    return a.size_ == b.size_ && equal_bytes(a.data_, b.data_, a.size_);
  }
  static constexpr bool begins(string_view text, string_view part) {
    return text.size_ >= part.size_ && equal_bytes(text.data_, part.data_, part.size_);
  }
  static constexpr int order(string_view a, string_view b) {
    int order = __builtin_memcmp(a.data_, b.data_, a.size_ < b.size_ ? a.size_ : b.size_);
    return order ? order : a.size_ < b.size_ ? -1 : a.size_ > b.size_;
  }
  static constexpr size_t find_char(string_view text, char c, size_t from) {
    for (; from < text.size_; from++)
      if (text.data_[from] == c) return from;
    return npos;
  }
  static constexpr size_t find_part(string_view text, string_view part, size_t from) {
    for (; from + part.size_ <= text.size_; from++)
      if (equal_bytes(text.data_ + from, part.data_, part.size_)) return from;
    return npos;
  }
  static constexpr size_t find_part_back(string_view text, string_view part, size_t from) {
    if (part.size_ > text.size_) return npos;
    size_t last = text.size_ - part.size_;
    for (size_t at = from < last ? from : last;; at--) {
      if (equal_bytes(text.data_ + at, part.data_, part.size_)) return at;
      if (!at) return npos;
    }
  }
  static constexpr size_t find_class(string_view text, string_view set, size_t from, bool wanted) {
    for (; from < text.size_; from++)
      if (set.contains(text.data_[from]) == wanted) return from;
    return npos;
  }

  const char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace adder
