import { MemoryBlobStore } from '../support/memory-blob-store.ts';
import { blobStoreContract } from './blob-store-contract.ts';

blobStoreContract(async () => new MemoryBlobStore());
