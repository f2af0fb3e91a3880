/**
 * Text for a terminal: names of files and documents may hold control characters that would steer it, and marks that turn
 * its direction.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '�');
}
