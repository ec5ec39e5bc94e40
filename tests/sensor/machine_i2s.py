# I2S: blocking, with a handler, transmit to a speaker, stereo and 32 bits, shift, too late, wrong settings.
# board:
# [[i2s]]
# id = 0
# sck = 18
# ws = 19
# sd = 20
# [[i2s]]
# id = 1
# sck = 21
# ws = 22
# sd = 23
# [[device]]
# model = "i2s_microphone"
# name = "mic"
# bus = "i2s0"
# sound = "0.5 * square(100 * t)"
# right = 0.25
# [[device]]
# model = "i2s_speaker"
# name = "speaker"
# bus = "i2s1"
# file = "heard.wav"
# expect:
# I2S(id=0, mode=RX, bits=16, format=MONO, rate=8000, ibuf=4000) 1600 True
# [-16384, 16384] 20
# 1600 True []
# True True
# OSError a transfer is under way already
# I2S(id=0, mode=RX, bits=32, format=STEREO, rate=16000, ibuf=8000) [1073741824] {536870912}
# 8000 True
# 8000 []
# [1]
# 0 None
# 1 True 0
# [400, -400]
# [50, -50]
# ValueError the I2S is closed
# ValueError bits must be 16 or 32, not 24
# ValueError mode must be I2S.RX or I2S.TX
# ValueError I2S 0 is wired to pin 18 on this board, not to pin 2
# OSError [Errno 22] I2S 0: value not possible on this hardware (mic: is a microphone: the program must configure its I2S bus to receive)
# ValueError the buffer must hold whole frames of 4 bytes, not 6 bytes
import array
import time
from machine import I2S, Pin

pins = dict(sck=Pin(18), ws=Pin(19), sd=Pin(20))
mic = I2S(0, **pins, mode=I2S.RX, bits=16, format=I2S.MONO, rate=8000, ibuf=4000)
samples = array.array("h", bytes(1600))
start = time.ticks_ms()
print(mic, mic.readinto(samples), time.ticks_ms() - start in range(98, 104))
print(sorted(set(samples)), sum(1 for a, b in zip(samples, samples[1:]) if a != b))

# In the background: readinto returns at once, the handler comes when the buffer is full.
done = []
mic.irq(lambda i2s: done.append((i2s is mic, time.ticks_ms() - start)))
start = time.ticks_ms()
print(mic.readinto(samples), time.ticks_ms() - start < 3, done)
while not done:
    time.sleep_ms(1)
print(done[0][0], done[0][1] in range(60, 104))
try:
    mic.readinto(samples)
    mic.readinto(samples)
except OSError as e:
    print("OSError", e)
mic.irq(None)
mic.deinit()

mic = I2S(0, **pins, mode=I2S.RX, bits=32, format=I2S.STEREO, rate=16000, ibuf=8000)
wide = array.array("i", bytes(1280))
mic.readinto(wide)
print(mic, sorted({abs(v) for v in wide[0::2]}), set(wide[1::2]))
mic.deinit()

out = I2S(1, sck=Pin(21), ws=Pin(22), sd=Pin(23), mode=I2S.TX, bits=16, format=I2S.MONO, rate=8000, ibuf=2000)
tone = array.array("h", [8000 if i & 16 else -8000 for i in range(4000)])
start = time.ticks_ms()
print(out.write(tone), time.ticks_ms() - start in range(365, 385))
time.sleep_ms(150)
sent = []
out.irq(lambda i2s: sent.append(1))
print(out.write(tone), sent)
time.sleep_ms(600)
print(sent)
out.deinit()

# As a stream: nothing waits, ioctl() tells when there is something.
mic = I2S(0, **pins, mode=I2S.RX, bits=16, format=I2S.MONO, rate=8000, ibuf=4000)
print(mic.ioctl(3, 1), mic.readinto(samples))
time.sleep_ms(20)
print(mic.ioctl(3, 5), mic.readinto(samples) in range(310, 340), mic.ioctl(3, 4))
mic.deinit()

pair = array.array("h", [100, -100, 30000])
I2S.shift(buf=pair, bits=16, shift=2)
print(list(pair)[:2])
I2S.shift(buf=pair, bits=16, shift=-3)
print(list(pair)[:2])


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: mic.readinto(samples))
fails(lambda: I2S(0, **pins, mode=I2S.RX, bits=24, format=I2S.MONO, rate=8000, ibuf=4000))
fails(lambda: I2S(0, **pins, mode=5, bits=16, format=I2S.MONO, rate=8000, ibuf=4000))
fails(lambda: I2S(0, sck=Pin(2), ws=Pin(19), sd=Pin(20), mode=I2S.RX, bits=16, format=I2S.MONO, rate=8000, ibuf=4000))
fails(lambda: I2S(0, **pins, mode=I2S.TX, bits=16, format=I2S.MONO, rate=8000, ibuf=4000).readinto(samples))
fails(lambda: I2S(0, **pins, mode=I2S.RX, bits=16, format=I2S.STEREO, rate=8000, ibuf=4000).readinto(bytearray(6)))
