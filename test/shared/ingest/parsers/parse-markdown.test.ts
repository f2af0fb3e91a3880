import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '../../../../shared/ingest/parsers/parse-markdown.ts';
import { defaultParseLimits } from '../../../support/default-parse-limits.ts';

function parse(text: string) {
  const bytes = new TextEncoder().encode(text);
  return parseMarkdown({ bytes, ...defaultParseLimits, onPages: () => undefined });
}

test('front matter becomes metadata and leaves the text', async () => {
  const parsed = await parse(
    '---\ntitle: "Leave policy"\ntags: [hr, leave]\ncategory: policy\nsource_url: https://intra/leave\nother:\n  - x\n---\n# Heading\n\nText.\n',
  );
  assert.equal(parsed.title, 'Leave policy');
  assert.equal(parsed.text, '# Heading\n\nText.');
  assert.deepEqual(parsed.metadata, {
    title: 'Leave policy',
    tags: ['hr', 'leave'],
    category: 'policy',
    sourceUrl: 'https://intra/leave',
  });
});

test('lists below a key are read, groups are not taken from a document', async () => {
  const { metadata } = await parse('---\ntags:\n  - one\n  - "two"\ngroups: [everyone]\n---\nText');
  assert.deepEqual(metadata, { tags: ['one', 'two'] });
});

test('underlined headings become hash headings, rules and tables stay', async () => {
  const { text, title } = await parse(
    'Handbook\n========\n\nPart *one*\n---\n\ntext\n\n---\n\n| a |\n| --- |\n',
  );
  assert.equal(text, '# Handbook\n\n## Part *one*\n\ntext\n\n---\n\n| a |\n| --- |');
  assert.equal(title, 'Handbook');
});

test('comments are no content', async () => {
  assert.equal((await parse('before <!-- secret\nnote --> after')).text, 'before  after');
});

test('a file of white space is empty', async () => {
  await assert.rejects(parse(' \n\t\n'), { code: 'empty_document' });
});

test('comments go, and one that is never closed is text', async () => {
  assert.equal((await parse('a <!-- b\nc --> d <!--e--> f')).text, 'a  d  f');
  const { text } = await parse(`${'<!--'.repeat(500_000)}end`);
  assert.match(text, /^<!--.*end$/u);
});
