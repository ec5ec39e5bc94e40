// machine.SDCard (and SD): a card in SPI mode as a block device for vfs.
#include <new>

#include "modules/machine/bus.h"
#include "modules/machine/sd_protocol.h"

namespace adder {

namespace {

struct SdCardObject : Object {
  static constexpr const Type* type_object = &sd_card_type;
  SdProtocol* protocol;  // in storage
  bool started;
  alignas(SdProtocol) uint8_t storage[sizeof(SdProtocol)];
};

// Block-device operations of vfs (ioctl).
enum BlockOperation : int { Initialize = 1, Deinitialize = 2, Sync = 3, BlockCount = 4, BlockSize = 5, EraseBlock = 6 };

Result<SdCardObject*> sd_new(Runtime& rt, const Type* cls, int slot, int width, Value cd, Value wp, Value sck,
                             Value miso, Value mosi, Value cs, int64_t freq) {
  (void)slot, (void)width, (void)cd, (void)wp;
  int bus = TRY(find_wired(rt, hal::Kind::Spi, "SPI", {sck, mosi, miso}));
  if (cs.is_none()) return raise(rt, value_error_type, "SDCard() needs cs, the pin that selects the card"_m);
  hal::Pin* select = TRY(pin_argument(rt, cs));
  if (freq < 100'000 || freq > 50'000'000) return raise(rt, value_error_type, "freq must be 100000 to 50000000"_m);
  SdCardObject* self = new_object<SdCardObject>(rt, cls);
  if (!self) return Failed{};
  self->protocol = new (self->storage) SdProtocol(*rt.board->spi(bus), *select, rt.board->clock(), uint32_t(freq));
  return self;
}

// The card is looked for when it is first used: it may be put in later.
Status start(Runtime& rt, SdCardObject& self) {
  if (self.started) return {};
  TRY(check_hal(rt, self.protocol->start(), "SD card"));
  self.started = true;
  return {};
}

Status check_blocks(Runtime& rt, int64_t block, size_t bytes) {
  if (block < 0) return raise(rt, value_error_type, "the block must not be negative"_m);
  if (bytes % SdProtocol::block_bytes)
    return raise(rt, value_error_type, "the buffer must hold whole blocks of 512 bytes, not %zu bytes"_m, bytes);
  return {};
}

// After an error the card is started anew: it may have been exchanged.
Status finish(Runtime& rt, SdCardObject& self, hal::HalError error) {
  if (error != hal::HalError::None && error != hal::HalError::NoSpace) self.started = false;
  return check_hal(rt, error, "SD card");
}

Status sd_readblocks(Runtime& rt, SdCardObject& self, int64_t block_num, BufferView buf) {
  if (buf.readonly) return raise(rt, type_error_type, "readblocks() needs a writable buffer"_m);
  TRY(check_blocks(rt, block_num, buf.bytes));
  TRY(start(rt, self));
  return finish(rt, self, self.protocol->read(uint64_t(block_num), buf.writable()));
}

Status sd_writeblocks(Runtime& rt, SdCardObject& self, int64_t block_num, Bytes buf) {
  TRY(check_blocks(rt, block_num, buf.size()));
  TRY(start(rt, self));
  return finish(rt, self, self.protocol->write(uint64_t(block_num), buf));
}

Value sd_ioctl(Runtime& rt, SdCardObject& self, int op, Value arg) {
  (void)arg;
  switch (op) {
    case Initialize: TRY(start(rt, self)); return Value::small_int(0);
    case Deinitialize: self.started = false; return Value::small_int(0);
    case Sync:
    case EraseBlock: return Value::small_int(0);
    case BlockCount: TRY(start(rt, self)); return make_uint(rt, self.protocol->blocks());
    case BlockSize: return Value::small_int(SdProtocol::block_bytes);
    default: return Value::none();
  }
}

// (bytes, bytes of a block)
Value sd_info(Runtime& rt, SdCardObject& self) {
  TRY(start(rt, self));
  Value items[] = {make_uint(rt, self.protocol->blocks() * SdProtocol::block_bytes),
                   Value::small_int(SdProtocol::block_bytes)};
  return make_tuple(rt, items);
}
void sd_deinit(SdCardObject& self) { self.started = false; }

constexpr Attribute sd_attributes[] = {
    METHOD_T("readblocks", sd_readblocks, "block_num, buf, /"),
    METHOD_T("writeblocks", sd_writeblocks, "block_num, buf, /"),
    METHOD_T("ioctl", sd_ioctl, "op, arg=None, /"),
    METHOD_T("info", sd_info, ""),
    METHOD_T("deinit", sd_deinit, ""),
};

}  // namespace

ROM_TYPE(sd_card_type,
         {
             .name = sym<"SDCard">,
             .kind = Kind::Other,
             .native_bytes = sizeof(SdCardObject),
             .construct = CONSTRUCTOR_T(
                 "SDCard", sd_new,
                 "slot=1, width=1, *, cd=None, wp=None, sck=None, miso=None, mosi=None, cs=None, freq=20000000"),
             .attributes = sd_attributes,
         });

}  // namespace adder
