// Regions and the way from an address to its page and cell.
#include "core/heap/layout.h"

namespace adder {

Region* Heap::State::region_of(const void* address) const {
  if constexpr (word_is_64_bit)
    return reinterpret_cast<Region*>(uintptr_t(address) & ~(Heap::region_alignment - 1));
  else
    return regions[0];
}

PageInfo* Heap::State::page_of(const Object* object) const {
  Region* region = region_of(object);
  if (region->huge) return region->table();
  return region->table() + ((reinterpret_cast<const uint8_t*>(object) - region->pages) >> page_shift);
}

unsigned Heap::State::cell_index(const PageInfo* page, Region* region, const Object* object) const {
  if (page->kind != PageKind::Small) return 0;
  unsigned offset = unsigned(reinterpret_cast<const uint8_t*>(object) - page_start(page, region));
  return cell_of_offset(page->size_class, offset);
}

Region* Heap::State::find_region(uintptr_t address) const {
  if (address - lowest >= highest - lowest) return nullptr;
  uint32_t low = 0, high = region_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (uintptr_t(regions[middle]->end) <= address)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == region_count || address < uintptr_t(regions[low]->pages)) return nullptr;
  return regions[low];
}

bool Heap::State::in_white_cell(uintptr_t address) const {
  Region* region = find_region(address);
  if (!region) return false;
  uintptr_t offset = address - uintptr_t(region->pages);
  const PageInfo* page = region->table() + (region->huge ? 0 : offset >> page_shift);
  if (page->kind == PageKind::LargeBody) page = region->table() + page->run;
  if (page->kind == PageKind::LargeHead) return !page->marked(0);
  return page->kind == PageKind::Small &&
         !page->marked(cell_of_offset(page->size_class, unsigned(offset & (page_bytes() - 1))));
}

Object* Heap::State::find_object(uintptr_t address) const {
  Region* region = find_region(address);
  if (!region) return nullptr;
  uint8_t* cell;
  PageInfo* page = region->table();
  if (!region->huge) page += (address - uintptr_t(region->pages)) >> page_shift;
  if (page->kind == PageKind::LargeBody) page = region->table() + page->run;
  if (page->kind == PageKind::LargeHead) {
    cell = page_start(page, region);
  } else if (page->kind == PageKind::Small) {
    unsigned bytes = class_bytes[page->size_class];
    uint8_t* start = page_start(page, region);
    unsigned index = cell_of_offset(page->size_class, unsigned(address - uintptr_t(start)));
    if (index >= page_bytes() / bytes) return nullptr;
    cell = start + index * bytes;
  } else {
    return nullptr;
  }
  Word head = load_unaligned<Word>(cell);
  return head && !(head & 1) ? reinterpret_cast<Object*>(cell) : nullptr;
}

// Room for `usable_bytes` of pages; everything left of the limit when the limit is nearer.
Region* Heap::State::add_region(size_t usable_bytes, bool huge) {
  size_t pages = pages_for(usable_bytes);
  size_t entries = huge ? 1 : pages;
  size_t bytes = align_up(sizeof(Region) + entries * sizeof(PageInfo), page_bytes()) + (pages << page_shift);
  if constexpr (word_is_64_bit)
    if (!huge) bytes = Heap::region_alignment;
  if (limit) {
    if (bytes_total >= limit) return nullptr;
    if (bytes > limit - bytes_total) {
      if (huge) return nullptr;
      bytes = limit - bytes_total;
    }
  }
  if (region_count == region_capacity) {
    uint32_t capacity = region_capacity ? region_capacity * 2 : word_is_64_bit ? 64 : 1;
    auto** grown = static_cast<Region**>(source.take_block(capacity * sizeof(Region*)));
    if (!grown) return nullptr;
    for (uint32_t i = 0; i < region_count; i++) grown[i] = regions[i];
    if (regions) source.give_block(regions, region_capacity * sizeof(Region*));
    regions = grown;
    region_capacity = capacity;
  }
  // A short region is still taken with the alignment that masking needs.
  size_t asked = word_is_64_bit && bytes < Heap::region_alignment ? Heap::region_alignment : bytes;
  auto* region = static_cast<Region*>(source.take_block(asked));
  if (!region) return nullptr;
  if (!huge) {
    size_t fit = (bytes - sizeof(Region)) / (page_bytes() + sizeof(PageInfo));
    while (fit && align_up(sizeof(Region) + fit * sizeof(PageInfo), page_bytes()) + (fit << page_shift) > bytes) fit--;
    pages = entries = fit;
    if (!fit) {
      source.give_block(region, asked);
      return nullptr;
    }
  }
  size_t head = align_up(uintptr_t(region) + sizeof(Region) + entries * sizeof(PageInfo), 8) - uintptr_t(region);
  if (word_is_64_bit) head = align_up(head, page_bytes());
  uint32_t fresh_from = word_is_64_bit ? 0 : uint32_t(pages);
  *region = {};
  region->bytes = asked;
  region->pages = reinterpret_cast<uint8_t*>(region) + head;
  region->end = region->pages + (pages << page_shift);
  region->page_count = region->free_pages = region->fresh_to = uint32_t(pages);
  region->last_free = uint32_t(pages) - 1;
  region->fresh_from = fresh_from;
  region->no_run_of = ~uint32_t(0);
  region->huge = huge;
  if (!word_is_64_bit) std::memset(static_cast<void*>(region->table()), 0, entries * sizeof(PageInfo));
  uint32_t place = region_count++;
  for (; place && regions[place - 1] > region; place--) regions[place] = regions[place - 1];
  regions[place] = region;
  if (uintptr_t(region) < lowest) lowest = uintptr_t(region);
  if (uintptr_t(region->end) > highest) highest = uintptr_t(region->end);
  bytes_total += bytes;
  return region;
}

// Takes the region out of the list: no object is found in it any more.
void Heap::State::forget_region(Region* region) {
  uint32_t place = 0;
  while (regions[place] != region) place++;
  for (; place + 1 < region_count; place++) regions[place] = regions[place + 1];
  region_count--;
}

void Heap::State::remove_region(Region* region) {
  forget_region(region);
  bytes_total -= region->bytes;
  source.give_block(region, region->bytes);
}

bool Heap::State::grow_vector(ObjectVector& vector) {
  uint32_t capacity = vector.capacity ? vector.capacity * 2 : 16;
  auto** grown = static_cast<Object**>(block_source.take_block(capacity * sizeof(Object*)));
  if (!grown) return false;
  for (uint32_t i = 0; i < vector.size; i++) grown[i] = vector.items[i];
  if (vector.items) block_source.give_block(vector.items, vector.capacity * sizeof(Object*));
  vector.items = grown;
  vector.capacity = capacity;
  return true;
}

}  // namespace adder
