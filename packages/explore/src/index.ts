export type { LifeOptions } from "./lives/draw-life.ts";
export { type Facts, type Json, type Life, requestOf } from "./lives/life.ts";
export { lifeArbitrary, sampleLife, sampleLives } from "./lives/sample.ts";
