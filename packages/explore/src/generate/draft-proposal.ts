/** A proposal as a case: what it expects is left to a person, or is the engine's answer, marked as nobody's yet. */
import type { DraftCase } from "@khoan/cases";
import { decide, Unknown } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { draftOf } from "../draft.ts";
import { requestOf } from "../lives/life.ts";
import type { Proposal } from "./proposal.ts";

const UNCHECKED = {
  vi: { author: "máy tính, chưa có người kiểm", why: "điền: vì sao văn bản cho kết quả này; sửa kết quả nếu máy sai" },
  en: {
    author: "computed, checked by nobody yet",
    why: "fill in: how the text leads to this; mend it where the machine is wrong",
  },
} as const;

export function draftProposal(program: Program, proposal: Proposal, withAnswers: boolean): DraftCase {
  const { life, name, clause, remark, outputs } = proposal;
  const decision = decide(program, requestOf(life));
  const took = clause !== undefined && decision.kind === "decided" && decision.session.took.has(clause);
  const named = took ? [program.clauses[clause]?.id ?? ""] : [];
  const { variables } = proposal;
  const whole = draftOf(program, life, name, variables, named);
  const expected = outputs ?? [...whole.expect.keys()];
  const draft: DraftCase = {
    ...whole,
    expect: new Map(expected.map((output) => [output, undefined])),
    ...(remark === undefined ? {} : { remark }),
  };
  if (!withAnswers || decision.kind === "failed") return draft;
  const expect = new Map(expected.map((output) => [output, decision.outputs.get(output)]));
  const open = [...expect.values()].some((value) => value instanceof Unknown);
  const { author, why } = UNCHECKED[program.document.language];
  return { ...draft, author, why, expect, ...(open ? { missing: decision.missing } : {}) };
}
