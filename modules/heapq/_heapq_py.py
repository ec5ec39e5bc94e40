"""The part of heapq that is written in Python; the module heapq imports it when one of its names is asked for."""
from heapq import heapify, heappop, heapreplace, _heapify_max, _heappop_max, _heapreplace_max

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Yields the items of sorted iterables, sorted. Equal items come in the order of their iterables."""
    # Entries [key, order, item, next]: the order, unique, keeps items themselves from being compared.
    if reverse:
        prepare, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        prepare, pop, replace, direction = heapify, heappop, heapreplace, 1
    entries = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            item = advance()
        except StopIteration:
            continue
        entries.append([item if key is None else key(item), order * direction, item, advance])
    prepare(entries)
    while len(entries) > 1:
        entry = entries[0]
        yield entry[2]
        try:
            entry[2] = item = entry[3]()
        except StopIteration:
            pop(entries)
            continue
        entry[0] = item if key is None else key(item)
        replace(entries, entry)
    if entries:
        entry = entries[0]
        yield entry[2]
        yield from entry[3].__self__
