const PLACEHOLDER = '[redacted]';
// Shorter texts are no credentials of Meta's, and replacing them would hit ordinary words.
const SHORTEST_SECRET = 6;
const PARAMETERS = /((?:access_token|appsecret_proof)(?:=|%3D))[^&"'\\\s<>]+/gi;

/**
 * A function that blots out the given secrets, however a server or a runtime quotes them, and any other token that stands
 * in a query string.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret), secret.replaceAll('/', '\\/')]);
  return (text) =>
    forms
      .reduce((rest, form) => rest.replaceAll(form, PLACEHOLDER), text)
      .replaceAll(PARAMETERS, `$1${PLACEHOLDER}`);
}
