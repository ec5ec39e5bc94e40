"""A cooperative scheduler on generators with virtual time: tasks, sleeping, queues, semaphores, time-outs, a pipeline."""

import heapq


class Sleep:
    def __init__(self, ms):
        self.ms = ms


class Wait:
    """Waits until the queue has an item, at most `timeout` ms."""

    def __init__(self, queue, timeout=None):
        self.queue, self.timeout = queue, timeout


class Join:
    def __init__(self, task):
        self.task = task


class TimedOut(Exception):
    pass


class Cancelled(Exception):
    pass


class Task:
    serial = 0

    def __init__(self, generator, name):
        Task.serial += 1
        self.id = Task.serial
        self.generator = generator
        self.name = name
        self.done = False
        self.result = None
        self.error = None
        self.waiters = []
        self.waiting_on = None
        self.generation = 0

    def __lt__(self, other):
        return self.id < other.id

    def __repr__(self):
        return "<%s %s>" % (self.name, "done" if self.done else "running")


class Queue:
    def __init__(self, scheduler, limit=None):
        self.scheduler, self.limit = scheduler, limit
        self.items, self.takers = [], []

    def put(self, item):
        if self.limit is not None and len(self.items) >= self.limit:
            return False
        self.items.append(item)
        if self.takers:
            task = self.takers.pop(0)
            task.waiting_on = None
            self.scheduler.ready(task, self.items.pop(0))
        return True


class Scheduler:
    def __init__(self, trace=True):
        self.now = 0
        self.heap = []
        self.count = 0
        self.trace = trace
        self.failed = []

    def log(self, *words):
        if self.trace:
            print("%6d ms " % self.now, *words)

    def spawn(self, generator, name=None):
        task = Task(generator, name or generator.__name__)
        self.ready(task)
        return task

    def ready(self, task, value=None, delay=0, error=None):
        self.count += 1
        task.generation += 1
        heapq.heappush(self.heap, (self.now + delay, self.count, task, task.generation, value, error))

    def cancel(self, task):
        if not task.done:
            if task.waiting_on:
                task.waiting_on.takers.remove(task)
                task.waiting_on = None
            self.ready(task, error=Cancelled())

    def run(self, until=10**9):
        while self.heap and self.heap[0][0] <= until:
            when, _, task, generation, value, error = heapq.heappop(self.heap)
            if generation != task.generation or task.done:
                continue
            self.now = when
            if task.waiting_on:
                task.waiting_on.takers.remove(task)
                task.waiting_on = None
            self.step(task, value, error)
        return self.now

    def step(self, task, value, error):
        try:
            if error is not None:
                request = task.generator.throw(error)
            else:
                request = task.generator.send(value)
        except StopIteration as stop:
            self.finish(task, stop.value)
        except Cancelled:
            self.finish(task, None, "cancelled")
        except Exception as e:
            self.failed.append((task.name, type(e).__name__, str(e)))
            self.finish(task, None, e)
        else:
            self.handle(task, request)

    def finish(self, task, result, error=None):
        task.done, task.result, task.error = True, result, error
        for waiter in task.waiters:
            self.ready(waiter, result)

    def handle(self, task, request):
        if isinstance(request, Sleep):
            self.ready(task, delay=request.ms)
        elif isinstance(request, Join):
            if request.task.done:
                self.ready(task, request.task.result)
            else:
                request.task.waiters.append(task)
        elif isinstance(request, Wait):
            if request.queue.items:
                self.ready(task, request.queue.items.pop(0))
            else:
                request.queue.takers.append(task)
                if request.timeout is not None:
                    self.ready(task, delay=request.timeout, error=TimedOut())
                task.waiting_on = request.queue
        elif request is None:
            self.ready(task)
        else:
            self.ready(task, error=TypeError("cannot wait for %r" % (request,)))


scheduler = Scheduler()
raw, filtered = Queue(scheduler), Queue(scheduler, limit=3)


def sensor(name, period, count):
    for i in range(count):
        yield Sleep(period)
        raw.put((name, i, (i * 37) % 11))
    return "%s sent %d" % (name, count)


def smoother():
    history = {}
    try:
        while True:
            name, i, value = yield Wait(raw)
            window = history.setdefault(name, [])
            window.append(value)
            if len(window) == 3:
                if not filtered.put((name, sum(window) // 3)):
                    scheduler.log("dropped from", name)
                window.pop(0)
    finally:
        scheduler.log("smoother ends with", {k: v for k, v in sorted(history.items())})


def reporter():
    seen = 0
    while True:
        try:
            name, value = yield Wait(filtered, timeout=70)
        except TimedOut:
            scheduler.log("nothing for 70 ms after", seen)
            return seen
        seen += 1
        scheduler.log("report", name, value)
        yield Sleep(15)


def broken():
    yield Sleep(5)
    try:
        yield "nonsense"
    except TypeError as e:
        scheduler.log("told:", e)
    yield None
    raise KeyError("broken on purpose")


def supervisor(tasks, smooth):
    for task in tasks:
        result = yield Join(task)
        scheduler.log("joined", task, result)
    yield Sleep(100)
    scheduler.cancel(smooth)
    yield
    scheduler.log("cancelled", smooth, smooth.error)


sensors = [scheduler.spawn(sensor("fast", 10, 8), "fast"), scheduler.spawn(sensor("slow", 33, 4), "slow")]
smooth = scheduler.spawn(smoother())
report = scheduler.spawn(reporter())
scheduler.spawn(broken())
boss = scheduler.spawn(supervisor(sensors + [report], smooth))
print("ended at", scheduler.run(), "ms", scheduler.failed, report.result, boss)

quiet = Scheduler(trace=False)
order = []


def ticker(n):
    for _ in range(20):
        order.append(n)
        yield Sleep(n)


for n in (3, 5, 7):
    quiet.spawn(ticker(n))
print(quiet.run(until=50), "".join(map(str, order)), quiet.run(), len(order))
