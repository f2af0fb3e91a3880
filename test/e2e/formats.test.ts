import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { docRow, makeDoc } from '../support/make-doc.ts';
import { mailProperties, makeMsg } from '../support/make-msg.ts';

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

  const passages = async (query: string, filters = {}) => {
    const response = await stack.api.fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, filters }),
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

  it('a change of the mail’s properties reaches its attachments', async () => {
    const menu = () => passages('What does the lentil soup cost?', { tags: ['menu'] });
    assert.deepEqual(await menu(), []);
    const documents = await stack.api.documents();
    const id = documents.find(({ path }) => path === 'news/canteen.eml')?.id ?? '';
    await stack.api.fetch(`/api/documents/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tags: ['menu'] }),
    });
    const deadline = Date.now() + 60_000;
    const isThere = async () =>
      (await menu()).some(({ path }) => path === 'news/canteen.eml/prices.csv');
    while (!(await isThere())) {
      assert.ok(Date.now() < deadline, 'The attachment did not get the tag.');
      await delay(200);
    }
  });

  it('an Outlook message and the older Word document in it are found', async () => {
    const body = [{ text: 'Parking', style: 1 }, ...docRow('Level', 'Fee'), ...docRow('Roof', '7')];
    const file = { '3707': 'parking.doc', '3701': makeDoc({ body }) };
    const properties = mailProperties('Parking fees', 'The garage has new fees from June.');
    const message = makeMsg({ properties, attachments: [{ properties: file }] });
    await stack.api.uploadContent(message, 'garage.msg');
    const paths = ['garage.msg', 'garage.msg/parking.doc'];
    const documents = await stack.api.settledPaths(paths);
    assert.ok(documents.every(({ status }) => status === 'indexed'));
    const [fee] = await passages('What is the parking fee on the roof level?');
    assert.equal(fee?.path, 'garage.msg/parking.doc');
    assert.match(fee.content, /\| Roof \| 7 \|/u);
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
