import { MemoryEvaluationStore } from '../support/memory-evaluation-store.ts';
import { evaluationStoreContract } from './evaluation-store-contract.ts';

evaluationStoreContract(async () => new MemoryEvaluationStore());
