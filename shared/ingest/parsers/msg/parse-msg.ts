import { readCompoundFile } from '../compound/read-compound-file.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { mailDocument } from '../mail/mail-document.ts';
import { messageAttachments } from './message-attachments.ts';
import { messageBody } from './message-body.ts';
import { messageEnvelope } from './message-envelope.ts';
import { charsetOfMessage, headerLengths, messageProperties } from './message-properties.ts';

/**
 * Reads a message that Outlook saved ([MS-OXMSG]): its header lines, its body, and its attachments as children, attached
 * messages among them.
 * @throws IngestFailure `empty_document`, `too_much_text`; see `readCompoundFile`
 */
export async function parseMsg(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const root = readCompoundFile(input.bytes);
  const charset = charsetOfMessage(messageProperties(root, headerLengths.message));
  const message = messageProperties(root, headerLengths.message, charset);
  const envelope = messageEnvelope(root, message, charset);
  const body = await messageBody(message, input);
  return mailDocument({ envelope, body, files: messageAttachments(root, root, charset) }, input);
}
