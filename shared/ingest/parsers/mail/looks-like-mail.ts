import type { ContentSample } from '../content-sample.ts';

const sender = /^from:/imu;
/** Header lines that programs write and people do not. */
const machineLine = /^(?:mime-version|message-id|received|return-path|delivered-to|x-mailer):/imu;

/** Whether the content begins with the header of a mail (RFC 5322 section 2.2). */
export function looksLikeMail({ head }: ContentSample): boolean {
  // A line of an mbox file may stand above the header.
  const header = head.replace(/^From [^\n]{1,500}\n/u, '').split(/\r?\n\r?\n/u, 1)[0] ?? '';
  return /^[!-9;-~]{1,100}:/u.test(header) && sender.test(header) && machineLine.test(header);
}
