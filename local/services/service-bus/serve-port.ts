import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

/** An AMQP client begins with its protocol's name; no HTTP method that is served begins with its first letter. */
const AMQP_FIRST_BYTE = 'A'.charCodeAt(0);

/** Serves two protocols on one port: who begins with `AMQP` speaks it, all others HTTP. */
export function createPortServer(serveAmqp: (socket: Socket) => void, http: HttpServer): Server {
  return createServer((socket) => {
    // Otherwise each small frame waits for the acknowledgement of the one before.
    socket.setNoDelay(true);
    const onError = () => socket.destroy();
    socket.once('error', onError);
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      socket.off('error', onError);
      if (first[0] === AMQP_FIRST_BYTE) serveAmqp(socket);
      else http.emit('connection', socket);
      socket.resume();
    });
  });
}
