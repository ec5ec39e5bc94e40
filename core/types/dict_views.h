// dict.keys(), .values(), .items() and the iterators over a dict.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type dict_keys_type, dict_values_type, dict_items_type, dict_reverse_key_iterator_type,
    dict_reverse_value_iterator_type, dict_reverse_item_iterator_type;

struct DictView : Object {
  Ref<Dict> dict;
};

Value make_dict_view(Runtime& rt, Value dict, const Type& view_type);
Value make_dict_iterator(Runtime& rt, Dict* dict, const Type& iterator_type);

}  // namespace adder
