/** What a newcomer reads once the stack is up. */
export function welcome(facts: {
  readonly url: string;
  readonly inbox: string;
  readonly model: string;
  readonly isLocalModel: boolean;
  readonly seconds: number;
}): string {
  const model = facts.isLocalModel
    ? `${facts.model}, on this machine: it quotes fitting sentences from your documents.\n` +
      '           For a real model set MODEL_ENDPOINT and CHAT_MODEL in local.settings.json (docs/settings.md).'
    : facts.model;
  return `
Grounded is running (after ${facts.seconds.toFixed(1)} s).

  Page     ${facts.url}
  Ask      curl -s ${facts.url}/api/chat -H 'content-type: application/json' \\
             -d '{"message":"How many days of annual leave do I get?"}'
  Add      drop a document into ${facts.inbox}
           (or upload it to the blob container “documents”)
  Model    ${model}
  Stop     Ctrl-C; what is stored stays for the next start
`;
}
