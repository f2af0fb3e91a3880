/** `Content-Disposition` for a file shown in place, with its name in any script (RFC 6266, RFC 8187). */
export function inlineDisposition(fileName: string): string {
  // RFC 8187 allows fewer characters than encodeURIComponent leaves; lone surrogates have no encoding.
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename*=UTF-8''${encoded}`;
}
