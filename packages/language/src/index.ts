export {
  type FileReader,
  type FileTree,
  fileReader,
  type ParseFile,
  readTree,
} from "./1-source/file-reader.ts";
export { parseYaml } from "./1-source/parse-yaml.ts";
export type { LoadedRuleSet } from "./1-source/read-rule-set.ts";
export { loneScalar } from "./1-source/scalar-parts.ts";
export { difference, splicedTree } from "./1-source/splice-tree.ts";
export type * from "./1-source/yaml-tree.ts";
export type * from "./2-syntax/expression.ts";
export { literalText } from "./2-syntax/numbers.ts";
export { type Cell, parseFormula } from "./2-syntax/parse-formula.ts";
export { parseLiteral } from "./2-syntax/parse-literal.ts";
export type { TypeExpression } from "./2-syntax/parse-type.ts";
export {
  keyWordsOf,
  PLACES,
  type PlaceName,
  placeOfMapping,
  type ScalarKind,
  toCanonicalKey,
  toKeyWord,
  type Value as PlaceValue,
  valueAt,
} from "./2-syntax/places.ts";
export { scan } from "./2-syntax/scan.ts";
export { type Category, toCanonical, toWord, wordsOf } from "./2-syntax/vocabulary.ts";
export { canonicalFile, UNKNOWN_KEY } from "./3-model/canonical.ts";
export { jsonSchemas } from "./3-model/json-schema.ts";
export type * from "./3-model/model.ts";
export { SECTIONS } from "./3-model/shapes.ts";
export { type View, viewOf } from "./3-model/view.ts";
export type * from "./4-symbols/symbols.ts";
export { elaborateList } from "./5-elaborate/aggregates.ts";
export { momentScope, type Scope, withLocal } from "./5-elaborate/context.ts";
export { elaborate } from "./5-elaborate/expression.ts";
export { literalAs, numberLiteral } from "./5-elaborate/literals.ts";
export { resolveClause } from "./5-elaborate/names.ts";
export { scopeOfSet } from "./5-elaborate/program.ts";
export { toType, typeName } from "./5-elaborate/types.ts";
export { type Analysis, analysing, type Compilation, compileFolder, finish, programOf } from "./compile.ts";
export * from "./core/index.ts";
export { encodeScalar } from "./format/encode-scalar.ts";
export { type FilePlace, filePlaceOf, visitFields } from "./format/field-kinds.ts";
export { formatFile } from "./format/format-file.ts";
