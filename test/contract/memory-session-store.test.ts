import { MemorySessionStore } from '../support/memory-session-store.ts';
import { sessionStoreContract } from './session-store-contract.ts';

sessionStoreContract(async () => new MemorySessionStore());
