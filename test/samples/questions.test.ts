import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { z } from 'zod';
import { pdfPageTexts } from '../support/pdf-text.ts';

const samples = new URL('../../samples/', import.meta.url);
const documents = new URL('documents/', samples);

const answerable = z.strictObject({
  question: z.string(),
  document: z.string(),
  page: z.int().min(1),
  answer: z.string().min(1),
  followsUp: z.string().optional(),
});
const unanswerable = z.strictObject({ question: z.string(), unanswerable: z.literal(true) });

const lines = (await readFile(new URL('questions.jsonl', samples), 'utf8')).trim().split('\n');
const questions = lines.map((line) => z.union([answerable, unanswerable]).parse(JSON.parse(line)));
const answerables = questions.filter((question) => 'document' in question);
const standalone = answerables.filter(({ followsUp }) => followsUp === undefined);

test('there are 20 stand-alone questions, 10 follow-ups and 10 without an answer', () => {
  assert.equal(standalone.length, 20);
  assert.equal(answerables.length - standalone.length, 10);
  assert.equal(questions.length - answerables.length, 10);
});

test('no question is asked twice', () => {
  assert.equal(new Set(questions.map(({ question }) => question)).size, questions.length);
});

test('a follow-up comes right after the stand-alone question that it refers to', () => {
  questions.forEach((question, index) => {
    if (!('followsUp' in question)) return;
    const before = questions[index - 1];
    assert.equal(before?.question, question.followsUp);
    assert.ok(standalone.some((candidate) => candidate === before));
  });
});

test('every document is asked about', async () => {
  const asked = new Set(answerables.map(({ document }) => document));
  assert.deepEqual([...asked].sort(), (await readdir(documents)).sort());
});

test('each answer stands on the page named', async () => {
  const pages = new Map<string, string[]>();
  for (const { document } of answerables)
    if (!pages.has(document)) pages.set(document, await readPages(document));
  for (const { question, document, page, answer } of answerables) {
    const text = pages.get(document)?.[page - 1];
    assert.ok(text?.includes(answer), `"${answer}" (${question}) on page ${page} of ${document}`);
  }
});

async function readPages(document: string): Promise<string[]> {
  const bytes = await readFile(new URL(document, documents));
  if (document.endsWith('.pdf')) return pdfPageTexts(bytes);
  const text = document.endsWith('.html')
    ? bytes.toString().replace(/<[^>]+>/g, ' ')
    : bytes.toString();
  return [text.replace(/\s+/g, ' ')];
}
