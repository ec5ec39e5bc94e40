# re: syntax, groups, errors and their positions.
import re
print(re.match('a+b*', 'aaabbbc'))
print(re.search(r'(\w+) (\w+)', 'hello world foo').groups())
print(re.findall(r'\d+', 'a1b22c333'), re.findall(r'(\w)(\d)', 'a1b2'), re.findall(r'x*', 'axb'))
print(re.sub(r'x*', '-', 'abxd'), re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.subn('a', 'b', 'banana', 2))
print(re.split(r'[,;]\s*', 'a, b;c'), re.split(r'(\W)', 'a,b c'), re.split('x*', 'axbc'))
p = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)', re.I)
m = p.match('2024-05-06')
print(p, p.groups, p.groupindex, p.flags, m.groupdict(), m['year'], m.span('month'), m.start(), m.end(2), m.lastindex, m.lastgroup, m.regs, m.pos, m.endpos)
print([m.span() for m in re.finditer('a|b', 'xaxb')])
for pat, s in [('a.c','abc'),('a.c','a\nc'),('(?s)a.c','a\nc'),('^b','a\nb'),('(?m)^b','a\nb'),('a$','a\n'),('a\\Z','a\n'),('(a|ab)(c|bcd)(d*)','abcd'),
  ('(a*)*','b'),('(a*)+','aab'),('(a|b)*','abab'),('(?:a|b)*?c','abac'),('a{2,3}','aaaa'),('a{2,3}?','aaaa'),('a{,2}','aaa'),('a{2}','aaa'),('a{,}','aaa'),('a{','a{'),('a{}','a{}'),('x{1,2','x{1,2'),
  (r'\bfoo\b','a foo b'),(r'\Boo','foo'),('(?=a)a','a'),('(?!a)b','b'),('(?<=a)b','ab'),('(?<!a)b','ab'),('(?<=ab)c','abc'),('(?<!ab)c','xbc'),
  (r'(a)\1','aa'),(r'(?P<x>a)(?P=x)','aa'),('(?i)abc','ABC'),('(?i:a)b','Ab'),('(?i:a)b','AB'),('[^a]','b'),('[a-c]+','abcd'),('[]a]',']'),('[^]a]','b'),(r'[\w-]+','a-b'),(r'[\]]',']'),
  ('(?x) a b # c\n c','abc'),('(?>a+)b','aab'),('(?>a+)ab','aab'),('a++b','aab'),('a*+a','aaa'),('(a)?(?(1)b|c)','ab'),('(a)?(?(1)b|c)','c'),('(?:(a)|b)*','ab'),('(a)|b','b'),
  (r'\d+(?:\.\d+)?','3.14'),('é+','ééa'),('[à-ÿ]+','éèx'),('(?i)É','é'),(r'\w+','naïve café'),(r'(?a)\w+','naïve'),('.{3}','日本語'),(r'\x41\u0042\103','ABC'),(r'\.','.'),
  ('(?:ab)+','ababx'),('(ab)+?','abab'),('(?:a?){3}a{3}','aaa'),('((a)|b)+','ab'),('(a+)+$','aaaaaaaaaaaaaaaaaaaaaaaa'),('',''),('a||b','b'),('(|a)+','aaa'),('(a|)+','aaa'),('()*','a'),('(?:)*a','a'),
  ('(?#comment)a(?#x)*','aaa'),(r'[\d\-x]+','1-x'),('[a\\-z]','-'),(r'\0','\0'),(r'[\b]','\b'),('a(?=b(?=c))','abc'),('(?=(a+))a*b\\1','aaab'),(r'(?s:.)+','a\nb'),('(?-i:a)b','ab')]:
    try:
        m = re.search(pat, s)
        print(repr(pat), m and (m.span(), m.group(), m.groups(), m.lastindex))
    except Exception as e:
        print(repr(pat), type(e).__name__, e)
for bad in ['(', ')', '[', '[a', 'a**', '*a', '+', '?', '(?P<x', '(?P<1a>a)', '(?P<a>x)(?P<a>y)', '(?P=zz)', r'\1', r'(a\1)', '[b-a]', r'[\w-a]', r'\q', '\\', 'a{3,2}', '(?', '(?z)', '(?<a', '(?<=a*)b', '(?P', '(?Px', 'x(?i)y', '(?(1)a|b)', '(?(a)b)', '(a)(?(1)a|b|c)', r'\x1', r'\u12', '(?#', 'a{1}{2}', '^*', r'\777', '(?P<>a)','(?i', '(?-i', '(?-a:x)', '(?:', '(?=a', 'a)b', '(?P=a', '(a', '\n(\n[', r'[\q]', r'\N', '(?P<a>a)(?P=a']:
    try:
        re.compile(bad); print(repr(bad), 'ok')
    except re.error as e:
        print(repr(bad), e, e.msg, e.pos, e.lineno, e.colno)
    except Exception as e:
        print(repr(bad), type(e).__name__, e)
