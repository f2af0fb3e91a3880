/**
 * Whether a host name means this machine. The host listens on loopback only, so any other name is one that somebody had
 * resolve to it: a web page that does so with its own name (DNS rebinding) would count as the same origin.
 */
export function isOwnName(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
