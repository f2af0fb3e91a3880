import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IngestFailure } from '../../../../../shared/ingest/failure.ts';
import { detectMediaType } from '../../../../../shared/ingest/media-type.ts';
import { parseMsg } from '../../../../../shared/ingest/parsers/msg/parse-msg.ts';
import {
  fileAttachment,
  mailProperties,
  makeMsg,
  type Message,
  type Properties,
} from '../../../../support/make-msg.ts';
import { parseInput } from '../../../../support/parse-input.ts';

const parse = (message: Message) => parseMsg(parseInput(makeMsg(message)));
const bodyOf = async (properties: Properties) => {
  const { text } = await parse({ properties });
  return text.split('\n\n').slice(2).join('\n\n');
};
const person = (name: string, kind: number, others: Properties): Properties => ({
  '3001': name,
  '0C15': kind,
  ...others,
});
/** An RTF body as it is kept without compression. */
function plainRtf(rtf: string): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(rtf.length + 12, 0);
  header.writeUInt32LE(rtf.length, 4);
  header.write('MELA', 8, 'latin1');
  return Buffer.concat([header, Buffer.from(rtf, 'latin1')]);
}

test('a message says who wrote to whom, when, and what', async () => {
  const { text, title, children, warnings, pageStarts } = await parse({
    properties: mailProperties('Leave für 2026', 'Urlaub für alle.\r\n\r\nAnn'),
    recipients: [
      person('Cem Kaya', 1, { '3002': 'SMTP', '3003': 'cem@example.com' }),
      person("'team@example.com'", 1, { '3003': 'team@example.com' }),
      person('Boss', 2, { '3002': 'EX', '3003': '/O=ACME/CN=BOSS', '39FE': 'boss@example.com' }),
      person('Hidden', 3, { '3003': 'hidden@example.com' }),
    ],
  });
  assert.equal(title, 'Leave für 2026');
  assert.equal(
    text,
    '# Leave für 2026\n\nFrom: Ann (ann@example.com)\n' +
      'To: Cem Kaya (cem@example.com), team@example.com\nCc: Boss (boss@example.com)\n' +
      'Date: 2026-05-04 09:30 UTC\n\nUrlaub für alle.\n\nAnn',
  );
  assert.deepEqual([children, warnings, pageStarts], [[], [], [0]]);
});

test('paths in a directory are no addresses; names alone will do', async () => {
  const { text } = await parse({
    properties: {
      '0037': 'Rates',
      '0C1A': 'Ann',
      '0C1E': 'EX',
      '0C1F': '/O=ACME/CN=ANN',
      '0E04': 'Cem; Team',
      '0E06': new Date('2026-01-02T03:04:05Z'),
    },
  });
  assert.equal(text, '# Rates\n\nFrom: Ann\nTo: Cem; Team\nDate: 2026-01-02 03:04 UTC');
});

test('the one it was sent for wrote it', async () => {
  const on = { '0042': 'Director', '0064': 'SMTP', '0065': 'director@example.com' };
  const { text } = await parse({ properties: mailProperties('Plan', 'Text', on) });
  assert.match(text, /^From: Director \(director@example\.com\)$/mu);
});

test('texts in a code page are read by it', async () => {
  const isCyrillic = (code: number) => code >= 0x410 && code < 0x450;
  const cyrillic = (text: string) =>
    Uint8Array.from({ length: text.length }, (_, at) => {
      const code = text.charCodeAt(at);
      return isCyrillic(code) ? code - 0x350 : code;
    });
  const properties = mailProperties('Отпуск\0', 'Всем сотрудникам', { '3FFD': 1251 });
  const { title, text } = await parseMsg(parseInput(makeMsg({ properties }, cyrillic)));
  assert.equal(title, 'Отпуск');
  assert.match(text, /Всем сотрудникам$/u);
});

test('the HTML body is taken, with its tables and in its charset', async () => {
  const html =
    '<p>T\xe4glich:</p><table><tr><th>Kind</th><th>Days</th></tr><tr><td>Sick</td><td>5</td></tr></table>';
  const body = await bodyOf(
    mailProperties('Leave', 'Taeglich: Kind Days Sick 5', {
      '1013': Buffer.from(html, 'latin1'),
      '3FDE': 28591,
    }),
  );
  assert.equal(body, 'Täglich:\n\n| Kind | Days |\n| --- | --- |\n| Sick | 5 |');
});

test('an HTML body without the text gives way to the plain one, whatever its links', async () => {
  const html = Buffer.from('<img src="story.png">');
  assert.equal(
    await bodyOf(mailProperties('a', 'The whole story.', { '1013': html })),
    'The whole story.',
  );
  const linked = Buffer.from('<p>Read <a href="https://example.com/a">this</a>.</p>');
  const plain = `Read this<https://example.com/${'a'.repeat(500)}>.`;
  const body = await bodyOf(mailProperties('a', plain, { '1013': linked }));
  assert.doesNotMatch(body, /aaaa/u);
});

test('the HTML that an RTF body keeps is read', async () => {
  const rtf =
    String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}{\colortbl\red0;}` +
    String.raw`{\*\htmltag64 <p>}\htmlrtf {\b \htmlrtf0 Gr\'fc\'dfe \f1 \'cf\u1090?\f0  {\*\htmltag84 &amp;}\htmlrtf &\htmlrtf0  \{more\}\htmlrtf }\htmlrtf0` +
    String.raw`{\*\htmltag72 </p>}{\*\mhtmltag1 <p>hidden</p>}{\*\htmltag0 <table><tr><td>}a{\*\htmltag0 </td><td>}b{\*\htmltag0 </td></tr><tr><td>1</td><td>2</td></tr></table>}}`;
  const body = await bodyOf(mailProperties('a', 'Grüße', { '1009': plainRtf(rtf) }));
  assert.equal(body, 'Grüße Пт & {more}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |');
});

test('an RTF body is read with its structure; one made of plain text is not', async () => {
  const rtf = plainRtf(String.raw`{\rtf1\ansi First.\par Second.\par}`);
  assert.equal(await bodyOf(mailProperties('a', '', { '1009': rtf })), 'First.\n\nSecond.');
  const copy = plainRtf(String.raw`{\rtf1\ansi\fromtext Other.\par}`);
  assert.equal(await bodyOf(mailProperties('a', 'Plain.', { '1009': copy })), 'Plain.');
  const broken = Buffer.from('no RTF');
  assert.equal(await bodyOf(mailProperties('a', 'Plain.', { '1009': broken })), 'Plain.');
});

test('attachments are children, but not the pictures that the body shows', async () => {
  const { children = [], text } = await parse({
    properties: mailProperties('Rates', 'See attached.'),
    attachments: [
      fileAttachment('rates.txt', 'Hotel 120.', { '370E': 'text/plain' }),
      fileAttachment('logo.png', 'png', { '3714': 4 }),
      fileAttachment('hidden.txt', 'x', { '7FFE': 1 }),
      { properties: { '3704': 'PLAN~1.MD', '3701': Buffer.from('# Plan') } },
      fileAttachment('photo.JPG', 'jpg'),
    ],
  });
  assert.deepEqual(
    children.map(({ name, mediaType, bytes }) => [name, mediaType, Buffer.from(bytes).toString()]),
    [
      ['rates.txt', 'text/plain', 'Hotel 120.'],
      ['PLAN~1.MD', 'application/octet-stream', '# Plan'],
      ['photo.JPG', 'image/jpg', 'jpg'],
    ],
  );
  assert.match(text, /^Attachments: rates\.txt, PLAN~1\.MD, photo\.JPG$/mu);
});

test('an attached message is a message of its own, with its attachments', async () => {
  const inner: Message = {
    properties: mailProperties('Inner', 'Forwarded.'),
    recipients: [person('Dee', 1, { '3003': 'dee@example.com' })],
    attachments: [fileAttachment('deep.txt', 'Deep.'.repeat(2000))],
  };
  const outer = await parse({
    properties: mailProperties('Outer', 'See.'),
    attachments: [{ properties: { '3001': 'Inner', '3705': 5 }, message: inner }],
  });
  const [child] = outer.children ?? [];
  assert.ok(child);
  assert.equal(child.name, 'Inner.msg');
  assert.equal(detectMediaType(child.bytes, child.name), 'application/vnd.ms-outlook');
  const read = await parseMsg(parseInput(child.bytes));
  assert.match(
    read.text,
    /^# Inner\n\nFrom: Ann .+\nTo: Dee \(dee@example\.com\)\nDate: 2026-05-04 09:30 UTC/u,
  );
  assert.equal(Buffer.from(read.children?.[0]?.bytes ?? []).toString(), 'Deep.'.repeat(2000));
});

test('fifty attachments are read', async () => {
  const attachments = Array.from({ length: 60 }, (_, at) => fileAttachment(`${at}.txt`, 'x'));
  const { children, warnings } = await parse({ properties: mailProperties('a', 'b'), attachments });
  assert.equal(children?.length, 50);
  assert.deepEqual(warnings, ['Only the first 50 of 60 attachments were read.']);
});

test('an empty message and one with too much text are refused', async () => {
  const refused = (code: string) => (error: unknown) =>
    error instanceof IngestFailure && error.code === code;
  await assert.rejects(parse({ properties: { '0E07': 1 } }), refused('empty_document'));
  const long = makeMsg({ properties: mailProperties('a', 'word '.repeat(1000)) });
  await assert.rejects(parseMsg(parseInput(long, { maxText: 1000 })), refused('too_much_text'));
  const cut = long.subarray(0, long.length - 3000);
  await assert.rejects(parseMsg(parseInput(cut)), refused('damaged_document'));
});

test('a change at any place never does worse than fail', async () => {
  const rtf = plainRtf(
    String.raw`{\rtf1\fromhtml1{\*\htmltag64 <p>}\'fc\u1090?{\*\htmltag72 </p>}}`,
  );
  const bytes = makeMsg({
    properties: mailProperties('a', 'b', { '1009': rtf }),
    recipients: [person('Dee', 1, { '3003': 'dee@example.com' })],
    attachments: [{ properties: { '3001': 'i', '3705': 5 }, message: { properties: {} } }],
  });
  for (let at = 0; at < bytes.length; at += 3) {
    for (const value of [0, 0xff]) {
      const copy = Buffer.from(bytes);
      copy[at] = value;
      await parseMsg(parseInput(copy)).catch((error: unknown) => {
        assert.ok(error instanceof IngestFailure, `${at}: ${String(error)}`);
      });
    }
  }
});
