# A GPS receiver on a UART: NMEA sentences with their checksums, no fix at first, then a position that moves.
# board:
# [[uart]]
# id = 0
# tx = 0
# rx = 1
# [[device]]
# model = "gps"
# name = "receiver"
# bus = "uart0"
# baud = 9600
# position = ["47.5 + t / 3600", "8.25"]
# altitude = 412
# fix_after = "3s"
# expect:
# ['GGA', 'GSA', 'GSV', 'RMC', 'VTG']
# ('0', None, '', '')
# ('0', None, '', '')
# ('1', 47.501, 'N', '412.0')
# ('1', 47.501, 'N', '412.0')
# ('1', 47.501, 'N', '412.0')
# ('1', 47.502, 'N', '412.0')
from machine import UART

uart = UART(0, 9600, timeout=1500)


def sentence():
    line = uart.readline()
    body, _, check = line.strip()[1:].partition(b"*")
    total = 0
    for byte in body:
        total ^= byte
    assert total == int(check, 16), line
    return body.decode().split(",")


fixes = []
kinds = set()
while len(fixes) < 6:
    fields = sentence()
    kinds.add(fields[0][2:])
    if fields[0].endswith("GGA"):
        degrees = float(fields[2][:2]) + float(fields[2][2:]) / 60 if fields[2] else None
        fixes.append((fields[6], degrees and round(degrees, 3), fields[3], fields[9]))
print(sorted(kinds))
for fix in fixes:
    print(fix)
