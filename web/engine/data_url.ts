// What travels inside a script: a page whose policy names no address to connect to could not fetch it, and a page
// opened from file:// could not either.

/** The bytes in a base64 data: URL. */
export function decodeDataUrl(url: string): Uint8Array<ArrayBuffer> {
  const characters = atob(url.slice(url.indexOf(",") + 1));
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
