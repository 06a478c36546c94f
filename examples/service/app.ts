/**
 * Decisions over HTTP. What comes in is checked against the rule set's own schema; what goes wrong is answered by code and
 * path. Logs hold the method, the path and the status, never a fact.
 */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import factsSchema from "../generated/nq-55-2025/facts.schema.json" with { type: "json" };
import { evaluate, type Options, prepare, ruleSet } from "../generated/nq-55-2025/nq-55-2025.js";
import resultsSchema from "../generated/nq-55-2025/results.schema.json" with { type: "json" };

const MAX_BYTES = 256 * 1024;

/** `log` gets one line a request. */
export function service(log: (line: string) => void): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    log(`${context.req.method} ${context.req.routePath} ${context.res.status}`);
  });

  app.post(
    "/decisions",
    bodyLimit({
      maxSize: MAX_BYTES,
      onError: (context) => context.json(problem("KH812", "", `${MAX_BYTES} bytes`), 413),
    }),
    async (context) => {
      let body: unknown;
      try {
        body = await context.req.json();
      } catch {
        return context.json(problem("KH825", "", "JSON"), 400);
      }
      if (typeof body !== "object" || body === null || Array.isArray(body))
        return context.json(problem("KH824", "", "{ facts, at, to, readings }"), 400);
      const { facts, at, to, readings } = body as Record<string, unknown>;
      const prepared = prepare(facts);
      if ("kind" in prepared) return context.json(prepared, 422);
      // Whatever is no moment or reading comes back as an error by path.
      const options = { at, to, readings } as unknown as Options;
      const decision = evaluate(prepared, options);
      return context.json(decision, decision.kind === "failed" ? 422 : 200);
    },
  );

  app.get("/openapi.json", (context) => context.json(openApi()));
  app.notFound((context) => context.json(problem("KH824", context.req.path.slice(0, 100), "/decisions"), 404));
  app.onError((_, context) => context.json(problem("KH824", "", "a request"), 500));
  return app;
}

function problem(code: string, path: string, expected: string): object {
  return { kind: "failed", errors: [{ code, path, expected }] };
}

/** OpenAPI 3.1 takes JSON Schema 2020-12 as it is. */
function openApi(): object {
  const json = (schema: object): object => ({ "application/json": { schema } });
  const failed = { $ref: "#/components/schemas/Failed" };
  return {
    openapi: "3.1.0",
    info: { title: ruleSet.title, version: ruleSet.digest.slice(0, 12) },
    paths: {
      "/decisions": {
        post: {
          summary: ruleSet.version,
          requestBody: {
            required: true,
            content: json({
              type: "object",
              required: ["facts", "at"],
              properties: {
                facts: { $ref: "#/components/schemas/Facts" },
                at: { type: "string", pattern: "^\\d{4}-\\d{2}(-\\d{2})?$" },
                to: { type: "string", pattern: "^\\d{4}-\\d{2}$" },
                readings: { type: "object", additionalProperties: { type: "string" } },
              },
            }),
          },
          responses: {
            200: { description: "decided", content: json({ $ref: "#/components/schemas/Decision" }) },
            400: { description: "no JSON, or no request", content: json(failed) },
            413: { description: "too large", content: json(failed) },
            422: { description: "facts, moments or readings that can't be", content: json(failed) },
          },
        },
      },
    },
    components: {
      schemas: {
        Facts: factsSchema,
        Decision: resultsSchema,
        Failed: {
          type: "object",
          required: ["kind", "errors"],
          properties: {
            kind: { const: "failed" },
            errors: {
              type: "array",
              items: {
                type: "object",
                required: ["code", "path"],
                properties: { code: { type: "string" }, path: { type: "string" } },
              },
            },
          },
        },
      },
    },
  };
}
