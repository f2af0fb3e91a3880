import rhea, { type Container } from 'rhea';
import { allowAnonymous } from './rhea-internals.ts';

/** Makes what serves AMQP connections. It decides itself when messages are accepted and settled, and about credit. */
export function createContainer(): Container {
  const container = rhea.create_container({
    id: 'local-service-bus',
    autoaccept: false,
    autosettle: false,
    credit_window: 0,
    treat_modified_as_released: false,
  });
  allowAnonymous(container);
  return container;
}
