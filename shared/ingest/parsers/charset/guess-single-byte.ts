/** Charsets with one byte a character, each with the letters beyond ASCII that are most frequent in its languages. */
const alphabets: readonly { readonly label: string; readonly frequent: string }[] = [
  { label: 'windows-1251', frequent: 'оеаинтсрвлкмдпуя' },
  { label: 'koi8-r', frequent: 'оеаинтсрвлкмдпуя' },
  { label: 'ibm866', frequent: 'оеаинтсрвлкмдпуя' },
  { label: 'windows-1253', frequent: 'αοιετσνηυρπκμλςω' },
  { label: 'windows-1255', frequent: 'יוהלאתרבשמנכעדחק' },
  { label: 'windows-1256', frequent: 'اليمونرتبةعدسفهك' },
];
/** Letters of Latin alphabets; in the wrong charset many of them would be signs. */
const latin = [
  { label: 'windows-1252', frequent: 'äöüßéèàçñåøæêôíóáúãõ' },
  { label: 'windows-1250', frequent: 'ąćęłńśźżčřšžěůýáíéőűťďĺľ' },
  { label: 'windows-1254', frequent: 'ışğüöçİ' },
];
const fewest = 8;

/** The single-byte charset in which most letters beyond ASCII are frequent ones of its languages; Windows-1252 in doubt. */
export function guessSingleByte(head: Uint8Array): string {
  const isLetterByte = (byte: number | undefined) =>
    byte !== undefined && (byte >= 0x80 || /[a-z]/iu.test(String.fromCharCode(byte)));
  let beyond = 0;
  let besideEachOther = 0;
  for (const [at, byte] of head.entries()) {
    if (byte < 0x80) continue;
    beyond += 1;
    if ((head[at + 1] ?? 0) >= 0x80 || (head[at - 1] ?? 0) >= 0x80) besideEachOther += 1;
    else if (!isLetterByte(head[at + 1]) && !isLetterByte(head[at - 1])) beyond -= 1;
  }
  if (beyond < fewest) return 'windows-1252';
  // Words of other alphabets are made of such letters; in Latin words they stand alone.
  const group = besideEachOther > beyond * 0.6 ? alphabets : latin;
  const scores = group.map(({ label, frequent }) => ({
    label,
    score: score(head, label, frequent),
  }));
  const best = scores.reduce((a, b) => (b.score > a.score * 1.1 ? b : a));
  return best.score > 0.5 ? best.label : 'windows-1252';
}

/** Capitals count a little less: KOI8-R has them where Windows-1251 has small letters. */
const weightOfCapital = 0.9;

/** The share of the letters beyond ASCII that are frequent ones. */
function score(head: Uint8Array, label: string, frequent: string): number {
  const text = new TextDecoder(label).decode(head).replace(/[\p{ASCII}\p{Zs}]+/gu, '');
  const known = new Set(frequent);
  let hits = 0;
  let letters = 0;
  for (const character of text) {
    letters += 1;
    if (known.has(character)) hits += 1;
    else if (known.has(character.toLowerCase())) hits += weightOfCapital;
  }
  return letters === 0 ? 0 : hits / letters;
}
