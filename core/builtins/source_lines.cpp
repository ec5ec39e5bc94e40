// Source lines and carets; see source_lines.h.
//
// Columns of spans count bytes; what is shown counts characters. Carets are left out where they would underline the
// whole line. Of an operator expression the operator gets carets and the operands tildes, of a subscript the brackets.
#include "core/builtins/source_lines.h"

#include "core/syntax/parser.h"
#include "core/types/exceptions/exception.h"
#include "core/types/text_builder.h"
#include "core/types/utf8.h"

namespace adder {

void SourceLines::forget() {
  if (data_) rt_.platform->give_block(data_, size_);
  data_ = nullptr;
}

bool SourceLines::find(const Str* filename, uint32_t line, string_view* text) {
  if (filename != filename_) {
    forget();
    filename_ = filename;
    if (!rt_.platform->read_file(filename->data(), filename->size(), &data_, &size_)) data_ = nullptr;
  }
  if (!data_ || !line) return false;
  string_view rest(reinterpret_cast<const char*>(data_), size_);
  for (uint32_t i = 1; i < line; i++) {
    size_t end = rest.find('\n');
    if (end == string_view::npos) return false;
    rest.remove_prefix(end + 1);
  }
  *text = rest.substr(0, rest.find('\n'));
  return true;
}

namespace {
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\r'; }

// Which bytes of a piece of a line get a caret where the rest gets a tilde; equal = the whole piece gets carets.
struct Anchors {
  size_t start = 0, end = 0;
};

Anchors anchors_of_operator(string_view piece, const syntax::BinOp* node) {
  for (size_t i = node->left->end_column; i < node->right->column && i < piece.size(); i++) {
    if (is_blank(piece[i])) continue;
    bool two = i + 1 < node->right->column && !is_blank(piece[i + 1]);
    return {i, i + (two ? 2 : 1)};
  }
  return {};
}

Anchors find_anchors(Runtime& rt, string_view piece) {
  Arena arena(*rt.platform);
  syntax::ParserOptions options;
  options.mode = syntax::ParseMode::Eval;
  options.max_depth = 50;
  syntax::Parser parser(piece, options);
  syntax::Expression* node = parser.expression(arena);
  if (!node) return {};
  if (auto* operation = syntax::as_if<syntax::BinOp>(node)) return anchors_of_operator(piece, operation);
  if (auto* subscript = syntax::as_if<syntax::Subscript>(node))
    return {subscript->value->end_column, size_t(subscript->slice->end_column) + 1};
  return {};
}

void add_carets(TextBuilder& text, Runtime& rt, string_view line, size_t lead, const SourceSpan& span) {
  size_t start = span.column, end = span.width ? span.column + span.width : line.size();
  if (start < lead || end > line.size() || start >= end) return;
  string_view piece = line.substr(start, end - start);
  Anchors anchors = span.width ? find_anchors(rt, piece) : Anchors{};
  bool anchored = anchors.start < anchors.end && anchors.end <= piece.size();
  if (!anchored && piece.size() == line.size() - lead) return;
  text.add("    ").add_repeated(' ', utf8_length(line.substr(lead, start - lead)));
  if (!anchored) anchors = {0, piece.size()};
  text.add_repeated('~', utf8_length(piece.substr(0, anchors.start)));
  text.add_repeated('^', utf8_length(piece.substr(anchors.start, anchors.end - anchors.start)));
  text.add_repeated('~', utf8_length(piece.substr(anchors.end)));
  text.add('\n');
}
}  // namespace

void SourceLines::add_line_with_carets(TextBuilder& text, const Str* filename, const SourceSpan& span) {
  string_view line;
  if (!find(filename, span.line, &line)) return;
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  size_t lead = 0;
  while (lead < line.size() && is_blank(line[lead])) lead++;
  text.add("    ").add(line.substr(lead)).add('\n');
  if (span.has_column) add_carets(text, rt_, line, lead, span);
}

void add_syntax_line(TextBuilder& text, Value exception) {
  Value source = exception_field(exception, sym<"text">);
  if (!has_kind(source, Kind::Str)) return;
  string_view line = cast<Str>(source)->view();
  while (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  size_t lead = 0;
  while (lead < line.size() && (is_blank(line[lead]) && line[lead] != '\t')) lead++;
  string_view shown = line.substr(lead);
  text.add("    ").add(shown).add('\n');
  Value at = exception_field(exception, sym<"offset">), until = exception_field(exception, sym<"end_offset">);
  if (!at.is_small_int()) return;
  SignedWord start = at.as_small_int() - 1 - SignedWord(lead);
  SignedWord end =
      until.is_small_int() && until.as_small_int() > 0 ? until.as_small_int() - 1 - SignedWord(lead) : start;
  if (start < 0) return;
  if (end <= start) end = start + 1;
  // Tabs stay tabs, so that the caret stands below its place.
  string_view before = shown.substr(0, utf8_offset(shown, size_t(start)));
  text.add("    ");
  for (char c : before)
    if (!utf8_continues(uint8_t(c))) text.add(is_blank(c) ? c : ' ');
  size_t missing = size_t(start) - utf8_length(before);
  text.add_repeated(' ', missing).add_repeated('^', size_t(end - start)).add('\n');
}

}  // namespace adder
