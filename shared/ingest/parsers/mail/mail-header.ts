import type { Address, Email } from 'postal-mime';
import { cutText } from '../../../text/cut-text.ts';
import { oneLine } from '../tabular/pipe-table.ts';

/** Who wrote to whom about what, and when; dates are ISO 8601 UTC where they can be read. */
export type Envelope = Pick<Email, 'subject' | 'from' | 'to' | 'cc' | 'date'>;

const mostAddresses = 30;
const longestValue = 300;

/** The subject as a heading, and lines that say who wrote to whom, when, and what was attached. */
export function mailHeader(mail: Envelope, attachments: readonly string[]): string {
  const subject = subjectOf(mail);
  const lines = [
    line('From', addresses(mail.from ? [mail.from] : [])),
    line('To', addresses(mail.to)),
    line('Cc', addresses(mail.cc)),
    line('Date', dateOf(mail)),
    line('Attachments', attachments.map(value).join(', ')),
  ].filter((text) => text !== '');
  return [...(subject === '' ? [] : [`# ${subject}`]), lines.join('\n')].join('\n\n').trim();
}

export function subjectOf({ subject = '' }: Envelope): string {
  return value(subject);
}

/** `2026-05-04 09:30 UTC`, or what the mail says when that is no date. */
function dateOf({ date = '' }: Envelope): string {
  return value(date.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):.*Z$/u, '$1 $2 UTC'));
}

function addresses(list: readonly Address[] = []): string {
  const people = list.flatMap((entry) => entry.group ?? [entry]);
  const shown = people.slice(0, mostAddresses).map(({ name, address }) => {
    if (name === '' || name === address) return value(address);
    return address === '' ? value(name) : `${value(name)} (${value(address)})`;
  });
  const others = people.length - shown.length;
  return [...shown, ...(others > 0 ? [`and ${others} others`] : [])].join(', ');
}

function line(name: string, text: string): string {
  return text === '' ? '' : `${name}: ${text}`;
}

function value(text: string): string {
  return cutText(oneLine(text), longestValue).trim();
}
