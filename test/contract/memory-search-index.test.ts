import { MemorySearchIndex } from '../support/memory-search-index.ts';
import { searchIndexPassagesContract } from './search-index-passages-contract.ts';

searchIndexPassagesContract(2, async () => new MemorySearchIndex());
