/** Text for a terminal: names of files and documents may hold control characters that would steer it. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '�');
}
