import { config } from 'zod/v4/core';

// The AI SDK checks the stream with zod, which compiles its checks with `new Function` where it may. The page's content
// security policy forbids that, and even zod's asking would be reported as a violation. Imported before all else.
config({ jitless: true });
