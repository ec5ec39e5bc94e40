# open() with an encoding or an error handler read and wrote UTF-8 all the same.
# modes: release debug gcstress single
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f.txt")
    with open(path, "w", encoding="latin-1") as f:
        print(f.write("é ü\nplain\n"))
    print(open(path, "rb").read())
    with open(path, encoding="iso-8859-1") as f:
        print(f.read(2), f.readline(), f.readlines())
    for errors in ("ignore", "replace", "backslashreplace", "strict"):
        try:
            with open(path, errors=errors, encoding="utf-8") as f:
                print(errors, ascii(f.read()))
        except UnicodeDecodeError as e:
            print(e)
    for encoding in ("latin-1", "ascii"):
        for errors in ("strict", "replace", "ignore", "xmlcharrefreplace"):
            try:
                with open(path, "w", encoding=encoding, errors=errors) as f:
                    f.write("a€ü")
                with open(path, "rb") as f:
                    print(encoding, errors, f.read())
            except UnicodeEncodeError as e:
                print(encoding, e)
    with open(path, "wb") as f:
        f.write(b"ok \xe9\r\nnext")
    with open(path, encoding="ascii", errors="replace") as f:
        print([ascii(line) for line in f])
    try:
        open(path, encoding="nothing")
    except LookupError as e:
        print(type(e).__name__, str(e)[:25])
    try:
        open(path, errors="nothing").read()
    except LookupError as e:
        print(type(e).__name__)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "table.csv")
    with open(path, "w", encoding="utf-8-sig", newline="") as f:
        f.write("a,é\n")
    print(open(path, "rb").read())
    with open(path, "a", encoding="utf-8-sig") as f:
        f.write("b\n")
    with open(path, encoding="utf-8-sig") as f:
        print(f.read().split("\n"))
    with open(path, encoding="utf-8") as f:
        print(ascii(f.read(3)))
    with open(path, "wb") as f:
        f.write(b"plain")
    with open(path, encoding="utf-8-sig") as f:
        print(f.read())
print("é".encode("utf-8-sig"), b"\xef\xbb\xbfab".decode("utf_8_sig"), b"ab".decode("utf-8-sig"))
