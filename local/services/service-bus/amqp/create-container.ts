import rhea, { type Container } from 'rhea';

/** Makes what serves AMQP connections. It decides itself when messages are accepted and settled, and about credit. */
export function createContainer(): Container {
  const container = rhea.create_container({
    id: 'local-service-bus',
    autoaccept: false,
    autosettle: false,
    credit_window: 0,
    treat_modified_as_released: false,
  });
  container.sasl_server_mechanisms.enable_anonymous();
  container.sasl_server_mechanisms.MSSBCBS = () => ({ outcome: true, start: () => undefined });
  return container;
}
