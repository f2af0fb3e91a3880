import { MemoryProfileStore } from '../support/memory-profile-store.ts';
import { profileStoreContract } from './profile-store-contract.ts';

profileStoreContract(async () => new MemoryProfileStore());
