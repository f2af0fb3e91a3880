import { MemoryDocumentStore } from '../support/memory-document-store.ts';
import { documentStoreContract } from './document-store-contract.ts';

documentStoreContract(async () => new MemoryDocumentStore());
