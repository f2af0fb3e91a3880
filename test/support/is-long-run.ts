import process from 'node:process';

/** Whether fault tests run at full length: `npm run test:fault`. */
export const isLongRun = process.env.GROUNDED_LONG_TESTS === '1';
