import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { compare, type Comparison } from './compare.ts';
import { toTable } from './report.ts';
import { loadSpanSet } from './span-set.ts';

const help = `Compares passage sizes: how much of what answers a question does retrieval find, and how much else?

Usage: npm run eval:chunks -- <folder> [options]

  <folder>             Markdown texts and questions_df.csv (columns question, corpus_id, references)
  --sizes <list>       most tokens of a passage (default 128,256,512,768,1024)
  --overlaps <list>    tokens repeated, in percent of the size (default 0,10,20)
  --help               show this text

The texts are cut, embedded, indexed, searched and reranked by the product's own code over local services. MODEL_ENDPOINT,
MODEL_API_KEY, EMBEDDING_MODEL and EMBEDDING_DIMENSIONS, if set, choose another embedding model.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '128,256,512,768,1024' },
    overlaps: { type: 'string', default: '0,10,20' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [folder] = positionals;
if (values.help || folder === undefined) console.log(help);
else await run(folder);

async function run(from: string): Promise<void> {
  const set = loadSpanSet(resolve(from));
  const rows: Comparison[] = [];
  for (const maxTokens of toNumbers(values.sizes)) {
    for (const percent of toNumbers(values.overlaps)) {
      const overlapTokens = Math.round((maxTokens * percent) / 100);
      process.stderr.write(`${maxTokens} tokens, ${overlapTokens} repeated …\n`);
      rows.push(await compare(set, { maxTokens, overlapTokens }));
    }
  }
  console.log(`${set.questions.length} questions about ${set.texts.size} texts\n`);
  console.log(toTable(rows));
}

/** @throws Error for what is no list of numbers */
function toNumbers(list: string): number[] {
  return list.split(',').map((item) => {
    const value = Number(item.trim());
    if (item.trim() === '' || !Number.isFinite(value) || value < 0) {
      throw new Error(`“${item}” in “${list}” is not a number.`);
    }
    return value;
  });
}
