/** publicodes: rules in its own French words; each record is a situation. */
import Engine from "publicodes";
import { CARE, type Flat, LINE } from "./record.ts";

const RULES = {
  âge: { valeur: 0 },
  résident: { valeur: "oui" },
  rural: { valeur: "oui" },
  "quasi pauvre": { valeur: "non" },
  bénéficiaire: { valeur: "non" },
  allocation: { valeur: 0 },
  sorti: { valeur: "non" },
  génération: { valeur: "non" },
  léger: { valeur: "non" },
  grave: { valeur: "non" },
  élève: { valeur: "non" },
  vih: { valeur: "non" },
  institution: { valeur: "non" },
  survivant: { valeur: "non" },
  seuil: { variations: [{ si: "rural", alors: LINE.rural }, { sinon: LINE.urban }] },
  complément: { valeur: "seuil - allocation", plancher: 0 },
  exclu: { "une de ces conditions": ["institution", "quasi pauvre", "survivant", "bénéficiaire", "allocation > 0"] },
  "groupe 1": {
    "applicable si": "quasi pauvre",
    variations: [{ si: "bénéficiaire", alors: "complément" }, { sinon: "seuil" }],
  },
  "groupe 2a": { "applicable si": { "toutes ces conditions": ["sorti", "bénéficiaire"] }, valeur: "complément" },
  "groupe 2b": {
    "applicable si": { "toutes ces conditions": ["sorti", "bénéficiaire = non", "exclu = non"] },
    valeur: "seuil",
  },
  "groupe 3b": {
    "applicable si": { "toutes ces conditions": ["génération", "grave", "bénéficiaire"] },
    valeur: "complément",
  },
  "groupe 3c": {
    "applicable si": { "toutes ces conditions": ["génération", "léger", "exclu = non"] },
    valeur: "seuil",
  },
  "groupe 5": { "applicable si": { "toutes ces conditions": ["élève", "exclu = non"] }, valeur: CARE },
  "groupe 6": { "applicable si": "vih", valeur: CARE },
  montant: {
    "applicable si": { "toutes ces conditions": ["résident", "âge < 16"] },
    "le maximum de": ["groupe 1", "groupe 2a", "groupe 2b", "groupe 3b", "groupe 3c", "groupe 5", "groupe 6", 0],
  },
};

const flag = (value: boolean): string => (value ? "oui" : "non");

/** The amount of a month. */
export function publicodes(): (flat: Flat) => number {
  const engine = new Engine(RULES as ConstructorParameters<typeof Engine>[0]);
  return (flat) => {
    engine.setSituation({
      âge: flat.age,
      résident: flag(flat.resident),
      rural: flag(flat.area === "rural"),
      "quasi pauvre": flag(flat.household === "near_poor"),
      bénéficiaire: flag(flat.beneficiary),
      allocation: flat.allowance,
      sorti: flag(flat.escaped),
      génération: flag(flat.third),
      léger: flag(flat.disability === "mild"),
      grave: flag(flat.disability === "severe"),
      élève: flag(flat.raising),
      vih: flag(flat.hiv),
      institution: flag(flat.institution),
      survivant: flag(flat.survivor),
    });
    const { nodeValue } = engine.evaluate("montant");
    return typeof nodeValue === "number" ? nodeValue : 0;
  };
}
