import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Answers carry text from documents; the page may load and run only what it was built with. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Serves the built page from a folder; `/` is `index.html`. Assets are named by their hash and cached for long. */
export function servePage(directory: string) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = filePath(directory, request.url ?? '/');
    const file = path && isFile(path) ? path : undefined;
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(file ? 405 : 404, {
        ...securityHeaders,
        'content-type': 'text/plain; charset=utf-8',
        ...(file && { allow: 'GET, HEAD' }),
      });
      response.end(file ? 'Only GET and HEAD are possible here.\n' : 'There is nothing here.\n');
      return;
    }
    response.writeHead(200, {
      ...securityHeaders,
      'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
      'cache-control': file.includes(`${sep}assets${sep}`)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    pipeline(createReadStream(file), response, () => undefined);
  };
}

/** @returns undefined for a path that cannot be decoded or leads out of the folder */
function filePath(directory: string, url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(`http://page${url}`).pathname);
    const full = normalize(join(directory, path === '/' ? 'index.html' : path));
    return full.startsWith(directory + sep) && !full.includes('\0') ? full : undefined;
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Not there, or no name the system knows (too long, for example).
    return false;
  }
}
