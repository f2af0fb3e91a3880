/**
 * Request units as Azure's documentation sizes them: 1 for a point read of 1 KB, about 5 for a write of
 * 1 KB, and for a query a base, plus what it reads and returns. An estimate to compare requests by; the
 * bill in Azure also depends on indexes and data.
 */
export function readCharge(bytes: number): number {
  return kilobytes(bytes);
}

export function writeCharge(bytes: number): number {
  return round(4.76 + 0.53 * kilobytes(bytes));
}

export function queryCharge(documentsRead: number, bytesReturned: number): number {
  return round(2.28 + 0.03 * documentsRead + 0.1 * kilobytes(bytesReturned));
}

function kilobytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024));
}

function round(charge: number): number {
  return Math.round(charge * 100) / 100;
}
