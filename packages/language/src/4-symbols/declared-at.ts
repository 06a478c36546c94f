/** The place of the first declaration, beside what is said of the second. */
import type { Diagnostic, Span } from "@khoan/diagnostics";

export function declaredAt(span: Span): { readonly related: Diagnostic["related"] } {
  return { related: [{ span, message: { vi: "đã khai báo ở đây", en: "declared here" } }] };
}
