import type { MessageProperties } from '../broker/broker-message.ts';

/** Decides whether a subscription takes a message. */
export type MessageFilter = (message: MessageProperties) => boolean;
