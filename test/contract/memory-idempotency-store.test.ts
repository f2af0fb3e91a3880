import { MemoryIdempotencyStore } from '../support/memory-idempotency-store.ts';
import { idempotencyStoreContract } from './idempotency-store-contract.ts';

idempotencyStoreContract(async () => new MemoryIdempotencyStore());
