import type { DatasetRun, Evaluation } from '../../run/evaluation.ts';
import { isWrong } from '../is-wrong.ts';
import { escapeHtml } from './escape-html.ts';
import { filterScript } from './filter-script.ts';
import { renderFigures } from './render-figures.ts';
import { renderQuestion } from './render-question.ts';
import { style } from './style.ts';

/** Nothing is loaded from anywhere, and what slipped through escaping could still not call home. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/** A run as one HTML page that needs nothing else. */
export function renderReport({ startedAt, commit, datasets }: Evaluation): string {
  const about = [
    startedAt.slice(0, 16).replace('T', ' '),
    ...(commit ? [`commit ${commit.slice(0, 10)}`] : []),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Evaluation of ${escapeHtml(about.join(', '))}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Evaluation</h1>
<div class="soft">${escapeHtml(about.join(' · '))}</div>
${datasets.map(renderDataset).join('\n')}
</main>
<script>${filterScript}</script>
</body>
</html>
`;
}

function renderDataset(run: DatasetRun): string {
  const { name, subject, parts, results, failures, tokens } = run;
  const { documents, chunks, settings } = subject;
  const size = [
    `${results.length} questions`,
    ...(documents === undefined ? [] : [`${documents} documents`]),
    ...(chunks === undefined ? [] : [`${chunks} passages`]),
    ...(tokens ? [`${tokens.input} tokens in, ${tokens.output} out`] : []),
  ];
  const judge = results
    .map((result) => result.parts.judge?.text)
    .find((text) => text !== undefined);
  const chips = [
    ...Object.entries(settings).map(([setting, value]) => `${setting} ${value}`),
    ...(judge === undefined ? [] : [`judge: ${judge}`]),
  ];
  const wrongFirst = results.toSorted((a, b) => Number(isWrong(b)) - Number(isWrong(a)));
  return `<section>
<h2>${escapeHtml(name)}</h2>
<div class="soft">${size.join(' · ')}</div>
<ul class="chips">${chips.map((chip) => `<li>${escapeHtml(chip)}</li>`).join('')}</ul>
${renderFigures(parts)}
${renderFailures(failures)}
<h3>Questions</h3>
<div class="filter"><input type="search" placeholder="Search questions, answers, documents" aria-label="Search">
<label><input type="checkbox"> wrong only</label> <span class="soft count"></span></div>
${wrongFirst.map(renderQuestion).join('\n')}
</section>`;
}

function renderFailures(failures: DatasetRun['failures']): string {
  if (failures.length === 0) return '';
  const items = failures.map(
    ({ question, reason }) => `<li>${escapeHtml(question)}: ${escapeHtml(reason)}</li>`,
  );
  return `<h3 class="bad">Not asked</h3>\n<ol>${items.join('')}</ol>`;
}
