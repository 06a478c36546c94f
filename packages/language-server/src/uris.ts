/** How a client names a file and how the service does: `file:` addresses as paths, others decoded. */
export type Uris = {
  readonly toPath: (uri: string) => string;
  readonly toUri: (path: string) => string;
};

/** Decodes, and gives back what was decoded as the client wrote it. */
export function decodedUris(): Uris {
  const written = new Map<string, string>();
  return {
    toPath: (uri) => {
      const path = decoded(uri);
      written.set(path, uri);
      return path;
    },
    toUri: (path) => written.get(path) ?? encodeURI(path),
  };
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Every `uri`, and every key of `changes`, anywhere in a result, as the client names it. */
export function withUris<T>(value: T, uris: Pick<Uris, "toUri">): T {
  return converted(value, uris) as T;
}

function converted(value: unknown, uris: Pick<Uris, "toUri">): unknown {
  if (Array.isArray(value)) return value.map((item) => converted(item, uris));
  if (typeof value !== "object" || value === null || value instanceof Map) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if ((key === "uri" || key === "target") && typeof inner === "string") return [key, uris.toUri(inner)];
      if (key === "changes" && typeof inner === "object" && inner !== null)
        return [key, Object.fromEntries(Object.entries(inner).map(([path, edits]) => [uris.toUri(path), edits]))];
      return [key, converted(inner, uris)];
    }),
  );
}
