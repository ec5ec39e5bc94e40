# The csv module: readers and writers in several dialects, quoting, dicts, errors.
import csv
import io

text = 'a,b,c\r\n1,"x, y",3\r\n\r\n"he said ""hi""","two\nlines",\r\n'
reader = csv.reader(io.StringIO(text, newline=""))
for row in reader:
    print(reader.line_num, row)
print(list(csv.reader(["a;b", "c ; d"], delimiter=";")), list(csv.reader(["a, b,  c"], skipinitialspace=True)))
print(list(csv.reader(["'a,b',c"], quotechar="'")), list(csv.reader(["a\tb"], dialect="excel-tab")), list(csv.reader(["a\\,b,c"], escapechar="\\")))
print(list(csv.reader(['1,"2",x'], quoting=csv.QUOTE_NONE)), list(csv.reader(['1,2.5,"x"'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['a"b"c,"d"e,""'])))
print(list(csv.reader(['"open', "still", 'end",x'])), list(csv.reader([""])), list(csv.reader(["a,"])), list(csv.reader([","])))


def written(*rows, **changes):
    out = io.StringIO(newline="")
    w = csv.writer(out, **changes)
    w.writerows(rows)
    return out.getvalue()


rows = [["a", 1, 2.5, None, True], ["x,y", 'q"q', "l\nm", "", " s"]]
print(repr(written(*rows)), repr(written([""], [None], [])), sep="\n")
print(repr(written(*rows, quoting=csv.QUOTE_ALL)), repr(written(*rows, quoting=csv.QUOTE_NONNUMERIC)), sep="\n")
print(repr(written(*rows, delimiter=";", lineterminator="\n")), repr(written(["a,b", 'c"d'], quoting=csv.QUOTE_NONE, escapechar="\\")), sep="\n")
print(repr(written(['a"b'], doublequote=False, escapechar="\\")), repr(written(["a"], dialect="unix")))
people = list(csv.DictReader(io.StringIO("name,age\nAnn,3\nBob\n\nCy,5,extra,more\n")))
print(people)
print(list(csv.DictReader(["1,2"], fieldnames=["a", "b", "c"], restval="-")))
out = io.StringIO()
w = csv.DictWriter(out, ["name", "age"], extrasaction="ignore", lineterminator="\n")
w.writeheader()
w.writerow({"name": "Ann", "age": 3, "z": 1})
w.writerows([{"name": "Bob"}])
print(repr(out.getvalue()))
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_MINIMAL)
print("pipes" in csv.list_dialects(), list(csv.reader(["a|b"], "pipes")), csv.get_dialect("pipes").delimiter)
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
for bad in (lambda: csv.DictWriter(out, ["a"]).writerow({"b": 1}), lambda: csv.reader([], dialect="none"), lambda: csv.reader([], delimiter="ab"),
            lambda: csv.reader([], colour=1), lambda: written(["a,b"], quoting=csv.QUOTE_NONE), lambda: csv.writer(out).writerow(5),
            lambda: list(csv.reader(['"a"b'], strict=True)), lambda: list(csv.reader(['"a'], strict=True))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
