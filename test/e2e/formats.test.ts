import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';

const mail = (attachments: readonly (readonly [string, string])[]) =>
  [
    'Subject: Canteen prices',
    'From: Ann <ann@example.com>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    '',
    'The canteen changes its prices in May.',
    ...attachments.flatMap(([name, content]) => [
      '--x',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
    ]),
    '--x--',
  ].join('\r\n');
const prices = ['prices.csv', 'Dish;Price\nPorridge;2.10\nLentil soup;4.30\n'] as const;
const hours = [
  'hours.json',
  JSON.stringify({ canteen: { opens: '07:30', closes: '14:45' } }),
] as const;

describe('text formats and attachments, from upload to search', () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startTemporaryStack();
  });
  after(() => stack.close());

  const passages = async (query: string) => {
    const response = await stack.api.fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { items: { path: string; content: string }[] }).items;
  };

  it('a mail and its attachments are documents, found by what they say', async () => {
    await stack.api.uploadContent(mail([prices, hours]), 'news/canteen.eml');
    const paths = ['', '/prices.csv', '/hours.json'].map((end) => `news/canteen.eml${end}`);
    const documents = await stack.api.settledPaths(paths);
    assert.deepEqual(
      documents.map(({ path, status }) => [path, status]).sort(),
      paths.map((path) => [path, 'indexed']).sort(),
    );
    const [soup] = await passages('What does the lentil soup cost?');
    assert.equal(soup?.path, 'news/canteen.eml/prices.csv');
    assert.match(
      soup.content,
      /\| Dish \| Price \|\n\| --- \| --- \|\n[\s\S]*\| Lentil soup \| 4\.30 \|/u,
    );
    const [closing] = await passages('When does the canteen close, closes 14:45?');
    assert.equal(closing?.path, 'news/canteen.eml/hours.json');
  });

  it('a new version of the mail replaces its attachments, its deletion removes them', async () => {
    const before = await stack.api.documents();
    const hoursBefore = before.find(({ path }) => path === 'news/canteen.eml/hours.json');
    assert.ok(hoursBefore);
    const replaced = await stack.api.uploadContent(mail([prices]), 'news/canteen.eml');
    await stack.api.gone(hoursBefore.id);
    await stack.api.settled([replaced.id]);
    await stack.api.fetch(`/api/documents/${replaced.id}`, { method: 'DELETE' });
    await stack.api.gone(replaced.id);
    for (const { path, id } of before) if (path.startsWith('news/')) await stack.api.gone(id);
    assert.deepEqual(
      (await passages('What does the lentil soup cost?')).filter(({ path }) =>
        path.startsWith('news/'),
      ),
      [],
    );
  });
});
