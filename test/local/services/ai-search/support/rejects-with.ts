import assert from 'node:assert/strict';

/** Expects an SDK call to fail with an HTTP status. */
export async function rejectsWith(statusCode: number, call: () => Promise<unknown>): Promise<void> {
  await assert.rejects(call, (error: unknown) => {
    assert.ok(error instanceof Error && 'statusCode' in error, String(error));
    assert.equal(error.statusCode, statusCode, error.message);
    return true;
  });
}
