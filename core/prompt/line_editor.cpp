// Keys and what they do to the line and to the screen.
#include "core/prompt/line_editor.h"

namespace adder {

namespace {

constexpr int ctrl(char letter) { return letter & 0x1f; }
constexpr int escape = 27, delete_key = 127;
constexpr size_t indent_width = 4;

constexpr bool is_continuation(char byte) { return (byte & 0xc0) == 0x80; }
constexpr bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
}

size_t columns(string_view text) {
  size_t count = 0;
  for (char c : text) count += !is_continuation(c);
  return count;
}

bool all_blank(string_view text) { return text.find_first_not_of(' ') == string_view::npos; }

}  // namespace

// --- positions

size_t LineEditor::before(size_t position) const {
  if (position) position--;
  while (position && is_continuation((*line_)[position])) position--;
  return position;
}

size_t LineEditor::after(size_t position) const {
  if (position < line_->size()) position++;
  while (position < line_->size() && is_continuation((*line_)[position])) position++;
  return position;
}

size_t LineEditor::word_start(size_t position) const {
  while (position && !is_word((*line_)[position - 1])) position--;
  while (position && is_word((*line_)[position - 1])) position--;
  return position;
}

size_t LineEditor::word_end(size_t position) const {
  while (position < line_->size() && !is_word((*line_)[position])) position++;
  while (position < line_->size() && is_word((*line_)[position])) position++;
  return position;
}

// --- screen

void LineEditor::move_shown(size_t to) {
  bool left = to < shown_;
  size_t low = left ? to : shown_, high = left ? shown_ : to;
  size_t count = columns(line_->view().substr(low, high - low));
  shown_ = to;
  if (count == 0) return;
  if (left && count <= 4) return terminal_.write(string_view("\b\b\b\b", count));
  char sequence[16];
  size_t size = sizeof sequence;
  sequence[--size] = left ? 'D' : 'C';
  for (; count; count /= 10) sequence[--size] = char('0' + count % 10);
  sequence[--size] = '[';
  sequence[--size] = escape;
  terminal_.write({sequence + size, sizeof sequence - size});
}

// Shows the line anew from `changed_from`, before which nothing changed and where the terminal's cursor stands already.
void LineEditor::draw(size_t changed_from, bool shorter) {
  terminal_.write(line_->view().substr(changed_from));
  shown_ = line_->size();
  if (shorter) terminal_.write("\x1b[K");
  move_shown(cursor_);
}

// --- changes

void LineEditor::insert(string_view text) {
  if (!line_->insert(cursor_, text)) return terminal_.write("\a");
  size_t from = cursor_;
  cursor_ += text.size();
  draw(from, false);
}

void LineEditor::erase(size_t from, size_t to) {
  if (from == to) return;
  move_shown(from);
  line_->erase(from, to);
  cursor_ = from;
  draw(from, true);
}

// In front of the first character of a line, a whole step of indentation goes.
void LineEditor::backspace() {
  size_t from = before(cursor_);
  bool indentation = cursor_ && all_blank(line_->view().substr(0, cursor_));
  if (indentation) from = (cursor_ - 1) / indent_width * indent_width;
  erase(from, cursor_);
}

void LineEditor::recall(size_t back) {
  string_view text;
  if (back && !history_.get(back, &text)) return;
  recalled_ = back;
  move_shown(0);
  line_->truncate(0);
  bool fits = line_->append(text);
  cursor_ = fits ? text.size() : 0;
  draw(0, true);
}

void LineEditor::complete() {
  if (all_blank(line_->view().substr(0, cursor_)))
    return insert(string_view("    ", indent_width - cursor_ % indent_width));
  size_t from = cursor_;
  bool listed = completer_.complete(*line_, &cursor_, terminal_);
  if (listed) {
    terminal_.write(prompt_);
    shown_ = from = 0;
  }
  draw(from, false);
}

// The first byte of a character was read: the rest follows at once.
void LineEditor::insert_character(int first) {
  char bytes[4] = {char(first)};
  size_t size = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
  for (size_t i = 1; i < size; i++) {
    int byte = terminal_.read_byte();
    if (byte < 0 || !is_continuation(char(byte))) return;
    bytes[i] = char(byte);
  }
  insert({bytes, size});
}

// --- keys

void LineEditor::arrow(int key, bool by_word) {
  switch (key) {
    case 'A': return recall(recalled_ + 1);
    case 'B': return recall(recalled_ ? recalled_ - 1 : 0);
    case 'C': cursor_ = by_word ? word_end(cursor_) : after(cursor_); break;
    case 'D': cursor_ = by_word ? word_start(cursor_) : before(cursor_); break;
    case 'H': cursor_ = 0; break;
    case 'F': cursor_ = line_->size(); break;
    default: return;
  }
  move_shown(cursor_);
}

// ESC [ parameters letter, ESC O letter, ESC letter.
void LineEditor::escape_sequence() {
  int key = terminal_.read_byte();
  if (key == 'b' || key == 'f') return arrow(key == 'b' ? 'D' : 'C', true);
  if (key == 'd') return erase(cursor_, word_end(cursor_));
  if (key != '[' && key != 'O') return;
  int number = 0, modifier = 0;
  int* parameter = &number;
  for (key = terminal_.read_byte(); (key >= '0' && key <= '9') || key == ';'; key = terminal_.read_byte()) {
    if (key == ';')
      parameter = &modifier;
    else
      *parameter = (*parameter * 10 + key - '0') % 100;
  }
  if (key != '~') return arrow(key, modifier >= 3);
  switch (number) {
    case 1:
    case 7: return arrow('H', false);
    case 4:
    case 8: return arrow('F', false);
    case 3: return erase(cursor_, after(cursor_));
    default: return;
  }
}

// A control key; true when it ends the line.
bool LineEditor::control(int byte, LineEnd* end) {
  if (byte == ctrl('C') || (byte >= ctrl('A') && byte <= ctrl('E') && line_->empty())) {
    *end = LineEnd(byte);
    return true;
  }
  switch (byte) {
    case ctrl('A'): arrow('H', false); break;
    case ctrl('B'): arrow('D', false); break;
    case ctrl('D'): erase(cursor_, after(cursor_)); break;
    case ctrl('E'): arrow('F', false); break;
    case ctrl('F'): arrow('C', false); break;
    case ctrl('H'): backspace(); break;
    case '\t': complete(); break;
    case ctrl('K'): erase(cursor_, line_->size()); break;
    case ctrl('N'): arrow('B', false); break;
    case ctrl('P'): arrow('A', false); break;
    case ctrl('U'): erase(0, cursor_); break;
    case ctrl('W'): erase(word_start(cursor_), cursor_); break;
    case escape: escape_sequence(); break;
    case '\r':
    case '\n':
      if (only_indent_) erase(0, line_->size());
      terminal_.write("\r\n");
      *end = LineEnd::Enter;
      return true;
    default: break;
  }
  return false;
}

LineEnd LineEditor::read(string_view prompt, size_t indent, LineBuffer& line) {
  prompt_ = prompt;
  line_ = &line;
  line.clear();
  cursor_ = shown_ = recalled_ = 0;
  terminal_.write(prompt);
  for (size_t i = 0; i < indent; i++) insert(" ");
  only_indent_ = indent > 0;
  for (;;) {
    int byte = terminal_.read_byte();
    LineEnd end = LineEnd::EndOfInput;
    if (byte < 0) return end;
    // An automatic indent does not count as typed: on it, the control keys work as on an empty line.
    if (only_indent_ && byte >= ctrl('A') && byte <= ctrl('E')) erase(0, line.size());
    if (byte == delete_key) {
      backspace();
    } else if (byte >= ' ') {
      insert_character(byte);
    } else if (control(byte, &end)) {
      return end;
    }
    only_indent_ = false;
  }
}

}  // namespace adder
