// The module network: WLAN and LAN interfaces, up and down. Sockets are another module's.
#include "core/runtime/exceptions.h"
#include "core/types/text_builder.h"
#include "modules/machine/support.h"
#include "modules/registry.h"

namespace adder {

extern const Type wlan_type, lan_type;

namespace {

struct InterfaceObject : Object {
  static constexpr const Type* type_object = &wlan_type;
  hal::Network* network;
};
struct LanObject : InterfaceObject {
  static constexpr const Type* type_object = &lan_type;
};

enum InterfaceNumber : int { Station = 0, AccessPoint = 1 };

// As the boards of the RP2 family count them.
enum StatusNumber : int {
  StatIdle = 0,
  StatConnecting = 1,
  StatGotIp = 3,
  StatConnectFail = -1,
  StatNoAccessPoint = -2,
  StatWrongPassword = -3,
};

int number_of(hal::NetworkStatus status) {
  switch (status) {
    case hal::NetworkStatus::Off:
    case hal::NetworkStatus::Idle: return StatIdle;
    case hal::NetworkStatus::Connecting: return StatConnecting;
    case hal::NetworkStatus::WrongPassword: return StatWrongPassword;
    case hal::NetworkStatus::NoAccessPoint: return StatNoAccessPoint;
    case hal::NetworkStatus::Failed: return StatConnectFail;
    case hal::NetworkStatus::Connected: return StatGotIp;
  }
  return StatIdle;
}

Result<hal::Network*> find_interface(Runtime& rt, hal::NetworkKind kind, const char* what) {
  hal::Board* board = TRY(need_board(rt));
  for (size_t i = 0; i < board->count(hal::Kind::Network); i++) {
    hal::Network* network = board->network(board->describe(hal::Kind::Network, i).id);
    if (network->kind() == kind) return network;
  }
  return raise(rt, os_error_type, "this board has no %s"_m, what);
}

template <class X>
Result<X*> interface_object(Runtime& rt, const Type* cls, hal::NetworkKind kind, const char* what) {
  hal::Network* network = TRY(find_interface(rt, kind, what));
  X* self = new_object<X>(rt, cls);
  if (!self) return Failed{};
  self->network = network;
  return self;
}
Result<InterfaceObject*> wlan_new(Runtime& rt, const Type* cls, int id) {
  if (id != Station && id != AccessPoint)
    return raise(rt, value_error_type, "the interface must be WLAN.IF_STA or WLAN.IF_AP"_m);
  return id == Station ? interface_object<InterfaceObject>(rt, cls, hal::NetworkKind::Station, "WLAN station")
                       : interface_object<InterfaceObject>(rt, cls, hal::NetworkKind::AccessPoint, "access point");
}
Result<LanObject*> lan_new(Runtime& rt, const Type* cls, int id) {
  (void)id;
  return interface_object<LanObject>(rt, cls, hal::NetworkKind::Wired, "wired network");
}

hal::Network& network_of(Value self) { return *cast<InterfaceObject>(self)->network; }

Status check(Runtime& rt, hal::Network& network, hal::HalError error) {
  return check_hal(rt, error, "network ", network.id());
}

// --- addresses

Value address_text(Runtime& rt, const uint8_t* address) {
  return TextBuilder(rt).add_format("%d.%d.%d.%d"_m, address[0], address[1], address[2], address[3]).finish();
}

Status read_address(Runtime& rt, Value text, uint8_t* address) {
  string_view v = has_kind(text, Kind::Str) ? cast<Str>(text)->view() : string_view();
  size_t at = 0, part = 0;
  for (; part < 4 && at < v.size() && v[at] >= '0' && v[at] <= '9'; part++) {
    unsigned number = 0;
    while (at < v.size() && v[at] >= '0' && v[at] <= '9' && number < 256)
      number = number * 10 + unsigned(v[at++] - '0');
    if (number > 255) break;
    address[part] = uint8_t(number);
    if (part < 3 && (at >= v.size() || v[at++] != '.')) break;
  }
  if (part == 4 && at == v.size()) return {};
  return raise(rt, value_error_type, "%R is no address such as '192.168.4.1'"_m, text);
}

// (address, netmask, gateway, DNS server)
Value interface_ifconfig(Runtime& rt, const Args& args) {
  hal::Network& network = network_of(args[0]);
  hal::NetworkAddresses addresses = network.addresses();
  uint8_t* const each[] = {addresses.address, addresses.netmask, addresses.gateway, addresses.dns};
  if (args.positional == 1) {
    Value items[4];
    for (int i = 0; i < 4; i++) items[i] = TRY(address_text(rt, each[i]));
    return make_tuple(rt, items);
  }
  if (has_kind(args[1], Kind::Str)) return Value::none();  // "dhcp": as the board does it
  Value tuple = TRY(sequence_to_tuple(rt, args[1]));
  if (cast<Tuple>(tuple)->size != 4)
    return raise(rt, value_error_type, "ifconfig() takes (address, netmask, gateway, DNS server)"_m);
  for (int i = 0; i < 4; i++) TRY(read_address(rt, cast<Tuple>(tuple)->items()[i], each[i]));
  TRY(check(rt, network, network.set_addresses(addresses)));
  return Value::none();
}

Value interface_ipconfig(Runtime& rt, Value self, string_view name) {
  hal::NetworkAddresses addresses = network_of(self).addresses();
  if (name == "gw4") return address_text(rt, addresses.gateway);
  if (name == "dns") return address_text(rt, addresses.dns);
  if (name != "addr4") return raise(rt, value_error_type, "ipconfig() knows 'addr4', 'gw4' and 'dns'"_m);
  Value items[] = {TRY(address_text(rt, addresses.address)), TRY(address_text(rt, addresses.netmask))};
  return make_tuple(rt, items);
}

// --- up and down

Value interface_active(Runtime& rt, Value self, Value is_active) {
  hal::Network& network = network_of(self);
  if (is_active.is_none()) return Value::boolean(network.active());
  TRY(check(rt, network, network.set_active(TRY(truth(rt, is_active)))));
  return Value::none();
}

Status wlan_connect(Runtime& rt, Value self, string_view ssid, std::optional<string_view> key) {
  hal::Network& network = network_of(self);
  return check(rt, network, network.connect(ssid, key.value_or(string_view())));
}

Status interface_disconnect(Runtime& rt, Value self) {
  hal::Network& network = network_of(self);
  return check(rt, network, network.disconnect());
}

bool interface_connected(Value self) { return network_of(self).up(); }

Value interface_status(Runtime& rt, Value self, std::optional<string_view> param) {
  hal::Network& network = network_of(self);
  if (!param) return Value::small_int(number_of(network.status()));
  if (*param == "rssi") return Value::small_int(network.rssi_dbm());
  return raise(rt, value_error_type, "status() knows 'rssi'"_m);
}

Value interface_config(Runtime& rt, Value self, string_view name) {
  if (name == "mac") return make_bytes(rt, network_of(self).mac());
  return raise(rt, value_error_type, "config() knows 'mac'"_m);
}

// (ssid, bssid, channel, RSSI, security, hidden) of each access point.
Value wlan_scan(Runtime& rt, Value self) {
  hal::Network& network = network_of(self);
  constexpr size_t most = 16;
  hal::NetworkScan found[most];
  auto count = network.scan(found);
  if (!count.ok()) return check(rt, network, count.error()).failed() ? Value::error() : Value::none();
  List* list = make_list(rt, 0);
  if (!list) return Value::error();
  for (size_t i = 0; i < count.value() && i < most; i++) {
    const hal::NetworkScan& each = found[i];
    string_view ssid = each.ssid;
    Value items[] = {TRY(make_bytes(rt, {reinterpret_cast<const uint8_t*>(ssid.data()), ssid.size()})),
                     TRY(make_bytes(rt, each.bssid)),
                     Value::small_int(each.channel),
                     Value::small_int(each.rssi_dbm),
                     Value::small_int(each.security),
                     Value::boolean(each.hidden)};
    TRY(list_append(rt, list, TRY(make_tuple(rt, items))));
  }
  return to_value(list);
}

constexpr Attribute wlan_attributes[] = {
    METHOD_T("active", interface_active, "is_active=None, /"),
    METHOD_T("connect", wlan_connect, "ssid, key=None"),
    METHOD_T("disconnect", interface_disconnect, ""),
    METHOD_T("isconnected", interface_connected, ""),
    METHOD_T("status", interface_status, "param=None, /"),
    METHOD_T("scan", wlan_scan, ""),
    METHOD("ifconfig", interface_ifconfig, 1, 2),
    METHOD_T("ipconfig", interface_ipconfig, "param, /"),
    METHOD_T("config", interface_config, "param, /"),
    CONSTANT("IF_STA", Value::small_int(Station)),
    CONSTANT("IF_AP", Value::small_int(AccessPoint)),
};
constexpr Attribute lan_attributes[] = {
    METHOD_T("active", interface_active, "is_active=None, /"), METHOD_T("isconnected", interface_connected, ""),
    METHOD_T("status", interface_status, "param=None, /"),     METHOD("ifconfig", interface_ifconfig, 1, 2),
    METHOD_T("ipconfig", interface_ipconfig, "param, /"),      METHOD_T("config", interface_config, "param, /"),
};

constexpr Attribute attributes[] = {
    TYPE("WLAN", wlan_type),
    TYPE("LAN", lan_type),
    CONSTANT("STA_IF", Value::small_int(Station)),
    CONSTANT("AP_IF", Value::small_int(AccessPoint)),
    CONSTANT("STAT_IDLE", Value::small_int(StatIdle)),
    CONSTANT("STAT_CONNECTING", Value::small_int(StatConnecting)),
    CONSTANT("STAT_GOT_IP", Value::small_int(StatGotIp)),
    CONSTANT("STAT_CONNECT_FAIL", Value::small_int(StatConnectFail)),
    CONSTANT("STAT_NO_AP_FOUND", Value::small_int(StatNoAccessPoint)),
    CONSTANT("STAT_WRONG_PASSWORD", Value::small_int(StatWrongPassword)),
};

}  // namespace

ROM_TYPE(wlan_type, {
                        .name = sym<"WLAN">,
                        .kind = Kind::Other,
                        .native_bytes = sizeof(InterfaceObject),
                        .construct = CONSTRUCTOR_T("WLAN", wlan_new, "interface_id=0, /"),
                        .attributes = wlan_attributes,
                    });
ROM_TYPE(lan_type, {
                       .name = sym<"LAN">,
                       .kind = Kind::Other,
                       .native_bytes = sizeof(LanObject),
                       .construct = CONSTRUCTOR_T("LAN", lan_new, "id=0"),
                       .attributes = lan_attributes,
                   });

constinit const NativeModule network_module = {sym<"network">, attributes, std::size(attributes)};

}  // namespace adder
