// The module itertools.
#include "modules/itertools/iterators.h"
#include "modules/registry.h"

namespace adder {

namespace {

constinit const Attribute attributes[] = {
    TYPE("accumulate", accumulate_type),
    TYPE("batched", batched_type),
    TYPE("chain", chain_type),
    TYPE("combinations", combinations_type),
    TYPE("combinations_with_replacement", combinations_with_replacement_type),
    TYPE("compress", compress_type),
    TYPE("count", count_type),
    TYPE("cycle", cycle_type),
    TYPE("dropwhile", dropwhile_type),
    TYPE("filterfalse", filterfalse_type),
    TYPE("groupby", groupby_type),
    TYPE("islice", islice_type),
    TYPE("pairwise", pairwise_type),
    TYPE("permutations", permutations_type),
    TYPE("product", product_type),
    TYPE("repeat", repeat_type),
    TYPE("starmap", starmap_type),
    TYPE("takewhile", takewhile_type),
    FUNCTION("tee", itertools_tee, 1, 2),
    TYPE("zip_longest", zip_longest_type),
};

}  // namespace

constinit const NativeModule itertools_module = {sym<"itertools">, attributes, std::size(attributes)};

}  // namespace adder
