# textwrap and string.
import string
import textwrap

text = """The quick-brown fox jumps over the lazy dog, and then -- as if nothing had happened -- it runs away from
the well-known state-of-the-art measuring station.  Temperatures were 12.5 degrees (in the shade). Averyveryverylongwordthatdoesnotfitanywhereatall ends it."""
for width in (20, 30, 41, 70):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, 25, break_long_words=False, break_on_hyphens=False))
print(textwrap.wrap(text, 30, max_lines=3), textwrap.wrap(text, 30, max_lines=2, placeholder="~"))
print(textwrap.shorten("Hello  world of  sensors!", 14), textwrap.shorten("Hello world", 50), textwrap.shorten("Hello world", 10, placeholder="..."))
print(repr(textwrap.dedent("    a\n      b\n\n    c\n")), repr(textwrap.dedent("\ta\n\t b")), repr(textwrap.dedent("a\n  b")))
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda line: True)))
print(textwrap.wrap(""), textwrap.wrap("   "), textwrap.wrap("a\tb\nc", 10), textwrap.wrap("one. two", 20, fix_sentence_endings=True))
for f in (lambda: textwrap.wrap("a", 0), lambda: textwrap.wrap("abc def", 3, max_lines=1, placeholder="......")):
    try:
        print(f())
    except ValueError as e:
        print(e)
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords("hello wORLD  of sensors"), string.capwords("a-b-c", "-"))
t = string.Template("$name is ${age} years; $$5, $name")
print(t.substitute(name="Ann", age=5), t.safe_substitute(age=7), t.template)
for f in (lambda: t.substitute(name="x"), lambda: string.Template("a $ b").substitute(), lambda: string.Template("x\ny $(").substitute()):
    try:
        print(f())
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
print(string.Template("$ $x").safe_substitute(x=1), string.Template("$a ${b} $$").get_identifiers(), string.Template("$").is_valid())


class Upper(string.Formatter):
    def get_value(self, key, args, kwargs):
        return str(super().get_value(key, args, kwargs)).upper()


print(Upper().format("{} {name:>5} {0!r}" if False else "{0} {name:>5}", "a", name="b"))
f = string.Formatter()
print(f.format("{0[k]} {1.real} {2!r:>6} {x:{w}}", {"k": 1}, 2, "s", x=3, w=4), list(f.parse("a{b!r:c}d{{")))
