"""A bank: accounts, a ledger, interest, exceptions, an audit; driven by a deterministic stream of customers."""


class BankError(Exception):
    """Base of all refusals."""


class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        super().__init__(f"account {account.number} has {account.balance}, {wanted} wanted")
        self.missing = wanted - account.balance


class FrozenAccount(BankError):
    pass


class Entry:
    __slots__ = ("day", "kind", "amount", "other")

    def __init__(self, day, kind, amount, other=None):
        self.day, self.kind, self.amount, self.other = day, kind, amount, other

    def __repr__(self):
        tail = f" ({self.other})" if self.other is not None else ""
        return f"{self.day:>3} {self.kind:<9}{self.amount:>8}{tail}"


class Account:
    _next = 1000
    fee = 0

    def __init__(self, owner):
        Account._next += 1
        self.number = Account._next
        self.owner = owner
        self.entries = []
        self.frozen = False

    @property
    def balance(self):
        return sum(e.amount for e in self.entries)

    def record(self, *args):
        if self.frozen:
            raise FrozenAccount(f"account {self.number} is frozen")
        self.entries.append(Entry(*args))

    def deposit(self, day, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self.record(day, "deposit", amount)

    def withdraw(self, day, amount):
        total = amount + self.fee
        if total > self.available():
            raise InsufficientFunds(self, total)
        self.record(day, "withdraw", -amount)
        if self.fee:
            self.record(day, "fee", -self.fee)

    def available(self):
        return self.balance

    def month_end(self, day):
        pass

    def __str__(self):
        return f"{type(self).__name__} {self.number} of {self.owner}: {self.balance}"


class Savings(Account):
    def __init__(self, owner, rate_percent=2):
        super().__init__(owner)
        self.rate = rate_percent

    def month_end(self, day):
        interest = self.balance * self.rate // 1200
        if interest:
            self.record(day, "interest", interest)


class Checking(Account):
    fee = 1

    def __init__(self, owner, overdraft=100):
        super().__init__(owner)
        self.overdraft = overdraft

    def available(self):
        return super().available() + self.overdraft

    def month_end(self, day):
        if self.balance < 0:
            self.record(day, "penalty", -5)


class Bank:
    def __init__(self):
        self.accounts = {}
        self.refused = []

    def open(self, kind, owner, *args, **kw):
        account = kind(owner, *args, **kw)
        self.accounts[account.number] = account
        return account

    def transfer(self, day, source, target, amount):
        a, b = self.accounts[source], self.accounts[target]
        if b.frozen:
            raise FrozenAccount(f"account {b.number} is frozen")
        a.withdraw(day, amount)
        b.record(day, "transfer", amount, a.number)

    def attempt(self, day, action, *args):
        try:
            action(day, *args)
            return True
        except InsufficientFunds as e:
            self.refused.append((day, type(e).__name__, e.missing))
        except BankError as e:
            self.refused.append((day, type(e).__name__, str(e)))
        except (ValueError, KeyError) as e:
            self.refused.append((day, "bad request", repr(e)))
        return False

    def total(self):
        return sum(a.balance for a in self.accounts.values())


class Noise:
    """A small linear congruential generator, the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n


def simulate(days):
    bank = Bank()
    noise = Noise(7)
    people = ["Ann", "Bob", "Cid", "Dora"]
    for i, name in enumerate(people):
        if i % 2:
            bank.open(Checking, name, overdraft=50 * i)
        else:
            bank.open(Savings, name, rate_percent=12)
    numbers = list(bank.accounts)
    deposits = withdrawals = moved = 0
    for day in range(1, days + 1):
        for _ in range(3):
            choice = noise.below(4)
            who = bank.accounts[numbers[noise.below(len(numbers))]]
            amount = noise.below(120) - 5
            if choice == 0:
                deposits += bank.attempt(day, who.deposit, amount) and amount
            elif choice == 1:
                if bank.attempt(day, who.withdraw, abs(amount)):
                    withdrawals += abs(amount)
            else:
                target = numbers[noise.below(len(numbers))]
                if bank.attempt(day, bank.transfer, who.number, target, abs(amount)):
                    moved += abs(amount)
        if day == 20:
            bank.accounts[numbers[3]].frozen = True
        if day == 40:
            bank.accounts[numbers[3]].frozen = False
        if day % 30 == 0:
            for account in bank.accounts.values():
                bank.attempt(day, account.month_end)
    return bank, deposits, withdrawals, moved


bank, deposits, withdrawals, moved = simulate(90)
for account in sorted(bank.accounts.values(), key=lambda a: -a.balance):
    print(account)
    for entry in account.entries[-3:]:
        print("   ", entry)
print("deposits", deposits, "withdrawals", withdrawals, "moved", moved, "total", bank.total())
kinds = {}
for _, kind, _ in bank.refused:
    kinds[kind] = kinds.get(kind, 0) + 1
print(sorted(kinds.items()))
print(bank.refused[:4])
fees = -sum(e.amount for a in bank.accounts.values() for e in a.entries if e.kind in ("fee", "penalty"))
interest = sum(e.amount for a in bank.accounts.values() for e in a.entries if e.kind == "interest")
assert bank.total() == deposits - withdrawals - fees + interest, "the books do not balance"
print("books balance; fees", fees, "interest", interest)
print(bank.attempt(99, bank.transfer, 1001, 5555, 1), bank.refused[-1])
