import type { Random } from '../../../support/random.ts';

const words = (
  'leave plan premium employee manager policy days benefit coverage office laptop e.g. 25 3.5 co-payment Übung 休暇 😀 ' +
  'approved, must; (may) https://example.com/path?q=1 the a of in'
).split(' ');

/** Markdown of all kinds of blocks in random order, with page starts anywhere, empty pages included. */
export function randomMarkdown(
  random: Random,
  blocks: number,
): { readonly text: string; readonly pageStarts: number[] } {
  const makers = [paragraph, paragraph, paragraph, heading, list, table, code, longRun, blank];
  let text = '';
  const pageStarts = [0];
  for (let block = 0; block < blocks; block += 1) {
    const make = makers[random.below(makers.length)] ?? paragraph;
    text += make(random);
    if (random.below(4) === 0) pageStarts.push(text.length);
    if (random.below(20) === 0) pageStarts.push(text.length);
  }
  return { text: `${text}${paragraph(random)}`, pageStarts };
}

function some(random: Random, most: number): string {
  const count = 1 + random.below(most);
  return Array.from({ length: count }, () => words[random.below(words.length)]).join(' ');
}

function paragraph(random: Random): string {
  const sentences = Array.from({ length: 1 + random.below(9) }, () => `S${some(random, 25)}.`);
  return `${sentences.join(random.below(3) === 0 ? '\n' : ' ')}\n\n`;
}

function heading(random: Random): string {
  return `${'#'.repeat(1 + random.below(6))} ${some(random, 6)}\n${random.below(2) === 0 ? '\n' : ''}`;
}

function list(random: Random): string {
  const items = Array.from({ length: 1 + random.below(8) }, () => `- ${some(random, 20)}\n`);
  return `${items.join('')}\n`;
}

function table(random: Random): string {
  const row = () => `| ${some(random, 4)} | ${some(random, 4)} |\n`;
  const rows = Array.from({ length: random.below(25) }, row);
  return `${row()}| --- | --- |\n${rows.join('')}\n`;
}

function code(random: Random): string {
  return `\`\`\`\n$ ${some(random, 8)}\n${some(random, 40)}\n\`\`\`\n\n`;
}

function longRun(random: Random): string {
  return `${['ab', '=', '汉', '😀'][random.below(4)]?.repeat(random.below(600)) ?? ''}\n\n`;
}

function blank(): string {
  return '\n \n\t\n';
}
