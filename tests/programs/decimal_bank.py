# single: differs
"""A bank with Decimal money, accounts by inheritance, transactions, interest, a ledger and unittest."""
import unittest
from abc import ABC, abstractmethod
from collections import defaultdict
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, getcontext, localcontext
from enum import Enum, auto
from functools import reduce
from itertools import count
from typing import NamedTuple, Protocol

CENT = Decimal("0.01")
def money(x): return Decimal(str(x)).quantize(CENT, rounding=ROUND_HALF_UP)
class Kind(Enum):
    DEPOSIT = auto(); WITHDRAWAL = auto(); TRANSFER = auto(); INTEREST = auto(); FEE = auto()
    def __str__(self): return self.name.title()
class Entry(NamedTuple):
    day: date
    kind: Kind
    amount: Decimal
    balance: Decimal
    note: str = ""
    @property
    def sign(self): return "+" if self.amount >= 0 else "-"
class BankError(Exception): pass
class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(account, amount)
        self.account, self.amount = account, amount
    def __str__(self): return f"{self.account.owner} has {self.account.balance}, needs {self.amount}"
class Account(ABC):
    _numbers = count(1001)
    registry = {}
    def __init__(self, owner, balance=0, *, opened=date(2024, 1, 1)):
        self.number, self.owner, self.opened = next(self._numbers), owner, opened
        self._balance, self.entries = money(balance), []
        Account.registry[self.number] = self
    def __init_subclass__(cls, rate="0", **kw):
        super().__init_subclass__(**kw)
        cls.rate = Decimal(rate)
    balance = property(lambda self: self._balance)
    @property
    @abstractmethod
    def limit(self): ...
    def _book(self, day, kind, amount, note=""):
        self._balance += amount
        self.entries.append(Entry(day, kind, amount, self._balance, note))
    def deposit(self, amount, day=None):
        amount = money(amount)
        if amount <= 0: raise ValueError(f"cannot deposit {amount}")
        self._book(day or self.opened, Kind.DEPOSIT, amount)
    def withdraw(self, amount, day=None, kind=Kind.WITHDRAWAL, note=""):
        amount = money(amount)
        if self._balance - amount < -self.limit: raise InsufficientFunds(self, amount)
        self._book(day or self.opened, kind, -amount, note)
    def interest(self, days):
        with localcontext() as ctx:
            ctx.prec = 40
            exact = self._balance * self.rate * days / 365
        return exact.quantize(CENT, ROUND_HALF_UP)
    def __repr__(self): return f"<{type(self).__name__} #{self.number} {self.owner} {self._balance:,.2f}>"
    def __lt__(self, other): return self._balance < other._balance
class Savings(Account, rate="0.035"):
    limit = Decimal(0)
class Giro(Account, rate="0.001"):
    def __init__(self, *a, overdraft=500, **k): super().__init__(*a, **k); self.overdraft = Decimal(overdraft)
    @property
    def limit(self): return self.overdraft
@contextmanager
def atomic(*accounts):
    saved = [(a, a._balance, len(a.entries)) for a in accounts]
    try: yield
    except BankError as e:
        for a, b, n in saved: a._balance = b; del a.entries[n:]
        raise BankError("transfer undone") from e
def transfer(a, b, amount, day):
    with atomic(a, b):
        b._book(day, Kind.TRANSFER, money(amount), f"from {a.number}")
        a.withdraw(amount, day, Kind.TRANSFER, f"to {b.number}")
ann, bob = Savings("Ann", "1000.005"), Giro("Bob", 50, overdraft=100)
day = date(2024, 2, 28)
ann.deposit(250); transfer(ann, bob, "99.995", day); bob.withdraw(240, day + timedelta(1))
try: transfer(bob, ann, 100, day)
except BankError as e: print(e, "|", e.__cause__, "|", type(e.__cause__).__name__)
for a in (ann, bob):
    for d in (30, 365): print(a.owner, d, a.interest(d))
    print(a)
    for e in a.entries: print(f"  {e.day:%d.%m.%Y} {e.kind!s:<12}{e.amount:>+12,.2f}{e.balance:>12,.2f}  {e.note}")
for bad in (lambda: ann.deposit(-5), lambda: ann.deposit("x"), lambda: bob.withdraw(1e6), lambda: Account("x"), lambda: setattr(ann, "balance", 5)):
    try: bad()
    except (ValueError, BankError, TypeError, AttributeError, InvalidOperation) as e: print(type(e).__name__, e)
print(min(ann, bob), sorted(Account.registry), sum(a.balance for a in Account.registry.values()))
def loan(principal, yearly, months):
    r = Decimal(yearly) / 12
    payment = (principal * r / (1 - (1 + r) ** -months)).quantize(CENT)
    left = Decimal(principal)
    for m in range(1, months + 1):
        i = (left * r).quantize(CENT, ROUND_HALF_UP)
        p = min(payment - i, left) if m < months else left
        left -= p
        yield m, i + p, i, p, left
for row in loan(12000, "0.0599", 12): print("{:>3} {:>10} {:>8} {:>10} {:>10}".format(*row))
class Tests(unittest.TestCase):
    def setUp(self): self.a = Giro("T", 10)
    def test_overdraft(self):
        self.a.withdraw(510); self.assertEqual(self.a.balance, Decimal("-500.00"))
        with self.assertRaisesRegex(InsufficientFunds, r"T has -500\.00"): self.a.withdraw("0.01")
    def test_rounding(self):
        for text, want in (("0.005", "0.01"), ("0.015", "0.02"), ("2.675", "2.68")):
            with self.subTest(text=text): self.assertEqual(money(text), Decimal(want))
    @unittest.skip("later")
    def test_later(self): ...
import sys, io
r = unittest.TextTestRunner(stream=io.StringIO(), verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(Tests))
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), r.wasSuccessful())
