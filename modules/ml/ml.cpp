// The module ml: models trained on a PC run in place, and small learners for the node. docs/ml.md tells how to use it.
#include "modules/ml/types.h"
#include "modules/registry.h"

namespace adder {

static constexpr Attribute attributes[] = {
    ROW_OF("load", ml::model_type, ml::load_model, "o", "source"),
    TYPE("Model", ml::model_type),
    TYPE("LinearRegression", ml::linear_regression_type),
    TYPE("LogisticRegression", ml::logistic_regression_type),
    TYPE("KNN", ml::neighbors_type),
    TYPE("KMeans", ml::kmeans_type),
};
constinit const NativeModule ml_module = {sym<"ml">, attributes, std::size(attributes)};

}  // namespace adder
