import { HashedEmbeddingModel } from '../support/hashed-embedding-model.ts';
import { ScriptedChatModel } from '../support/scripted-chat-model.ts';
import { chatModelContract } from './chat-model-contract.ts';
import { embeddingModelContract } from './embedding-model-contract.ts';

chatModelContract(() => new ScriptedChatModel({ answer: ['26 days ', 'of annual leave [1].'] }));
embeddingModelContract(() => new HashedEmbeddingModel());
