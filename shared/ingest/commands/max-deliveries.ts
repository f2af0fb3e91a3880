/** The queue itself gives a message up after this many deliveries, without a reason: see `infra/service-bus.json`. */
export const maxDeliveries = 5;
