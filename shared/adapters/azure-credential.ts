import type { TokenCredential } from '@azure/identity';

/** Managed identity in Azure, the developer's sign-in elsewhere. The library is loaded when a token is first needed. */
let credential: Promise<TokenCredential> | undefined;

export const azureCredential: TokenCredential = {
  async getToken(scopes, options) {
    credential ??= import('@azure/identity').then(
      ({ DefaultAzureCredential }) => new DefaultAzureCredential(),
    );
    return (await credential).getToken(scopes, options);
  },
};
