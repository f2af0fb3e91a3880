import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calibrate } from '../../../../tools/eval/report/calibration.ts';
import { escapeHtml } from '../../../../tools/eval/report/html/escape-html.ts';
import { renderReport } from '../../../../tools/eval/report/html/render-report.ts';
import { isWrong } from '../../../../tools/eval/report/is-wrong.ts';
import { progressLine, progressOn } from '../../../../tools/eval/report/progress.ts';
import { renderTables } from '../../../../tools/eval/report/render-tables.ts';
import { aDatasetRun, aResult } from '../../../support/a-dataset-run.ts';

describe('calibrate', () => {
  it('counts what each threshold would refuse', () => {
    const assembly = (hit: number) => ({ assembly: { metrics: { 'page hit': hit } } });
    const results = [
      aResult({ relevance: 0.42, parts: assembly(1) }),
      aResult({ relevance: 0.12, parts: assembly(0) }),
      aResult({ relevance: 0.3, kind: 'unanswerable' }),
      aResult({ relevance: -0.01, kind: 'unanswerable' }),
      aResult({}),
    ];
    const { answerable, unanswerable, rows } = calibrate(results);
    assert.deepEqual([answerable, unanswerable, rows.length], [2, 2, 21]);
    const at = (threshold: number) => rows.find((row) => row.threshold === threshold);
    assert.deepEqual(at(0), {
      threshold: 0,
      answerableRefused: 0,
      refusedWithTruth: 0,
      unanswerableCaught: 1,
    });
    assert.deepEqual(at(0.3), {
      threshold: 0.3,
      answerableRefused: 1,
      refusedWithTruth: 0,
      unanswerableCaught: 1,
    });
    assert.deepEqual(at(0.5), {
      threshold: 0.5,
      answerableRefused: 2,
      refusedWithTruth: 1,
      unanswerableCaught: 2,
    });
  });
});

describe('renderTables', () => {
  it('puts stages side by side, and parts with metrics of their own below each other', () => {
    const stage = (value: number) => ({ metrics: { 'nDCG@10': value }, milliseconds: 12 });
    const parts = { keyword: stage(0.5), vector: stage(0.25), answer: { metrics: { right: 1 } } };
    const text = renderTables(aDatasetRun([aResult({ parts })]));
    assert.match(text, /^ +keyword +vector$/mu);
    assert.match(text, /^nDCG@10 +0\.500 +0\.250$/mu);
    assert.match(text, /^milliseconds +12 +12$/mu);
    assert.match(text, /^right +1\.000 +1\.000 – 1\.000 +of 1$/mu);
  });
});

describe('isWrong', () => {
  const part = (metrics: Record<string, number>) => ({ metrics });

  it('looks at the answer first, then at the last ranking, then at the rewrite', () => {
    const rerank = part({ 'hit@10': 1, 'page hit@10': 0 });
    assert.equal(isWrong(aResult({ parts: { rerank } })), true);
    assert.equal(isWrong(aResult({ parts: { rerank, answer: part({ right: 1 }) } })), false);
    assert.equal(isWrong(aResult({ parts: { answer: part({ 'refusal recall': 0 }) } })), true);
    assert.equal(isWrong(aResult({ parts: { search: part({ 'hit@10': 1 }) } })), false);
    assert.equal(isWrong(aResult({ parts: { condensed: part({ 'all recovered': 0 }) } })), true);
  });
});

describe('the HTML report', () => {
  it('shows hostile text as text', () => {
    const hostile = `<img src=x onerror=alert(1)></details></script>"'&\u202e`;
    const html = renderReport({
      format: 1,
      startedAt: '2026-01-01T00:00:00.000Z',
      datasets: [
        aDatasetRun(
          [
            aResult({
              question: hostile,
              truth: hostile,
              followsUp: hostile,
              expected: [hostile],
              parts: {
                [hostile]: {
                  metrics: { [hostile]: 1 },
                  text: hostile,
                  passages: [{ document: hostile, pageFrom: 1, pageTo: 2, right: true }],
                },
              },
            }),
          ],
          {
            name: hostile,
            subject: { settings: { NAME: hostile } },
            failures: [{ question: hostile, reason: hostile }],
          },
        ),
      ],
    });
    assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;'));
    assert.ok(!html.includes('<img'));
    assert.equal(html.match(/<\/script>/gu)?.length, 1);
    assert.equal(html.match(/<\/details>/gu)?.length, 1);
    assert.ok(!html.includes('\u202e'));
    assert.doesNotMatch(html, /(?:src|href)=["']?(?:https?:)?\/\//u);
  });

  it('escapes what could end an element or an attribute', () => {
    assert.equal(
      escapeHtml(`<a b="c" d='e'>&amp;`),
      '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;',
    );
  });
});

describe('progress', () => {
  it('draws a bar with what is left', () => {
    assert.equal(
      progressLine('set', 6, 24, 4200),
      `set ${'█'.repeat(6)}${'░'.repeat(18)} 6 of 24  5 s left`,
    );
    assert.equal(progressLine('set', 24, 24, 0), `set ${'█'.repeat(24)} 24 of 24`);
  });

  it('reckons by the pace since it began, and is quiet to a pipe', () => {
    const written: string[] = [];
    const stream = (isTTY: boolean) => ({
      isTTY,
      write: (text: string) => written.push(text) > 0,
    });
    let now = 0;
    const bar = progressOn(stream(true), () => now);
    bar.show('set', 1, 10);
    now = 4000;
    bar.show('set', 5, 10);
    assert.match(written.at(-1) ?? '', /5 of 10 {2}4 s left$/u);
    const before = written.length;
    progressOn(stream(false), () => now).show('set', 1, 2);
    assert.equal(written.length, before);
  });
});
