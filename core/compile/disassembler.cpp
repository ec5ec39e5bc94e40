// Writing of code as text. See disassembler.h.
//
//       2     4 AddK            r1, r0, k2          ; a, x, 1
#include "core/compile/disassembler.h"

#include "core/compile/line_table.h"
#include "core/compile/opcode_table.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

constexpr size_t name_column = 18;     // width of the opcode's name
constexpr size_t operand_column = 24;  // width of the operands before the remark

void pad(TextBuilder& out, size_t start, size_t width) {
  size_t used = out.size() - start;
  if (used < width) out.add_repeated(' ', width - used);
}

void add_right(TextBuilder& out, uint32_t number, size_t width) {
  char digits[10];
  size_t count = 0;
  do digits[count++] = char('0' + number % 10);
  while (number /= 10);
  if (count < width) out.add_repeated(' ', width - count);
  while (count) out.add(digits[--count]);
}

constexpr const char* opcode_names[] = {
#define OP(name, a, b, c, extra, meaning) #name,
#define QUICK(name, origin, assumes) #name,
#include "core/compile/opcodes.def"
#undef OP
#undef QUICK
};

class Disassembler {
 public:
  Disassembler(TextBuilder& out, const Code* code) : out_(out), code_(code) {}

  void all() {
    header();
    LineTableReader lines(code_->line_table, code_->line_table_size, code_->first_line);
    uint32_t next_run = 0, line = 0;
    for (uint32_t at = 0; at < code_->instruction_count && !out_.failed();) {
      bool has_line = false;
      while (next_run <= at && lines.next()) {
        next_run += lines.words;
        has_line = lines.span.line != line;
        line = lines.span.line;
      }
      if (has_line) {
        add_right(out_, line, 5);
      } else {
        out_.add_repeated(' ', 5);
      }
      at += instruction(at);
    }
    handlers();
  }

 private:
  void header() {
    out_.add("code ")
        .add(code_->qualified_name.get())
        .add(": ")
        .add_unsigned(code_->register_count)
        .add(" registers, ");
    out_.add_unsigned(code_->parameter_count()).add(" parameters, ");
    out_.add_unsigned(code_->constants->size >= 0 ? uint64_t(code_->constants->size) : 0).add(" constants");
    constexpr struct {
      Code::Flag flag;
      const char* name;
    } flags[] = {{Code::VarArgs, "varargs"},
                 {Code::VarKeywords, "varkeywords"},
                 {Code::Generator, "generator"},
                 {Code::Coroutine, "coroutine"},
                 {Code::AsyncGenerator, "async generator"},
                 {Code::UsesLocalsDict, "locals in a mapping"},
                 {Code::Quickened, "quickened"},
                 {Code::NativeRequested, "native"},
                 {Code::ViperRequested, "viper"}};
    for (const auto& flag : flags)
      if (code_->is(flag.flag)) out_.add(", ").add(flag.name);
    out_.add('\n');
  }

  uint32_t instruction(uint32_t at) {
    const Instruction& word = code_->instructions[at];
    const OpcodeInfo& info = opcode_table[word.op];
    add_right(out_, at, 7);
    out_.add(' ');
    size_t start = out_.size();
    out_.add(opcode_names[word.op]);
    pad(out_, start, name_column);
    start = out_.size();
    first_ = true;
    operands(info, at);
    size_t remark = out_.size();
    pad(out_, start, operand_column);
    size_t before = out_.size();
    out_.add("; ");
    first_ = true;
    remarks(info, at);
    if (first_) out_.truncate(before > remark ? remark : before);
    out_.add('\n');
    return info.words();
  }

  TextBuilder& item() {
    if (!first_) out_.add(", ");
    first_ = false;
    return out_;
  }

  void operand(OperandKind kind, uint32_t value) {
    switch (kind) {
      case OperandKind::None: return;
      case OperandKind::Constant: item().add('k').add_unsigned(value); return;
      case OperandKind::Unsigned: item().add_unsigned(value); return;
      default: item().add('r').add_unsigned(value); return;
    }
  }

  void operands(const OpcodeInfo& info, uint32_t at) {
    const Instruction& word = code_->instructions[at];
    if (info.a != OperandKind::Jump24) operand(info.a, word.a);
    switch (info.b) {
      case OperandKind::Constant16: item().add('k').add_unsigned(word.u16()); break;
      case OperandKind::Unsigned16: item().add('r').add_unsigned(word.u16()); break;
      case OperandKind::Signed16: item().add_int(word.i16()); break;
      case OperandKind::Jump16: break;
      default: operand(info.b, word.b); operand(info.c, word.c);
    }
    if (has_jump(info)) item().add("to ").add_unsigned(jump_target(info, code_->instructions, at));
    if (info.extra == ExtraKind::Unsigned) item().add_unsigned(code_->instructions[at + 1].word);
  }

  void constant(uint32_t index) {
    if (index >= uint32_t(code_->constants->size)) return;
    Value value = code_->constants->items()[index];
    if (has_kind(value, Kind::Code)) {
      item().add("code ").add(cast<Code>(value)->qualified_name.get());
    } else {
      item().add_repr(value);
    }
  }

  void register_name(OperandKind kind, uint32_t value) {
    if (kind == OperandKind::Constant) return constant(value);
    bool is_register = kind != OperandKind::None && kind != OperandKind::Unsigned && kind <= OperandKind::WriteN;
    if (!is_register || value >= uint32_t(code_->local_names->size)) return;
    const Str* name = cast<Str>(code_->local_names->items()[value]);
    if (name->size()) item().add(name);
  }

  void remarks(const OpcodeInfo& info, uint32_t at) {
    const Instruction& word = code_->instructions[at];
    register_name(info.a, word.a);
    if (info.b == OperandKind::Constant16) constant(word.u16());
    if (info.b <= OperandKind::Unsigned) {
      register_name(info.b, word.b);
      register_name(info.c, word.c);
    }
    Op op = info.origin;
    bool captured = op == Op::LoadFree || op == Op::StoreFree || op == Op::DeleteFree || op == Op::LoadFreeCell ||
                    op == Op::LoadFreeOrName;
    if (captured && word.b < code_->capture_names->size) item().add(cast<Str>(code_->capture_names->items()[word.b]));
    if (info.extra == ExtraKind::None || info.extra == ExtraKind::Jump || info.extra == ExtraKind::Unsigned) return;
    const Instruction& extra = code_->instructions[at + 1];
    if (info.extra == ExtraKind::Constant) return constant(extra.word);
    if (info.extra == ExtraKind::CallNames) {
      if (extra.low() != 0xffff) constant(extra.low());
      return;
    }
    if (extra.low() < code_->constants->size) item().add(cast<Str>(code_->constants->items()[extra.low()]));
  }

  void handlers() {
    for (uint32_t i = 0; i < code_->handler_count; i++) {
      const Handler& h = code_->handlers[i];
      out_.add("      words ").add_unsigned(h.start).add(" to ").add_unsigned(h.end).add(": exceptions to ");
      out_.add_unsigned(h.target).add(" in r").add_unsigned(h.exception_register).add('\n');
    }
  }

  TextBuilder& out_;
  const Code* code_;
  bool first_ = true;
};

}  // namespace

void disassemble(TextBuilder& out, const Code* code, bool nested) {
  Disassembler(out, code).all();
  if (!nested) return;
  for (Value constant : code->constants->span()) {
    if (out.failed() || !has_kind(constant, Kind::Code)) continue;
    out.add('\n');
    disassemble(out, cast<Code>(constant), true);
  }
}

void print_code(Runtime& rt, const Code* code) {
  TextBuilder text(rt);
  disassemble(text, code, true);
  if (text.failed()) {
    take_exception(rt);
  } else {
    rt.platform->write_stdout(text.view().data(), text.size());
  }
}

}  // namespace adder
