export { type Answer, answerOf, type Backend, evaluator, firstDifference } from "./explore/backend.ts";
export { type Explored, type Exploring, explore } from "./explore/explore.ts";
export { causeOf, type Finding, type Found, findingsIn, isImplausible } from "./explore/finding.ts";
export { shrink } from "./explore/shrink.ts";
export { type Told, tell } from "./explore/tell.ts";
export type { LifeOptions } from "./lives/draw-life.ts";
export { type Facts, type Json, type Life, lifeOfCase, requestOf } from "./lives/life.ts";
export { lifeArbitrary, sampleLife, sampleLives } from "./lives/sample.ts";
