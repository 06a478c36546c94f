/**
 * One seed for all property tests, so that two runs of the same code try the same. `KHOAN_SEED=random` tries others; a
 * number tries that one again.
 */
import fc from "fast-check";

const asked = process.env["KHOAN_SEED"];

if (asked !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20_261_124) });
