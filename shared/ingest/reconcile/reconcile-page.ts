import { checkChunks } from './check-chunks.ts';
import { checkOriginals } from './check-originals.ts';
import { checkProcessed } from './check-processed.ts';
import { checkRecords } from './check-records.ts';
import { findTenants } from './find-tenants.ts';
import {
  countPage,
  type CheckedPage,
  type Reconciliation,
  type ReconcilePorts,
} from './reconciliation.ts';

/**
 * Checks the next page of a pass and repairs what differs: first the blobs of the container, then each tenant's records,
 * processed blobs and chunks. What is repaired twice is repaired once. @returns the pass as far as it has come then
 * @throws AppError of the stores
 */
export async function reconcilePage(
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<Reconciliation> {
  const page = await checkPage(pass, ports, signal);
  const { from: _, ...counted } = countPage(pass, page);
  if (page.next !== undefined) return { ...counted, from: page.next };
  return nextPhase(counted, ports, signal);
}

async function checkPage(
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<CheckedPage> {
  const [tenantId = ''] = pass.tenants;
  switch (pass.phase) {
    case 'originals':
      return checkOriginals(pass, ports, signal);
    case 'records':
      return checkRecords(tenantId, pass, ports, signal);
    case 'processed':
      return checkProcessed(tenantId, pass, ports, signal);
    case 'chunks':
      return checkChunks(tenantId, pass, ports, signal);
    case 'done':
      return { checked: 0, repairs: [] };
  }
}

async function nextPhase(
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<Reconciliation> {
  switch (pass.phase) {
    case 'originals':
      return { ...pass, phase: 'records', tenants: await findTenants(ports, signal) };
    case 'records':
      return { ...pass, phase: 'processed' };
    case 'processed':
      return { ...pass, phase: 'chunks' };
    case 'chunks':
      return nextTenant(pass);
    case 'done':
      return pass;
  }
}

function nextTenant(pass: Reconciliation): Reconciliation {
  const tenants = pass.tenants.slice(1);
  return { ...pass, phase: tenants.length > 0 ? 'records' : 'done', tenants, expected: 0 };
}
