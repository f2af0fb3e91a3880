import type { Part, QuestionResult, ShownPassage } from '../../run/question-result.ts';
import { figure } from '../figure.ts';
import { isWrong } from '../is-wrong.ts';
import { escapeHtml } from './escape-html.ts';

/** One question with all that was found, said and measured, folded up. */
export function renderQuestion(result: QuestionResult): string {
  const wrong = isWrong(result);
  const mark = wrong ? '<span class="mark bad">✗</span>' : '<span class="mark good">✓</span>';
  return (
    `<details data-wrong="${wrong ? 1 : 0}"><summary>${mark}<span>${escapeHtml(result.question)}</span>` +
    `<span class="kind soft">${result.kind}</span></summary>\n<div class="inside">` +
    `${renderFacts(result)}\n<div class="grid">${textsFirst(result).map(renderPart).join('\n')}</div></div></details>`
  );
}

function renderFacts(result: QuestionResult): string {
  const { followsUp, searchedFor, truth, expected, relevance, degraded } = result;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['after', followsUp],
    ['searched for', searchedFor],
    ['expected', expected.join(', ') || undefined],
    ['truth', truth],
    ['relevance', relevance === undefined ? undefined : relevance.toFixed(2)],
    ['degraded', degraded.join(', ') || undefined],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`],
  );
  return `<dl>${rows.join('')}</dl>`;
}

/** What was said is what a reader looks for first. */
function textsFirst({ parts }: QuestionResult): [string, Part][] {
  const hasText = ([, { text }]: [string, Part]) => Number(text !== undefined);
  return Object.entries(parts).sort((a, b) => hasText(b) - hasText(a));
}

function renderPart([name, { metrics, text, passages }]: [string, Part]): string {
  const figures = Object.entries(metrics).map(
    ([metric, value]) => `${escapeHtml(metric)} ${figure(value)}`,
  );
  return (
    `<div${text === undefined ? '' : ' class="wide"'}><h3>${escapeHtml(name)}</h3>` +
    (text === undefined ? '' : `<div class="answer">${escapeHtml(text)}</div>`) +
    (passages && passages.length > 0 ? `<ol>${passages.map(renderPassage).join('')}</ol>` : '') +
    `<div class="soft">${figures.join(' · ')}</div></div>`
  );
}

function renderPassage({ document, pageFrom, pageTo, right }: ShownPassage): string {
  const pages = pageFrom === pageTo ? `${pageFrom}` : `${pageFrom}–${pageTo}`;
  return `<li${right ? ' class="right"' : ''}>${escapeHtml(document)} p. ${pages}</li>`;
}
