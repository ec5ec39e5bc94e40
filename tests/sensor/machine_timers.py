# Timer: virtual and numbered, one-shot and periodic, by frequency, stopping in the callback, running out of them.
# board:
# [timers]
# count = 2
# virtual = 3
# expect:
# [20] Timer(-1)
# [30, 60, 90] Timer(-1, mode=PERIODIC, period=30000 us)
# []
# [10, 20, 30] Timer(1, mode=PERIODIC, period=10000 us)
# [] [2000]
# 2 True
# ['twice', 'twice']
# OSError [Errno 16] virtual timers of this board, all of them: in use
# ValueError there is no Timer 5; this board has 0, 1
# ValueError the period must be longer than 0
# ValueError freq must be more than 0
# ValueError mode must be Timer.ONE_SHOT or Timer.PERIODIC
from machine import Timer
import time

log = []


def tick(timer):
    log.append(time.ticks_ms() - start)


def run(ms):
    time.sleep_ms(ms)
    result = log[:]
    log.clear()
    return result


start = time.ticks_ms()
once = Timer(period=20, mode=Timer.ONE_SHOT, callback=tick)
print(run(100), once)
start = time.ticks_ms()
steady = Timer(-1)
steady.init(period=30, mode=Timer.PERIODIC, callback=tick)
print(run(100), steady)
steady.deinit()
print(run(100))
start = time.ticks_ms()
numbered = Timer(1, freq=100, callback=tick)
print(run(35), numbered)
numbered.init(freq=0.5, mode=Timer.ONE_SHOT, callback=tick)
start = time.ticks_ms()
print(run(1900), run(200))
numbered.init(period=500, tick_hz=10000, callback=tick)
start = time.ticks_ms()
time.sleep_ms(120)
print(len(log), 15 <= numbered.value() <= 25)
numbered.deinit()
log.clear()


def twice(timer):
    log.append("twice")
    if len(log) == 2:
        timer.deinit()


Timer(period=10, callback=twice)
print(run(60))
timers = [Timer(period=1000, callback=tick) for _ in range(3)]


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: Timer(period=1000, callback=tick))
fails(lambda: Timer(5))
fails(lambda: Timer(0, period=0, callback=tick))
fails(lambda: Timer(0, freq=0))
fails(lambda: Timer(0, mode=7, period=3))
