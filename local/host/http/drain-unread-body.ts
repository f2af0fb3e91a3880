import type { IncomingMessage, ServerResponse } from 'node:http';

const patienceMs = 5_000;

/**
 * When a function answers before it has read the whole body (413, 401), the rest is read and thrown
 * away for a while, so that the caller can read the answer; then the connection is cut.
 */
export function drainUnreadBody(
  request: IncomingMessage,
  response: ServerResponse,
  onUnread?: () => void,
): void {
  response.once('finish', () => {
    if (request.complete) return;
    request.unpipe();
    onUnread?.();
    const { socket } = request;
    const timer = setTimeout(() => socket.destroy(), patienceMs);
    const settle = () => {
      clearTimeout(timer);
      socket.off('close', settle);
    };
    request.once('end', settle);
    // Once the answer is sent, Node does not tell the request that its connection closed.
    socket.once('close', settle);
    request.resume();
  });
}
