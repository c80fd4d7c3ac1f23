/** A key no one can guess; `crypto.randomUUID` is missing on plain-http addresses in browsers. */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
