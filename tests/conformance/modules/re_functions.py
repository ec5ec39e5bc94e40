# re: functions, bytes, templates, dialogue of pattern and match objects.
import re
# bytes
print(re.findall(rb'\d+', b'a1b22'), re.sub(rb'a', b'x', b'banana'), re.match(rb'[\x80-\xff]+', b'\xe9\xff').group(), re.search(b'(b)', bytearray(b'abc')).group(1), re.split(b',', memoryview(b'a,b')))
for f in (lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'), lambda: re.match('a', 5), lambda: re.compile(5), lambda: re.sub('a', 5, 'a'), lambda: re.sub('a', lambda m: 5, 'aa'), lambda: re.sub('a', r'\2', 'a'), lambda: re.sub('(a)', r'\g<x>', 'a'), lambda: re.sub('(a)', r'\g<1', 'a'), lambda: re.sub('(a)', r'\g', 'a'), lambda: re.sub('(a)', r'\q', 'a'), lambda: re.sub('(a)', '\\', 'a'), lambda: re.match('(a)', 'a').group(2), lambda: re.match('(a)', 'a').group('x'), lambda: re.match('(a)', 'a')[3], lambda: re.compile('a').match(), lambda: re.match('a'), lambda: re.compile(re.compile('a'), re.I), lambda: re.compile('a', re.A|re.U), lambda: re.compile(b'a', re.U), lambda: re.sub('a', 'b'), lambda: re.match('a','a').foo, lambda: re.Pattern(), lambda: re.compile('a').sub('x'), lambda: re.match('(a)(b)?', 'a').start(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = re.match(r'(?P<a>x)(y)?', 'x')
print(m.groups(), m.groups('d'), m.groupdict(), m.groupdict(1), m.group(0,1,2), m.start(2), m.end(2), m.span(2), m.string, m.re, bool(m), m.expand(r'[\1\2\g<a>\n\g<0>]'))
print(re.sub('(a)(b)?', r'<\1\2>', 'aab'), re.sub('a', lambda m: m.group().upper(), 'banana'), re.sub('', '-', 'abc'), re.sub(r'(?P<n>b)', r'[\g<n>]', 'abc'), re.sub('a', r'\\', 'xa'), re.sub('a', r'\x', 'xa') if 0 else '', re.sub('a', '\\n', 'xa'), re.sub(r'b*', 'X', 'abbbc'), re.sub('$','!','a\nb\n'))
print(re.escape('a.b*c[d]e-f g\n#~&'), re.escape(b'a.b'), re.escape('é'))
p = re.compile('b')
print(p.search('abcb', 2).span(), p.match('abc', 1), p.match('abc', 0), p.search('abcb', 2, 3), p.fullmatch('abc', 1, 2), p.findall('bbbb', 1, 3), [m.span() for m in p.finditer('bbbb', 1, 3)], re.compile('^b').search('ab', 1), re.compile('b$').search('abc',0,2).span(), p.search('abc', -5).span(), p.search('abc', 100))
print(re.fullmatch('a|ab', 'ab'), re.fullmatch('a*?', 'aaa').span(), re.compile('a') == re.compile('a'), re.compile('a') == re.compile('a', re.I), hash(re.compile('a')) == hash(re.compile('a')), re.compile('a', re.I|re.M|re.S|re.X), repr(re.compile(b'a')))
print(re.split('(a)|b', 'xaybz'), re.split('b', 'abcbd', 1), re.split('b', 'abcbd', maxsplit=1), re.split('', 'abc'), re.split(r'\b', 'hello world'))
print(re.findall('(?i)straße', 'STRAßE straße'), re.findall('[A-Z]', 'aBcD', re.I), re.findall('(?i)[а-я]+', 'ПРИВЕТ'), re.findall(r'[^\W\d_]+', 'ab1_cd é'))
text = 'ünïcödé wörds hêre'
print([ (m.group(), m.span()) for m in re.finditer(r'\w+', text)])
tok = re.compile(r'(?P<num>\d+(\.\d*)?)|(?P<id>[A-Za-z_]\w*)|(?P<op>[-+*/=()])|(?P<ws>\s+)')
print([(m.lastgroup, m.group()) for m in tok.finditer('x1 = 3.14*(y + 2)') if m.lastgroup != 'ws'])
print(re.match(r'((a)|(b))+', 'ab').groups(), re.match(r'(?:(a)|(b))*', 'ab').groups(), re.match(r'(a(b)?)+', 'aba').groups(), re.match('(a|b(c))*', 'bca').groups(), re.match(r'(x)?(?=(y))','y').groups())
print(re.match('(?:a|b|c){2,4}?d', 'abcd').span(), re.match('(?:ab){2}', 'ababab').span(), re.match('(?:ab){2,}?c', 'abababc').span(), re.match('(a{1,2}b?){2,3}', 'aabaab').groups(), re.match('(?:(?:a{0,2}){0,2}b)*', 'aaabb').span())
print(re.findall(r'"(?:[^"\\]|\\.)*"', r'say "hi \"x\"" and "y"'), re.findall(r'<(\w+)>(.*?)</\1>', '<b>x</b><i>y</i>'), re.sub(r'(\d)(?=(\d{3})+$)', r'\1,', '1234567'))
print(re.match('a'*10 + '?'*0, 'a'*10).end(), re.match('(a?){20}a{20}', 'a'*20).end(), len(re.findall('a', 'a'*10000)), re.match('(?:a|b)*', 'ab'*5000).end(), re.match('(a|b)*c|(a|b)*d', 'ab'*500+'d').end())
print(re.I, re.IGNORECASE | re.M) if 0 else None
print(re.sub(r'^\s+|\s+$', '', '  trim me  '), re.sub(r'(?m)^', '> ', 'a\nb'), re.search(r'(?m)b$', 'ab\ncb').span(), re.sub('(?<=a)b', 'X', 'abcb'), re.findall('(?<!a)b', 'abcb'), re.findall(r'(?<=\d{2})x', '12x3x'))
print(re.match(r'\s*(?:#.*)?$', '  # comment'), re.match(r'[+-]?\d+', '-5').group(), re.match(r'(?s).*', 'a\nb').end(), re.purge())
print(copy.copy(re.compile('a')) is not None) if 0 else None
print(re.Match, re.Pattern, type(re.compile('a')), re.error, type(re.finditer('a','a')).__name__, re.compile('a').__class__)
