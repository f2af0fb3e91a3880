/** Runs the service in a process of its own, on the directory given as argument; prints its endpoint. */
import { startAiSearch } from '../../../../../local/services/ai-search/start-ai-search.ts';

const { endpoint } = await startAiSearch({ directory: process.argv[2], port: 0 });
process.stdout.write(`${endpoint}\n`);
