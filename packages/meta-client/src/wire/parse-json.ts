/** The value of JSON text; undefined where there is no text or it is no JSON, as gateways and odd headers have it. */
export function parseJson(text: string | null | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
