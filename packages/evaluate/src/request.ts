/** What is asked of a rule set, checked: facts decoded, readings and outputs looked up, every error at its path. */
import { nearest, facts as rows } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { type Assume, decodeFacts, type InputError } from "./decode.ts";
import type { Moment } from "./moment.ts";
import { openSession, type Session } from "./session.ts";

export type DecisionRequest = {
  /** JSON, by the dots of the facts' names. */
  readonly facts: unknown;
  readonly at: Moment;
  /** Asks for a timeline over the months from `at` to here. */
  readonly to?: Moment;
  /** Option by reading id; the others as chosen in the rule set. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Names of the outputs to decide; all where absent. */
  readonly outputs?: readonly string[];
  /** `nothing`: what is not given is unknown even where it has a default. */
  readonly assume?: Assume;
};

/** A session for what is asked, the outputs wanted by index, and all that is wrong with the request. */
export function open(
  program: Program,
  request: Omit<DecisionRequest, "to">,
): { readonly session: Session; readonly wanted: readonly number[]; readonly errors: readonly InputError[] } {
  const decoded = decodeFacts(program, request.facts, request.assume);
  const readings = chooseReadings(program, request.readings ?? {});
  const names = program.variables.filter((variable) => variable.output).map((variable) => variable.name);
  const asked = request.outputs?.map((name) => name.normalize("NFC"));
  const errors = (asked ?? [])
    .filter((name) => !names.includes(name))
    .map((name) => {
      const short = name.slice(0, 200);
      const path = `outputs.${short}`;
      return {
        path,
        diagnostic: rows.unknownOutputAsked({ file: path }, { name: short, nearest: nearest(short, names) }),
      };
    });
  return {
    session: openSession(program, decoded.values, readings.options),
    wanted: program.variables.flatMap(({ name, output }, i) =>
      output && (asked === undefined || asked.includes(name)) ? [i] : [],
    ),
    errors: [...decoded.errors, ...readings.errors, ...errors],
  };
}

function chooseReadings(
  program: Program,
  asked: Readonly<Record<string, string>>,
): { options: readonly string[]; errors: InputError[] } {
  const errors: InputError[] = [];
  const byId = new Map(Object.entries(asked).map(([id, option]) => [id.normalize("NFC"), option.normalize("NFC")]));
  const ids = program.readings.map((reading) => reading.id);
  for (const [id, option] of byId) {
    const path = `readings.${id}`;
    const reading = program.readings.find((one) => one.id === id);
    if (reading === undefined) {
      errors.push({
        path,
        diagnostic: rows.unknownReadingGiven(
          { file: path },
          { id: id.slice(0, 200), nearest: nearest(id.slice(0, 200), ids) },
        ),
      });
    } else if (!reading.options.some((one) => one.id === option)) {
      const options = reading.options.map((one) => one.id).join(", ");
      errors.push({ path, diagnostic: rows.unknownOptionGiven({ file: path }, { id, options }) });
    }
  }
  return { options: program.readings.map((reading) => byId.get(reading.id) ?? reading.chosen), errors };
}
