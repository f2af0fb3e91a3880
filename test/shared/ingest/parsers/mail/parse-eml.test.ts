import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEml } from '../../../../../shared/ingest/parsers/mail/parse-eml.ts';
import { defaultParseLimits } from '../../../../support/default-parse-limits.ts';

function parse(mail: string | Uint8Array) {
  const bytes = typeof mail === 'string' ? Buffer.from(mail.replaceAll('\n', '\r\n')) : mail;
  return parseEml({ bytes, ...defaultParseLimits, onPages: () => undefined });
}

const header = `From: Ann <ann@example.com>
To: Cem Kaya <cem@example.com>, team@example.com
Subject: =?utf-8?Q?Leave_f=C3=BCr_2026?=
Date: Mon, 4 May 2026 11:30:00 +0200
MIME-Version: 1.0
`;
const part = (headers: string, body: string) => `--x\n${headers}\n\n${body}\n`;
const multipart = (kind: string, ...parts: string[]) =>
  `${header}Content-Type: multipart/${kind}; boundary=x\n\n${parts.join('')}--x--\n`;

test('a mail says who wrote to whom, when, and what', async () => {
  const { text, title, children } = await parse(
    `${header}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nUrlaub f=FCr=\n alle.\n`,
  );
  assert.equal(title, 'Leave für 2026');
  assert.equal(
    text,
    '# Leave für 2026\n\nFrom: Ann (ann@example.com)\nTo: Cem Kaya (cem@example.com), team@example.com\n' +
      'Date: 2026-05-04 09:30 UTC\n\nUrlaub für alle.',
  );
  assert.deepEqual(children, []);
});

test('the HTML body is taken, with its tables', async () => {
  const { text } = await parse(
    multipart(
      'alternative',
      part('Content-Type: text/plain', 'A table.'),
      part(
        'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64',
        Buffer.from(
          '<p>A table:</p><table><tr><th>Kind</th><th>Days</th></tr><tr><td>Sick</td><td>5</td></tr></table>',
        ).toString('base64'),
      ),
    ),
  );
  assert.match(text, /A table:\n\n\| Kind \| Days \|\n\| --- \| --- \|\n\| Sick \| 5 \|$/u);
});

test('an HTML body without the text gives way to the plain one', async () => {
  const { text } = await parse(
    multipart(
      'alternative',
      part('Content-Type: text/plain', 'The whole story, told in plain text.'),
      part('Content-Type: text/html', '<img src="story.png">'),
    ),
  );
  assert.match(text, /The whole story/u);
});

test('attachments are children, pictures inside the text are not', async () => {
  const { text, children } = await parse(
    multipart(
      'related',
      part('Content-Type: text/html', '<p>See attached.</p>'),
      part(
        'Content-Type: image/png\nContent-ID: <logo>\nContent-Disposition: inline; filename=logo.png',
        'x',
      ),
      part(
        'Content-Type: text/plain; name="=?utf-8?Q?Pl=C3=A4ne.txt?="\nContent-Disposition: attachment',
        'Plan.',
      ),
    ),
  );
  assert.match(text, /\nAttachments: Pläne\.txt\n/u);
  assert.deepEqual(
    children?.map(({ name, mediaType, bytes }) => [name, mediaType, Buffer.from(bytes).toString()]),
    [['Pläne.txt', 'text/plain', 'Plan.\n']],
  );
});

test('a forwarded mail is part of the body', async () => {
  const { text } = await parse(
    multipart(
      'mixed',
      part('Content-Type: text/plain', 'For your information.'),
      part('Content-Type: message/rfc822', 'Subject: Rates\nFrom: eve@example.com\n\nHotel 120.'),
    ),
  );
  assert.match(text, /For your information\.[\s\S]*Rates[\s\S]*Hotel 120\./u);
});

test('a mail without subject has no title; one without text keeps its subject', async () => {
  const bare = await parse('From: ann@example.com\n\nHello.\n');
  assert.equal(bare.title, undefined);
  assert.equal(bare.text, 'From: ann@example.com\n\nHello.');
  assert.equal((await parse('Subject: Only this\n\n')).text, '# Only this');
});

test('a mail saved as UTF-16 is read', async () => {
  const saved = Buffer.from(`\ufeff${header}\nGrüße.\n`, 'utf16le');
  assert.match((await parse(saved)).text, /Grüße\.$/u);
});

test('many addresses and attachments are cut, and the editor is told of attachments', async () => {
  const to = Array.from({ length: 40 }, (_, at) => `p${at}@example.com`).join(', ');
  const files = Array.from({ length: 52 }, (_, at) =>
    part(`Content-Type: text/plain\nContent-Disposition: attachment; filename=${at}.txt`, 'x'),
  );
  const { text, children, warnings } = await parse(
    multipart('mixed', ...files).replace(/^To: .*$/mu, `To: ${to}`),
  );
  assert.match(text, /p29@example\.com, and 10 others\n/u);
  assert.equal(children?.length, 50);
  assert.deepEqual(warnings, ['Only the first 50 of 52 attachments were read.']);
});

test('nesting and headers beyond all measure are refused', async () => {
  const nested = Array.from(
    { length: 200 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  );
  await assert.rejects(parse(`${header}${nested.join('')}`), { code: 'too_complex' });
  await assert.rejects(parse(`${header}${'X-A: b\n'.repeat(200_000)}\nHi`), {
    code: 'too_complex',
  });
});

test('mails inside mails inside mails end as an attachment', async () => {
  const inner = (depth: number): string =>
    depth === 0
      ? 'Subject: innermost\n\nsecret'
      : `Subject: level ${depth}\nContent-Type: message/rfc822\n\n${inner(depth - 1)}`;
  const { text, children } = await parse(inner(6));
  assert.match(text, /level 3/u);
  assert.doesNotMatch(text, /innermost/u);
  assert.equal(children?.[0]?.mediaType, 'message/rfc822');
});
