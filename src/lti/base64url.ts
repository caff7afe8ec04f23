/** Base64url without padding (RFC 4648 §5, RFC 7515 §2). */

const ALPHABET = /^[A-Za-z0-9_-]*$/;

/** Encodes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Decodes base64url. Returns null for anything but the one canonical spelling of its bytes: padding, foreign characters,
 * and non-zero spare bits at the end, by which the same signature could otherwise be written in several ways.
 */
export function decodeBase64url(text: string): Uint8Array | null {
  if (!ALPHABET.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return encodeBase64url(bytes.subarray(-3 - (bytes.length % 3))).slice(-1) === text.slice(-1) ? bytes : null;
}
