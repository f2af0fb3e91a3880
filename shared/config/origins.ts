import * as z from 'zod';

/** Origins separated by commas, as browsers send them: scheme, host and port, without a path. */
export const originsSchema = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((origins) => origins.every((one) => URL.parse(one)?.origin === one), {
    error: 'must be origins separated by commas, for example https://chat.contoso.com',
  });
