"""Tables as text, one row in a line: reading and writing comma-separated values in several dialects."""
__all__ = ["reader", "writer", "DictReader", "DictWriter", "Dialect", "excel", "excel_tab", "unix_dialect", "Error",
           "register_dialect", "unregister_dialect", "get_dialect", "list_dialects", "field_size_limit", "Sniffer",
           "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    """The text is no table of the dialect."""


class Dialect:
    """How a table is written."""

    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False

    def __init__(self, **changes):
        for name, value in changes.items():
            if name[0] == "_" or not hasattr(Dialect, name):
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
            setattr(self, name, value)
        if not isinstance(self.delimiter, str) or len(self.delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        if self.quoting != QUOTE_NONE and not self.quotechar:
            raise TypeError("quotechar must be set if quoting enabled")


class excel(Dialect):
    """The usual one."""


class excel_tab(excel):
    """Tabs between the fields."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """Every field in quotes, lines end with a newline."""

    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_limit = 131072


def register_dialect(name, dialect=excel, **changes):
    _dialects[name] = _made(dialect, changes)


def unregister_dialect(name):
    if _dialects.pop(name, None) is None:
        raise Error("unknown dialect")


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _made(name, {})


def list_dialects():
    return list(_dialects)


def field_size_limit(new=None):
    global _limit
    old = _limit
    if new is not None:
        _limit = new
    return old


def _made(dialect, changes):
    if isinstance(dialect, str):
        if dialect not in _dialects:
            raise Error("unknown dialect")
        dialect = _dialects[dialect]
    settings = {name: getattr(dialect, name) for name in vars(Dialect) if name[0] != "_" and hasattr(dialect, name)}
    settings.update(changes)
    return Dialect(**settings)


class _Reader:
    """Iterates over rows: lists of str. A field in quotes may go on in the next line."""

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self._lines)
        self.line_num += 1
        d = self.dialect
        if d.quotechar not in line and not d.escapechar and not d.skipinitialspace and d.quoting != QUOTE_NONNUMERIC:
            line = line.rstrip("\r\n")
            return line.split(d.delimiter) if line else []
        return self._parsed(line)

    def _parsed(self, line):
        d = self.dialect
        row, field = [], []
        state = "start"  # of a field; "plain", "quoted", "quote" in quotes, "escape"
        numeric = False
        before_escape = state

        def end_field():
            nonlocal field, numeric
            text = "".join(field)
            row.append(float(text) if numeric and text else text)
            field, numeric = [], False

        while True:
            for c in line:
                if state == "escape":
                    field.append(c)
                    state = "quoted" if before_escape == "quoted" else "plain"
                elif c == d.escapechar and state != "quote":
                    before_escape, state = state, "escape"
                elif state == "quoted":
                    if c == d.quotechar and d.quoting != QUOTE_NONE:
                        state = "quote" if d.doublequote else "plain"
                    else:
                        field.append(c)
                elif state == "quote" and c == d.quotechar:
                    field.append(c)
                    state = "quoted"
                elif c in "\r\n":
                    if state != "start" or row or field:
                        end_field()
                    return row
                elif c == d.delimiter:
                    end_field()
                    state = "start"
                elif state == "start":
                    if c == d.quotechar and d.quoting != QUOTE_NONE:
                        state = "quoted"
                    elif not (c == " " and d.skipinitialspace):
                        numeric = d.quoting == QUOTE_NONNUMERIC
                        field.append(c)
                        state = "plain"
                else:
                    if state == "quote" and d.strict:
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                    field.append(c)
                    state = "plain"
            if state not in ("quoted", "escape"):
                if state != "start" or row or field:
                    end_field()
                return row
            line = next(self._lines, None)
            if line is None:
                if d.strict:
                    raise Error("unexpected end of data")
                end_field()
                return row
            self.line_num += 1


class _Writer:
    """Writes rows to a file."""

    def __init__(self, file, dialect):
        self._write = file.write
        self.dialect = dialect

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        if len(row) == 1 and row[0] in ("", None):
            if self.dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            line = self.dialect.quotechar * 2
        else:
            line = self.dialect.delimiter.join(map(self._field, row))
        return self._write(line + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        d = self.dialect
        text = "" if value is None else value if isinstance(value, str) else str(value)
        special = [c for c in (d.delimiter, d.quotechar, d.escapechar, "\n", "\r") if c and c in text]
        if d.quoting == QUOTE_NONE:
            if special and not d.escapechar:
                raise Error("need to escape, but no escapechar set")
            return "".join(d.escapechar + c if c in special else c for c in text) if special else text
        if d.escapechar and d.escapechar in text:
            text = text.replace(d.escapechar, d.escapechar * 2)
        if d.escapechar and not d.doublequote and d.quotechar in special:
            text = text.replace(d.quotechar, d.escapechar + d.quotechar)
            special.remove(d.quotechar)
        quoted = (special or d.quoting == QUOTE_ALL or (d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)))
                  or (text[:1] == " " and d.delimiter == " "))
        if not quoted:
            return text
        if d.quotechar in special:
            if not d.doublequote:
                raise Error("need to escape, but no escapechar set")
            text = text.replace(d.quotechar, d.quotechar * 2)
        return d.quotechar + text + d.quotechar


def reader(iterable, dialect=excel, **changes):
    return _Reader(iterable, _made(dialect, changes))


def writer(file, dialect=excel, **changes):
    return _Writer(file, _made(dialect, changes))


class DictReader:
    """Rows as dicts; the names stand in the first row if they are not given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect=excel, **changes):
        self.reader = reader(f, dialect, **changes)
        self._names = None if fieldnames is None else list(fieldnames)
        self.restkey, self.restval = restkey, restval
        self.line_num = 0

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
            self.line_num = self.reader.line_num
        return self._names

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect=excel, **changes):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction.lower()
        self.writer = writer(f, dialect, **changes)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def _row(self, row):
        if self.extrasaction == "raise":
            wrong = [key for key in row if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, wrong)))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, row):
        return self.writer.writerow(self._row(row))

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class Sniffer:
    """Guesses how a table is written."""

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line][:20]
        best = None
        for delimiter in delimiters or ",\t;|: ":
            counts = [line.count(delimiter) for line in lines]
            if counts and counts[0] and counts.count(counts[0]) == len(counts):
                best = delimiter
                break
        if best is None:
            raise Error("Could not determine delimiter")
        return Dialect(delimiter=best)

    def has_header(self, sample):
        rows = list(reader(sample.splitlines(), self.sniff(sample)))
        number = lambda text: text.replace(".", "", 1).lstrip("-").isdigit()
        return not any(map(number, rows[0])) and any(number(text) for row in rows[1:] for text in row)
