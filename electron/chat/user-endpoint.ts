import type { UserEndpointSettings } from './endpoint-values.ts';
import { LocalEndpoint } from './local-endpoint.ts';

/** One signed-in person (reference: `UserEndpoint`). Single use. */
export class UserEndpoint extends LocalEndpoint {
  /** Throws InvalidArgument for what is no address of a person. */
  constructor(settings: UserEndpointSettings) {
    super(settings);
  }
}
