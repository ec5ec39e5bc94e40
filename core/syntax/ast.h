// The syntax tree: what the parser makes of one top-level statement and the code generator reads.
//
// Node and field names are those of CPython 3.12's ast module (its ASDL), so its documentation describes them.
// Differences: nodes of the same shape share one struct and differ in kind (For/AsyncFor, List/Tuple/Set,
// ListComp/GeneratorExp, ...); the ASDL's expr and stmt are Expression and Statement here, its Expr statement is
// ExprStatement.
//
// Invariants
// - Every node lives in the arena handed to the parser, is trivially destructible and dies with it. Text points into
//   that arena or into the source, so both must outlive the tree.
// - Lines count from 1, columns are UTF-8 byte offsets from 0, ends are exclusive. Columns stop at 65535, and a node is
//   at most 65535 lines long for its end_line: beyond that the position is a clamped one, never a wrong tree.
// - Optional children are null, optional names empty. Required children are never null.
// - Depth: the tree is at most ParserOptions::max_depth levels deep (a level is at most eight nodes), if left spines
//   (spine_child) and `elif` chains (an If alone in orelse) count as one level. Both can be as long as the source, so a
//   walk goes down them in a loop.
#pragma once

#include "core/syntax/ast_expressions.h"
#include "core/syntax/ast_node.h"
#include "core/syntax/ast_statements.h"
