# The access point is gone for a while: the link breaks, connecting fails, and a program that tries again gets it back.
# args: --for 60s
# board:
# [[network]]
# access_point = [{ ssid = "garden", key = "tomatoes", rssi = -71, channel = 6 }]
# [[fault]]
# kind = "network_lost"
# at = "10s"
# for = "12s"
# expect:
# OSError 107
# [(b'garden', 6, -71, 3, False)]
# wrong password True
# connected True -71
# lost at 10 s, connect fails: True
# back after 22 s: True
import time
import network
from network import WLAN

wlan = network.WLAN(network.STA_IF)
try:
    wlan.connect("garden", "tomatoes")
except OSError as e:
    print("OSError", e.errno)
wlan.active(True)
print([(ssid, channel, rssi, security, hidden) for ssid, _, channel, rssi, security, hidden in wlan.scan()])


def connect(key):
    wlan.connect("garden", key)
    while wlan.status() == network.STAT_CONNECTING:
        time.sleep_ms(100)
    return wlan.status()


print("wrong password", connect("potatoes") == network.STAT_WRONG_PASSWORD)
connect("tomatoes")
print("connected", wlan.isconnected(), wlan.status("rssi"))
while wlan.isconnected():
    time.sleep_ms(100)
print("lost at", time.ticks_ms() // 1000, "s, connect fails:", connect("tomatoes") == network.STAT_NO_AP_FOUND)
while connect("tomatoes") != network.STAT_GOT_IP:
    time.sleep_ms(500)
print("back after 22 s:", 22000 < time.ticks_ms() < 27000)
